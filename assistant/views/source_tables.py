"""Tables of a document in rows and columns, every piece with its offsets.

What a reader of files saw as a table keeps its own grid. A table that was put together from
loose figures is laid out by its heads; what stands on the lines of its figures goes with them, so
that every printed character has one place only.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.views.figure_grid import lay_out
from corpus import Basis, Cell, Corpus, Document, Label, Table
from corpus.formats.blocks import Grid, GridCell, Span


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A cell: its printed pieces in the order of the text, and how many places it covers.

    `scope` is that of a head ("col", "row", "colgroup", "rowgroup"), empty for any other cell.
    """

    pieces: tuple[Span, ...]
    scope: str = ""
    rows: int = 1
    columns: int = 1
    basis: Basis = Basis.PRINTED


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row from left to right; `sheet` and `page` where the page tells on which it begins.

    `heading` marks a row of heads only, above the body, `repeated` heads printed once more on a
    later page.
    """

    cells: tuple[SourceCell, ...]
    heading: bool = False
    repeated: bool = False
    sheet: int | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table that stands at `start`; `spans` are what it takes out of the running text.

    `marks` are those of the format between cells (the pipes of Markdown): each stands in a cell
    and needs no showing. `caption` and `unit` are printed words, empty where none are.
    """

    start: int
    spans: tuple[Span, ...]
    rows: tuple[SourceRow, ...]
    columns: int
    caption: str
    unit: str
    basis: Basis
    marks: frozenset[Span] = frozenset()


def view_tables(corpus: Corpus, document_id: str) -> tuple[SourceTable, ...]:
    """Give the tables of a document in the order of the text; before/after tables are none."""
    document = corpus.document(document_id)
    extract = corpus.extracts.get(document_id)
    grids = [block for block in extract.blocks if isinstance(block, Grid)] if extract else []
    # what a column of a before/after table holds stays in its column
    told = [table for table in corpus.tables_of(document_id) if table.section.row is None]
    found = []
    for grid in grids:
        own = next((table for table in told if _inside(grid, table)), None)
        made = _of_grid(document, grid, own) if own else None
        found += [made] if made else []
    loose = (table for table in told if not any(_inside(grid, table) for grid in grids))
    taken: set[int] = set()
    for table in loose:
        read = _of_heads(document, table)
        places = {offset for start, end in read.spans for offset in range(start, end)}
        if read.spans and not places & taken:  # two readings of the same figures: the first stays
            taken |= places
            found.append(read)
    return tuple(sorted(found, key=lambda table: table.start))


def _inside(grid: Grid, table: Table) -> bool:
    """Tell whether a table was read from a grid."""
    return grid.start <= table.section.start < grid.end


def _of_grid(document: Document, grid: Grid, table: Table) -> SourceTable | None:
    """Lay a table out as its file has it; None where its lines are not in the order of the text."""
    by_row: dict[int, list[GridCell]] = {}
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        by_row.setdefault(cell.row, []).append(cell)
    lines = [line for row in sorted(by_row) for cell in by_row[row] for line in cell.lines]
    if not lines or lines != sorted(lines):
        return None
    between = _between(document.text, sorted([*lines, *grid.repeated]))
    tops = _spans(head for cell in table.cells for head in cell.column_heads)
    tops |= _spans(table.stub)
    sides = _spans(head for cell in table.cells for head in cell.row_heads)
    pages = grid.row_pages or (None,) * grid.row_count
    rows: list[SourceRow] = []
    waiting = sorted(grid.repeated)
    for row in range(grid.row_count):
        cells = by_row.get(row, ())
        first = min((line[0] for cell in cells for line in cell.lines), default=-1)
        passed = tuple(span for span in waiting if span[0] < first)
        waiting = waiting[len(passed) :]
        if passed:
            again = tuple(p for span in passed for p in (span, *between.get(span, ())))
            rows.append(SourceRow((SourceCell(again, "", 1, grid.column_count),), repeated=True))
        place = (grid.row_sheets[row], pages[row])
        rows.append(_grid_row(cells, tops, sides, between, place))
    return SourceTable(
        start=lines[0][0],
        spans=((lines[0][0], lines[-1][1]),),
        rows=tuple(rows),
        columns=grid.column_count,
        caption=table.caption.text if table.caption else "",
        unit=table.unit.text if table.unit else "",
        basis=table.basis,
        marks=frozenset(mark for marks in between.values() for mark in marks),
    )


def _between(text: str, spans: Sequence[Span]) -> dict[Span, tuple[Span, ...]]:
    """Give what a format prints behind each piece, up to the next one."""
    found: dict[Span, tuple[Span, ...]] = {}
    for one, other in pairwise(spans):
        if text[one[1] : other[0]].strip():
            found[one] = ((one[1], other[0]),)
    return found


def _grid_row(
    cells: Sequence[GridCell],
    tops: set[Span],
    sides: set[Span],
    between: Mapping[Span, tuple[Span, ...]],
    place: tuple[int, str | None],
) -> SourceRow:
    made = tuple(
        SourceCell(
            tuple(piece for line in cell.lines for piece in (line, *between.get(line, ()))),
            _scope(cell, tops, sides),
            cell.rows,
            cell.columns,
        )
        for cell in cells
    )
    heading = any(cell.scope.startswith("col") for cell in made) and all(
        cell.scope.startswith("col") or not cell.pieces for cell in made
    )
    return SourceRow(made, heading, sheet=place[0], page=place[1])


def _scope(cell: GridCell, tops: set[Span], sides: set[Span]) -> str:
    """Say what a cell is the head of."""
    if not cell.lines:
        return ""
    if cell.lines[0] in tops:
        return "colgroup" if cell.columns > 1 else "col"
    if cell.lines[0] in sides:
        return "rowgroup" if cell.rows > 1 else "row"
    return ""


def _spans(labels: Iterable[Label]) -> set[Span]:
    return {label.spans[0] for label in labels}


def _of_heads(document: Document, table: Table) -> SourceTable:
    """Lay a table without a grid out by its heads."""
    layout = lay_out(table)
    heads = (*layout.columns.values(), *layout.rows.values(), table.stub)
    values = sorted({span for cell in table.cells for span in cell.spans})
    placed = {span for labels in heads for span in _pieces(labels)}
    rest = _beside(document.text, values, sorted(placed | set(values)))
    body = tuple(
        SourceRow(
            (
                SourceCell(_pieces(row), "row"),
                *(_value(layout.cells.get((key, column), ()), rest) for column in layout.columns),
            )
        )
        for key, row in layout.rows.items()
    )
    corner = SourceCell(_pieces(table.stub), "col" if table.stub else "")
    over = (SourceCell(_pieces(labels), "col") for labels in layout.columns.values())
    top = SourceRow((corner, *over), heading=True)
    shown = {piece for row in (top, *body) for cell in row.cells for piece in cell.pieces}
    return SourceTable(
        start=values[0][0] if values else table.section.start,
        spans=tuple(sorted(shown)),
        rows=(top, *body),
        columns=len(layout.columns) + 1,
        caption=table.caption.text if table.caption else "",
        unit=table.unit.text if table.unit else "",
        basis=table.basis,
    )


def _pieces(labels: Sequence[Label]) -> tuple[Span, ...]:
    return tuple(sorted({span for label in labels for span in label.spans}))


def _value(cells: Sequence[Cell], rest: Mapping[Span, tuple[Span, ...]]) -> SourceCell:
    """Give the cell of one place with what stands on its line besides."""
    pieces = {each for cell in cells for span in cell.spans for each in (span, *rest[span])}
    lost = any(cell.basis is Basis.LOST for cell in cells)
    return SourceCell(tuple(sorted(pieces)), basis=Basis.LOST if lost else Basis.PRINTED)


def _beside(
    text: str, values: Sequence[Span], placed: Sequence[Span]
) -> dict[Span, tuple[Span, ...]]:
    """Give to each value what stands on its printed line and has no place of its own."""
    found: dict[Span, tuple[Span, ...]] = {}
    given: set[Span] = set()
    for value in values:
        start, end = text.rfind("\n", 0, value[0]) + 1, text.find("\n", value[1])
        line = (start, len(text) if end < 0 else end)
        found[value] = tuple(gap for gap in _gaps(text, line, placed) if gap not in given)
        given.update(found[value])
    return found


def _gaps(text: str, line: Span, placed: Sequence[Span]) -> Iterator[Span]:
    """Give the printed pieces of a line that lie between spans."""
    cursor = line[0]
    inside = placed[bisect_left(placed, (line[0], 0)) : bisect_left(placed, (line[1], 0))]
    for start, end in (*inside, (line[1], line[1])):
        piece = text[cursor:start]
        if piece.strip():
            first = cursor + len(piece) - len(piece.lstrip())
            yield first, first + len(piece.strip())
        cursor = max(cursor, end)
