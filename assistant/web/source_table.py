"""Tables of an original as HTML tables, each piece at its own offsets."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from assistant import Basis, SourceCell, SourceRow, SourceTable
from assistant.web import words
from assistant.web.source_text import Span, marked
from assistant.web.text import flat, joint, where

Turns = Mapping[tuple[int, str | None], str]

HEADS_IN_SIGHT = 5
"""Lines between the heads and a quote; with more the heads are shown once more above it."""

_LINE = 20


def render_table(text: str, table: SourceTable, name: str, span: Span, turns: Turns) -> str:
    """Render a table; `name` is what it is called where no caption is printed.

    `turns` are the places that addresses of pages lead to, by sheet and page.
    """
    shown: set[tuple[int, int]] = set()
    rows = "".join(_rows(text, table, span, shown, turns))
    caption = escape(flat(table.caption or name))
    unit = f"{words.TABLE_UNIT}：{escape(flat(table.unit))} " if table.unit else ""
    basis = _badge(words.TABLE_PUT_TOGETHER) if table.basis is Basis.INFERRED else ""
    # the printed caption stands above: once to see is enough
    told = f'<span class="spoken">{caption}</span>{unit}{basis}'
    return (
        f'<div class="table-scroll unit" tabindex="0" role="region" aria-label="{caption}">'
        f'<table class="printed"><caption>{told}</caption>{rows}</table></div>'
    )


def _badge(told: str) -> str:
    return f'<span class="badge">{told}</span>'


def _rows(
    text: str, table: SourceTable, span: Span, shown: set[tuple[int, int]], turns: Turns
) -> Iterator[str]:
    """Render head and body; a row of another page says so before it."""
    place = (table.rows[0].sheet, table.rows[0].page) if table.rows else (None, None)
    in_head = bool(table.rows) and table.rows[0].heading
    again = heads_again(table, span)
    yield "<thead>" if in_head else "<tbody>"
    for number, row in enumerate(table.rows):
        if in_head and not row.heading:
            in_head = False
            yield "</thead><tbody>"
        if row.sheet is not None and (row.sheet, row.page) != place:
            place = (row.sheet, row.page)
            turn = turns.get((row.sheet, row.page), "") + escape(where(row.page, row.sheet))
            yield f'<tr class="turn"><td colspan="{table.columns}">{turn}</td></tr>'
        if number == again:
            yield from _heads_again(text, table)
        yield _row(text, table, row, span, shown)
    yield "</thead>" if in_head else "</tbody>"


def heads_again(table: SourceTable, span: Span) -> int | None:
    """Give the row of the body that the heads are shown above once more; None for none.

    It is that of the quote, or one before it where a cell runs over several rows.
    """
    quoted = next((n for n, row in enumerate(table.rows) if _holds(row, span)), 0)
    heads = [n for n, row in enumerate(table.rows[:quoted]) if row.heading or row.repeated]
    if not heads:
        return None
    below = heads[-1] + 1
    first = next((n for n in range(quoted, below, -1) if not _runs_over(table.rows, n)), below)
    lines = sum(map(_height, table.rows[below:first]))
    return first if lines > HEADS_IN_SIGHT else None


def _holds(row: SourceRow, span: Span) -> bool:
    pieces = (piece for cell in row.cells for piece in cell.pieces)
    return any(start < span.end and span.start < end for start, end in pieces)


def _runs_over(rows: Sequence[SourceRow], number: int) -> bool:
    """Tell whether a cell of an earlier row reaches into a row."""
    reach = (at + cell.rows for at, row in enumerate(rows[:number]) for cell in row.cells)
    return any(end > number for end in reach)


def _height(row: SourceRow) -> int:
    """Estimate the lines that a row takes."""
    sizes = (sum(end - start for start, end in cell.pieces) for cell in row.cells)
    return 1 + max(sizes, default=0) // _LINE


def _heads_again(text: str, table: SourceTable) -> Iterator[str]:
    """Show the heads once more for the eye only: in attributes, so that no text stands twice."""
    told = f'<td colspan="{table.columns}" data-head="{words.TABLE_HEADS_AGAIN}"></td>'
    yield f'<tr class="heads-told" aria-hidden="true">{told}</tr>'
    for row in table.rows:
        if not row.heading:
            return
        cells = "".join(
            f'<td colspan="{cell.columns}" rowspan="{cell.rows}" '
            f'data-head="{escape(_told(text, table, cell))}"></td>'
            for cell in row.cells
        )
        yield f'<tr class="heads" aria-hidden="true">{cells}</tr>'


def _told(text: str, table: SourceTable, cell: SourceCell) -> str:
    """Give the words of a cell on one line."""
    return flat("\n".join(text[slice(*each)] for each in cell.pieces if each not in table.marks))


def _row(
    text: str, table: SourceTable, row: SourceRow, span: Span, shown: set[tuple[int, int]]
) -> str:
    cells = "".join(_cell(text, table, cell, span, shown) for cell in row.cells)
    look = ' class="again"' if row.repeated else ""
    return f"<tr{look}>{cells}</tr>"


def _cell(
    text: str, table: SourceTable, cell: SourceCell, span: Span, shown: set[tuple[int, int]]
) -> str:
    name = "th" if cell.scope else "td"
    given = f' scope="{cell.scope}"' if cell.scope else ""
    given += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    given += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    lost = _badge(words.LOST) if cell.basis is Basis.LOST else ""
    return f"<{name}{given}>{''.join(_pieces(text, table, cell, span, shown))}{lost}</{name}>"


def _pieces(
    text: str, table: SourceTable, cell: SourceCell, span: Span, shown: set[tuple[int, int]]
) -> Iterator[str]:
    """Render the pieces of a cell; one that stands in several cells is marked in the first."""
    before = ""
    for start, end in cell.pieces:
        own = span if (start, end) not in shown else Span()
        shown.add((start, end))
        inner = marked(text, start, end, own, placed=True)
        if (start, end) in table.marks:
            yield f'<span class="format" aria-hidden="true">{inner}</span>'
            continue
        printed = text[start:end]
        if before:
            yield joint(before, printed) or "<wbr>"
        yield inner
        before = printed
