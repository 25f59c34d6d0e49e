"""An Extract as compact JSON and back, exactly: for the pipe of a child process and for storage.

Records are written as arrays in the order of their fields, so that a long table stays small.
"""

import json
from dataclasses import astuple
from typing import Any

from corpus.errors import CorpusError
from corpus.formats.blocks import (
    Block,
    Extract,
    Grid,
    GridCell,
    Paragraph,
    ParagraphRole,
    Span,
    Unreadable,
)

FORMAT = 1


def to_json(extract: Extract) -> str:
    """Write an Extract as one line of JSON in ASCII, so that lone surrogates survive too."""
    fields = {
        "format": FORMAT,
        "text": extract.text,
        "blocks": [_block_fields(block) for block in extract.blocks],
        "sheets": extract.sheets,
        "reader": extract.reader,
        "unreadable": [astuple(part) for part in extract.unreadable],
        "sheet_names": extract.sheet_names,
        "encoding": extract.encoding,
        "title": extract.title,
        "notes": extract.notes,
    }
    return json.dumps(fields, separators=(",", ":"))


def from_json(written: str) -> Extract:
    """Read what `to_json` wrote; CorpusError where it is of another format or damaged."""
    try:
        fields = json.loads(written)
        if fields["format"] != FORMAT:
            raise _unusable(f"形式番号 {fields['format']}")
        return _extract(fields)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise _unusable(f"壊れたデータ（{type(error).__name__}）") from error


def _unusable(seen: str) -> CorpusError:
    return CorpusError(
        seen=f"取り出した本文の記録を読めません：{seen}",
        expected=f"形式番号 {FORMAT} の記録",
        remedy="その文書を machishirube add で追加し直してください。",
    )


def _block_fields(block: Block) -> list[Any]:
    if isinstance(block, Paragraph):
        return ["p", *astuple(block)]
    cells = [astuple(cell) for cell in block.cells]
    rest = (block.row_sheets, block.row_pages, block.joined_rows, block.confidence)
    return ["g", block.start, block.end, cells, *rest, block.repeated, block.caption]


def _extract(fields: dict[str, Any]) -> Extract:
    return Extract(
        text=fields["text"],
        blocks=tuple(_block(block) for block in fields["blocks"]),
        sheets=fields["sheets"],
        reader=fields["reader"],
        unreadable=tuple(Unreadable(*part) for part in fields["unreadable"]),
        sheet_names=tuple(fields["sheet_names"]),
        encoding=fields["encoding"],
        title=fields["title"],
        notes=tuple(fields["notes"]),
    )


def _block(fields: list[Any]) -> Block:
    kind, *rest = fields
    if kind == "p":
        start, end, sheet, page, role, *others = rest
        return Paragraph(start, end, sheet, page, ParagraphRole(role), *others)
    if kind == "g":
        return _grid(rest)
    raise ValueError(kind)


def _grid(fields: list[Any]) -> Grid:
    start, end, cells, sheets, pages, joined, confidence, repeated, caption = fields
    return Grid(
        start=start,
        end=end,
        cells=tuple(_cell(cell) for cell in cells),
        row_sheets=tuple(sheets),
        row_pages=tuple(pages),
        joined_rows=tuple(joined),
        confidence=confidence,
        repeated=_spans(repeated),
        caption=None if caption is None else _span(caption),
    )


def _cell(fields: list[Any]) -> GridCell:
    row, column, lines, *others = fields
    return GridCell(row, column, _spans(lines), *others)


def _spans(fields: list[list[int]]) -> tuple[Span, ...]:
    return tuple(_span(span) for span in fields)


def _span(fields: list[int]) -> Span:
    start, end = fields
    return start, end
