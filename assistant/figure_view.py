"""Figures of a table as questions see them: what names them, and which year they are of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Cell, Label, Table
from corpus.figures import is_missing, is_year
from index.normalise import canonical_years, fold

_BARE_YEAR = re.compile(r"(?:18|19|20)[0-9]{2}$")

_INNER = re.compile(r"[（(]([^（）()]+)[）)]")
_LEVELS = re.compile(r"(?<=[^\s・／])[・／](?=[^\s・／])")


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell of figures: its naming heads, its other heads, the years that it is of.

    Where years head the rows, the column heads name the figure.
    """

    table: Table
    cell: Cell
    names: tuple[Label, ...]
    across: tuple[Label, ...]
    years: frozenset[str]

    @property
    def name(self) -> str:
        """The naming heads in one line."""
        return "　".join(label.text for label in self.names)

    @property
    def column(self) -> str:
        """The other heads in one line."""
        return "　".join(label.text for label in self.across)

    @property
    def value(self) -> str:
        """The figure as printed."""
        return self.cell.value


def levels_of(labels: Sequence[Label]) -> tuple[str, ...]:
    """Give the levels of heads, outer first; 「対象者数・計」 in one cell has two."""
    return tuple(part for label in labels for part in _LEVELS.split(label.text))


def figures_of(table: Table) -> tuple[Figure, ...]:
    """Give the cells of a table that hold a number or print that there is none, in order."""
    columns = {cell.column_heads for cell in table.cells if cell.number is not None}
    cells = [
        cell
        for cell in table.cells
        if cell.spans
        and (cell.number is not None or (is_missing(cell.value) and cell.column_heads in columns))
    ]
    rows = {cell.row_heads[-1].text for cell in cells if cell.row_heads}
    swapped = bool(rows) and all(map(is_year, rows))
    return tuple(_figure(table, cell, swapped) for cell in cells)


def _figure(table: Table, cell: Cell, swapped: bool) -> Figure:
    """Make the view of one cell."""
    names, across = cell.row_heads, cell.column_heads
    if swapped:
        names, across = across, names
    years = frozenset(year for label in (*names, *across) for year in years_of(label.text))
    return Figure(table, cell, names, across, years)


def years_of(head: str) -> frozenset[str]:
    """Give the years of a head in western form; R5 alone may be a calendar or a fiscal year.

    The head is a year itself, or one of its levels is, or what stands in its brackets:
    実績・令和5年度, 基準値（令和５年度）.
    """
    if _BARE_YEAR.match(fold(head)):
        return frozenset({fold(head)})
    parts = {head, *_LEVELS.split(head), *_INNER.findall(head), *head.split()}
    years: set[str] = set()
    for year in (year for part in parts if is_year(part) for year in canonical_years(fold(part))):
        years |= {year.removesuffix("年")} if year.endswith(("年", "度")) else {year, f"{year}年度"}
    return frozenset(years)


def is_year_alone(head: str) -> bool:
    """Tell whether a head has no words besides its year, so that nothing but the year names it."""
    return bool(_BARE_YEAR.match(fold(head))) or is_year(head)


def names_in(figures: Sequence[Figure]) -> list[str]:
    """Give the names of figures, each once, in order."""
    return list(dict.fromkeys(figure.name for figure in figures))
