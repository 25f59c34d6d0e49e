"""Encoders of Windows that Python lacks, for sample files."""

from itertools import groupby


def to_cp51932(text: str) -> bytes:
    """Encode as EUC-JP with the letters of Windows."""
    return b"".join(_euc(letter) for letter in text)


def to_cp50221(text: str) -> bytes:
    """Encode as ISO-2022-JP with half-width kana and the letters of Windows."""
    encoded = b""
    for length, letters in groupby(map(_euc, text), key=_set_of):
        encoded += length + b"".join(_bare(letter) for letter in letters)
    return encoded + b"\x1b(B"


def _set_of(letter: bytes) -> bytes:
    if letter[0] < 0x80:
        return b"\x1b(B"
    return b"\x1b(I" if letter[0] == 0x8E else b"\x1b$B"


def _bare(letter: bytes) -> bytes:
    return bytes(byte & 0x7F for byte in letter if byte != 0x8E)


def _euc(letter: str) -> bytes:
    encoded = letter.encode("cp932")
    if len(encoded) == 1:
        return encoded if encoded[0] < 0x80 else b"\x8e" + encoded
    lead, trail = encoded
    row = 2 * (lead - (0x81 if lead < 0xA0 else 0xC1))
    if trail >= 0x9F:
        return bytes((row + 0xA2, trail + 2))
    return bytes((row + 0xA1, trail + 0x61 - (trail > 0x7F)))
