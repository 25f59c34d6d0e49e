"""A scripted assistant: real `Answer` records without an index or a model, for tests and demos."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.records import Answer, Status, Turn
from assistant.views.views import Views


@dataclass(frozen=True, slots=True)
class Asked:
    """One call of `ask`, as it was received."""

    question: str
    history: tuple[Turn, ...]
    city: str | None
    document: str | None


def _nothing() -> None:
    """Load nothing."""


@dataclass(slots=True)
class ScriptedAssistant:
    """Answers each question of the script with its record, any other one with a refusal.

    The refusal repeats what arrived, so that a page in another process shows how it was asked.
    `corpus` is handed through to whoever shows the sources. `warm_up` calls `load`, which may wait
    or raise; `asked` keeps the calls in order.
    """

    corpus: Any
    script: Iterable[Answer] = ()
    load: Callable[[], None] = _nothing
    asked: list[Asked] = field(default_factory=list)
    _views: tuple[Any, Views] | None = None

    @property
    def views(self) -> Views:
        """Give what the pages show of the corpus."""
        if self._views is None or self._views[0] is not self.corpus:
            self._views = (self.corpus, Views(self.corpus))
        return self._views[1]

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        id: str | None = None,
        city: str | None = None,
        document: str | None = None,
    ) -> Answer:
        """Give the scripted record of the question, with the id of this call."""
        self.asked.append(Asked(question, tuple(history), city, document))
        for answer in self.script:
            if answer.question == question:
                return replace(answer, id=id)
        refusal = (
            "収録した文書からは、この質問への答えが見つかりませんでした。\n"
            f"対象の市：{city or 'すべて'}、これまでの発言：{len(history)}件"
        )
        return Answer(id, question, Status.UNANSWERABLE, refusal, missing=(question,))

    def warm_up(self) -> None:
        """Do what the script says happens while the model is loading."""
        self.load()
