"""What the composers work with: the corpus, its words, the question and what was found for it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from assistant.asking import Asking
from assistant.draft import Draft
from assistant.lexicon import Lexicon
from assistant.read import Reading
from assistant.recall import Evidence, Found
from assistant.settings import AnswerSettings
from assistant.synonyms import Expansion, Synonyms
from corpus import Corpus, Document, Duty, Revision, Section, SectionKind, Table, Term

Made = TypeVar("Made")


@dataclass(frozen=True)
class Scope:
    """One question with its evidence, and the corpus seen through the question's filters.

    `asking` asks parts of the question; None for a part, which is not taken apart again.
    """

    corpus: Corpus
    lexicon: Lexicon
    reading: Reading
    evidence: Evidence
    documents: tuple[Document, ...]
    settings: AnswerSettings
    synonyms: Synonyms = field(default_factory=Synonyms)
    asking: Asking | None = None
    _made: dict[Callable[..., Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, make: Callable[["Scope"], Made]) -> Made:
        """Give what a function makes of this question, which is made only once.

        It is forgotten with the question; whoever gets it must not change it.
        """
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    @cached_property
    def spoken(self) -> tuple[Expansion, ...]:
        """The spoken words of the question that stand for official ones the corpus uses."""
        return self.synonyms.expand(self.reading.question, self.lexicon.uses)

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(document.id for document in self.documents)

    def draft(self) -> Draft:
        """Begin an answer."""
        return Draft(self.corpus)

    def covers(self, document_id: str) -> bool:
        """Tell whether the filters let a document through."""
        return document_id in self._ids

    @cached_property
    def sections(self) -> Sequence[Section]:
        """Sections of the documents in scope."""
        return [s for s in self.corpus.sections if self.covers(s.document)]

    @cached_property
    def revisions(self) -> Sequence[Revision]:
        """Revisions of the documents in scope."""
        return [r for r in self.corpus.revisions if self.covers(r.document)]

    @cached_property
    def duties(self) -> Sequence[Duty]:
        """Duties of the documents in scope."""
        return [d for d in self.corpus.duties if self.covers(d.section.document)]

    @cached_property
    def tables(self) -> Sequence[Table]:
        """Tables of the documents in scope."""
        return [t for t in self.corpus.tables if self.covers(t.section.document)]

    @cached_property
    def terms(self) -> Sequence[Term]:
        """Terms of the documents in scope."""
        return [t for t in self.corpus.terms if self.covers(t.document)]

    @cached_property
    def scores(self) -> dict[str, Found]:
        """The best statement of every section, by the section's key."""
        best: dict[str, Found] = {}
        for found in self.evidence.found:
            best.setdefault(found.statement.section.key, found)
        return best

    def score(self, sections: Iterable[Section | None]) -> float:
        """Give the best score among sections; None and unknown ones count 0."""
        known = [self.scores[s.key].score for s in sections if s and s.key in self.scores]
        return max(known, default=0.0)

    def nearest(self) -> Sequence[Section]:
        """Give the sections found, best first, that say something."""
        dull = {SectionKind.TITLE, SectionKind.TABLE_HEAD, SectionKind.OMISSION, SectionKind.DATE}
        found = (f.statement.section for f in self.evidence.found)
        return [section for section in found if section.kind not in dull]
