"""What of a table can be drawn: series over years, and parts that add up to a printed total."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise, takewhile

from assistant.figure_view import years_of
from assistant.views.figure_grid import FigureGrid, Key
from corpus import Cell, ComputedKind, Label, Table
from corpus.figures import is_total
from corpus.text import squash

# More lines than this cannot be told apart.
MOST_SERIES = 8
# A table of more units is a list of things that have nothing in common.
MOST_UNITS = 4


class ChartKind(StrEnum):
    """How series are drawn."""

    LINES = "lines"
    STACK = "stack"


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A place on the axis: its head as printed, and its year."""

    text: str
    year: int


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """A series with its printed values and their numbers, None where there is none."""

    name: str
    printed: tuple[str, ...]
    numbers: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class FigureChart:
    """Series of one unit over years; `totals` are the printed totals of a stack."""

    kind: ChartKind
    unit: str
    points: tuple[ChartPoint, ...]
    series: tuple[ChartSeries, ...]
    totals: ChartSeries | None = None

    @property
    def has_gaps(self) -> bool:
        """Tell whether a number is missing somewhere."""
        return any(number is None for one in self.series for number in one.numbers)

    @property
    def is_even(self) -> bool:
        """Tell whether the years are equally far from each other."""
        years = [point.year for point in self.points]
        return len({later - own for own, later in pairwise(years)}) == 1


@dataclass(frozen=True, slots=True)
class _Line:
    """The cells of one series, one a point."""

    name: str
    cells: tuple[Cell | None, ...]

    @property
    def units(self) -> set[str]:
        return {_unit(cell) for cell in self.cells if cell and cell.number is not None}

    @property
    def count(self) -> int:
        return sum(1 for cell in self.cells if cell and cell.number is not None)


def view_charts(table: Table, grid: FigureGrid) -> tuple[FigureChart, ...]:
    """Give the charts of a table whose rows or columns are headed by years; mostly none."""
    points, lines = _lines(grid, across=True)
    if not lines:
        points, lines = _lines(grid, across=False)
    charts: list[FigureChart] = []
    units = dict.fromkeys(next(iter(line.units)) for line in lines)
    for unit in units if len(units) <= MOST_UNITS else ():
        own = [line for line in lines if line.units == {unit}]
        if len(own) <= MOST_SERIES:
            charts += _drawn(table, unit, points, own)
    return tuple(charts)


def _lines(grid: FigureGrid, *, across: bool) -> tuple[tuple[ChartPoint, ...], list[_Line]]:
    """Give the points and series where years head the columns (`across`) or the rows."""
    along, names = (grid.columns, grid.rows) if across else (grid.rows, grid.columns)
    points = _points(along)
    if points is None:
        return (), []

    def cell(name: Key, point: Key) -> Cell | None:
        found = grid.cells.get((name, point) if across else (point, name), ())
        return found[0] if len(found) == 1 else None

    lines = [
        _Line("　".join(h.text for h in heads), tuple(cell(name, key) for key in points))
        for name, heads in names.items()
    ]
    drawn = [line for line in lines if line.count > 1 and len(line.units) == 1]
    return tuple(points.values()), drawn


def _points(along: Mapping[Key, tuple[Label, ...]]) -> dict[Key, ChartPoint] | None:
    """Give the heads that are years, the earliest first; None where they are no axis."""
    years = {key: year for key, heads in along.items() if (year := _year(heads))}
    if len(years) < 2 or len(set(years.values())) < len(years):
        return None
    levels = zip(*([head.text for head in along[key]] for key in years), strict=False)
    # heads over all of them tell none from another
    shared = sum(1 for _ in takewhile(lambda level: len(set(level)) == 1, levels))
    return {
        key: ChartPoint("　".join(head.text for head in along[key][shared:]), year)
        for key, year in sorted(years.items(), key=lambda one: one[1])
    }


def _year(heads: Sequence[Label]) -> int | None:
    """Give the one year of some heads."""
    years = {year[:4] for head in heads for year in years_of(head.text) if year[:4].isdecimal()}
    return int(years.pop()) if len(years) == 1 else None


def _unit(cell: Cell) -> str:
    """Give the unit that holds for a cell."""
    return squash(cell.unit.text) if cell.unit else ""


def _drawn(
    table: Table, unit: str, points: tuple[ChartPoint, ...], lines: Sequence[_Line]
) -> list[FigureChart]:
    """Give the lines of one unit, and the stack of those that make up a printed total."""
    series = tuple(_series(line) for line in lines)
    charts = [FigureChart(ChartKind.LINES, unit, points, series)]
    for total in (line for line in lines if is_total(line.name.split("　")[-1])):
        parts = _parts(table, total, lines)
        if len(parts) > 1:
            stack = tuple(_series(line) for line in parts)
            charts.insert(0, FigureChart(ChartKind.STACK, unit, points, stack, _series(total)))
            break
    return charts


def _parts(table: Table, total: _Line, lines: Sequence[_Line]) -> list[_Line]:
    """Give the series whose figures are added up to every figure of a total; else nothing."""
    found = [_operands(table, cell, at, lines) for at, cell in enumerate(total.cells)]
    names = {tuple(one.name for one in parts) for parts in found}
    return found[0] if len(names) == 1 and not _is_negative(found[0]) else []


def _operands(table: Table, total: Cell | None, at: int, lines: Sequence[_Line]) -> list[_Line]:
    """Give the series whose figures at one point make up a total there."""
    here = {cell.spans: line for line in lines if (cell := line.cells[at]) and cell.spans}
    for computed in table.computed if total and total.spans else ():
        if computed.kind is ComputedKind.TOTAL and total and computed.printed.spans == total.spans:
            parts = [here.get(operand.spans) for operand in computed.operands]
            known = [line for line in parts if line]
            if len(known) == len(parts):
                return sorted(known, key=lines.index)
    return []


def _is_negative(lines: Sequence[_Line]) -> bool:
    """Tell whether a number is below zero, which no stack can show."""
    cells = (cell for line in lines for cell in line.cells if cell)
    return any(cell.number is not None and cell.number < 0 for cell in cells)


def _series(line: _Line) -> ChartSeries:
    """Make the record of one series."""
    return ChartSeries(
        line.name,
        tuple(cell.value if cell else "" for cell in line.cells),
        tuple(cell.number if cell else None for cell in line.cells),
    )
