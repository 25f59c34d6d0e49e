"""Passages as plain rows: what the SQLite file and LlamaIndex's nodes carry."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from corpus.records import Basis, Section, SectionKind, Side
from index.records import Passage

Metadata = dict[str, Any]  # JSON values; the names are those of `metadata_of`


@dataclass(frozen=True, slots=True)
class Row:
    """A stored text with its metadata. `node` is the passage key, `document` the document id."""

    node: str
    document: str
    text: str
    search_text: str
    metadata: Metadata = field(default_factory=dict)


def digest_of(search_text: str) -> bytes:
    """Give the key of a text; what is known of it, unlike passages, may go by content."""
    return hashlib.sha256(search_text.encode("utf-8", "surrogatepass")).digest()


def row_of(passage: Passage) -> Row:
    """Turn a passage into a row; `passage_of` undoes it exactly."""
    return Row(
        node=passage.key,
        document=passage.section.document,
        text=passage.text,
        search_text=passage.search_text,
        metadata=metadata_of(passage),
    )


def metadata_of(passage: Passage) -> Metadata:
    """Give the fields of a passage and its section, beside the two texts, as JSON values."""
    section = passage.section
    return {
        "document": section.document,
        "city": passage.city,
        "side": section.side.value if section.side else None,
        "kind": section.kind.value,
        "path": list(section.path),
        "sheet": section.sheet,
        "page": section.page,
        "part": section.part,
        "row": section.row,
        "basis": section.basis.value,
        "confidence": section.confidence,
        "section_start": section.start,
        "section_end": section.end,
        "start": passage.start,
        "end": passage.end,
        "departments": list(passage.departments),
    }


def passage_of(row: Row) -> Passage:
    """Rebuild the passage of a row; KeyError, ValueError or TypeError on foreign metadata."""
    data = row.metadata
    section = Section(
        document=row.document,
        start=data["section_start"],
        end=data["section_end"],
        kind=SectionKind(data["kind"]),
        path=tuple(data["path"]),
        sheet=data["sheet"],
        page=data["page"],
        part=data["part"],
        side=Side(data["side"]) if data["side"] else None,
        row=data["row"],
        basis=Basis(data["basis"]),
        confidence=data["confidence"],
    )
    place = data["city"], data["start"], data["end"]
    return Passage(section, *place, row.text, row.search_text, tuple(data["departments"]))
