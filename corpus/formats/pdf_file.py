"""Opening a PDF and reading single pages of it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.formats import pdf_messages as messages
from corpus.formats.pdf_sheets import Sheet, read_sheet, unread_sheet

if TYPE_CHECKING:
    from pdfminer.pdfpage import PDFPage
    from pdfplumber.pdf import PDF


@contextmanager
def opened_pdf(path: Path) -> Iterator["PDF"]:
    """Open a PDF; DocumentError where it is locked or damaged."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    # pdfminer tells of every oddity of a font; what is lost is told in `unreadable` instead.
    for name in ("pdfminer", "pdfplumber"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with path.open("rb") as file:
        try:
            pdf = pdfplumber.open(file, raise_unicode_errors=False)
        except Exception as error:  # pdfminer meets damage with errors of any type
            if any(isinstance(cause, PDFPasswordIncorrect) for cause in (error, *error.args)):
                raise messages.locked(path) from error
            raise messages.damaged(path) from error
        yield pdf


def count_pages(pdf: "PDF", path: Path, limit: int) -> int:
    """Count the pages, which is quick; DocumentError where there are more than the limit.

    The number that a file states is not asked for, because it may be wrong.
    """
    from pdfminer.pdfpage import PDFPage

    try:
        count = sum(1 for _ in islice(PDFPage.create_pages(pdf.doc), limit + 1))
    except Exception as error:  # pdfminer meets a damaged page tree with errors of any type
        raise messages.damaged(path) from error
    if count > limit:
        raise messages.too_many_pages(path, limit)
    return count


def read_sheets(pdf: "PDF", first: int = 1, size: int = 1, step: int = 1) -> Iterator[Sheet]:
    """Read pages one after the other: `size` of them from `first` on, of every `step`.

    `step` is the distance of one run of pages to the next; all are read where both are 1.
    """
    from pdfminer.pdfpage import PDFPage

    for number, page in enumerate(PDFPage.create_pages(pdf.doc), start=1):
        if number >= first and (number - first) % step < size:
            yield _read_page(pdf, page, number)


def _read_page(pdf: "PDF", found: "PDFPage", number: int) -> Sheet:
    """Read a page; a damaged one gives a sheet that says so."""
    from pdfplumber.page import Page

    try:
        page = Page(pdf, found, page_number=number)
        try:
            return read_sheet(page, number)
        finally:
            page.close()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - damage of any type costs this page, not the others
        return unread_sheet(number)
