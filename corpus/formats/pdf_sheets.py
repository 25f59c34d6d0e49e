"""One sheet of a PDF: its lines, its tables, and what of it cannot be read."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.formats.pdf_glyphs import UNMAPPED, Glyph, PageContent, page_content
from corpus.formats.pdf_lines import Line, find_lines, without_readings
from corpus.formats.pdf_rulings import TooManyRulings
from corpus.formats.pdf_tables import PageTable, find_tables

if TYPE_CHECKING:
    from pdfplumber.page import Page

# Of the glyphs of a page; with more of them nameless, what is left is no text.
_MOST_NAMELESS = 0.3
# Of the page's area; smaller pictures are marks and seals.
_LARGE_PICTURE = 0.1
# Strokes and boxes on a page without text that may be letters drawn as outlines.
_MANY_DRAWINGS = 50
_LONE_LETTERS = 8
_PRIVATE = range(0xE000, 0xF900)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read of a sheet; `lines` are those outside tables, `lost` is told to users.

    `margin` holds lines along the head and foot of a page that is set vertically otherwise, and
    `margin_height` the height that they are measured in.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    tables: tuple[PageTable, ...]
    characters: int
    lost: tuple[str, ...]
    sizes: Counter[float]  # characters in tables by font size
    margin: tuple[Line, ...] = ()
    margin_height: float = 0.0


def unread_sheet(number: int) -> Sheet:
    """Give a sheet that could not be read at all."""
    lost = ("ページの記述が壊れているため、読み取れません",)
    return Sheet(number, 0.0, 0.0, (), (), 0, lost, Counter())


def _nameless_sheet(number: int) -> Sheet:
    lost = ("文字コードの情報がないため、文字を読み取れません",)
    return Sheet(number, 0.0, 0.0, (), (), 0, lost, Counter())


def read_sheet(page: "Page", number: int) -> Sheet:
    """Read a page."""
    content = page_content(page)
    inked = [glyph for glyph in content.glyphs if not glyph.blank]
    nameless = sum(UNMAPPED in glyph.text for glyph in inked)
    if nameless > len(inked) * _MOST_NAMELESS:
        return _nameless_sheet(number)
    tables, taken, drawn = _tables(content, number)
    outside = [glyph for glyph in content.glyphs if glyph not in taken]
    lines, readings = without_readings(find_lines(outside))
    ruby = len(readings) + sum(table.readings for table in tables)
    lost = (*_lost_glyphs(inked, nameless), *_lost_otherwise(lines, ruby))
    pictures = _pictures(content.picture_share, content.drawings, bool(inked))
    return Sheet(
        number=number,
        width=content.width,
        height=content.height,
        lines=tuple(lines),
        tables=tables,
        characters=len(inked),
        lost=(*pictures, *drawn, *lost),
        margin=tuple(find_lines(content.margin)),
        margin_height=content.margin_height,
        sizes=Counter(round(glyph.size * 2) / 2 for glyph in taken if not glyph.blank),
    )


def _tables(
    content: PageContent, number: int
) -> tuple[tuple[PageTable, ...], set[Glyph], tuple[str, ...]]:
    """Find the tables and their glyphs; tell where a drawing hides them."""
    try:
        return *find_tables(content, number), ()
    except TooManyRulings:
        told = "線の多い図があるため、表があっても表として読み取れません"
        return (), set(), (told,)


def _pictures(share: float, drawings: int, has_text: bool) -> tuple[str, ...]:
    if has_text:
        told = "画像があります（画像の中の文字は読み取れません）"
        return (told,) if share > _LARGE_PICTURE else ()
    if share > 0:
        return ("文字情報がありません（画像のみ）",)
    return ("文字情報がありません（図形のみ）",) if drawings > _MANY_DRAWINGS else ()


def _lost_glyphs(inked: list[Glyph], nameless: int) -> tuple[str, ...]:
    lost = []
    if nameless:
        lost.append(
            f"文字コードのない文字が {nameless} 字あります（本文では {UNMAPPED} で示します）"
        )
    private = sum(any(ord(char) in _PRIVATE for char in glyph.text) for glyph in inked)
    if private:
        lost.append(f"外字が {private} 字あります（ほかの環境では表示されないことがあります）")
    return tuple(lost)


def _lost_otherwise(lines: list[Line], ruby: int) -> tuple[str, ...]:
    lost = []
    if ruby:
        lost.append(f"ふりがなが {ruby} か所あります（本文には含めていません）")
    lone = sum(len("".join(line.text.split())) == 1 for line in lines)
    if lone >= _LONE_LETTERS and lone > len(lines) / 2:
        lost.append("図や縦書きの文字が離れて置かれているため、読む順序が確かではありません")
    return tuple(lost)
