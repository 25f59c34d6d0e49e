"""An assistant that follows the library: a change by another process is taken up between questions.

Questions that are running keep the documents and the index that they began with.
"""

import logging
import threading
from collections.abc import Callable, Sequence

from assistant.documents import Version, version_of
from assistant.engine import Assistant
from assistant.opening import open_index, open_parts
from assistant.records import Answer, Turn
from assistant.settings import Settings
from assistant.synonym_file import own_file
from assistant.synonyms import load_synonyms
from assistant.views.views import Views
from corpus import Corpus
from corpus.errors import MachishirubeError
from corpus.state import DataFolder
from index.reranking import RERANKER_FAILED, BackgroundReranker
from index.searcher import Searcher

_log = logging.getLogger(__name__)
EVERY_S = 1.0
"""Seconds between two looks at the data folder; a look reads one small file."""


class LiveAssistant:
    """Answers like `Assistant`, always from the newest library that could be opened."""

    def __init__(
        self,
        data: DataFolder,
        settings: Settings,
        searcher: Searcher,
        corpus: Corpus,
        report: Callable[[str], None],
    ) -> None:
        self._data = data
        self._settings = settings
        self._report = report
        self._seen: Version | None = None
        self._refreshing = threading.Lock()
        self._searcher = searcher
        self._current = self._made(corpus, searcher)

    @classmethod
    def open(
        cls, data: DataFolder, settings: Settings, report: Callable[[str], None]
    ) -> "LiveAssistant":
        """Open the current library, the model still to be loaded; see `open_assistant`."""
        version = version_of(data)
        corpus, searcher = open_parts(data, settings, wait_for_model=False)
        live = cls(data, settings, searcher, corpus, report)
        live._seen = version
        return live

    @property
    def corpus(self) -> Corpus:
        """The documents that the next question is answered from."""
        return self._current.corpus

    @property
    def views(self) -> Views:
        """What the pages show of those documents."""
        return self._current.views

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        id: str | None = None,
        city: str | None = None,
        document: str | None = None,
    ) -> Answer:
        """Answer one question; see `Assistant.ask`."""
        return self._current.ask(question, history, id=id, city=city, document=document)

    def warm_up(self) -> None:
        """Load the models, which every later library goes on using.

        A reranker that cannot be loaded is told, and the page goes on without it.
        """
        self._current.warm_up()
        reranker = self._searcher.reranker
        if isinstance(reranker, BackgroundReranker) and not reranker.wait():
            self._report(f"{RERANKER_FAILED}：{reranker.failure}")

    def watch(self) -> None:
        """Look for changes in the background until the process ends."""
        threading.Thread(target=self._watch, name="library", daemon=True).start()

    def _watch(self) -> None:
        pause = threading.Event()
        while not pause.wait(EVERY_S):
            try:
                self.refresh()
            except Exception:  # noqa: BLE001 - a background thread: the page goes on as it was
                _log.exception("looking for changed documents failed")

    def refresh(self) -> bool:
        """Take up a change if there is one; tell whether the documents were exchanged.

        A library that cannot be opened is told once, and the page goes on with the one before.
        """
        with self._refreshing:
            version = version_of(self._data)
            if version == self._seen:
                return False
            self._seen = version
            try:
                self._exchange()
            except MachishirubeError as error:
                self._report(f"変更された文書を読み込めないため、前の文書のまま続けます：{error}")
                return False
        count = len(self.corpus.documents)
        self._report(f"文書の変更を読み込みました（{count:,}件）。")
        return True

    def _made(self, corpus: Corpus, searcher: Searcher) -> Assistant:
        """Make an assistant with the operator's synonyms as they are now."""
        synonyms = load_synonyms(own_file(self._data))
        return Assistant(corpus, searcher, self._settings.answer, synonyms=synonyms)

    def _exchange(self) -> None:
        """Open the library anew beside the one in use, then put it in its place."""
        corpus, generation = open_index(self._data, self._settings, self.corpus)
        before = self._searcher
        searcher = Searcher(generation, before.encoder, self._settings.index, before.reranker)
        fresh = self._made(corpus, searcher)
        # what is made when first asked for, so that no reader waits for it
        _ = corpus.revisions, corpus.duties, corpus.tables, corpus.terms
        self._searcher, self._current = searcher, fresh
