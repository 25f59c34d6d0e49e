"""The corpus as a whole: documents, their sections, and the records made of them."""

import hashlib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.resources.abc import Traversable

from corpus.added import Added, Library, read_library
from corpus.added_store import document_of, load_stored
from corpus.aliases import Alias, find_aliases
from corpus.column_heads import ColumnHeads, column_heads, side_names
from corpus.comparison import find_sheets, read_comparison
from corpus.duties import find_duties
from corpus.errors import CorpusError
from corpus.facts import Fact, find_facts
from corpus.formats.blocks import Extract
from corpus.losses import find_losses
from corpus.manifest import Entry, bundled_folder, open_document, read_manifest
from corpus.notes import Note, find_notes
from corpus.omissions import Omission, find_omissions
from corpus.plan_organisation import find_organisation
from corpus.plan_records import Loss, Organisation, Roadmap
from corpus.plan_roadmap import find_roadmap
from corpus.plan_sidecar import EMPTY_PLAN, Plan, parse_plan
from corpus.records import Document, Duty, Revision, Section, Side, Table, Term
from corpus.revisions import find_revisions
from corpus.slides import parse_outline, read_slides
from corpus.state import DataFolder
from corpus.tables import find_tables
from corpus.terms import find_terms
from corpus.told_tables import TableFile, parse_tables

# Raise it when a reader makes other sections of a text: an index is then out of date.
READERS = 3


@dataclass(frozen=True)
class Corpus:
    """Documents and sections in reading order; the other records are made when first asked for.

    `extracts` holds what the readers of added files gave, by document id; the documents that come
    with the program have none. `told` are reviewed tables files and `plans` reviewed
    plan files, by document id; `added` are the entries of added documents.
    """

    documents: tuple[Document, ...]
    sections: tuple[Section, ...]
    extracts: Mapping[str, Extract] = field(default_factory=dict)
    told: Mapping[str, TableFile] = field(default_factory=dict)
    plans: Mapping[str, Plan] = field(default_factory=dict)
    added: Mapping[str, Added] = field(default_factory=dict)

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
        return self._sections.get(document_id, ())

    def section_at(self, document_id: str, offset: int) -> Section:
        """Give the section that holds an offset; raises LookupError where none does."""
        starts, ordered = self._by_start.get(document_id, ((), ()))
        at = bisect_right(starts, offset) - 1
        if at < 0 or offset >= ordered[at].end:
            raise LookupError(f"{document_id}: no section holds character {offset}")
        return ordered[at]

    @cached_property
    def _by_start(self) -> dict[str, tuple[Sequence[int], Sequence[Section]]]:
        """Each document's sections by their offsets."""
        ordered = {n: sorted(group, key=lambda s: s.start) for n, group in self._sections.items()}
        return {name: ([s.start for s in group], group) for name, group in ordered.items()}

    @cached_property
    def _sections(self) -> dict[str, tuple[Section, ...]]:
        groups: dict[str, list[Section]] = {}
        for section in self.sections:
            groups.setdefault(section.document, []).append(section)
        return {name: tuple(group) for name, group in groups.items()}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The places of documents among the others, by id."""
        return {document.id: place for place, document in enumerate(self.documents)}

    @cached_property
    def revisions(self) -> tuple[Revision, ...]:
        """Units of before/after tables with their counterparts, in reading order."""
        return tuple(r for d in self.documents for r in find_revisions(d, self.of_document(d.id)))

    @cached_property
    def column_heads(self) -> Mapping[str, ColumnHeads]:
        """The printed heads of before/after tables, by the ids of the documents that have one."""
        found = ((d.id, column_heads(d, self.of_document(d.id))) for d in self.documents)
        return {name: heads for name, heads in found if heads}

    def side_names(self, document_id: str) -> Mapping[Side, str]:
        """Give what a document calls the sides of its before/after table."""
        return self._side_names[document_id]

    def side_name(self, section: Section) -> str:
        """Give what its document calls a section's side; empty for one on neither."""
        return self.side_names(section.document)[section.side] if section.side else ""

    @cached_property
    def _side_names(self) -> dict[str, Mapping[Side, str]]:
        return {d.id: side_names(d, self.of_document(d.id)) for d in self.documents}

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """Actions with the departments that their pages give them."""
        return tuple(
            duty
            for document in self.documents
            for duty in find_duties(
                document,
                self.of_document(document.id),
                self.tables_of(document.id),
                self.extracts.get(document.id),
            )
        )

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Tables and charts, cell by cell."""
        return tuple(
            table
            for d in self.documents
            for table in find_tables(
                d, self.of_document(d.id), self.extracts.get(d.id), self.told.get(d.id)
            )
        )

    def tables_of(self, document_id: str) -> tuple[Table, ...]:
        """Give the tables of one document."""
        return tuple(t for t in self.tables if t.section.document == document_id)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Words with their definitions as printed, and coined words that have none."""
        return tuple(
            term
            for d in self.documents
            for term in find_terms(d, self.of_document(d.id), self.tables_of(d.id))
        )

    @cached_property
    def aliases(self) -> tuple[Alias, ...]:
        """Short names and what they stand for."""
        return find_aliases(self.documents, self.of_document)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Notes ※ with the clauses that they belong to."""
        return tuple(n for d in self.documents for n in find_notes(d, self.of_document(d.id)))

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Facts of the documents themselves: titles, issuers, dates, occasions, sheets."""
        return tuple(f for d in self.documents for f in find_facts(d, self.of_document(d.id)))

    @cached_property
    def omissions(self) -> tuple[Omission, ...]:
        """Parts that documents say they leave out."""
        return tuple(o for d in self.documents for o in find_omissions(d, self.of_document(d.id)))

    @cached_property
    def organisation(self) -> tuple[Organisation, ...]:
        """Committees, councils and groups, one record a document that has any."""
        found = (find_organisation(d, self.of_document(d.id)) for d in self.documents)
        return tuple(organisation for organisation in found if organisation)

    @cached_property
    def roadmap(self) -> tuple[Roadmap, ...]:
        """Courses, items, steps and goals, one record a document with a reviewed plan file."""
        bodies = {one.document: one.bodies for one in self.organisation}
        found = (
            find_roadmap(d, self.of_document(d.id), self._plan(d.id), bodies.get(d.id, ()))
            for d in self.documents
        )
        return tuple(roadmap for roadmap in found if roadmap)

    @cached_property
    def losses(self) -> tuple[Loss, ...]:
        """What the extraction lost."""
        return tuple(
            loss
            for d in self.documents
            for loss in find_losses(d, self.of_document(d.id), self._plan(d.id))
        )

    def _plan(self, document_id: str) -> Plan:
        """Give a document's plan file, an empty one where there is none."""
        return self.plans.get(document_id, EMPTY_PLAN)


def load_corpus(
    folder: Traversable | None = None,
    *,
    data: DataFolder | None = None,
    library: Library | None = None,
    known: Corpus | None = None,
) -> Corpus:
    """Read a folder's documents (default: those that come with the program), then added ones.

    Added ones are read only with `data`: those of `library` (default: the list in the data folder),
    which also says which documents of the folder are hidden. Documents that `known` holds in the
    same version are taken over instead of read. Documents stand by city and title, whatever they
    are called and in whatever order they came.

    Raises DocumentError for a document that cannot be taken, CorpusError for a damaged manifest or
    a damaged stored document.
    """
    library = library or (read_library(data) if data else Library())
    folder = folder or bundled_folder()
    entries = read_manifest(folder).document
    parts = [_read(folder, entry) for entry in entries if entry.id not in library.hidden]
    if data:
        parts += [_read_added(data, entry, known) for entry in library.documents]
    parts.sort(key=_order)
    extracts = {part.document.id: part.extract for part in parts if part.extract}
    sections = tuple(section for part in parts for section in part.sections)
    told = {part.document.id: part.told for part in parts if part.told}
    plans = {part.document.id: part.plan for part in parts if part.plan}
    added = {entry.id: entry for entry in library.documents} if data else {}
    return Corpus(tuple(part.document for part in parts), sections, extracts, told, plans, added)


@dataclass(frozen=True, slots=True)
class _Part:
    """A document as it was read."""

    document: Document
    sections: Sequence[Section]
    extract: Extract | None = None
    told: TableFile | None = None
    plan: Plan | None = None


def _order(part: _Part) -> tuple[bool, str, str, str]:
    """Give a document's place among the others: by what is in it; those of no city come last."""
    document = part.document
    return not document.city, document.city, document.title, document.sha256


def _read_added(data: DataFolder, entry: Added, known: Corpus | None) -> _Part:
    """Read a stored document and interpret it, unless it is known as it is now."""
    before = known.extracts.get(entry.id) if known else None
    if known and before:
        old = known.document(entry.id)
        if document_of(entry, before, READERS) == old:
            return _Part(old, known.of_document(entry.id), before)
    from corpus.interpret import interpret

    extract = load_stored(data, entry)
    document = document_of(entry, extract, READERS)
    return _Part(document, interpret(document, extract), extract)


def _read(folder: Traversable, entry: Entry) -> _Part:
    """Read a document with the reader that its entry names, whose version goes into the record.

    The sections of slides depend on the reviewed outline too, so its hash stands in the version.
    """
    document, told = open_document(folder, entry), _told(folder, entry)
    if entry.reader == "comparison":
        document = replace(document, reader=f"comparison/{READERS}")
        return _Part(document, read_comparison(document, find_sheets(document.text)), told=told)
    name = entry.outline or f"{entry.id}.outline.toml"
    content = _outline_text(folder, name)
    digest = hashlib.sha256(content.encode()).hexdigest()[:12]
    document = replace(document, reader=f"slides/{READERS}+{digest}")
    sections = read_slides(document, parse_outline(content, name))
    return _Part(document, sections, told=told, plan=_plan(folder, entry))


def _told(folder: Traversable, entry: Entry) -> TableFile | None:
    """Read the reviewed tables of a document, where there is a file of them."""
    name = f"{entry.id}.tables.toml"
    return parse_tables(_outline_text(folder, name), name) if (folder / name).is_file() else None


def _plan(folder: Traversable, entry: Entry) -> Plan | None:
    """Read the reviewed plan of a document, where there is a file of it."""
    name = f"{entry.id}.plan.toml"
    return parse_plan(_outline_text(folder, name), name) if (folder / name).is_file() else None


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
