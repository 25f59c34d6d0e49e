"""Rates of change printed beside a chart, given to series and year by arithmetic.

A rate like 「▲8.1%」 with the remark 「（2015比）」 belongs to the series and year whose change
against the base year equals it within rounding, if that is exactly one. Without such a remark all
pairs of years count, and again exactly one must fit. Names play no part.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from corpus.figures import read_number
from corpus.formats.blocks import Span
from corpus.records import Cell, Computed, ComputedKind, Document, Label, Section, Table
from corpus.sums import change
from corpus.text import squash

_RATE = re.compile(r"(?<![0-9.])[▲△\-−＋+]\s*[0-9０-９]+(?:[.．][0-9０-９]+)?\s*[%％]")
_BASE = re.compile(r"[（(]\s*(?:対\s*)?(?P<year>[^（()）\s]{2,8}?)\s*(?:対比|比)\s*[）)]")


@dataclass(frozen=True, slots=True)
class _Gap:
    """The text between two charts of a sheet, or between a chart and an end of its sheet."""

    start: int
    end: int
    charts: tuple[Table, ...]


def printed_changes(
    document: Document, sections: Sequence[Section], charts: Sequence[Table]
) -> tuple[Computed, ...]:
    """Give each printed rate that fits exactly one series and year of the charts beside it."""
    found: list[Computed] = []
    for gap in _gaps(sections, charts):
        base = _base_year(document, gap)
        for rate in _RATE.finditer(document.text, gap.start, gap.end):
            found += _assigned(Label(rate.group(), (rate.span(),)), base, gap.charts)
    return tuple(found)


def _gaps(sections: Sequence[Section], charts: Sequence[Table]) -> Iterator[_Gap]:
    """Give the texts before, between and behind the charts of every sheet."""
    for sheet in sorted({chart.sheet for chart in charts}):
        own = sorted((c for c in charts if c.sheet == sheet), key=lambda chart: _ends(chart)[0])
        starts = [min(s.start for s in sections if s.sheet == sheet)]
        starts += [_ends(chart)[1] for chart in own]
        ends = [_ends(chart)[0] for chart in own]
        ends += [max(s.end for s in sections if s.sheet == sheet)]
        for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
            yield _Gap(start, end, tuple(own[max(0, number - 1) : number + 1]))


def _ends(chart: Table) -> Span:
    """Give where a chart's figures, years and legend begin and end."""
    spans = [
        span
        for cell in chart.cells
        for label in (*cell.row_heads, *cell.column_heads)
        for span in (*cell.spans, *label.spans)
    ]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _base_year(document: Document, gap: _Gap) -> str | None:
    """Give the column that 「（2015比）」 beside the charts names."""
    columns = {_bare(cell.column) for chart in gap.charts for cell in chart.cells}
    for found in _BASE.finditer(document.text, gap.start, gap.end):
        if _bare(found["year"]) in columns:
            return _bare(found["year"])
    return None


def _bare(year: str) -> str:
    """Give a year without 年 or 年度."""
    return squash(year).removesuffix("度").removesuffix("年")


def _assigned(rate: Label, base: str | None, charts: Sequence[Table]) -> list[Computed]:
    """Give the change that a rate is, where exactly one pair of figures of a row fits it."""
    printed = read_number(rate.text)
    if printed is None:
        return []
    fits: dict[tuple[str, str, str], tuple[Cell, Cell]] = {}
    for earlier, later in _pairs(base, charts):
        if change(earlier, later, printed.places) == printed.value:
            fits.setdefault((later.row, earlier.column, later.column), (earlier, later))
    if len(fits) != 1:
        return []
    ((earlier, later),) = fits.values()
    return [_computed(rate, earlier, later, printed.value)]


def _pairs(base: str | None, charts: Sequence[Table]) -> Iterator[tuple[Cell, Cell]]:
    """Pair the figures of a row: the base year's with all others, else all with later ones."""
    for chart in charts:
        for row in dict.fromkeys(cell.row for cell in chart.cells):
            cells = [cell for cell in chart.cells if cell.row == row]
            if base is None:
                yield from combinations(cells, 2)
                continue
            first = next((c for c in cells if _bare(c.column) == base), None)
            yield from ((first, cell) for cell in cells if first and cell is not first)


def _computed(rate: Label, earlier: Cell, later: Cell, printed: Decimal) -> Computed:
    """Make the record of a rate with its operands."""
    if earlier.number is None or later.number is None:
        raise ValueError("a change needs two figures")
    exact = (later.number - earlier.number) / earlier.number * 100
    return Computed(
        ComputedKind.CHANGE,
        (earlier, later),
        printed,
        f"{later.value}÷{earlier.value}×100－100＝{rate.text}",
        rate,
        printed - exact,
    )
