"""What answers are held against: the documents, their table rows and the files read once more.

The files are read here by a path of their own, so that a fault of the product's reader cannot
confirm itself.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from corpus.column_heads import side_names
from corpus.records import Document, Section, Side
from corpus.text import Squashed, squash, squash_with_origin


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: the offsets of its characters, white space left out, in order."""

    document: str
    offsets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """What scores need to know.

    `documents`, `hashes` (`sha256:…`) and `sides` (what a document calls after and before) go by
    document id, `originals` by hash. `names` are the titles and cities of all documents, `phrases`
    the closed list with its placeholders.
    """

    documents: Mapping[str, Squashed] = field(repr=False)
    hashes: Mapping[str, str] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    rowed: tuple[Section, ...] = ()
    originals: Mapping[str, str] = field(default_factory=dict, repr=False)
    phrases: tuple[str, ...] = ()
    sides: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def build(
        cls,
        documents: Iterable[Document],
        sections: Iterable[Section] = (),
        *,
        originals: Mapping[str, str] | None = None,
        phrases: Iterable[str] = (),
    ) -> "Reference":
        """Take what the scores need from the records of a corpus."""
        known, sections = tuple(documents), tuple(sections)
        return cls(
            documents={each.id: squash_with_origin(each.text) for each in known},
            hashes={each.id: f"sha256:{each.sha256}" for each in known},
            names=frozenset(
                name for each in known for name in (each.title, each.short_title, each.city)
            ),
            rowed=tuple(section for section in sections if section.row is not None),
            originals=originals or {},
            phrases=tuple(phrases),
            sides={each.id: _sides(each, sections) for each in known},
        )

    def places(self, text: str) -> tuple[Place, ...]:
        """Give every place where `text` stands in a document, NFKC and white space aside."""
        wanted = squash(text)
        return tuple(
            Place(name, squashed.origin[at : at + len(wanted)])
            for name, squashed in self.documents.items()
            for at in _occurrences(squashed.text, wanted)
        )

    def stands(self, text: str) -> bool:
        """Tell whether `text` stands in a document."""
        return bool(self.places(text))

    def rows(self, document: str, start: int, end: int) -> frozenset[int]:
        """Give the ordinals of the table rows of a document that [start, end) touches."""
        return frozenset(
            section.row
            for section in self.rowed
            if section.row is not None
            and section.document == document
            and section.start < end
            and start < section.end
        )


def _sides(document: Document, sections: Iterable[Section]) -> tuple[str, str]:
    """Give what a document calls its after and its before side."""
    names = side_names(document, [s for s in sections if s.document == document.id])
    return names[Side.AFTER], names[Side.BEFORE]


def _occurrences(text: str, wanted: str) -> Iterable[int]:
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def read_originals(*folders: Path) -> dict[str, str]:
    """Decode the text files of `folders`, keyed `sha256:…`; without a folder, the shipped ones.

    Bytes are decoded as UTF-8 and newlines stay as they are. A file that is not UTF-8 is left
    out: quotes from it then have no original.
    """
    found: dict[str, str] = {}
    for folder in folders or (Path(str(files("corpus.documents"))),):
        for path in sorted(folder.rglob("*.txt")):
            data = path.read_bytes()
            try:
                found[f"sha256:{hashlib.sha256(data).hexdigest()}"] = data.decode("utf-8")
            except UnicodeDecodeError:
                continue
    return found
