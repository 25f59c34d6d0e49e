"""Lines grouped into the smallest printed units: a heading, a clause, a paragraph, a note."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.layout import Line, trimmed, written_lines
from corpus.markers import (
    BREAKABLE_STYLES,
    HEADING_STYLES,
    Marker,
    find_definition,
    find_marker,
    is_caption_line,
    is_date_line,
    is_figures_line,
    is_void_line,
)
from corpus.text import width

# A line this wide (half-width columns) was broken by the margin, so its sentence may go on below
# a blank line that the extraction put in.
FULL_LINE = 56
# Kinsoku and Latin words leave a line this much short of the margin.
MARGIN_SLACK = 8
# Behind a line that fills the margin and ends no sentence, these are parts of words and figures.
_SELDOM_OPEN = BREAKABLE_STYLES | {"definition", "omission", "bullet"}
_SENTENCE_ENDS = ("。", "．", "］", "]", "？", "！")


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit text[start:end]; `body` is where the text behind the marker begins."""

    start: int
    end: int
    body: int
    marker: Marker | None

    @property
    def style(self) -> str | None:
        """The style of the unit's marker, None for an unmarked paragraph."""
        return self.marker.style if self.marker else None


def find_units(
    text: str, start: int = 0, end: int | None = None, *, wrapped: bool = False
) -> tuple[Unit, ...]:
    """Group the written lines of text[start:end] into units; together they hold every line.

    `wrapped` says that the text stood in a narrow column: only a marker opens a unit there.
    """
    begins = _begins_marked if wrapped else _begins_unit
    return group_lines(text, written_lines(text, start, end), begins)


def find_wrapped_units(
    text: str, lines: Sequence[Line], margin_of: Callable[[Line], int]
) -> tuple[Unit, ...]:
    """Group lines that a margin broke off into units; `margin_of` gives it in half-width columns.

    Japanese is broken off anywhere, so a line that stops short of the margin ends its paragraph,
    and a line that fills it goes on in the next one, whatever that one begins with.
    """
    return group_lines(text, lines, lambda line, group: _begins_below(line, group, margin_of))


def find_marked_units(text: str, lines: Sequence[Line]) -> tuple[Unit, ...]:
    """Group the lines of one paragraph into units: only a marker opens one."""
    return group_lines(text, lines, _begins_marked)


def group_lines(
    text: str, lines: Sequence[Line], begins: Callable[[Line, list[Line]], bool]
) -> tuple[Unit, ...]:
    """Group lines into units; `begins` tells whether a line opens one or goes on with a group."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not begins(line, groups[-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_unit(text, group) for group in groups)


def _unit(text: str, group: list[Line]) -> Unit:
    """Make the unit of a group of lines."""
    first = group[0]
    start, end = trimmed(text, first.start, group[-1].end)
    marker = find_marker(first.text) or find_definition(first.text)
    body = first.start + marker.length if marker else start
    return Unit(start, end, min(max(body, start), end), marker)


def _stands_alone(line: Line) -> bool:
    """Tell whether a line is a whole unit by itself: an omission, a date, figures, lost marks."""
    marker = find_marker(line.text)
    if marker and marker.style in {"omission", "lost", "angle"}:
        return True
    return is_date_line(line.text) or is_figures_line(line.text) or is_void_line(line.text)


def _begins_marked(line: Line, group: list[Line]) -> bool:
    """Tell whether a line opens a unit in a narrow column."""
    if _stands_alone(line) or _stands_alone(group[-1]):
        return True
    return bool(find_marker(line.text) or find_definition(line.text))


def _is_heading_line(line: Line) -> bool:
    """Tell whether a marked line stops well before the margin and is not a sentence."""
    marker = find_marker(line.text)
    short = width(line.text) < FULL_LINE and not line.stripped.endswith((*_SENTENCE_ENDS, "、"))
    return marker is not None and marker.style in HEADING_STYLES and short


def _begins_unit(line: Line, group: list[Line]) -> bool:
    """Tell whether a line opens a unit rather than going on with the group before it."""
    last = group[-1]
    if _stands_alone(line) or _stands_alone(last):
        return True
    if find_marker(line.text) or find_definition(line.text):
        return True
    if line.text[0] in "　 ":
        return True
    if last.stripped.endswith(_SENTENCE_ENDS):
        return True
    if len(group) == 1 and _is_heading_line(last) and width(line.text) > width(last.text) // 2:
        return True
    return line.after_blank and width(last.text) < FULL_LINE


def _surely_opens(line: Line, marker: Marker) -> bool:
    """Tell whether a marker is one even where the line before it breaks off in a sentence."""
    behind = line.text.lstrip()[len(marker.label) :]
    return marker.style not in _SELDOM_OPEN or behind.startswith("　")


def _begins_below(line: Line, group: list[Line], margin_of: Callable[[Line], int]) -> bool:
    """Tell whether a line opens a unit in a text with a known margin."""
    last = group[-1]
    filled = width(last.text.rstrip()) > margin_of(last) - MARGIN_SLACK
    unended = not last.stripped.endswith(_SENTENCE_ENDS)
    marker = find_marker(line.text) or find_definition(line.text)
    if filled and unended and not _stands_alone(last):
        return marker is not None and _surely_opens(line, marker)
    if marker or _stands_alone(line) or _stands_alone(last) or is_caption_line(line.text):
        return True
    if line.text[0] in "　 " or not filled:
        return not last.stripped.endswith("、")
    return not unended
