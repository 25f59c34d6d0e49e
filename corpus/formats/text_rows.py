"""What the tables of a plain text have in common, however their cells are parted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.formats.blocks import GridCell, Span
from corpus.formats.lines import TextLine, cell_line, trim
from corpus.markers import find_marker

_NOTE = re.compile(
    r"[\s　]*(?:※|＊|注[\s　0-9０-９:：)）]|[（(]注|備考[\s　]*[:：]|(?:資料|出典|出所)[:：])"
)
_CAPTION = re.compile(
    r"[\s　]*[〔［【＜<（(]?(?:図表|別表|付表|附表|表|第)[\s　]*第?[0-9０-９一二三四五六七八九十]+"
)
_UNIT = re.compile(r"[（(〔［【]?[\s　]*単位[\s　]*[:：]?.{1,16}$")
_PAGE = re.compile(r"[0-9０-９]{1,3}$")
_LEADERS = re.compile(r"[.．・…‥･·‧⋅]{3,}|…+[\s　]*[0-9０-９]+$")
CAPTION_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class LineTable:
    """A table that lines[first:last] hold, with its cells."""

    first: int
    last: int
    cells: tuple[GridCell, ...]

    def moved(self, by: int) -> "LineTable":
        """Give the same table counted from an earlier line."""
        return replace(self, first=self.first + by, last=self.last + by)


def is_note(line: str) -> bool:
    """Tell whether a line is a note below a table, not a row of it: ※, 注, 資料：."""
    return bool(_NOTE.match(line))


def is_caption(text: str, line: TextLine) -> bool:
    """Tell whether the line above a table names it: short, no sentence, no note, no rulings."""
    words = text[line.start : line.end].strip()
    if len(words) > CAPTION_CHARACTERS or words.endswith(("。", "、", "．", ".", "：", ":")):
        return False
    return any(letter.isalnum() for letter in words) and not is_note(words)


def tells_caption(line: str) -> bool:
    """Tell whether a line says itself that it is the caption or the unit: 表１ …, （単位：人）."""
    return bool(_CAPTION.match(line) or _UNIT.search(line.rstrip()))


def spanned(text: str, span: Span) -> tuple[Span, ...]:
    """Give the line of a cell that stands at a span, none for a blank one.

    Spaces of any width behind it fill the cell up.
    """
    found = cell_line(text, *span)
    return ((found[0], trim(text, *found)[1]),) if found else ()


def is_listing(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether lines of cells are a list or a table of contents and no table.

    A list has nothing but its numbers in the first of two columns; contents run to page numbers.
    """
    lines = [[words for words in row if words.strip()] for row in rows]
    if any(_LEADERS.search("　".join(line)) for line in lines):
        return True
    if any(len(line) > 2 for line in lines):
        return False
    pairs = [(line[0].strip(), line[1].strip()) for line in lines if len(line) == 2]
    return not pairs or all(_is_sign(first) for first, _ in pairs) or _run_to_pages(pairs)


def _is_sign(words: str) -> bool:
    """Tell whether a cell is only the sign of an item: ①, (1), 第１条, ・."""
    found = find_marker(f"{words}　項目")
    return found is not None and found.length == len(words) + 1


def _run_to_pages(pairs: Sequence[tuple[str, str]]) -> bool:
    """Tell whether numbered headings stand before page numbers that never go down."""
    if len(pairs) < 2 or not all(_PAGE.match(page) for _, page in pairs):
        return False
    numbered = sum(find_marker(entry) is not None for entry, _ in pairs)
    pages = [int(page) for _, page in pairs]
    return numbered * 2 >= len(pairs) and all(one <= two for one, two in pairwise(pages))
