"""The corpus as a whole: documents, their sections, and the records made of them."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.resources.abc import Traversable

from corpus.comparison import find_sheets, read_comparison
from corpus.duties import find_duties
from corpus.errors import CorpusError
from corpus.formats.blocks import Extract
from corpus.manifest import Entry, bundled_folder, open_document, read_manifest
from corpus.records import Document, Duty, Revision, Section, Table, Term
from corpus.revisions import find_revisions
from corpus.slides import parse_outline, read_slides
from corpus.tables import find_tables
from corpus.terms import find_terms

# Raise it when a reader makes other sections of a text: an index is then out of date.
READERS = 1


@dataclass(frozen=True)
class Corpus:
    """Documents and sections in reading order; the other records are made when first asked for.

    `extracts` holds what the readers of added files gave, by document id; the documents that come
    with the program have none.
    """

    documents: tuple[Document, ...]
    sections: tuple[Section, ...]
    extracts: Mapping[str, Extract] = field(default_factory=dict)

    @cached_property
    def _by_id(self) -> dict[str, Document]:
        return {document.id: document for document in self.documents}

    def document(self, document_id: str) -> Document:
        """Give a document; raises CorpusError where there is none with this id."""
        try:
            return self._by_id[document_id]
        except KeyError as error:
            raise CorpusError(
                f"文書「{document_id}」がありません",
                "、".join(self._by_id),
                "machishirube list で文書を確かめてください",
            ) from error

    def text(self, section: Section) -> str:
        """Give a section as printed."""
        return self.document(section.document).text[section.start : section.end]

    def of_document(self, document_id: str) -> tuple[Section, ...]:
        """Give the sections of one document."""
        return tuple(s for s in self.sections if s.document == document_id)

    @cached_property
    def revisions(self) -> tuple[Revision, ...]:
        """Units of before/after tables with their counterparts, in reading order."""
        return tuple(r for d in self.documents for r in find_revisions(d, self.of_document(d.id)))

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """Actions with the departments printed behind them."""
        return tuple(d for x in self.documents for d in find_duties(x, self.of_document(x.id)))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Tables of figures."""
        return tuple(t for d in self.documents for t in find_tables(d, self.of_document(d.id)))

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Words with their definitions as printed."""
        return tuple(t for d in self.documents for t in find_terms(d, self.of_document(d.id)))


def load_corpus(folder: Traversable | None = None) -> Corpus:
    """Read a folder's documents (default: those that come with the program).

    Raises DocumentError for a document that cannot be taken, CorpusError for a damaged manifest.
    """
    folder = folder or bundled_folder()
    documents: list[Document] = []
    sections: list[Section] = []
    for entry in read_manifest(folder).document:
        document, found = _read(folder, entry)
        documents.append(document)
        sections += found
    return Corpus(tuple(documents), tuple(sections))


def _read(folder: Traversable, entry: Entry) -> tuple[Document, Sequence[Section]]:
    """Read a document with the reader that its entry names, whose version goes into the record.

    The sections of slides depend on the reviewed outline too, so its hash stands in the version.
    """
    document = open_document(folder, entry)
    if entry.reader == "comparison":
        document = replace(document, reader=f"comparison/{READERS}")
        return document, read_comparison(document, find_sheets(document.text))
    name = entry.outline or f"{entry.id}.outline.toml"
    content = _outline_text(folder, name)
    digest = hashlib.sha256(content.encode()).hexdigest()[:12]
    document = replace(document, reader=f"slides/{READERS}+{digest}")
    return document, read_slides(document, parse_outline(content, name))


def _outline_text(folder: Traversable, name: str) -> str:
    """Read an outline file; raises CorpusError where it is absent or not UTF-8."""
    try:
        return (folder / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(
            f"{name}：構成ファイルを開けません（{error}）",
            "文書のフォルダーにある UTF-8 の構成ファイル",
            "プログラムを入れ直してください",
        ) from error
