"""What the page shows before anything is asked: filters, questions to begin with, documents."""

import json
import threading
from collections.abc import Sequence
from contextlib import suppress
from itertools import groupby

from assistant import Answer, MachishirubeError, Starter, Turn, Views, find_starters, suggest
from assistant.web.layout import fragment
from assistant.web.seam import Answering
from assistant.web.talk import Filters


class Beginning:
    """Lays out what depends on the documents alone; made anew when they change."""

    def __init__(self, assistant: Answering) -> None:
        self._assistant = assistant
        self._lock = threading.Lock()
        self._made_for: Views | None = None
        self._starters: tuple[Starter, ...] = ()

    def listing(self) -> tuple[str, str, str]:
        """Give toolbar, start and source pane as HTML."""
        documents = self._assistant.views.documents
        cities = list(dict.fromkeys(each.city for each in documents if each.city))
        readers = [
            (reader.value, [each.question for each in group])
            for reader, group in groupby(self._offered(), key=lambda each: each.reader)
        ]
        return (
            fragment("toolbar.html", cities=cities, documents=documents),
            fragment("start.html", readers=readers),
            fragment("source_side.html", documents=documents),
        )

    def prepare(self) -> None:
        """Make what depends on the documents as they are now; any failure shows when it is used."""
        with suppress(MachishirubeError):
            self._offered()

    def filters(self, given: str) -> Filters:
        """Read the script's filters; what is none, or not in the documents, restricts nothing."""
        try:
            chosen = json.loads(given)
        except (TypeError, ValueError):
            return Filters()
        if not isinstance(chosen, dict):
            return Filters()
        documents = self._assistant.views.documents
        city, document = chosen.get("city"), chosen.get("document")
        return Filters(
            city if any(each.city == city for each in documents if city) else None,
            document if any(each.id == document for each in documents) else None,
        )

    def suggest(self, answer: Answer, history: Sequence[Turn]) -> tuple[str, ...]:
        """Give questions that go on from an answer."""
        return suggest(self._assistant, answer, history)

    def _offered(self) -> tuple[Starter, ...]:
        """Give the questions to begin with; they are tried once for each state of the documents."""
        with self._lock:
            views = self._assistant.views
            if self._made_for is not views:
                self._starters = find_starters(self._assistant)
                self._made_for = views
            return self._starters
