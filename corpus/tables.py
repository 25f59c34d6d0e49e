"""Figures of a chart put back into a table: series, years, legend.

A stacked bar chart is extracted as its series, one after the other, then the ticks of the axis,
then the years, then the legend. The series are told apart by the number of years; that row i is
legend entry i is inferred from their order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.layout import Line, written_lines
from corpus.records import Basis, Cell, Document, Section, Table
from corpus.text import squash

_NUMBER = re.compile(r"[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+|[0-9０-９]+")
_YEARS = re.compile(r"(?:19|20)\d\d(?:年度?)?(?:\s+(?:19|20)\d\d(?:年度?)?)+$")
_UNIT = re.compile(r"[（(](?P<unit>人|世帯|円|千円|百万円|件|戸|ha|㎡|%|％)[）)]")
# How far behind the legend a unit may stand.
UNIT_WINDOW = 40


@dataclass(frozen=True, slots=True)
class _Figure:
    """A printed number: its value and span."""

    value: int
    start: int
    end: int


def find_tables(document: Document, sections: Sequence[Section]) -> tuple[Table, ...]:
    """Find charts whose figures, years and legend fit together; others are left alone."""
    lines = written_lines(document.text)
    tables = []
    for number, line in enumerate(lines):
        if _YEARS.match(line.stripped) and number + 1 < len(lines):
            table = _read_chart(document, sections, lines, number)
            if table:
                tables.append(table)
    return tuple(tables)


def _read_chart(
    document: Document, sections: Sequence[Section], lines: Sequence[Line], number: int
) -> Table | None:
    """Read the chart whose years stand in lines[number]; None where the counts do not fit."""
    years = _words(lines[number])
    legend = _words(lines[number + 1])
    figures = _without_ticks(list(_figures_above(document, lines, number)))
    if len(figures) != len(years) * len(legend):
        return None
    home = next((s for s in sections if s.start <= figures[0].start < s.end), None)
    if home is None or any(_NUMBER.fullmatch(word) for word, _, _ in legend):
        return None
    cells = tuple(
        Cell(
            document.text[f.start : f.end],
            f.start,
            f.end,
            legend[i // len(years)][0],
            legend[i // len(years)][1:],
            years[i % len(years)][0],
            years[i % len(years)][1:],
        )
        for i, f in enumerate(figures)
    )
    unit = _UNIT.search(document.text, lines[number + 1].end, lines[number + 1].end + UNIT_WINDOW)
    return Table(
        home,
        unit.group("unit") if unit else None,
        unit.span("unit") if unit else None,
        cells,
        Basis.INFERRED,
    )


def _words(line: Line) -> list[tuple[str, int, int]]:
    """Give the words of a line with their spans."""
    words = re.finditer(r"\S+", line.text)
    return [(w.group(), line.start + w.start(), line.start + w.end()) for w in words]


def _figures_above(document: Document, lines: Sequence[Line], number: int) -> Iterator[_Figure]:
    """Give the run of figures that ends above lines[number], in reading order."""
    first = number
    while first > 0 and re.fullmatch(r"[0-9０-９,，\s]+", lines[first - 1].text):
        first -= 1
    for line in lines[first:number]:
        for found in _NUMBER.finditer(line.text):
            value = int(re.sub(r"\D", "", squash(found.group())))
            yield _Figure(value, line.start + found.start(), line.start + found.end())


def _without_ticks(figures: list[_Figure]) -> list[_Figure]:
    """Drop the ticks of an axis: the run from the last 0 to the end, if it goes up evenly."""
    zeros = [i for i, figure in enumerate(figures) if figure.value == 0]
    if not zeros:
        return figures
    ticks = [figure.value for figure in figures[zeros[-1] :]]
    steps = {later - earlier for earlier, later in pairwise(ticks)}
    return figures[: zeros[-1]] if len(steps) == 1 else figures
