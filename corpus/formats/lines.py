"""Lines of a decoded text whatever ends them (LF, CR LF, CR, form feed), with their offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.errors import DocumentError
from corpus.formats.blocks import Span, Unreadable
from corpus.formats.limits import Limits, check_length

_LINE = re.compile(r"([^\r\n\f]*)(\r\n|\r|\n|\f|$)")

# Letters that a user drew (gaiji) look right on one computer only.
_GAIJI = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_LOST = "\ufffd"


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line text[start:end] without what ends it; `end_mark` is what does ("" at the end)."""

    start: int
    end: int
    end_mark: str


def text_lines(text: str) -> Iterator[TextLine]:
    """Give the lines of a text in order; together with their end marks they are the text."""
    position = 0
    while position < len(text):
        found = _LINE.match(text, position)
        assert found is not None  # the pattern matches anywhere
        yield TextLine(found.start(1), found.end(1), found.group(2))
        position = found.end()


def trim(text: str, start: int, end: int) -> Span:
    """Shrink a span so that it neither begins nor ends with white space."""
    piece = text[start:end]
    bare = piece.lstrip()
    start += len(piece) - len(bare)
    return start, start + len(bare.rstrip())


def cell_line(text: str, start: int, end: int) -> Span | None:
    """Give the span of a line of a cell, None for a blank one.

    Spaces and tabs around it belong to the notation; a full-width space is an indent and stays.
    """
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return None
    start += len(piece) - len(piece.lstrip(" \t"))
    return start, start + len(piece.strip(" \t"))


def check_written(text: str, name: str) -> None:
    """Raise DocumentError for a text without letters."""
    if not text.strip():
        raise DocumentError(
            f"{name}：文字が一つもありません（空白だけです）",
            "文章の入った文書",
            "もとのファイルを確かめ、保存し直してから追加してください",
        )


def check_text(text: str, name: str, limits: Limits) -> None:
    """Raise DocumentError for a text without letters, a too long text, a too long line."""
    check_written(text, name)
    check_length(text, name, limits)
    for number, line in enumerate(text_lines(text), start=1):
        if line.end - line.start > limits.max_line_characters:
            raise DocumentError(
                f"{name}：{number}行目が改行なしで {line.end - line.start:,} 文字続いています",
                f"1行 {limits.max_line_characters:,} 文字まで",
                "文書を改行のある形で保存し直すか、設定の max_line_characters を大きくしてください",
            )


def find_unreadable(text: str, sheet: int = 1) -> tuple[Unreadable, ...]:
    """Name letters of a text that the file itself has lost or that no other computer can show."""
    drawn, lost = len(_GAIJI.findall(text)), text.count(_LOST)
    found: list[Unreadable] = []
    if drawn:
        found.append(Unreadable(sheet, f"外字 {drawn}文字（作ったパソコンでしか表示できない文字）"))
    if lost:
        found.append(
            Unreadable(sheet, f"「\ufffd」に置き換わった文字 {lost}文字（保存の時に失われた文字）")
        )
    return tuple(found)
