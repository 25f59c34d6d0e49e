"""Reader for a 新旧対照表 whose text was extracted cell after cell, row after row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.boundary import Boundary, find_boundary
from corpus.comparison_heads import AFTER_WORDS, BEFORE_WORDS
from corpus.errors import DocumentError
from corpus.formats.blocks import Span
from corpus.layout import Line, trimmed, written_lines
from corpus.outline import build_sections
from corpus.records import Document, Section, SectionKind, Side
from corpus.text import unwrap, width
from corpus.units import Unit, find_units
from corpus.voids import read_void

_REMARK = r"(?:[（(][^（）()]*[）)])?"
_HEAD = re.compile(
    rf"(?:.*[\s　])?(?:(?P<after_first>(?:{AFTER_WORDS}){_REMARK})[\s　]+"
    rf"(?P<before_last>(?:{BEFORE_WORDS}){_REMARK})"
    rf"|(?P<before_first>(?:{BEFORE_WORDS}){_REMARK})[\s　]+"
    rf"(?P<after_last>(?:{AFTER_WORDS}){_REMARK}))$"
)
_PAGE_THEN_TEXT = re.compile(r"[\s　]*(?P<page>[0-9０-９]{1,3})[\s　]+(?=\S)")
_ITEM_THEN_PAGE = re.compile(r"(?P<item>\S.{0,18}?)[\s　]+(?P<page>[0-9０-９]{1,3})$")
# The item column is narrow: a line of it holds about eight characters.
ITEM_COLUMNS = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: the span of its item cell, the printed page, the span of its two texts.

    A row that goes on below the heads of the next sheet gives one more record, `continued`.
    """

    number: int
    item_start: int
    item_end: int
    page: str
    start: int
    end: int
    continued: bool = False


def read_comparison(document: Document, sheets: Sequence[int]) -> tuple[Section, ...]:
    """Read the whole text into sections; `sheets` are the offsets at which sheets begin.

    Raises DocumentError where the text has no head with an after and a before column, or no row.
    """
    text = document.text
    lines = written_lines(text)
    heads = [line for line in lines if _HEAD.match(line.stripped)]
    if not heads:
        raise DocumentError(
            f"{document.id}：新旧二つの欄の見出しがありません",
            "「見直し後 見直し前」などの見出し行がある表",
            "目録の reader を確かめてください",
        )
    after_first = bool(_match_head(heads[0]))
    sections = [_title_section(document, sheets, heads[0])]
    sections += _head_sections(document, sheets, heads)
    rows = find_rows(text, lines, heads)
    for _, parts in groupby(rows, key=lambda row: row.number):
        sections += _row_sections(document, sheets, tuple(parts), after_first)
    return tuple(sorted((s for s in sections if s.start < s.end), key=lambda s: s.start))


def _match_head(line: Line) -> str | None:
    """Give the after column's head where it stands first, None where it stands second."""
    found = _HEAD.match(line.stripped)
    return found.group("after_first") if found else None


def flattened_heads(line: str) -> dict[Side, Span] | None:
    """Give the spans of both heads in a line of column heads; None for another line."""
    found = _HEAD.match(line)
    if found is None:
        return None
    return {
        Side.AFTER: max(found.span("after_first"), found.span("after_last")),
        Side.BEFORE: max(found.span("before_first"), found.span("before_last")),
    }


def has_comparison_head(text: str) -> bool:
    """Tell whether a line of a text heads an after and a before column."""
    return any(_HEAD.match(line.stripped) for line in written_lines(text))


def find_sheets(text: str) -> tuple[int, ...]:
    """Find where sheets begin: at the first character, and wherever the column heads repeat."""
    heads = [line for line in written_lines(text) if _HEAD.match(line.stripped)]
    return (0, *(head.start for head in heads[1:]))


def sheet_of(sheets: Sequence[int], offset: int) -> int:
    """Number the sheet that holds an offset, from 1."""
    return max(1, sum(1 for start in sheets if start <= offset))


def _frame(document: Document, sheets: Sequence[int], start: int, end: int) -> Section:
    """Make a bare section at a span; its path is the document's title."""
    start, end = trimmed(document.text, start, end)
    return Section(
        document.id, start, end, SectionKind.TITLE, (document.title,), sheet_of(sheets, start)
    )


def _title_section(document: Document, sheets: Sequence[int], head: Line) -> Section:
    """Cover everything above the first head."""
    return _frame(document, sheets, 0, head.start)


def _head_sections(
    document: Document, sheets: Sequence[int], heads: Sequence[Line]
) -> list[Section]:
    """Cover the lines that repeat the column heads."""
    sections = []
    for head in heads:
        frame = _frame(document, sheets, head.start, head.end)
        path = (document.title, unwrap(document.text[frame.start : frame.end]))
        sections.append(replace(frame, kind=SectionKind.TABLE_HEAD, path=path))
    return sections


def find_rows(text: str, lines: Sequence[Line], heads: Sequence[Line]) -> tuple[Row, ...]:
    """Find the rows: an item cell of short lines, a page number, then the two texts.

    Page numbers never go down, which keeps a figure at the head of a line from opening a row.
    Raises DocumentError where text stands below a head and no row has begun.
    """
    rows: list[Row] = []
    starts = [*_row_starts(text, lines, heads), *(_head_start(text, head) for head in heads)]
    starts.sort(key=lambda start: start.item_start)
    stops = [start.item_start for start in starts[1:]] + [len(text)]
    for row, stop in zip(starts, stops, strict=True):
        begin, end = trimmed(text, row.start, stop)
        if not row.continued:
            rows.append(replace(row, number=_number(rows) + 1, start=begin, end=end))
        elif begin < end:
            rows.append(_continue(text, rows, begin, end))
    return tuple(rows)


def _row_starts(text: str, lines: Sequence[Line], heads: Sequence[Line]) -> Iterator[Row]:
    """Find where rows open; their ends and numbers are not known yet."""
    previous_page = 0
    for number, line in enumerate(lines):
        found = _row_start(text, lines, number)
        if found and int(found.page) >= previous_page and line not in heads:
            yield found
            previous_page = int(found.page)


def _head_start(text: str, head: Line) -> Row:
    """Mark a line of column heads, below which a row may go on."""
    return Row(0, head.start, head.end, "", head.end, len(text), continued=True)


def _number(rows: Sequence[Row]) -> int:
    """Give the number of the last row, 0 where there is none."""
    return rows[-1].number if rows else 0


def _continue(text: str, rows: Sequence[Row], start: int, end: int) -> Row:
    """Go on with the last row below the heads of a new sheet."""
    if not rows:
        line = text.count("\n", 0, start) + 1
        raise DocumentError(
            f"{line} 行目から始まる行の項目とページが読めません",
            "項目、ページ番号、二つの欄の順に並ぶ表",
            "目録の reader を確かめてください",
        )
    return replace(rows[-1], start=start, end=end, continued=True)


def _row_start(text: str, lines: Sequence[Line], number: int) -> Row | None:
    """Read a row's head whose page number stands in this line, else None."""
    line = lines[number]
    inline = _ITEM_THEN_PAGE.match(line.stripped)
    if inline and line.after_blank and width(inline.group("item")) <= ITEM_COLUMNS:
        start, _ = trimmed(text, line.start, line.end)
        item_end = start + len(inline.group("item"))
        return Row(0, start, item_end, inline.group("page"), line.end, len(text))
    found = _PAGE_THEN_TEXT.match(line.text)
    first = number
    while found and first > 0 and width(lines[first - 1].text) <= ITEM_COLUMNS:
        first -= 1
        if lines[first].after_blank:
            break
    if not found or first == number or not lines[first].after_blank:
        return None
    if any(item.stripped.endswith("。") for item in lines[first:number]):
        return None
    item_start, item_end = trimmed(text, lines[first].start, lines[number - 1].end)
    return Row(0, item_start, item_end, found.group("page"), line.start + found.end(), len(text))


def _row_sections(
    document: Document, sheets: Sequence[int], parts: Sequence[Row], after_first: bool
) -> list[Section]:
    """Read one row: its item cell and page, then the units of both columns.

    `parts` are more than one where the row goes on over sheets; headings that are open at the end
    of a sheet stay open on the next.
    """
    text, row = document.text, parts[0]
    item = unwrap(text[row.item_start : row.item_end])
    head = _frame(document, sheets, row.item_start, row.start)
    shared = replace(head, path=(item,), page=row.page, row=row.number)
    sections = [replace(shared, kind=SectionKind.HEADING)]
    order = (Side.AFTER, Side.BEFORE) if after_first else (Side.BEFORE, Side.AFTER)
    columns: dict[Side, list[tuple[Unit, float]]] = {side: [] for side in order}
    for part in parts:
        units = find_units(text, part.start, part.end)
        boundary = find_boundary(text, units)
        for side, half in zip(order, _halves(units, boundary), strict=True):
            columns[side] += [(unit, boundary.confidence) for unit in half]
    for side, entries in columns.items():
        found = build_sections(text, [unit for unit, _ in entries], replace(shared, side=side))
        for section, (_, confidence) in zip(found, entries, strict=True):
            sections.append(_placed(text, section, sheets, confidence))
    return sections


def _placed(text: str, section: Section, sheets: Sequence[int], confidence: float) -> Section:
    """Give a unit of a column its sheet; a mark such as （新設） stands for no unit."""
    mark = read_void(text[section.start : section.end])
    return replace(
        section,
        kind=SectionKind.VOID if mark else section.kind,
        sheet=sheet_of(sheets, section.start),
        confidence=confidence,
    )


def _halves(
    units: tuple[Unit, ...], boundary: Boundary
) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """Split the units of a row at its boundary."""
    return units[: boundary.index], units[boundary.index :]
