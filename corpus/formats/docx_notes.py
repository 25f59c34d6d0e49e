"""Footnotes and endnotes: their marks in the text, and their own text.

Word prints a small raised number, which on its own would read as a figure of the sentence. The
mark here is ※1 for footnotes and ※文末注1 for endnotes, counted through the document.
"""

import re
from typing import TYPE_CHECKING

from corpus.formats.docx_names import W, local
from corpus.formats.docx_text import Drawer, switched_on_attribute

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPED_MARK = re.compile(r"※\s*[0-9０-９]")
_DELETED = frozenset({"del", "moveFrom", "Fallback"})


class Notes:
    """The notes of a document; `parts` are the roots of its footnote and endnote parts."""

    def __init__(self, body: "_Element", parts: dict[str, "_Element"]) -> None:
        typed = any(_TYPED_MARK.search(text) for text in body.itertext(W + "t"))
        self._signs = {"footnote": "※注" if typed else "※", "endnote": "※文末注"}
        self._texts = {
            (kind, note.get(W + "id", "")): note
            for kind, root in parts.items()
            for note in root.iterchildren(W + kind)
        }
        self._numbers: dict[tuple[str, str], int] = {}
        for kind in self._signs:
            for reference in body.iter(f"{W}{kind}Reference"):
                if not _own_mark_or_deleted(reference):
                    self._count(kind, reference.get(W + "id", ""))

    def _count(self, kind: str, name: str) -> None:
        counted = sum(1 for other, _ in self._numbers if other == kind)
        self._numbers.setdefault((kind, name), counted + 1)

    def mark(self, kind: str, name: str) -> str:
        """Give the mark of a note, "" where it has none that is counted."""
        number = self._numbers.get((kind, name))
        return "" if number is None else f"{self._signs[kind]}{number}"

    def text(self, kind: str, name: str, drawer: Drawer) -> str:
        """Give the text of a note behind its mark, its paragraphs joined by line feeds."""
        note = self._texts.get((kind, name))
        if note is None:
            return ""
        lines = [drawer.draw(paragraph).text.strip() for paragraph in note.iter(W + "p")]
        joined = "\n".join(line for line in lines if line)
        return f"{self.mark(kind, name)} {joined}".strip()


def _own_mark_or_deleted(reference: "_Element") -> bool:
    if switched_on_attribute(reference, "customMarkFollows"):
        return True
    return any(local(above) in _DELETED for above in reference.iterancestors())
