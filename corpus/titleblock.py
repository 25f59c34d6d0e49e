"""The lines at the top of a document: its title, its issuer, its date."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.markers import is_caption_line, is_date_line, without_marker
from corpus.outline import Piece, is_front_heading
from corpus.records import SectionKind
from corpus.text import squash, unwrap

# A title block has few lines, and none of them is long.
BLOCK_PIECES = 12
LINE_CHARACTERS = 60
TITLE_PIECES = 4
_DATED = re.compile(
    r"(?:明治|大正|昭和|平成|令和|[MTSHR])?\s*[0-9０-９元]{1,4}\s*(?:[(（][^（）()]*[)）])?\s*年"
    r".{0,12}(?:月|日)[\s　]*"
    r"(?:.{0,12}第\s*[0-9０-９]+\s*号|現在|策定|制定|改定|改訂|発行|公布|施行|決定|版)?$"
)
_STAMP = re.compile(
    r"(?:参考資料|当日資料|資料|別紙)[\s　]*(?:№|No\.?)?[\s　]*"
    r"[0-9０-９]+(?:[-－‐―ー][0-9０-９]+)?$"
)
_LAW = re.compile(r".{2,50}(?:条例|規則|規程|要綱|要領|規約)(?:[（(][^（）()]*[）)])?$")

# What a document is: the last word of most titles.
_SORT = re.compile(
    r"(?:条例|規則|規程|要綱|要領|規約|細則|憲章|計画|プラン|ビジョン|指針|方針|ガイドライン|構想"
    r"|戦略|ロードマップ|マニュアル|手引き?|ハンドブック|白書|報告書|概要版?|一覧表?|対照表|資料"
    r"|議事録|会議録|要旨|について|計画書|答申書?|提言書?|仕様書|要項|案内|事例集)"
    r"(?:[（(【〔［][^）)】〕］]*[）)】〕］]|[\s　]*(?:素案|原案|案))*$"
)
_MINOR = re.compile(
    r"[^\s]{0,10}第[0-9０-９一二三四五六七八九十百]+号$|.{1,30}(?:様|御中|殿)$|.{1,12}長$"
    r"|.{1,12}(?:[市町村区県府都道]|部|課|局|室|係|委員会|審議会|協議会)$"
    r"|[（(【〔《].*[）)】〕》]$|(?:素案|原案|案)$|第.{1,3}版$|改訂版$|概要版$"
)


def names_sort(printed: str) -> bool:
    """Tell whether a line ends in a word for a sort of document: …条例, …計画（案）."""
    return bool(_SORT.search(printed.strip()))


def is_minor_line(printed: str) -> bool:
    """Tell whether a line of a title block is an issuer, a number, a remark, not the title."""
    return bool(_MINOR.match(squash(printed)))


def is_issue_line(printed: str) -> bool:
    """Tell whether a line is a date, alone or with the number of a law or a word of issue."""
    return is_date_line(printed) or bool(_DATED.match(printed.strip()))


def settle_title_block(text: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Say which pieces at the top are title, date or stamp; the others stay as they are."""
    settled = list(pieces)
    titled = _format_title(text, pieces)
    named = titled is not None
    main: str | None = None
    for number in range(min(len(pieces), BLOCK_PIECES)):
        piece = pieces[number]
        if piece.kind in {SectionKind.STAMP, SectionKind.CONTENTS}:
            continue
        printed = unwrap(text[piece.unit.start : piece.unit.end])
        kind = SectionKind.TITLE if number == titled else _kind(printed, pieces, number)
        if kind is None:
            break
        if kind is SectionKind.TITLE and number != titled and not is_minor_line(printed):
            # One title, on two lines where the first does not say what the document is.
            if named or (main is not None and not names_sort(printed)):
                break
            main, named = printed, names_sort(printed)
        settled[number] = replace(piece, kind=kind, level=None)
    return tuple(settled)


def _format_title(text: str, pieces: Sequence[Piece]) -> int | None:
    """Give the number of the heading that is the document's title: the first, without a number.

    It is alone on the outermost level, or the others there are numbered, or it says that it is one.
    """
    headings = [n for n, piece in enumerate(pieces) if piece.level is not None]
    if not headings:
        return None
    first = pieces[headings[0]]
    outermost = min(pieces[n].level or 1 for n in headings)
    if first.level != outermost or _is_counted(first):
        return None
    others = [pieces[n] for n in headings[1:] if pieces[n].level == outermost]
    printed = unwrap(text[first.unit.start : first.unit.end])
    at_head = headings[0] < TITLE_PIECES and names_sort(printed)
    return headings[0] if at_head or all(map(_is_counted, others)) else None


def _is_counted(piece: Piece) -> bool:
    """Tell whether a heading has a number."""
    return piece.marker is not None and piece.marker.style not in {"circle", "square", "angle"}


def _kind(printed: str, pieces: Sequence[Piece], number: int) -> SectionKind | None:
    """Say what a piece of the title block is; None for the first one behind the block."""
    piece = pieces[number]
    if piece.kind is not None or piece.level is not None or len(printed) > LINE_CHARACTERS:
        return None
    if is_issue_line(printed):
        return SectionKind.DATE
    if _STAMP.match(squash(printed)):
        return SectionKind.STAMP
    if piece.marker is not None:
        return SectionKind.TITLE if _is_marked_title(printed, piece.marker.style) else None
    reads_on = printed.endswith(("。", "、", "：")) or _is_head(printed, pieces, number)
    return None if reads_on or is_front_heading(printed) else SectionKind.TITLE


def _is_marked_title(printed: str, style: str) -> bool:
    """Tell whether a marked line is a title: ○青葉市…条例 in a collection, 【変更点のみ】 alone."""
    return style == "angle" or (style == "circle" and bool(_LAW.match(without_marker(printed))))


def _is_head(printed: str, pieces: Sequence[Piece], number: int) -> bool:
    """Tell whether a line heads an article or a list that begins behind it."""
    following = pieces[number + 1].marker if number + 1 < len(pieces) else None
    if following is None or names_sort(printed):
        return False
    over_list = following.style in {"definition", "bullet"}
    return over_list or (following.style == "article" and is_caption_line(printed))
