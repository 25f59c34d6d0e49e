"""PDFs of made-up cities, written byte by byte, and what the reader makes of them."""

import hashlib
import struct
from collections.abc import Iterable
from pathlib import Path

from corpus.formats.blocks import Extract, Grid, Paragraph, ParagraphRole, cell_text
from corpus.formats.limits import Limits
from corpus.formats.pdf import read_pdf
from evals.bench.pdf_writer import PdfPage, write_pdf

LEFT, LINE, PITCH = 60, 40, 18
SENTENCE = (
    "見本市は、地区の活動を支えるため、担当する職員を置き、年に一度その成果を公表するものとする。"
)
_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def read(folder: Path, content: bytes, limits: Limits | None = None) -> Extract:
    path = folder / "見本.pdf"
    path.write_bytes(content)
    return read_pdf(path, limits or Limits())


def read_pages(folder: Path, *pages: PdfPage) -> Extract:
    return read(folder, write_pdf(pages))


def page_of(*lines: str, top: float = 120) -> PdfPage:
    page = PdfPage()
    for number, line in enumerate(lines):
        page.text(LEFT, top + number * PITCH, line)
    return page


def prose(characters: int) -> tuple[str, ...]:
    """Wrap a text of so many characters into full lines."""
    text = (SENTENCE * (characters // len(SENTENCE) + 1))[:characters]
    return tuple(text[start : start + LINE] for start in range(0, characters, LINE))


def texts(extract: Extract, role: ParagraphRole = ParagraphRole.BODY) -> list[str]:
    return [
        extract.text[block.start : block.end]
        for block in extract.blocks
        if isinstance(block, Paragraph) and block.role is role
    ]


def grids(extract: Extract) -> list[Grid]:
    return [block for block in extract.blocks if isinstance(block, Grid)]


def table(extract: Extract, number: int = 0) -> list[list[str]]:
    """Give the cells of a table row by row; where a merged cell goes on, "" stands."""
    grid = grids(extract)[number]
    rows = [[""] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell_text(extract.text, cell)
    return rows


def rc4(key: bytes, content: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in content:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def encrypted_pdf(pages: Iterable[PdfPage], password: bytes) -> bytes:
    """Encrypt by the standard handler's first revision, RC4 with 40 bits."""
    padded = (password + _PADDING)[:32]
    owner = rc4(hashlib.md5(padded).digest()[:5], padded)
    permissions = -4
    seed = padded + owner + struct.pack("<i", permissions) + b"machishirube-id0"
    key = hashlib.md5(seed).digest()[:5]

    def hide(number: int, stream: bytes) -> bytes:
        own = hashlib.md5(key + struct.pack("<I", number)[:3] + b"\0\0").digest()[:10]
        return rc4(own, stream)

    trailer = (
        f"/ID[<{b'machishirube-id0'.hex()}><{b'machishirube-id0'.hex()}>]"
        f"/Encrypt<</Filter/Standard/V 1/R 2/O<{owner.hex()}>"
        f"/U<{rc4(key, _PADDING).hex()}>/P {permissions}>>"
    )
    return write_pdf(pages, hide, trailer.encode("ascii"))
