"""Decoders for Japanese encodings with the letters that Windows added, which Python lacks.

CP51932 is EUC-JP and CP50221 is ISO-2022-JP with the rows that CP932 has beside JIS X 0208 (①, ㈱,
髙, 﨑). Both are read by moving each pair of bytes to its place in CP932, as the WHATWG Encoding
Standard does with one shared table.
"""

import re
from collections.abc import Callable

# Bytes that CP932 leaves undefined and Python decodes all the same.
_UNDEFINED = re.compile("[\x80\xa0\uf8f0-\uf8f3]")
_EUC_RUN = re.compile(
    rb"(?P<ascii>[\x00-\x7f]+)"
    rb"|(?P<pairs>(?:[\xa1-\xfe]{2})+)"
    rb"|(?P<kana>(?:\x8e[\xa1-\xdf])+)"
    rb"|(?P<triples>(?:\x8f[\xa1-\xfe]{2})+)"
)
_ESCAPE = re.compile(rb"\x1b(?:\$[@B]|\([BJI]|&@\x1b\$B)")
_SETS = {b"\x1b$@": "pairs", b"\x1b$B": "pairs", b"\x1b&@\x1b$B": "pairs", b"\x1b(I": "kana"}
_PAIRS = re.compile(rb"(?:[\x21-\x7e]{2})*")
_KANA = re.compile(rb"[\x21-\x5f\r\n]*")
_ASCII = re.compile(rb"[\x00-\x1a\x1c-\x7f]*")


def decode_strictly(content: bytes, encoding: str) -> str:
    """Decode with one encoding ("utf-8", "cp932", "cp51932", …); raises UnicodeDecodeError."""
    if encoding in _OWN:
        return _OWN[encoding](content)
    text = content.decode(encoding)
    undefined = _UNDEFINED.search(text) if encoding == "cp932" else None
    if undefined:
        place = len(text[: undefined.start()].encode(encoding))
        raise UnicodeDecodeError(encoding, content, place, place + 1, "undefined byte")
    return text


def decode_cp51932(content: bytes) -> str:
    """Decode EUC-JP with the letters of Windows; raises UnicodeDecodeError."""
    pieces: list[str] = []
    position = 0
    while position < len(content):
        run = _EUC_RUN.match(content, position)
        if not run:
            raise UnicodeDecodeError("cp51932", content, position, position + 1, "no such byte")
        if run.lastgroup == "pairs":
            pieces.append(_decode_pairs("cp51932", content, run.start(), run.end()))
        else:
            pieces.append(_shifted("euc_jp", "cp51932", content, run))
        position = run.end()
    return "".join(pieces)


def decode_cp50221(content: bytes) -> str:
    """Decode ISO-2022-JP with half-width kana and the letters of Windows.

    Raises UnicodeDecodeError.
    """
    pieces: list[str] = []
    position, letters = 0, "ascii"
    while position < len(content):
        escape = _ESCAPE.match(content, position)
        if escape:
            letters = _SETS.get(escape.group(), "ascii")
            position = escape.end()
            continue
        run = {"pairs": _PAIRS, "kana": _KANA, "ascii": _ASCII}[letters].match(content, position)
        if run is None or run.start() == run.end():
            raise UnicodeDecodeError("cp50221", content, position, position + 1, "no such byte")
        pieces.append(_decode_run(letters, content, run.start(), run.end()))
        position = run.end()
    return "".join(pieces)


def _decode_run(letters: str, content: bytes, start: int, end: int) -> str:
    """Decode a run between two escapes."""
    if letters == "pairs":
        return _decode_pairs("cp50221", content, start, end)
    run = content[start:end]
    if letters == "kana":
        return bytes(byte if byte < 0x21 else byte | 0x80 for byte in run).decode("cp932")
    return run.decode("ascii")


def _decode_pairs(name: str, content: bytes, start: int, end: int) -> str:
    """Decode pairs of row and cell bytes by their places in CP932."""
    moved = bytearray()
    for place in range(start, end, 2):
        row, cell = (content[place] & 0x7F) - 0x21, (content[place + 1] & 0x7F) - 0x21
        lead = row // 2 + (0x81 if row < 62 else 0xC1)
        trail = cell + (0x9F if row % 2 else 0x40 + (cell >= 63))
        moved += bytes((lead, trail))
    try:
        return moved.decode("cp932")
    except UnicodeDecodeError as error:
        place = start + error.start
        raise UnicodeDecodeError(name, content, place, place + 2, "no such letter") from error


def _shifted(codec: str, name: str, content: bytes, run: re.Match[bytes]) -> str:
    """Decode a run with a codec of Python; an error tells the place in the whole content."""
    try:
        return run.group().decode(codec)
    except UnicodeDecodeError as error:
        start, end = run.start() + error.start, run.start() + error.end
        raise UnicodeDecodeError(name, content, start, end, error.reason) from error


_OWN: dict[str, Callable[[bytes], str]] = {"cp51932": decode_cp51932, "cp50221": decode_cp50221}
