"""Tables of an original as HTML tables, each piece at its own offsets."""

from collections.abc import Iterator, Mapping
from html import escape

from assistant import Basis, SourceCell, SourceRow, SourceTable
from assistant.web import words
from assistant.web.source_text import Span, marked
from assistant.web.text import flat, joint, where

Turns = Mapping[tuple[int, str | None], str]


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
    yield "<thead>" if in_head else "<tbody>"
    for row in table.rows:
        if in_head and not row.heading:
            in_head = False
            yield "</thead><tbody>"
        if row.sheet is not None and (row.sheet, row.page) != place:
            place = (row.sheet, row.page)
            turn = turns.get((row.sheet, row.page), "") + escape(where(row.page, row.sheet))
            yield f'<tr class="turn"><td colspan="{table.columns}">{turn}</td></tr>'
        yield _row(text, table, row, span, shown)
    yield "</thead>" if in_head else "</tbody>"


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
