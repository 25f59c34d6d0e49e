"""Running heads and feet of a Word file, each once; page numbers in them are left out."""

from typing import TYPE_CHECKING

from corpus.formats.blocks import Paragraph, ParagraphRole, TextWriter
from corpus.formats.docx_names import W, child, switched_on
from corpus.formats.docx_text import Drawer
from corpus.formats.office_losses import Losses
from corpus.formats.office_margins import says_something

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart
    from lxml.etree import _Element

_LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def write_margins(
    part: "DocumentPart", drawer: Drawer, writer: TextWriter, losses: Losses
) -> list[Paragraph]:
    """Write heads, then feet, equal ones once; all are told on the first sheet."""
    lines: dict[str, None] = {}
    for name in ("headerReference", "footerReference"):
        for root in _roots(part, name):
            for text in _texts(root, drawer, losses):
                lines.setdefault(text)
    return [
        Paragraph(*writer.line(line), sheet=1, role=ParagraphRole.RUNNING)
        for line in lines
        if says_something(line)
    ]


def _roots(part: "DocumentPart", name: str) -> list["_Element"]:
    even = switched_on(part.settings.element, "evenAndOddHeaders")
    roots = []
    for section in part.element.iter(W + "sectPr"):
        for reference in section.iterchildren(W + name):
            kind = reference.get(W + "type", "default")
            unused = (kind == "first" and not switched_on(section, "titlePg")) or (
                kind == "even" and not even
            )
            related = part.related_parts.get(reference.get(_LINKED, ""))
            if related is not None and not unused:
                roots.append(related.element)
    return roots


def _texts(root: "_Element", drawer: Drawer, losses: Losses) -> list[str]:
    """Give the texts of all paragraphs, also of those in tables and boxes."""
    texts = []
    for paragraph in root.iter(W + "p"):
        if child(paragraph, "pPr", "rPr", "del") is None:
            drawn = drawer.draw(paragraph)
            for loss in drawn.losses:
                losses.add(1, loss)
            texts += [line.strip() for line in drawn.text.split("\n") if line.strip()]
    return texts
