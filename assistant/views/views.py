"""The records behind the pages, made once for a corpus when first asked for."""

from functools import cached_property

from assistant.views.bodies import BodiesBook, view_bodies
from assistant.views.changes import ChangeBook, view_changes
from assistant.views.documents import DocumentView, view_documents
from assistant.views.duties import DutyBook, view_duties
from assistant.views.figures import FigureTable, view_figures
from assistant.views.guide import GuideView, view_guides
from assistant.views.holdings import HoldingView, view_holdings
from assistant.views.roadmap import view_timelines
from assistant.views.roadmap_records import TimelineView
from assistant.views.sources import SourceView, view_source
from assistant.views.terms import TermFinder, TermView, view_terms
from corpus import Corpus
from corpus.text import unwrap


class Views:
    """What the pages show of one state of the corpus; safe from several threads."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._sources: dict[str, SourceView] = {}

    @cached_property
    def documents(self) -> tuple[DocumentView, ...]:
        """Every document, in the order of the corpus."""
        return view_documents(self._corpus)

    @cached_property
    def changes(self) -> tuple[ChangeBook, ...]:
        """What changed, one record a document that has a before/after table."""
        return view_changes(self._corpus)

    @cached_property
    def duties(self) -> tuple[DutyBook, ...]:
        """Which departments do what, one record a document that says it."""
        return view_duties(self._corpus)

    @cached_property
    def bodies(self) -> tuple[BodiesBook, ...]:
        """Who sits in the bodies of plans, one record a document that has any."""
        return view_bodies(self._corpus)

    @cached_property
    def timelines(self) -> tuple[TimelineView, ...]:
        """What documents print of times, with their roadmaps, in the order of the corpus."""
        return view_timelines(self._corpus)

    @cached_property
    def guides(self) -> tuple[GuideView, ...]:
        """A first tour of each document, in the order of the corpus."""
        return view_guides(self._corpus)

    @cached_property
    def terms(self) -> tuple[TermView, ...]:
        """Every explained or coined word, in the order of its reading."""
        return view_terms(self._corpus)

    @cached_property
    def _finder(self) -> TermFinder:
        return TermFinder(self.terms)

    def terms_in(self, text: str, document: str | None = None) -> tuple[TermView, ...]:
        """Give the explained words that occur in a text, each once, in the order of the text.

        Where two overlap the longer one is taken; of several definitions that of `document`, and
        the one before a revision last.
        """
        return self._finder.find(text, document)

    @cached_property
    def holdings(self) -> tuple[HoldingView, ...]:
        """Every document with what could not be read of it."""
        return view_holdings(self._corpus, self.documents)

    def excerpt(self, document_id: str, start: int, end: int, *, most: int = 60) -> str:
        """Give the head of text[start:end] on one line; 「…」 tells that it goes on after `most`.

        Empty where there is no such document.
        """
        found = next((each for each in self._corpus.documents if each.id == document_id), None)
        line = unwrap(found.text[start:end]) if found else ""
        return line if len(line) <= most else line[:most].rstrip() + "…"

    @cached_property
    def figures(self) -> tuple[FigureTable, ...]:
        """Every table with numbers, in the order of the corpus."""
        return view_figures(self._corpus)

    def document(self, document_id: str) -> DocumentView | None:
        """Give a document; None where there is none with this id."""
        return next((each for each in self.documents if each.id == document_id), None)

    def source(self, document_id: str) -> SourceView | None:
        """Give a document for the source viewer; None where there is none with this id."""
        if document_id not in self._sources:
            found = view_source(self._corpus, document_id)
            if found is None:  # addresses that lead nowhere must not fill the memory
                return None
            self._sources[document_id] = found
        return self._sources[document_id]
