"""Marks that a cell of a before/after table prints in the place of a text."""

import re
from enum import StrEnum


class Void(StrEnum):
    """What a mark says about the text of the other column."""

    NONE = "none"  # this column has no such text: （新設）, （削る）, －
    SAME = "same"  # the text is that of the other column: 同左, 変更なし


_OPEN, _CLOSE = r"[（(［\[〔【＜<「]?", r"[）)］\]〕】＞>」]?"
_NONE = re.compile(
    rf"{_OPEN}(?:新設|新規|新規追加|追加|削除|削る|全部削除|全文削除|廃止|なし|該当なし|規定なし"
    rf"|[-－―ー‐–—−]+){_CLOSE}。?$"
)
_SAME = re.compile(
    rf"{_OPEN}(?:同[左右上]|[左右]に?同じ|(?:変更|改正|修正|改定|改訂)な[しく]"
    r"|(?:現行|改正前|従前)の?(?:通り|とおり|どおり))"
    rf"{_CLOSE}。?$"
)
# An article that keeps its number without a text: 第五条　削除.
_GONE = re.compile(
    r"第?[0-9０-９一二三四五六七八九十百千]+[条項号]?(?:の[0-9０-９一二三四五六七八九十]+)*"
    r"(?:(?:から|～|・|、|及び)第?[0-9０-９一二三四五六七八九十百千]+[条項号]?(?:まで)?)*"
    r"[\s　]+削[\s　]*除$"
)


def read_void(printed: str) -> Void | None:
    """Read a mark such as （新設）, （削る）, －, 同左; None for a text of its own."""
    bare = re.sub(r"\s", "", printed)
    if _NONE.match(bare):
        return Void.NONE
    return Void.SAME if _SAME.match(bare) else None


def is_gone(printed: str) -> bool:
    """Tell whether a numbered unit says that its text was struck out: 第五条　削除."""
    return bool(_GONE.match(printed.strip()))
