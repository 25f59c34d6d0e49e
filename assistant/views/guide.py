"""A first tour of each document, made of its records."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice, zip_longest

from assistant.made_questions import (
    named,
    of_changes,
    of_courses,
    of_departments,
    of_numbers,
    of_terms,
)
from assistant.views.documents import DocumentView, view_documents
from assistant.views.pieces import LossView, PieceView, one_line, piece, piece_at, view_losses
from corpus import ChangeKind, Corpus, FactKind, Section, SectionKind, Side
from corpus.quotes import find_quote
from corpus.text import squash

_UNITS = frozenset(
    {
        SectionKind.CLAUSE,
        SectionKind.PARAGRAPH,
        SectionKind.NOTE,
        SectionKind.ROW,
        SectionKind.FIGURES,
    }
)
_CHANGES = frozenset(ChangeKind) - {ChangeKind.UNCHANGED, ChangeKind.OMITTED}
# fewer outer headings than this are parts, and what stands in them is worth showing
FEW = 4
MOST_QUESTIONS = 5
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class HeadingView:
    """A heading with the place where it first stands; `units` counts the texts below it."""

    text: PieceView
    units: int
    inner: tuple["HeadingView", ...] = ()


@dataclass(frozen=True, slots=True)
class OmittedView:
    """A printed mark that a part is left out, and where."""

    mark: PieceView
    section: tuple[str, ...]
    side_name: str


@dataclass(frozen=True, slots=True)
class KeptView:
    """How many records a page has of a document; `page` is the key of that page."""

    page: str
    count: int


@dataclass(frozen=True, slots=True)
class GuideView:
    """What a document is, what it holds, what can be asked of it, and what cannot be known from it.

    `issued` is the date of issue as printed, `remarks` are those in its title, `drafts` its marks
    of a draft and dates that are left open. `after_name` is what a before/after table calls the
    column after the revision, empty where there is no such table.
    """

    document: DocumentView
    issued: PieceView | None
    remarks: tuple[PieceView, ...]
    drafts: tuple[PieceView, ...]
    headings: tuple[HeadingView, ...]
    kept: tuple[KeptView, ...]
    questions: tuple[str, ...]
    losses: tuple[LossView, ...]
    omissions: tuple[OmittedView, ...]
    after_name: str = ""


def view_guides(corpus: Corpus) -> tuple[GuideView, ...]:
    """Give the tour of every document, in the order of the corpus."""
    return tuple(_guide(corpus, document) for document in view_documents(corpus))


def _guide(corpus: Corpus, document: DocumentView) -> GuideView:
    issued = (
        fact.quoted
        for fact in corpus.facts
        if fact.quoted.document == document.id and fact.kind is FactKind.ISSUED
        if fact.value == document.date
    )
    first = next(issued, None)
    return GuideView(
        document=document,
        issued=piece(corpus, first) if first else None,
        remarks=_told(corpus, document.id, FactKind.REMARK),
        drafts=_told(corpus, document.id, FactKind.DRAFT),
        headings=_headings(corpus, document.id),
        kept=tuple(kept for kept in _kept(corpus, document.id) if kept.count),
        questions=tuple(islice(_questions(corpus, document.id), MOST_QUESTIONS)),
        losses=view_losses(corpus, document.id),
        omissions=tuple(
            OmittedView(
                piece(corpus, omission.mark),
                omission.section.path,
                corpus.side_name(omission.section),
            )
            for omission in corpus.omissions
            if omission.section.document == document.id
        ),
        after_name=_after_name(corpus, document.id),
    )


def _after_name(corpus: Corpus, document: str) -> str:
    """Name the column after the revision; empty for a document that revises nothing."""
    revises = any(revision.document == document for revision in corpus.revisions)
    return corpus.side_names(document)[Side.AFTER] if revises else ""


def _told(corpus: Corpus, document: str, kind: FactKind) -> tuple[PieceView, ...]:
    """Give the facts of a kind, each wording once."""
    found = {
        fact.value + fact.quoted.words: piece(corpus, fact.quoted)
        for fact in reversed(corpus.facts)
        if fact.kind is kind and fact.quoted.document == document
    }
    return tuple(reversed(found.values()))


def _headings(corpus: Corpus, document: str) -> tuple[HeadingView, ...]:
    """Give the outer headings; where there are few, those one step below too."""
    sections = corpus.of_document(document)
    outer = _level(corpus, sections, ())
    if len(outer) >= FEW:
        return tuple(outer.values())
    return tuple(
        replace(head, inner=tuple(_level(corpus, sections, path).values()))
        for path, head in outer.items()
    )


def _level(
    corpus: Corpus, sections: tuple[Section, ...], above: tuple[str, ...]
) -> dict[tuple[str, ...], HeadingView]:
    """Give the headings right below a path, with what stands below each."""
    depth = len(above) + 1
    firsts: dict[tuple[str, ...], Section] = {}
    counts: Counter[tuple[str, ...]] = Counter()
    for section in sections:
        path = section.path[:depth]
        if len(path) == depth and path[:-1] == above and _is_name(path[-1]):
            firsts.setdefault(path, section)
            counts[path] += section.kind in _UNITS
    return {
        path: HeadingView(_head(corpus, first, path[-1]), counts[path])
        for path, first in firsts.items()
        if counts[path]
    }


def _is_name(label: str) -> bool:
    """Tell whether a label has words: 「(1)」 and 「※1」 have none."""
    return sum(map(str.isalpha, label)) >= _SHORTEST


def _head(corpus: Corpus, section: Section, label: str) -> PieceView:
    """Give a label where it is printed; in front of its page number, or of the text it heads."""
    document = corpus.document(section.document)
    found = find_quote(document, label, section.start, section.end)
    start, end = (found.start, found.end) if found else (section.start, section.end)
    return replace(piece_at(corpus, document.id, start, end), text=one_line(label))


def _kept(corpus: Corpus, document: str) -> Iterator[KeptView]:
    """Count what the other pages show of a document."""
    changes = [r for r in corpus.revisions if r.document == document and r.kind in _CHANGES]
    yield KeptView("changes", len(changes))
    duties = [d for d in corpus.duties if d.section.document == document]
    yield KeptView("duties", len([d for d in duties if d.side is not Side.BEFORE]))
    plans = [plan for plan in corpus.roadmap if plan.document == document]
    yield KeptView("roadmap", sum(len(c.items) for plan in plans for c in plan.courses))
    yield KeptView("figures", len(corpus.tables_of(document)))
    terms = {squash(t.term) for t in corpus.terms if t.document == document and t.definition}
    yield KeptView("guide", len(terms))


def _questions(corpus: Corpus, document: str) -> Iterator[str]:
    """Make questions of the records, one of each kind in turn; headings where there are none."""
    makers = (of_terms, of_changes, of_departments, of_courses, of_numbers)
    rows = zip_longest(*(make(corpus, document) for make in makers))
    made = (question for row in rows for question in row if question)
    yield from dict.fromkeys(chain(made, _of_headings(corpus, document)))


def _of_headings(corpus: Corpus, document: str) -> Iterator[str]:
    for head in _headings(corpus, document):
        for each in (head, *head.inner):
            if name := named(each.text.text):
                yield f"「{name}」には何が書かれていますか"
