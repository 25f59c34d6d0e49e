"""The way of a question: read, recall, judge and compose, verify, answer."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant import phrases
from assistant.asking import Asking, turns
from assistant.clarify import ask_back
from assistant.compose import compose
from assistant.draft import Draft
from assistant.lexicon import Lexicon
from assistant.named_documents import documents_named
from assistant.others import without_shown
from assistant.question import clean_question, plain_text
from assistant.read import Reader, Reading
from assistant.recall import Recall
from assistant.records import Answer, Status, Turn
from assistant.scope import Scope
from assistant.settings import AnswerSettings
from assistant.synonyms import Synonyms, load_synonyms
from assistant.talk import answer_talk
from assistant.verify import verify
from assistant.views.views import Views
from corpus import Corpus, Document
from index.encoder import BackgroundEncoder
from index.searcher import Searcher


class Assistant:
    """Answers questions about a corpus through a searcher; safe from several threads."""

    def __init__(
        self,
        corpus: Corpus,
        searcher: Searcher,
        settings: AnswerSettings | None = None,
        *,
        synonyms: Synonyms | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self.corpus = corpus
        self.views = Views(corpus)
        self._searcher = searcher
        self._settings = settings or AnswerSettings.model_validate({})
        self._clock = clock
        self._lexicon = Lexicon(corpus)
        self._reader = Reader(corpus, self._lexicon)
        self._synonyms = load_synonyms(None) if synonyms is None else synonyms
        self._recall = Recall(searcher, self._lexicon, self._synonyms)

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        id: str | None = None,
        city: str | None = None,
        document: str | None = None,
    ) -> Answer:
        """Answer one question; raises QuestionError for a text that cannot be taken as one."""
        began = self._clock()
        cleaned = clean_question(question)
        draft = answer_talk(self.corpus, cleaned)
        reading = None
        degraded: tuple[str, ...] = ()
        if draft is None:
            earlier = [Turn(turn.role, plain_text(turn.content)) for turn in history]
            reading = self._reader.read(cleaned, earlier, city=city, document=document)
            # parts of a question that stands alone lean on nothing before it
            leant = earlier if reading.carried else []
            scope = self._scope(reading, document, self._asking(leant, city, document))
            degraded = scope.evidence.degraded
            draft = ask_back(scope) or without_shown(scope, compose(scope))
        answer = self._record(id, question, draft, reading)
        verify(self.corpus, answer.answer, answer.citations)
        elapsed_ms = round((self._clock() - began) * 1000, 3)
        return replace(answer, degraded=degraded, elapsed_ms=elapsed_ms)

    def _scope(self, reading: Reading, document: str | None, asking: Asking | None = None) -> Scope:
        """Recall the evidence for a question within its filters."""
        passing = [d for d in self.corpus.documents if _passes(d, reading, document)]
        documents = documents_named(passing, reading)
        evidence = self._recall.recall(reading, frozenset(d.id for d in documents))
        return Scope(
            self.corpus,
            self._lexicon,
            reading,
            evidence,
            documents,
            self._settings,
            self._synonyms,
            asking,
        )

    def _asking(self, earlier: Sequence[Turn], city: str | None, document: str | None) -> Asking:
        """Give the way to ask parts of a question within the same filters."""

        def look(text: str, before: str, cities: frozenset[str]) -> Scope:
            history = [*earlier, *turns(before)]
            named = city or (next(iter(cities)) if len(cities) == 1 else None)
            reading = self._reader.read(text, history, city=named, document=document)
            # a city that the question itself names is no filter of the asker's
            return self._scope(replace(reading, chosen=city), document)

        return Asking(look, compose)

    def _record(
        self, id: str | None, question: str, draft: Draft, reading: Reading | None
    ) -> Answer:
        """Make the record of a draft."""
        lines = list(draft.lines)
        if reading and reading.language in phrases.NOTES:
            lines.append(phrases.NOTES[reading.language])
        return Answer(
            id=id,
            question=question,
            status=draft.status,
            answer="\n".join(lines),
            citations=tuple(draft.citations),
            changes=tuple(draft.changes),
            missing=() if draft.status is Status.ANSWERED else tuple(draft.missing),
            nearest=tuple(draft.nearest),
            carried=reading.carried if reading else None,
            asof={d.id: f"sha256:{d.sha256}" for d in self.corpus.documents},
        )

    def warm_up(self) -> None:
        """Load the embedding model if it is not loaded yet; raises what loading it raises."""
        encoder = self._searcher.encoder
        if isinstance(encoder, BackgroundEncoder):
            encoder.start()
            encoder.wait()
            encoder.encode_queries(["準備"])


def _passes(document: Document, reading: Reading, named: str | None) -> bool:
    """Tell whether a document passes the filters of a question."""
    if named is not None:
        return document.id == named
    return not reading.cities or document.city in reading.cities
