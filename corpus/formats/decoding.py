"""Bytes of a text file turned into text, without ever putting in replacement characters.

Order: a byte order mark; NUL bytes (UTF-16 without a mark); escape sequences (ISO-2022-JP); strict
UTF-8; then CP932 and EUC-JP, of which the reading that looks most like Japanese is taken. UTF-8
goes first because other Japanese encodings are hardly ever valid UTF-8 by chance. UTF-16 without a
mark is known by its NUL bytes, which every line feed has. A file that changes its encoding on the
way is refused with the place. Files of one or two kanji in EUC-JP cannot be told from half-width
kana; a word more decides.
"""

import codecs
import re
from dataclasses import dataclass, replace

from corpus.errors import DocumentError
from corpus.formats.legacy_codecs import decode_strictly
from corpus.formats.mixture import find_mixture
from corpus.formats.plausibility import PLAUSIBLE, count_hiragana, plausibility

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The end mark that MS-DOS editors wrote; it is no part of the text.
_DOS_END = "\x1a"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_ISO_2022 = re.compile(rb"\x1b(?:\$[@B(]|\([JI]|&@)")
_EUC = ("euc-jp", "cp51932", "euc-jis-2004")
_LEGACY = (("cp932",), _EUC)
_WIDE = (("utf-16-le",), ("utf-16-be",))
_ISO = ("iso-2022-jp", "iso-2022-jp-ext", "cp50221", "iso-2022-jp-2004")
_EUC_KANA = re.compile(rb"(?:[\x00-\x7f]|\x8e[\xa1-\xdf])+")
_REMEDY = "もとのソフトで「UTF-8」を選んで保存し直してから、もう一度追加してください"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text, the encoding it was in ("utf-8", "cp932", …), and remarks to users."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode_text(content: bytes, name: str, declared: str | None = None) -> Decoded:
    """Decode a text file; `declared` is an encoding that the file names itself, `name` is shown.

    Raises DocumentError where no encoding fits, where several are mixed, and where the bytes are
    no text. Blank or ASCII-only content is UTF-8.
    """
    found = _decode(content, name, declared)
    text = found.text.rstrip(_DOS_END)
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        raise DocumentError(
            f"{name}：{line}行目に制御文字（U+{ord(control.group()):04X}）があります",
            "文字だけのファイル",
            "ファイルが壊れていないか、拡張子どおりの形式かを確かめてください",
        )
    return Decoded(text, found.encoding, found.notes)


def _decode(content: bytes, name: str, declared: str | None) -> Decoded:
    """Decode by the first evidence that there is."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_marked(content, mark, encoding, name)
    if b"\x00" in content:
        return _decode_wide(content, name)
    if declared:
        return _decode_declared(content, declared) or _decode_despite(content, name, declared)
    if _ISO_2022.search(content) and content.isascii():
        escaped = _first_strict(content, _ISO)
        if escaped:
            return escaped
    return _decode_narrow(content, name)


def _decode_marked(content: bytes, mark: bytes, encoding: str, name: str) -> Decoded:
    """Decode what follows a byte order mark."""
    try:
        text = content[len(mark) :].decode(encoding)
        _refuse_foreign_lines(text, encoding, name)
        return Decoded(text, encoding)
    except UnicodeDecodeError as error:
        place = len(mark) + error.start
        mixed = find_mixture(content) if encoding == "utf-8" else None
        if mixed and mixed.then:
            raise mixed.error(name) from error
        raise _broken(name, content, place, encoding.upper()) from error


def _decode_wide(content: bytes, name: str) -> Decoded:
    """Decode UTF-16 without a mark: of both byte orders the one that looks like Japanese."""
    found = _best(content, *_WIDE)
    if found:
        _refuse_foreign_lines(found.text, found.encoding, name)
        return found
    place = content.index(b"\x00")
    line = content.count(b"\n", 0, place) + 1
    raise DocumentError(
        f"{name}：{place + 1} バイト目（{line}行目）に NUL（文字ではないデータ）があります",
        "文字だけのファイル",
        "ファイルが壊れていないか、拡張子どおりの形式かを確かめてください",
    )


def _refuse_foreign_lines(text: str, encoding: str, name: str) -> None:
    """Raise DocumentError where lines of UTF-16 are Japanese only if read with another encoding."""
    if not encoding.startswith("utf-16"):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line and plausibility(line) < PLAUSIBLE and _is_foreign(line.encode(encoding)):
            raise DocumentError(
                f"{name}：{number}行目で文字コードが UTF-16 から別のものに変わっています",
                "全体が一つの文字コードの文書",
                "もとのファイルを一つずつ追加するか、全体を「UTF-8」で保存し直してください",
            )


def _is_foreign(line: bytes) -> bool:
    """Tell whether bytes that were taken for UTF-16 are Japanese of another encoding."""
    if _ISO_2022.search(line):
        return _first_strict(line, _ISO) is not None
    found = _best(line, ("utf-8",), *_LEGACY)
    return found is not None and count_hiragana(found.text) >= 2


def _decode_declared(content: bytes, declared: str) -> Decoded | None:
    """Decode as the file says, unless it is wrong about itself."""
    encoding = _canonical(declared)
    if encoding is None:
        return None
    family = {"cp932": ("cp932",), "euc-jp": _EUC, "iso-2022-jp": _ISO}
    found = _first_strict(content, family.get(encoding, (encoding,)))
    if not found or plausibility(found.text) < PLAUSIBLE:
        return None
    if encoding != "utf-8" and not content.isascii() and _is_utf8(content):
        return None
    return found


def _decode_despite(content: bytes, name: str, declared: str) -> Decoded:
    """Decode a file that is wrong about itself, and say so."""
    found = _decode(content, name, None)
    if content.isascii() and found.encoding == "utf-8":
        return found
    note = (
        f"文字コードの宣言は {declared} ですが、実際は {found.encoding} でしたので、"
        f"{found.encoding} として読みました"
    )
    return replace(found, notes=(*found.notes, note))


def _canonical(declared: str) -> str | None:
    """Name an encoding as this module does; None for one that nobody knows or that is no text.

    A declaration in ASCII letters is itself proof against UTF-16.
    """
    try:
        known = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        known = declared.strip().lower()
    named = {
        "shift_jis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932", "ms_kanji": "cp932",
        "euc_jp": "euc-jp", "x-euc-jp": "euc-jp", "iso2022_jp": "iso-2022-jp", "ascii": "utf-8",
        "csshiftjis": "cp932", "utf-8-sig": "utf-8",
    }.get(known, known)  # fmt: skip
    return named if named in {"utf-8", "cp932", "euc-jp", "iso-2022-jp"} else None


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decode_narrow(content: bytes, name: str) -> Decoded:
    """Decode UTF-8 or one of the older encodings, UTF-16 without a mark where none fits."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_cut(content, error):
            raise _broken(name, content, error.start, "UTF-8") from error
        found = _kana_in_euc(content) or _best(content, *_LEGACY)
        mixed = find_mixture(content)
        if mixed and (found or mixed.then):
            raise mixed.error(name) from error
        found = found or _best(content, *_WIDE)
        if found:
            return found
        broken = mixed.error(name) if mixed else _broken(name, content, error.start, "UTF-8")
        raise broken from error
    found = None
    mixed = find_mixture(content) if "\x1b" in text else None
    if mixed:
        raise mixed.error(name)
    if _CONTROL.search(text.rstrip(_DOS_END)):
        found = _best(content, *_WIDE)
    elif max(text, default="") < "\u0800" and plausibility(text) < PLAUSIBLE:
        found = _best(content, *_LEGACY)  # one rare kanji of EUC-JP looks like one letter of UTF-8
    return found or Decoded(text, "utf-8")


def _is_cut(content: bytes, error: UnicodeDecodeError) -> bool:
    """Tell whether Japanese in UTF-8 ends in the middle of a letter."""
    whole = content[: error.start].decode("utf-8")
    return error.reason == "unexpected end of data" and max(whole, default="") >= "\u0800"


def _kana_in_euc(content: bytes) -> Decoded | None:
    """Read half-width kana of EUC-JP, which CP932 takes for kanji under one and the same byte."""
    if not _EUC_KANA.fullmatch(content) or content.count(b"\x8e") < 3:
        return None
    return _best(content, ("euc-jp",))


def _first_strict(content: bytes, encodings: tuple[str, ...]) -> Decoded | None:
    """Decode with the first encoding that can."""
    for encoding in encodings:
        try:
            return Decoded(decode_strictly(content, encoding), encoding)
        except UnicodeDecodeError:
            continue
    return None


def _best(content: bytes, *families: tuple[str, ...]) -> Decoded | None:
    """Give the most plausible reading of several, the earlier one if equal."""
    best: Decoded | None = None
    best_score = PLAUSIBLE
    for family in families:
        found = _first_strict(content, family)
        if not found or _CONTROL.search(found.text.rstrip(_DOS_END)):
            continue
        score = plausibility(found.text)
        if score > best_score or (best is None and score == best_score):
            best, best_score = found, score
    return best


def _broken(name: str, content: bytes, place: int, encoding: str) -> DocumentError:
    """The message for bytes that no encoding explains."""
    line = content.count(b"\n", 0, place) + 1
    cut = len(content) - place < 4
    what = "は、文字の途中でファイルが終わっています" if cut else f"を {encoding} として読めません"
    return DocumentError(
        f"{name}：{place + 1} バイト目（{line}行目）{what}",
        "UTF-8、Shift_JIS（CP932）、EUC-JP、UTF-16、ISO-2022-JP のどれかで保存した文書",
        _REMEDY,
    )
