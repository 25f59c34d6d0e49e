"""The tables with numbers as the pages show them: grids of heads and cells, checks, charts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.views.figure_charts import FigureChart, view_charts
from assistant.views.figure_grid import FigureGrid, key_of, lay_out
from corpus import Basis, Cell, Computed, ComputedKind, Corpus, Document, Label, Table


@dataclass(frozen=True, slots=True)
class FigureHead:
    """A head over columns: how many it spans; `start` is None where nothing is printed."""

    text: str
    start: int | None
    end: int | None
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row: its heads, and the cells of each column (none, one, or several)."""

    heads: tuple[Label, ...]
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class FigureSum:
    """A printed figure beside the result of arithmetic over others.

    `difference` is the printed figure less the result; rates agree where they do as rounded.
    """

    kind: ComputedKind
    row: str
    column: str
    printed: str
    start: int
    end: int
    expression: str
    difference: Decimal
    agrees: bool


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table with numbers of a document, [start:end] from its first to its last character.

    `heads` are the rows of heads over the columns, `stub` the words over the row heads, which take
    `depth` columns. `mixed` says that its cells differ in how they are known.
    """

    document: str
    title: str
    city: str
    ordinal: int
    caption: str
    start: int
    end: int
    path: tuple[str, ...]
    page: str | None
    sheet: int
    unit: Label | None
    basis: Basis
    mixed: bool
    stub: str
    depth: int
    heads: tuple[tuple[FigureHead, ...], ...]
    columns: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    notes: tuple[Label, ...]
    lost: tuple[Label, ...]
    sums: tuple[FigureSum, ...]
    charts: tuple[FigureChart, ...]


def view_figures(corpus: Corpus) -> tuple[FigureTable, ...]:
    """Give every table that has a number, in the order of the corpus."""
    found: list[FigureTable] = []
    for document in corpus.documents:
        tables = [t for t in corpus.tables_of(document.id) if _has_numbers(t)]
        found += [_table(document, table, n) for n, table in enumerate(tables, 1)]
    return tuple(found)


def _has_numbers(table: Table) -> bool:
    """Tell whether a cell of a table holds a number."""
    return any(cell.number is not None for cell in table.cells)


def _table(document: Document, table: Table, ordinal: int) -> FigureTable:
    """Make the record of one table."""
    grid = lay_out(table)
    start, end = _extent(table)
    return FigureTable(
        document=document.id,
        title=document.title,
        city=document.city,
        ordinal=ordinal,
        caption=table.caption.text if table.caption else table.section.path[-1],
        start=start,
        end=end,
        path=table.section.path,
        page=table.section.page,
        sheet=table.section.sheet,
        unit=table.unit,
        basis=table.basis,
        mixed=len({cell.basis for cell in table.cells}) > 1,
        stub="／".join(label.text for label in table.stub),
        depth=max(len(row) for row in grid.rows.values()),
        heads=tuple(_head_rows(tuple(grid.columns.values()))),
        columns=tuple("　".join(h.text for h in heads) for heads in grid.columns.values()),
        rows=_rows(grid),
        notes=table.notes,
        lost=table.lost,
        sums=tuple(s for one in table.computed for s in _sums(table, one)),
        charts=view_charts(table, grid),
    )


def _rows(grid: FigureGrid) -> tuple[FigureRow, ...]:
    """Give the rows, each with a place for every column."""
    return tuple(
        FigureRow(heads, tuple(tuple(grid.cells.get((key, c), ())) for c in grid.columns))
        for key, heads in grid.rows.items()
    )


def _extent(table: Table) -> tuple[int, int]:
    """Give the first and the last character of the cells and the caption."""
    spans = [span for cell in table.cells for span in cell.spans]
    spans += table.caption.spans if table.caption else ()
    return min(start for start, _ in spans), max(end for _, end in spans)


def _head_rows(columns: Sequence[tuple[Label, ...]]) -> Iterator[tuple[FigureHead, ...]]:
    """Lay the heads of columns out in rows: an outer head spans the columns that share it."""
    levels = max(map(len, columns), default=0)
    for level in range(levels):
        row: list[FigureHead] = []
        at = 0
        while at < len(columns):
            own = columns[at]
            last = at + 1
            if level < len(own) - 1:
                while last < len(columns) and _share(own, columns[last], level):
                    last += 1
            if level < len(own):
                rows = levels - level if level == len(own) - 1 else 1
                row.append(_head(own[level], last - at, rows))
            elif not own and level == 0:
                row.append(FigureHead("", None, None, 1, levels))
            at = last
        yield tuple(row)


def _share(own: tuple[Label, ...], other: tuple[Label, ...], level: int) -> bool:
    """Tell whether two columns stand below one head at a level that is the last of neither."""
    upper = slice(0, level + 1)
    return len(other) > level + 1 and key_of(own[upper]) == key_of(other[upper])


def _head(label: Label, columns: int, rows: int) -> FigureHead:
    """Make the record of one head."""
    start, end = label.span if label.spans else (None, None)
    return FigureHead(label.text, start, end, columns, rows)


def _sums(table: Table, computed: Computed) -> Iterator[FigureSum]:
    """Tell which figure a result stands beside; a rate stands beside no cell of its own."""
    if not computed.printed.spans:
        return
    cell = next((c for c in table.cells if c.spans == computed.printed.spans), None)
    own = cell or computed.operands[0]
    column = own.column if cell else " → ".join(one.column for one in computed.operands)
    start, end = computed.printed.span
    result = computed.expression.rpartition("＝")[2]
    rounded = computed.kind is ComputedKind.CHANGE and result == computed.printed.text
    yield FigureSum(
        kind=computed.kind,
        row=own.row,
        column=column,
        printed=computed.printed.text,
        start=start,
        end=end,
        expression=computed.expression,
        difference=computed.difference,
        agrees=rounded or not computed.difference,
    )
