"""Tables of a Word file: where each cell stands on the grid, merged cells once."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.formats.docx_names import W, child, chosen, local, number, switched_on
from corpus.formats.office_grid import PlacedCell, collapse_columns

if TYPE_CHECKING:
    from lxml.etree import _Element

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_SLIVER = 120  # twentieths of a point (2 mm): edges closer than that were meant to be one


@dataclass(slots=True)
class TableCell:
    """A w:tc with its place on the grid; `hidden` are cells that a vertical merge swallows."""

    element: "_Element"
    row: int
    column: int
    columns: int
    heading: bool
    rows: int = 1
    hidden: list["_Element"] = field(default_factory=list)


@dataclass(slots=True)
class TableShape:
    """The cells of a table in reading order, its number of rows, and rows that were deleted."""

    cells: list[TableCell] = field(default_factory=list)
    rows: int = 0
    deleted_rows: int = 0
    hidden_rows: int = 0


def table_shape(table: "_Element") -> TableShape:
    """Place the cells of a w:tbl; rows that a tracked change deletes are left out."""
    shape = TableShape()
    open_merges: dict[int, TableCell] = {}
    heads_go_on = True
    for row in unwrapped(table, "tr"):
        if child(row, "trPr", "del") is not None:
            shape.deleted_rows += 1
        elif switched_on(row, "trPr", "hidden"):
            shape.hidden_rows += 1
        else:
            heads_go_on = heads_go_on and bool(switched_on(row, "trPr", "tblHeader"))
            _place_row(row, shape, open_merges, heads_go_on)
    return shape


def unwrapped(element: "_Element", name: str) -> Iterator["_Element"]:
    """Give the w: children of a name, also those that stand in content controls and the like."""
    for found in element:
        kind = local(found)
        if kind == name:
            yield found
        elif kind in _WRAPPERS:
            yield from unwrapped(found, name)
        elif kind == "AlternateContent":
            branch = chosen(found)
            if branch is not None:
                yield from unwrapped(branch, name)


def _place_row(
    row: "_Element", shape: TableShape, open_merges: dict[int, TableCell], heading: bool
) -> None:
    column = number(row, "trPr", "gridBefore") or 0
    still_open: dict[int, TableCell] = {}
    before: TableCell | None = None
    for element in unwrapped(row, "tc"):
        columns = max(1, number(element, "tcPr", "gridSpan") or 1)
        if _goes_on(element, "hMerge") and before is not None:
            before.columns += columns
            before.hidden.append(element)
            column += columns
            continue
        above = open_merges.get(column) if _goes_on(element, "vMerge") else None
        if above is None:
            before = TableCell(element, shape.rows, column, columns, heading)
            shape.cells.append(before)
        else:
            before = above
            before.rows = shape.rows - before.row + 1
            before.hidden.append(element)
        if child(element, "tcPr", "vMerge") is not None:
            still_open[column] = before
        column += columns
    open_merges.clear()
    open_merges.update(still_open)
    shape.rows += 1


def _goes_on(element: "_Element", merge: str) -> bool:
    """Tell whether a cell continues the merged cell above (vMerge) or to the left (hMerge)."""
    found = child(element, "tcPr", merge)
    return found is not None and found.get(W + "val", "continue") == "continue"


def on_real_columns(table: "_Element", cells: list[PlacedCell]) -> list[PlacedCell]:
    """Bring cells onto the columns that a reader sees: edges a hair apart are one edge."""
    widths = [
        int(found) if (found := column.get(W + "w", "")).isdigit() else 0
        for column in table.iterfind(f"{W}tblGrid/{W}gridCol")
    ]
    rows_of: dict[int, set[int]] = defaultdict(set)
    for cell in cells:
        rows_of[cell.column].update(range(cell.row, cell.row + cell.rows))
    kept: list[int] = []
    for start in sorted(rows_of):
        gap = widths[kept[-1] : start] if kept else []
        near = bool(gap) and all(gap) and sum(gap) < _SLIVER
        if near and not rows_of[kept[-1]] & rows_of[start]:
            rows_of[kept[-1]] |= rows_of[start]
        else:
            kept.append(start)
    return collapse_columns(cells, kept)
