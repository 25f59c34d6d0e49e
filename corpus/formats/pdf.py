"""Reading a PDF: its text in reading order, its tables, its printed page numbers."""

import re
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.formats import pdf_messages as messages
from corpus.formats.blocks import Extract
from corpus.formats.limits import Limits, Progress
from corpus.formats.pdf_assembly import assemble
from corpus.formats.pdf_file import count_pages, opened_pdf, read_sheets
from corpus.formats.pdf_sheets import Sheet
from corpus.formats.pdf_workers import sheets_in_parallel

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

READER = "pdf/1"
HEADER = b"%PDF-"
# The header may stand behind a few bytes of other things, readers look for it in the first 1,024.
HEADER_REACH = 1024
# Starting processes takes about a second each; fewer pages are read sooner by one alone.
_LEAST_PARALLEL_PAGES = 40
# What printing programs put there when nobody gave a title.
_NO_TITLE = re.compile(
    r"about:|https?:|file:|untitled|無題|microsoft |.*\.[a-z]{3,4}$", re.IGNORECASE
)


def read_pdf(path: Path, limits: Limits, progress: Progress | None = None) -> Extract:
    """Read a PDF; DocumentError where it is none, locked, damaged, too large or without text.

    Pages that cannot be read, and pages of pictures, are told in `unreadable`.
    """
    deadline = time.monotonic() + limits.max_seconds
    _check_bytes(path, limits)
    with opened_pdf(path) as pdf:
        total = count_pages(pdf, path, limits.max_pages)
        title = _title(pdf)
        parallel = limits.max_processes > 1 and total >= _LEAST_PARALLEL_PAGES
        found = sheets_in_parallel(path, limits, total, deadline) if parallel else read_sheets(pdf)
        sheets = tuple(_watched(found, path, limits, deadline, _told(progress, total)))
    if not sheets:
        raise messages.damaged(path)
    if not any(sheet.characters for sheet in sheets):
        raise messages.without_text(path, sheets)
    return assemble(sheets, READER, title)


def _told(progress: Progress | None, total: int) -> Callable[[int], None]:
    """Give what is called with the number of each sheet that was read."""

    def tell(number: int) -> None:
        if progress:
            progress(number, max(total, number))

    return tell


def _watched(
    sheets: Iterable[Sheet],
    path: Path,
    limits: Limits,
    deadline: float,
    tell: Callable[[int], None],
) -> Iterator[Sheet]:
    """Pass sheets on as long as they keep within the limits of text and time."""
    characters = 0
    for sheet in sheets:
        characters += sheet.characters
        if characters > limits.max_characters:
            raise messages.too_much_text(path, limits.max_characters)
        if time.monotonic() > deadline:
            raise messages.too_slow(path, limits.max_seconds)
        tell(sheet.number)
        yield sheet


def _check_bytes(path: Path, limits: Limits) -> None:
    size = path.stat().st_size
    if size == 0:
        raise messages.empty(path)
    if size > limits.max_bytes:
        raise messages.too_large(path, size, limits.max_bytes)
    with path.open("rb") as file:
        if HEADER not in file.read(HEADER_REACH):
            raise messages.not_a_pdf(path)


def _title(pdf: "PDF") -> str | None:
    title = pdf.metadata.get("Title")
    if not isinstance(title, str) or not title.strip():
        return None
    title = " ".join(title.split())
    return None if _NO_TITLE.match(title) else title
