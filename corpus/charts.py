"""Figures of a chart put back into a table: series, years, legend.

A stacked bar chart is extracted as its series, one after the other, then the ticks of the axis,
then the years, then the legend. The series are told apart by the number of years; that row i is
legend entry i is inferred from their order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from corpus.figures import read_number
from corpus.layout import Line, written_lines
from corpus.rates import printed_changes
from corpus.records import Basis, Cell, Document, Label, Section, Table
from corpus.sums import totals

_NUMBER = re.compile(r"[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+|[0-9０-９]+")
_YEARS = re.compile(r"(?:19|20)\d\d(?:年度?)?(?:\s+(?:19|20)\d\d(?:年度?)?)+$")
_UNIT = re.compile(r"[（(](?P<unit>人|世帯|円|千円|百万円|件|戸|ha|㎡|%|％)[）)]")
# How far behind the legend a unit may stand.
UNIT_WINDOW = 40


@dataclass(frozen=True, slots=True)
class _Figure:
    """A printed number."""

    value: Decimal
    label: Label


def find_charts(document: Document, sections: Sequence[Section]) -> tuple[Table, ...]:
    """Find charts whose figures, years and legend fit together; others are left alone.

    Their totals are added up, and rates of change printed near them assigned where arithmetic
    leaves one possibility.
    """
    lines = written_lines(document.text)
    charts = []
    for number, line in enumerate(lines):
        if _YEARS.match(line.stripped) and number + 1 < len(lines):
            chart = _read_chart(document, sections, lines, number)
            if chart:
                charts.append(chart)
    changes = printed_changes(document, sections, charts)
    return tuple(
        replace(
            chart, computed=(*totals(chart), *(c for c in changes if _holds(chart, c.operands)))
        )
        for chart in charts
    )


def _holds(chart: Table, operands: Sequence[Cell]) -> bool:
    """Tell whether cells are those of a chart."""
    return operands[0] in chart.cells


def _read_chart(
    document: Document, sections: Sequence[Section], lines: Sequence[Line], number: int
) -> Table | None:
    """Read the chart whose years stand in lines[number]; None where the counts do not fit."""
    years = _words(lines[number])
    legend = _words(lines[number + 1])
    figures = _without_ticks(list(_figures_above(document, lines, number)))
    if len(figures) != len(years) * len(legend):
        return None
    home = _home(sections, figures[0].label.span[0])
    if home is None or any(_NUMBER.fullmatch(word.text) for word in legend):
        return None
    after = lines[number + 1].end
    found = _UNIT.search(document.text, after, after + UNIT_WINDOW)
    unit = Label(found["unit"], (found.span("unit"),)) if found else None
    cells = tuple(
        Cell(
            _home(sections, figure.label.span[0]) or home,
            figure.label.text,
            figure.label.spans,
            (legend[i // len(years)],),
            (years[i % len(years)],),
            figure.value,
            unit,
            Basis.INFERRED,
        )
        for i, figure in enumerate(figures)
    )
    return Table(home, cells, Basis.INFERRED, unit=unit)


def _home(sections: Sequence[Section], offset: int) -> Section | None:
    """Give the section that holds an offset."""
    return next((s for s in sections if s.start <= offset < s.end), None)


def _words(line: Line) -> list[Label]:
    """Give the words of a line."""
    words = re.finditer(r"\S+", line.text)
    return [Label(w.group(), ((line.start + w.start(), line.start + w.end()),)) for w in words]


def _figures_above(document: Document, lines: Sequence[Line], number: int) -> Iterator[_Figure]:
    """Give the run of figures that ends above lines[number], in reading order."""
    first = number
    while first > 0 and re.fullmatch(r"[0-9０-９,，\s]+", lines[first - 1].text):
        first -= 1
    for line in lines[first:number]:
        for found in _NUMBER.finditer(line.text):
            value = read_number(found.group())
            if value:
                span = (line.start + found.start(), line.start + found.end())
                yield _Figure(value.value, Label(found.group(), (span,)))


def _without_ticks(figures: list[_Figure]) -> list[_Figure]:
    """Drop the ticks of an axis: the run from the last 0 to the end, if it goes up evenly."""
    zeros = [i for i, figure in enumerate(figures) if figure.value == 0]
    if not zeros:
        return figures
    ticks = [figure.value for figure in figures[zeros[-1] :]]
    steps = {later - earlier for earlier, later in pairwise(ticks)}
    return figures[: zeros[-1]] if len(steps) == 1 else figures
