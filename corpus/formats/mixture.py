"""Finds the place where a text file stops being in the encoding that it began with.

Line by line, the encodings are kept that can be those of the line; where none is left that all
lines so far share, the encoding has changed. A line that is not UTF-8 counts against CP932 or
EUC-JP only where another reading is clearly Japanese, so that odd letters alone refuse no file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.errors import DocumentError
from corpus.formats.legacy_codecs import decode_strictly
from corpus.formats.plausibility import PLAUSIBLE, count_hiragana, plausibility

_LINE = re.compile(rb"[^\r\n]+(?:\r\n?|\n)*|(?:\r\n?|\n)+")
_ISO_2022 = re.compile(rb"\x1b(?:\$[@B(]|\([JI])")
# Two letters of Japanese in UTF-8 are proof; inside a line of another encoding three are.
_UTF8_RUN = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}|\xef[\xbc-\xbd][\x80-\xbf]){3,}")
# What a line holds where it is in another encoding: a run of UTF-8, an escape, hiragana.
_TRACES = {
    "cp932": re.compile(_UTF8_RUN.pattern + rb"|\x1b|\xa4[\xa1-\xf3].*\xa4[\xa1-\xf3]", re.DOTALL),
    "euc-jp": re.compile(_UTF8_RUN.pattern + rb"|\x1b|\x82[\x9f-\xf1]", re.DOTALL),
}
_NAMES = {
    "utf-8": "UTF-8",
    "cp932": "Shift_JIS（CP932）",
    "euc-jp": "EUC-JP",
    "iso-2022-jp": "ISO-2022-JP",
}
_FAMILY = {
    "cp932": ("cp932",),
    "euc-jp": ("euc-jp", "cp51932", "euc-jis-2004"),
    "iso-2022-jp": ("iso-2022-jp", "iso-2022-jp-ext", "cp50221"),
}


@dataclass(frozen=True, slots=True)
class Mixture:
    """Where the encoding changes: byte `place` (from 0) in `line` (from 1)."""

    place: int
    line: int
    first: str
    then: str | None

    def error(self, name: str) -> DocumentError:
        """The message to the user."""
        place = f"{name}：{self.place + 1} バイト目（{self.line}行目）"
        first = _NAMES[self.first]
        return DocumentError(
            f"{place}で文字コードが {first} から {_NAMES[self.then]} に変わっています"
            if self.then
            else f"{place}が、ここまでの文字コード {first} では読めません",
            "全体が一つの文字コードの文書",
            "もとのファイルを一つずつ追加するか、全体を「UTF-8」で保存し直してください",
        )


def find_mixture(content: bytes) -> Mixture | None:
    """Find the first change of encoding; None where all lines can be of one encoding."""
    shared: tuple[str, ...] | None = None
    for number, start, line in _lines(content):
        if line.isascii() and not _ISO_2022.search(line):
            continue
        if shared and _goes_on(line, shared[0]):
            continue
        possible = _possible(line)
        inner = None if possible else _inner_change(line)
        if inner:
            return Mixture(start + inner.place, number, inner.first, inner.then)
        kept = tuple(name for name in shared if name in possible) if shared else possible
        if shared and not kept:
            then = possible[0] if possible else None
            wrong = _foreign(line) if possible else _first_wrong(line, shared[0])
            return Mixture(start + wrong, number, shared[0], then)
        shared = kept or shared
    return None


def _lines(content: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Give each line's number, its place and its bytes."""
    number = 1
    for found in _LINE.finditer(content):
        yield number, found.start(), found.group()
        ends = found.group()
        number += ends.count(b"\n") + ends.count(b"\r") - ends.count(b"\r\n")


def _read(line: bytes, name: str) -> str | None:
    """Read a line with an encoding of a family; None where none of them can."""
    for encoding in _FAMILY.get(name, (name,)):
        try:
            return decode_strictly(line, encoding)
        except UnicodeDecodeError:
            continue
    return None


def _goes_on(line: bytes, name: str) -> bool:
    """Tell at a glance that a line goes on in an encoding: it is valid and like no other."""
    others = _TRACES.get(name)
    return others is not None and not others.search(line) and _read(line, name) is not None


def _possible(line: bytes) -> tuple[str, ...]:
    """Name the encodings that a line can be in, the most probable first."""
    if _ISO_2022.search(line) and line.isascii():
        return ("iso-2022-jp",)
    utf8 = _read(line, "utf-8")
    if utf8 is not None:
        proof = sum(letter >= "\u0800" for letter in utf8) >= 2
        return ("utf-8",) if proof else ("utf-8", "cp932", "euc-jp")
    if _UTF8_RUN.search(line):
        return ()
    texts = {name: _read(line, name) for name in ("cp932", "euc-jp")}
    readings = {name: text for name, text in texts.items() if text is not None}
    clear = [
        name
        for name, text in readings.items()
        if plausibility(text) >= PLAUSIBLE and count_hiragana(text) >= 2
    ]
    return tuple(clear or readings)


def _inner_change(line: bytes) -> Mixture | None:
    """Find a change of encoding inside a line that holds a run of UTF-8."""
    run = _UTF8_RUN.search(line)
    if not run:
        return None
    wrong = _first_wrong(line, "utf-8")
    if wrong > run.start():
        rest = _possible(line[wrong:])
        return Mixture(wrong, 0, "utf-8", rest[0] if rest else None)
    before = _possible(line[: run.start()])
    return Mixture(run.start(), 0, before[0], "utf-8") if before else None


def _first_wrong(line: bytes, name: str) -> int:
    """The first byte of a line that is not of an encoding."""
    try:
        decode_strictly(line, _FAMILY.get(name, (name,))[-1])
    except UnicodeDecodeError as error:
        return error.start
    return _foreign(line)


def _foreign(line: bytes) -> int:
    """The first byte of a line that is not ASCII, or its first escape sequence."""
    return next((place for place, byte in enumerate(line) if byte > 0x7F or byte == 0x1B), 0)
