"""Reads Word files (DOCX, DOCM, templates, strict Open XML) into a text and its blocks.

A Word file has no pages of its own: a sheet is counted at page breaks that the author set, at
sections that begin a page, and at the breaks that Word noted when it last laid the file out. In a
file without any of these every sheet is 1. Printed page numbers are not known.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.formats.archive_package import (
    OfficeKind,
    Package,
    broken_part,
    missing_part,
    open_package,
)
from corpus.formats.blocks import Extract, TextWriter
from corpus.formats.docx_body import BodyWriter, DocxParts
from corpus.formats.docx_margins import write_margins
from corpus.formats.docx_names import W, local, value
from corpus.formats.docx_notes import Notes
from corpus.formats.docx_numbering import Numbering
from corpus.formats.docx_styles import Styles
from corpus.formats.docx_text import Drawer
from corpus.formats.limits import Limits, Progress
from corpus.formats.office_losses import Loss, Losses, check_characters, check_sheets
from corpus.formats.office_title import declared_title

if TYPE_CHECKING:
    from docx.document import Document
    from docx.parts.document import DocumentPart
    from lxml.etree import _Element

READER = "docx/1"
_NO_ITEM = re.compile(r"no item named '([^']+)'")  # the words of zipfile, which has no error for it
_HOLDERS = ("body", "pPr")  # a section elsewhere is one before a tracked change
_PROGRESS_STEP = 50  # children of the body


def read_docx(path: Path, limits: Limits, progress: Progress | None = None) -> Extract:
    """Read a Word file; raises DocumentError where it cannot be taken as a document."""
    with open_package(path, limits, OfficeKind.WORD) as package, _told(package):
        document = _open(path, package)
        return _extract(path.name, document, limits, progress)


@contextmanager
def _told(package: Package) -> Iterator[None]:
    """Tell errors of the library about a file that breaks the rules as errors of the document."""
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    broken = (PythonDocxError, OpcError, LxmlError, KeyError, ValueError, AttributeError)
    try:
        yield
    except (*broken, RecursionError) as error:
        lacking = _NO_ITEM.search(str(error))
        if lacking is not None:
            raise missing_part(package.name, lacking.group(1)) from error
        raise broken_part(package.name, package.main or "") from error


def _open(path: Path, package: Package) -> "Document":
    import docx

    if package.is_ordinary:
        return docx.Document(str(path))
    return docx.Document(package.ordinary())


def _extract(name: str, document: "Document", limits: Limits, progress: Progress | None) -> Extract:
    part, losses, writer = document.part, Losses(), TextWriter()
    body = document.element.body
    styles = Styles(document.styles.element)
    parts = DocxParts(styles, Numbering(_root(part, "numbering")), _notes(part), losses)
    margins = write_margins(part, Drawer(styles, lambda *_: "", page_numbers=False), writer, losses)
    body_writer = BodyWriter(parts, writer, _section_types(body))
    children = list(body)
    for done, element in enumerate(children):
        if progress is not None and done % _PROGRESS_STEP == 0:
            progress(done, len(children))
        body_writer.block(element)
        check_characters(name, writer.length, limits)
        check_sheets(name, body_writer.sheets.number, limits)
    body_writer.finish()
    if progress is not None:
        progress(len(children), len(children))
    _count_comments(part, losses)
    return Extract(
        text=writer.text(),
        blocks=(*margins, *body_writer.blocks),
        sheets=body_writer.sheets.number,
        reader=READER,
        unreadable=losses.unreadable(),
        notes=losses.remarks(),
        title=declared_title(document.core_properties.title),
    )


def _root(part: "DocumentPart", kind: str) -> "_Element | None":
    """Parse a part that the document is linked to, None where it has none of the kind."""
    from docx.oxml.parser import parse_xml

    for link in part.rels.values():
        if link.reltype.endswith("/" + kind) and not link.is_external:
            return parse_xml(link.target_part.blob)
    return None


def _notes(part: "DocumentPart") -> Notes:
    roots = {kind: _root(part, f"{kind}s") for kind in ("footnote", "endnote")}
    return Notes(part.element, {kind: root for kind, root in roots.items() if root is not None})


def _section_types(body: "_Element") -> list[str]:
    """Give how each section after the first one begins."""
    sections = (found for found in body.iter(W + "sectPr") if local(found.getparent()) in _HOLDERS)
    return [value(section, "type") or "nextPage" for section in sections][1:]


def _count_comments(part: "DocumentPart", losses: Losses) -> None:
    root = _root(part, "comments")
    if root is not None:
        losses.add(1, Loss.COMMENT, sum(1 for _ in root.iterchildren(W + "comment")))
