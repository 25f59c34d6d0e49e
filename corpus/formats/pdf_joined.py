"""Tables that go on over pages: parts put together, repeated heads left out, cut rows joined."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.formats.pdf_cuts import Beginnings, Break, cut_probability
from corpus.formats.pdf_tables import PageTable, TableCell
from corpus.formats.pdf_wraps import PrintedLine, without_drop

# In points: how far rulings of the same columns may differ from page to page.
_SAME_RULING = 3.0
# Heads of more rows than this do not occur; a page that repeats so much repeats data.
_MOST_HEADS = 6


@dataclass(slots=True)
class JoinedCell:
    """A cell of the whole table; `lines` are those of all sheets it stands on."""

    row: int
    column: int
    rows: int
    columns: int
    lines: list[PrintedLine]


@dataclass(slots=True)
class JoinedTable:
    """A table on one or more sheets."""

    parts: list[PageTable]
    rulings: tuple[float, ...]  # upright ones, from the left side of the table
    cells: list[JoinedCell] = field(default_factory=list)
    row_sheets: list[int] = field(default_factory=list)
    heads: int = 0  # how many rows are repeated on later pages, as far as was seen
    joined_rows: list[int] = field(default_factory=list)
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Follower:
    """A table that may go on from the page before: `room_below` is the room left there (points)."""

    table: PageTable
    room_below: float


def join_tables(first: PageTable, followers: Sequence[Follower]) -> JoinedTable:
    """Put a table together with the parts that `may_follow` on the next pages."""
    tables = [first, *(follower.table for follower in followers)]
    joined = JoinedTable([first], _all_rulings(tables))
    found = [_repeated_heads(first, follower.table) for follower in followers]
    # A row that happens to be the same as the first one below the heads is none of them.
    joined.heads = min((count for count in found if count), default=0)
    heads = [min(count, joined.heads) for count in found]
    beginnings = _learn(tables, [joined.heads, *heads])
    # Where a table is open by design, its open ends say nothing about cut rows.
    closed = not first.open_top and not tables[-1].open_bottom
    _append(joined, first, range(first.row_count), cut=False)
    for follower, repeated in zip(followers, heads, strict=True):
        rows = range(repeated, follower.table.row_count)
        if rows:
            at = _break(joined.parts[-1], follower, repeated)
            chance = cut_probability(at, beginnings, open_is_evidence=closed)
            joined.confidence = min(joined.confidence, max(chance, 1 - chance))
            _append(joined, follower.table, rows, cut=chance >= 0.5)
        joined.parts.append(follower.table)
    joined.confidence = round(joined.confidence, 2)
    return joined


def may_follow(table: PageTable, follower: Follower) -> bool:
    """Tell whether a table may be the rest of one on the page before, by columns and room.

    Between the two there must be nothing but running heads and feet.
    """
    after = follower.table
    if not _same_columns(table, after):
        return False
    if table.open_bottom or after.open_top or _repeated_heads(table, after):
        return True
    height = after.heights[1] - after.heights[0]
    return height + table.pitch > follower.room_below


def _same_columns(one: PageTable, other: PageTable) -> bool:
    """Tell whether one has all the rulings of the other, and both are as wide."""
    few, many = sorted((_offsets(one), _offsets(other)), key=len)
    same_width = abs(few[-1] - many[-1]) <= _SAME_RULING
    return same_width and all(_find(many, x) is not None for x in few)


def _offsets(table: PageTable) -> tuple[float, ...]:
    return tuple(x - table.columns[0] for x in table.columns)


def _find(rulings: Sequence[float], x: float) -> int | None:
    return next(
        (number for number, ruling in enumerate(rulings) if abs(ruling - x) <= _SAME_RULING), None
    )


def _all_rulings(tables: Sequence[PageTable]) -> tuple[float, ...]:
    rulings: list[float] = []
    for table in tables:
        rulings.extend(x for x in _offsets(table) if _find(rulings, x) is None)
    return tuple(sorted(rulings))


def _repeated_heads(first: PageTable, later: PageTable) -> int:
    """Count the rows at the head of a page that are those at the head of the table."""
    count = 0
    most = min(first.row_count, later.row_count, _MOST_HEADS)
    while count < most and _row_texts(first, count) == _row_texts(later, count):
        if not any(text for _, text in _row_texts(later, count)):
            break
        count += 1
    return count


def _row_texts(table: PageTable, number: int) -> list[tuple[int, str]]:
    return [(column, cell.text) for column, cell in table.row(number).items()]


def _learn(tables: Sequence[PageTable], heads: Sequence[int]) -> Beginnings:
    beginnings = Beginnings()
    for number, (table, repeated) in enumerate(zip(tables, heads, strict=True)):
        # The first row after a break may be the rest of one.
        beginnings.learn(table, range(repeated + (number > 0), table.row_count))
    return beginnings


def _break(before: PageTable, follower: Follower, repeated: int) -> Break:
    last = before.row_count - 1
    return Break(
        before=before,
        after=follower.table,
        last={cell.column: cell for cell in before.cells if cell.row + cell.rows > last},
        first=follower.table.row(repeated),
        room_below=follower.room_below / before.pitch,
    )


def _append(joined: JoinedTable, table: PageTable, rows: range, *, cut: bool) -> None:
    """Add rows of a page; where the first is the rest of a cut one, to the last row."""
    base = len(joined.row_sheets)
    ends = {cell.column: cell for cell in joined.cells if cell.row + cell.rows == base}
    shift = base - rows.start - (1 if cut else 0)
    joined.row_sheets.extend([table.sheet] * (len(rows) - (1 if cut else 0)))
    if cut:
        joined.joined_rows.append(base - 1)
    for cell in table.cells:
        if cell.row in rows:
            placed = _placed(joined, table, cell, shift)
            above = ends.get(placed.column) if cell.row == rows.start else None
            if above and _is_rest(above, placed, cut=cut):
                _lengthen(above, placed, added=cell.rows - (1 if cut else 0))
            else:
                joined.cells.append(placed)


def _placed(joined: JoinedTable, table: PageTable, cell: TableCell, shift: int) -> JoinedCell:
    offsets = _offsets(table)
    start = _find(joined.rulings, offsets[cell.column])
    end = _find(joined.rulings, offsets[cell.column + cell.columns])
    assert start is not None  # every ruling of every part is among them
    assert end is not None
    lines = [without_drop(line) if not number else line for number, line in enumerate(cell.lines)]
    return JoinedCell(cell.row + shift, start, cell.rows, max(end - start, 1), lines)


def _is_rest(above: JoinedCell, cell: JoinedCell, *, cut: bool) -> bool:
    """Tell whether a cell goes on from the page before: its row does, or it is merged over rows."""
    if above.columns != cell.columns:
        return False
    return cut or (not cell.lines and (above.rows > 1 or cell.rows > 1))


def _lengthen(above: JoinedCell, rest: JoinedCell, *, added: int) -> None:
    above.lines.extend(rest.lines)
    above.rows += added
