"""Tables of HTML: where their cells lie, once rows and columns are spanned."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from corpus.formats.html_text import shown_lines
from corpus.formats.office_grid import PlacedCell, collapse_columns

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# The limits of the HTML standard for colspan and rowspan.
_MOST_COLUMNS, _MOST_ROWS = 1_000, 65_534


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell lies, from 0, and how far it reaches."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(slots=True)
class OpenCell:
    """A cell while it is read."""

    collected: list[str] = field(default_factory=list)
    heading: bool = False
    rows: int = 1  # 0: down to the last row
    columns: int = 1


@dataclass(slots=True)
class OpenTable:
    """A table while it is read."""

    rows: list[list[OpenCell]] = field(default_factory=list)
    caption: list[str] = field(default_factory=list)
    in_caption: bool = False
    open_cell: OpenCell | None = None

    def begin_cell(self, element: "HtmlElement") -> None:
        """Begin a td or th; one outside a row begins a row."""
        if not self.rows:
            self.rows.append([])
        rows, columns = read_spans(element.get("rowspan"), element.get("colspan"))
        self.open_cell = OpenCell([], element.tag == "th", rows, columns)
        self.rows[-1].append(self.open_cell)

    def sink(self) -> list[str] | None:
        """Where text goes: the open cell or caption; None between cells."""
        if self.open_cell:
            return self.open_cell.collected
        return self.caption if self.in_caption else None

    def caption_line(self) -> str:
        """The caption as one line."""
        return " ".join(line for line in shown_lines("".join(self.caption)) if line.strip())


def is_layout(table: "HtmlElement") -> bool:
    """Tell whether a table only arranges the page: by its role, one cell, headings in its cells."""
    if table.get("role") in {"presentation", "none"}:
        return True
    cells = [cell for cell in table.iter("td", "th") if _owner(cell) is table]
    return len(cells) <= 1 or any(
        heading is not None for cell in cells for heading in cell.iter(*_HEADINGS)
    )


def _owner(cell: "HtmlElement") -> "HtmlElement | None":
    """The table that a cell belongs to."""
    return next(cell.iterancestors("table"), None)


def place_cells(table: OpenTable) -> tuple[list[PlacedCell], int]:
    """Lay out a table; gives its cells and the number of its rows, those without cells aside.

    Columns in which no cell begins are left out: nobody sees them, and a page of a few cells could
    have a million.
    """
    rows = [row for row in table.rows if row]
    places = place_spans([[(cell.rows, cell.columns) for cell in row] for row in rows])
    cells = [cell for row in rows for cell in row]
    placed = [
        PlacedCell(place.row, place.column, _lines(cell), place.rows, place.columns, cell.heading)
        for cell, place in zip(cells, places, strict=True)
    ]
    return collapse_columns(placed, (cell.column for cell in placed)), len(rows)


def place_spans(rows: list[list[tuple[int, int]]]) -> list[Place]:
    """Lay out cells as the HTML standard does, each given by its rowspan and colspan.

    A cell that reaches below the last row ends there; one that reaches beyond the last column in
    which any cell begins ends with it, since colspan="99" is written for "all of them".
    """
    taken: dict[int, int] = {}  # column -> the row up to which a cell from above covers it
    places: list[Place] = []
    for number, row in enumerate(rows):
        column = 0
        for down, across in row:
            while taken.get(column, 0) > number:
                column += 1
            below = len(rows) - number
            places.append(Place(number, column, min(down or below, below), across))
            taken |= dict.fromkeys(range(column, column + across), number + places[-1].rows)
            column += across
    last = max((place.column for place in places), default=0) + 1
    return [replace(place, columns=min(place.columns, last - place.column)) for place in places]


def _lines(cell: OpenCell) -> tuple[str, ...]:
    return tuple(line for line in shown_lines("".join(cell.collected)) if line.strip())


def read_spans(rowspan: str | None, colspan: str | None) -> tuple[int, int]:
    """Read the attributes of a cell; a rowspan of 0 reaches down to the last row."""
    return _number(rowspan, 0, _MOST_ROWS), _number(colspan, 1, _MOST_COLUMNS)


def _number(written: str | None, least: int, most: int) -> int:
    """Read a span; 1 where it is absent or no number."""
    digits = (written or "").strip()
    return min(max(int(digits), least), most) if digits.isdecimal() and len(digits) < 9 else 1
