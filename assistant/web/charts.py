"""Charts as inline SVG, drawn here.

pygal would draw them, but importing it puts a finder without `find_spec` into `sys.meta_path`, so
that every later import warns; it also gives all charts the same ids, a script and a style sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from lxml import etree

from assistant.web.text import flat

if TYPE_CHECKING:
    from assistant import FigureChart

WIDTH, HEIGHT = 720, 400
TOP, RIGHT = 28, 16
LABEL = 15
SLANT = 40
# A part that is less high cannot hold its figure.
LEAST_HEIGHT = 12
SVG = "http://www.w3.org/2000/svg"
# Eight series are the most that a chart has; dashes and shapes tell them apart without colour.
DASHES = ("", "8 4", "2 3", "10 3 2 3", "4 4", "12 4", "1 5", "6 2 2 2")
SHAPES = ("circle", "square", "up", "diamond", "down", "cross", "plus", "bar")


@dataclass(frozen=True, slots=True)
class _Frame:
    """The field of a chart: its edges, the marks of its scale, where its points stand."""

    left: float
    bottom: float
    ticks: tuple[Decimal, ...]
    places: tuple[float, ...]

    def y(self, number: Decimal) -> float:
        """Give the height of a number."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.bottom - float((number - low) / (high - low)) * (self.bottom - TOP)


def draw(chart: FigureChart, name: str, title: str, description: str) -> str:
    """Draw a chart; `name` begins every id in it and is unlike that of any other on the page."""
    root = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG})
    root.set("class", f"chart {chart.kind.value}")
    root.set("viewBox", f"0 0 {WIDTH} {HEIGHT}")
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    _add(root, "title", {"id": f"{name}-title"}, title)
    _add(root, "desc", {"id": f"{name}-desc"}, description)
    stacked = chart.kind.value == "stack"
    frame = _frame(chart, stacked=stacked)
    _draw_axes(root, chart, frame)
    (_draw_stack if stacked else _draw_lines)(root, chart, frame)
    return etree.tostring(root, encoding="unicode")


def patterns() -> str:
    """Give the fills of stacked parts, to stand once on a page; colours come from the sheet."""
    shapes = (
        "",
        '<path d="M0 10L10 0" class="ink"/>',
        '<circle cx="3" cy="3" r="1.6" class="dot"/><circle cx="8" cy="8" r="1.6" class="dot"/>',
        '<path d="M0 5H10" class="ink"/>',
        '<path d="M0 0L10 10M0 10L10 0" class="ink"/>',
        '<path d="M5 0V10" class="ink"/>',
        '<path d="M0 5H10M5 0V10" class="ink"/>',
        '<path d="M0 0L10 10" class="ink"/>',
    )
    made = "".join(
        f'<pattern id="fill-{n}" width="10" height="10" patternUnits="userSpaceOnUse">'
        f'<rect width="10" height="10" class="ground-{n}"/>{shape}</pattern>'
        for n, shape in enumerate(shapes)
    )
    return (
        f'<svg class="patterns" width="0" height="0" aria-hidden="true"><defs>{made}</defs></svg>'
    )


def sample(kind: str, number: int) -> str:
    """Draw the sign of a series for the legend."""
    if kind == "stack":
        inner = f'<rect x="1" y="1" width="38" height="14" class="part part-{number}"/>'
    else:
        inner = (
            f'<g class="series serie-{number}"><path class="line" d="M0 8H40" '
            f'stroke-dasharray="{DASHES[number]}"/>'
            f'<path class="dot" d="{_shape(number, 20, 8, 5)}"/></g>'
        )
    size = 'width="40" height="16" viewBox="0 0 40 16"'
    return f'<svg class="sample" {size} aria-hidden="true">{inner}</svg>'


def _frame(chart: FigureChart, *, stacked: bool) -> _Frame:
    """Lay out the field: lines stand at a true scale of years, stacks side by side."""
    columns = list(zip(*(one.numbers for one in chart.series), strict=True))
    numbers = [number for column in columns for number in column if number is not None]
    sums = [sum((n for n in column if n is not None), Decimal(0)) for column in columns]
    ticks = scale(*((Decimal(0), max(sums)) if stacked else (min(numbers), max(numbers))))
    left = 24 + max(len(_written(tick)) for tick in ticks) * LABEL * 0.6
    slanted = _slant(chart, stacked=stacked, width=WIDTH - RIGHT - left)
    bottom = HEIGHT - 32 - (_widest(chart) * 0.65 if slanted else 0)
    margin = (WIDTH - RIGHT - left) / (2 * len(columns) if stacked else 12)
    first, last = left + margin, WIDTH - RIGHT - margin
    return _Frame(left, bottom, ticks, tuple(_spread(_marks(chart, stacked=stacked), first, last)))


def scale(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """Give round marks from zero, or below it, to above the highest number."""
    low, high = min(low, Decimal(0)), max(high, Decimal(0))
    rough = (high - low) / 5 or Decimal(1)
    unit = Decimal(1).scaleb(rough.adjusted())
    step = next(unit * n for n in map(Decimal, ("1", "2", "2.5", "5", "10")) if unit * n >= rough)
    first = int((low / step).to_integral_value(ROUND_FLOOR))
    last = int((high / step).to_integral_value(ROUND_CEILING))
    return tuple(step * n for n in range(first, max(last, first + 1) + 1))


def _marks(chart: FigureChart, *, stacked: bool) -> list[int]:
    """Give where the points stand on their axis, in its own measure."""
    return list(range(len(chart.points))) if stacked else [point.year for point in chart.points]


def _spread(marks: Sequence[int], first: float, last: float) -> Iterator[float]:
    """Spread marks between two edges."""
    for mark in marks:
        yield first + (mark - marks[0]) / (marks[-1] - marks[0]) * (last - first)


def _slant(chart: FigureChart, *, stacked: bool, width: float) -> bool:
    """Tell whether the heads of points must be slanted not to run into each other."""
    places = list(_spread(_marks(chart, stacked=stacked), 0.0, width * 5 / 6))
    return _widest(chart) > min(later - own for own, later in pairwise(places)) - 6


def _widest(chart: FigureChart) -> float:
    """Estimate the width of the widest head of a point."""
    return max(_columns(point.text) for point in chart.points) * LABEL / 2


def _draw_axes(root: etree._Element, chart: FigureChart, frame: _Frame) -> None:
    """Draw the marks of the scale with their guides, and the heads of the points."""
    upright = _add(root, "g", {"class": "axis y"})
    for tick in frame.ticks:
        y = frame.y(tick)
        kind = "guide" if tick else "guide zero"
        _add(upright, "path", {"class": kind, "d": f"M{frame.left:.1f} {y:.1f}H{WIDTH - RIGHT}"})
        place = {"x": f"{frame.left - 8:.1f}", "y": f"{y + 5:.1f}"}
        _add(upright, "text", place, _written(tick))
    across = _add(root, "g", {"class": "axis x"})
    slanted = _slant(chart, stacked=chart.kind.value == "stack", width=WIDTH - RIGHT - frame.left)
    for x, point in zip(frame.places, chart.points, strict=True):
        y = frame.bottom + 22
        head = {"x": f"{x:.1f}", "y": f"{y:.1f}"}
        if slanted:
            head |= {"class": "slanted", "transform": f"rotate(-{SLANT} {x:.1f} {y:.1f})"}
        _add(across, "text", head, point.text)


def _draw_lines(root: etree._Element, chart: FigureChart, frame: _Frame) -> None:
    """Draw every series as a line that stops where a number is missing."""
    for number, one in enumerate(chart.series):
        group = _add(root, "g", {"class": f"series serie-{number}"})
        path, dots, pen = "", [], "M"
        for x, value in zip(frame.places, one.numbers, strict=True):
            if value is not None:
                path += f"{pen}{x:.1f} {frame.y(value):.1f}"
                dots.append(_shape(number, round(x, 1), round(frame.y(value), 1), 5))
            pen = "M" if value is None else "L"
        _add(group, "path", {"class": "line", "d": path, "stroke-dasharray": DASHES[number]})
        for dot in dots:
            _add(group, "path", {"class": "dot", "d": dot})


def _draw_stack(root: etree._Element, chart: FigureChart, frame: _Frame) -> None:
    """Draw the parts with their printed figures, and the printed totals above them."""
    width = (frame.places[1] - frame.places[0]) * 0.8
    tops = dict.fromkeys(frame.places, Decimal(0))
    texts: list[tuple[Mapping[str, str], str]] = []
    for number, one in enumerate(chart.series):
        group = _add(root, "g", {"class": f"series serie-{number}"})
        for x, value, printed in zip(frame.places, one.numbers, one.printed, strict=True):
            if value is None:
                continue
            low, high = frame.y(tops[x]), frame.y(tops[x] + value)
            tops[x] += value
            size = {"width": f"{width:.1f}", "height": f"{low - high:.1f}"}
            place = {"x": f"{x - width / 2:.1f}", "y": f"{high:.1f}"}
            _add(group, "rect", {"class": "rect", **place, **size})
            if low - high >= LEAST_HEIGHT:
                middle = {"x": f"{x:.1f}", "y": f"{(low + high) / 2 + 5:.1f}"}
                texts.append(({"class": "value", **middle}, printed))
    totals = chart.totals.printed if chart.totals else ()
    for x, printed in zip(frame.places, totals, strict=False):
        above = {"x": f"{x:.1f}", "y": f"{frame.y(tops[x]) - 6:.1f}"}
        texts.append(({"class": "total", **above}, printed))
    for where, printed in texts:
        _add(root, "text", where, printed)


def _add(
    parent: etree._Element, tag: str, attributes: Mapping[str, str], text: str = ""
) -> etree._Element:
    """Add an element with its attributes and its text."""
    made = etree.SubElement(parent, f"{{{SVG}}}{tag}", dict(attributes))
    made.text = _clean(text) or None
    return made


def _shape(number: int, x: float, y: float, r: float) -> str:
    """Give the outline of a point."""
    d = r * sqrt(2)
    return {
        "circle": f"M{x - r:g} {y:g}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0z",
        "square": f"M{x - r:g} {y - r:g}h{2 * r}v{2 * r}h{-2 * r}z",
        "up": f"M{x:g} {y - r:g}l{r} {2 * r}h{-2 * r}z",
        "diamond": f"M{x:g} {y - d:g}l{d:g} {d:g}l{-d:g} {d:g}l{-d:g} {-d:g}z",
        "down": f"M{x:g} {y + r:g}l{r} {-2 * r}h{-2 * r}z",
        "cross": f"M{x - r:g} {y - r:g}l{2 * r} {2 * r}m0 {-2 * r}l{-2 * r} {2 * r}",
        "plus": f"M{x:g} {y - r:g}v{2 * r}m{-r} {-r}h{2 * r}",
        "bar": f"M{x - 2:g} {y - r:g}h4v{2 * r}h-4z",
    }[SHAPES[number]]


def _columns(text: str) -> int:
    """Count the columns of a text: two for a full-width character."""
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in _clean(text))


def _clean(text: str) -> str:
    """Put a text on one line and leave out what XML cannot hold."""
    return "".join(sign for sign in flat(text) if category(sign) not in {"Cc", "Cs", "Cn"})


def _written(number: Decimal) -> str:
    """Write a number with separators, without needless places."""
    return f"{number.normalize():,f}" if number else "0"
