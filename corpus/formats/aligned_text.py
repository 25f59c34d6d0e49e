"""Tables of plain text whose columns are kept apart by runs of two and more spaces.

The columns are what stands between the places that are blank in every row (heads may run over
several of them). Lines are a table where at least three of them are cut alike and the texts of
each column begin or end on one line.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from corpus.formats.blocks import GridCell
from corpus.formats.lines import TextLine
from corpus.formats.text_rows import LineTable, is_listing, is_note, spanned, tells_caption
from corpus.text import width

_TOKEN = re.compile(r"\S(?:[^\S\t]?\S)*")
LEAST_ROWS = 3
MOST_HEADS = 2
# No page is wide enough for more.
MOST_COLUMNS = 60
# The share of a column's texts that begin (or end) at one place, one half-width column aside.
ALIGNED = 0.6
# Two columns of longer texts are prose in columns, whose lines are no rows.
PROSE_WIDTH = 30


@dataclass(frozen=True, slots=True)
class _Token:
    """A text between wide spaces: from column to column of the page, and of the text."""

    left: int
    right: int
    start: int
    end: int


_Row = tuple[_Token, ...]
_Column = tuple[int, int]


def aligned_tables(text: str, lines: Sequence[TextLine]) -> Iterator[LineTable]:
    """Give the tables of a run of lines whose columns align."""
    rows = [_tokens(text, line) for line in lines]
    for wide, group in groupby(range(len(lines)), key=lambda n: _is_row(text, lines[n], rows[n])):
        numbers = list(group)
        if wide and len(numbers) >= LEAST_ROWS:
            cells = _read(text, [rows[n] for n in numbers])
            if cells:
                yield LineTable(numbers[0], numbers[-1] + 1, cells)


def _tokens(text: str, line: TextLine) -> _Row:
    """Cut a line at its wide spaces."""
    tokens: list[_Token] = []
    place, before = 0, line.start
    for found in _TOKEN.finditer(text, line.start, line.end):
        left = place + width(text[before : found.start()])
        place, before = left + width(found.group()), found.end()
        tokens.append(_Token(left, place, *found.span()))
    return tuple(tokens)


def _is_row(text: str, line: TextLine, row: _Row) -> bool:
    """Tell whether a line has wide spaces and is neither a note nor a caption."""
    words = text[line.start : line.end]
    return (
        1 < len(row) <= MOST_COLUMNS
        and "\t" not in words
        and not is_note(words)
        and not tells_caption(words)
    )


def _read(text: str, rows: Sequence[_Row]) -> tuple[GridCell, ...]:
    """Give the cells of rows that align; nothing where they do not."""
    heads = max(0, min(MOST_HEADS, len(rows) - LEAST_ROWS))
    body = rows[heads:]
    columns = _columns(body)
    for row in reversed(rows[:heads]):
        columns = _with_heads(columns, row)
    if len(columns) < 2 or not all(_is_aligned(body, column) for column in columns[1:]):
        return ()
    long = [c for c in columns if median(_widths(body, c) or [0]) >= PROSE_WIDTH]
    if len(long) > 1 or is_listing([[text[t.start : t.end] for t in row] for row in rows]):
        return ()
    return tuple(
        cell for number, row in enumerate(rows) for cell in _cells(text, row, number, columns)
    )


def _columns(rows: Sequence[_Row]) -> list[_Column]:
    """Give what stands between the places that are blank in all rows."""
    columns: list[list[int]] = []
    for token in sorted((t for row in rows for t in row), key=lambda token: token.left):
        if columns and token.left <= columns[-1][1]:
            columns[-1][1] = max(columns[-1][1], token.right)
        else:
            columns.append([token.left, token.right])
    return [(left, right) for left, right in columns]


def _with_heads(columns: list[_Column], row: _Row) -> list[_Column]:
    """Take in the texts of a row that may be a head and that stand over no column.

    Figures stand at the right of a column and its head at the left: the column beside such a text
    is its own where nothing else of the row stands over it. Otherwise it has a column to itself.
    """
    found = list(columns)
    headed = {column for column in columns for token in row if _meets(token, column)}
    for token in (t for t in row if not any(_meets(t, column) for column in columns)):
        right = next((c for c in found if c[0] >= token.right), None)
        left = next((c for c in reversed(found) if c[1] <= token.left), None)
        beside = next((c for c in (right, left) if c in columns and c not in headed), None)
        if beside:
            found.remove(beside)
        edges = (token.left, token.right, *(beside or ()))
        found = sorted((*found, (min(edges), max(edges))))
    return found


def _meets(token: _Token, column: _Column) -> bool:
    """Tell whether a text stands over a column, in part at least."""
    return token.left < column[1] and token.right > column[0]


def _within(rows: Sequence[_Row], column: _Column) -> Iterator[list[_Token]]:
    """Give the texts of each row that stand in a column, rows without any left out."""
    for row in rows:
        own = [token for token in row if _meets(token, column)]
        if own:
            yield own


def _widths(rows: Sequence[_Row], column: _Column) -> list[int]:
    """Give how wide the texts of a column are."""
    return [own[-1].right - own[0].left for own in _within(rows, column)]


def _is_aligned(rows: Sequence[_Row], column: _Column) -> bool:
    """Tell whether most texts of a column begin or end at one place; one text a row."""
    filled = list(_within(rows, column))
    if any(len(own) > 1 for own in filled):
        return False
    return not filled or any(
        _most_alike(places) >= ALIGNED * len(filled)
        for places in ([o[0].left for o in filled], [o[0].right for o in filled])
    )


def _most_alike(places: Sequence[int]) -> int:
    """Count the places that lie at the most frequent one or right behind it."""
    counts = Counter(places)
    return max(counts[place] + counts[place + 1] for place in counts)


def _cells(text: str, row: _Row, number: int, columns: Sequence[_Column]) -> Iterator[GridCell]:
    """Give the cells of a row: what runs over several columns is one, a blank place has none."""
    groups: list[_Token] = []  # left and right count columns of the table here
    for token in row:
        over = _over(token, columns)
        if groups and over[0] < groups[-1].right:
            known = groups.pop()
            groups.append(_Token(known.left, max(known.right, over[1]), known.start, token.end))
        else:
            groups.append(_Token(*over, token.start, token.end))
    taken = {column for group in groups for column in range(group.left, group.right)}
    blank = [_Token(c, c + 1, 0, 0) for c in range(len(columns)) if c not in taken]
    for group in sorted((*groups, *blank), key=lambda group: group.left):
        spans = spanned(text, (group.start, group.end))
        yield GridCell(number, group.left, spans, 1, group.right - group.left)


def _over(token: _Token, columns: Sequence[_Column]) -> tuple[int, int]:
    """Give the columns that a text stands over, from the first to behind the last."""
    over = [number for number, column in enumerate(columns) if _meets(token, column)]
    return over[0], over[-1] + 1
