"""What of a sheet is shown, and where: merged cells once, hidden rows and columns taken out."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from corpus.formats.xlsx_sheet import Area, SheetContent


@dataclass(frozen=True, slots=True)
class Placed:
    """A rectangle of what is shown (rows and columns from 1); `text` is "" where it is empty."""

    row: int
    column: int
    text: str = ""
    rows: int = 1
    columns: int = 1
    ruled: bool = False
    heading: bool = False

    @property
    def below(self) -> int:
        """The first row below it."""
        return self.row + self.rows

    @property
    def beside(self) -> int:
        """The first column to its right."""
        return self.column + self.columns


def placed_cells(content: SheetContent) -> list[Placed]:
    """Give the cells that are shown and the empty places that hold a table together."""
    screen = _Screen(content)
    covered = _Covered(content)
    merged = {(area.top, area.left): area for area in content.merged}
    found: list[Placed | None] = []
    for (row, column), cell in content.cells.items():
        area = merged.get((row, column))
        if area is not None or not covered.at(row, column):
            area = area or Area(row, column, row, column)
            heading = row in content.heading_rows
            found.append(screen.placed(area, cell.text, ruled=cell.ruled, heading=heading))
    for place, area in merged.items():
        if place not in content.cells and place in content.ruled:
            found.append(screen.placed(area, "", ruled=True))
    for row, column in content.ruled:
        if (row, column) not in merged and not covered.at(row, column):
            found.append(screen.placed(Area(row, column, row, column), "", ruled=True))
    found += [screen.placed(area, "", ruled=True) for area in content.ruled_rows]
    return [cell for cell in found if cell is not None]


def columns_left_out(content: SheetContent) -> int:
    """Count the hidden columns that hold something."""
    columns = {column for _, column in content.cells}
    return sum(
        1
        for column in columns
        if any(first <= column <= last for first, last in content.hidden_columns)
    )


def texts_swallowed(content: SheetContent) -> int:
    """Count the cells with text that a merged cell covers and that are therefore not shown."""
    covered = _Covered(content)
    corners = {(area.top, area.left) for area in content.merged}
    return sum(1 for place in content.cells if place not in corners and covered.at(*place))


class _Covered:
    """Which places lie in merged cells, for rows that hold something."""

    def __init__(self, content: SheetContent) -> None:
        rows = sorted({row for row, _ in content.cells} | {row for row, _ in content.ruled})
        self._spans: dict[int, list[Area]] = defaultdict(list)
        for area in content.merged:
            for row in rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]:
                self._spans[row].append(area)

    def at(self, row: int, column: int) -> bool:
        """Tell whether a merged cell covers the place."""
        return any(area.left <= column <= area.right for area in self._spans.get(row, ()))


class _Axis:
    """Rows or columns with some of them hidden."""

    def __init__(self, hidden: Iterable[tuple[int, int]]) -> None:
        runs = list(_joined(hidden))
        self._starts = [first for first, _ in runs]
        self._ends = [last for _, last in runs]
        self._sums = [0, *accumulate(last - first + 1 for first, last in runs)]

    def _hidden_up_to(self, number: int) -> int:
        run = bisect_right(self._starts, number)
        if not run:
            return 0
        inside = max(0, self._ends[run - 1] - number)
        return self._sums[run] - inside

    def shown(self, first: int, last: int) -> tuple[int, int]:
        """Give the place among what is shown, and how much of it is."""
        before = self._hidden_up_to(first - 1)
        return first - before, last - first + 1 - (self._hidden_up_to(last) - before)


def _joined(runs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    reached = 0
    for first, last in sorted(runs):
        if last > reached:
            yield max(first, reached + 1), last
            reached = last


class _Screen:
    def __init__(self, content: SheetContent) -> None:
        self._rows = _Axis(content.hidden_rows)
        self._columns = _Axis(content.hidden_columns)

    def placed(self, area: Area, text: str, *, ruled: bool, heading: bool = False) -> Placed | None:
        row, rows = self._rows.shown(area.top, area.bottom)
        column, columns = self._columns.shown(area.left, area.right)
        if not rows or not columns:
            return None
        return Placed(row, column, text, rows, columns, ruled, heading)
