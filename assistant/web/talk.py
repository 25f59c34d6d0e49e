"""One conversation: what was asked when, what was answered, and the next question."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime

from assistant import Answer, MachishirubeError, Status, Turn, without_paths
from assistant.web import words
from assistant.web.seam import Answering

_log = logging.getLogger(__name__)

# a follow-up points back a few questions at most; a longer history would only slow each question
REMEMBERED_ANSWERS = 10


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader restricts questions to; None is no restriction."""

    city: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with its answer; `at` is the local time with its zone.

    `filters` are what the question was restricted to, None where that is not known.
    """

    answer: Answer
    at: datetime
    filters: Filters | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """The exchanges of a conversation in order; never changed, only grown.

    `since` counts the exchanges at its head that later questions no longer point back to.
    """

    exchanges: tuple[Exchange, ...] = ()
    since: int = 0

    @property
    def failed(self) -> bool:
        """Tell whether the latest question was refused or its answer could not be made."""
        return bool(self.exchanges) and self.exchanges[-1].answer.status is Status.ERROR

    def history(self) -> tuple[Turn, ...]:
        """Give the latest questions and answers as plain text, oldest first."""
        pointed_at = self.exchanges[self.since :][-REMEMBERED_ANSWERS:]
        return tuple(
            turn
            for exchange in pointed_at
            for turn in (
                Turn("user", exchange.answer.question),
                Turn("assistant", exchange.answer.answer),
            )
        )

    def cut(self) -> "Talk":
        """Let the next question point back to nothing; what was said stays."""
        return replace(self, since=len(self.exchanges))

    def grown(self, exchange: Exchange) -> "Talk":
        """Put an exchange at the end."""
        return replace(self, exchanges=(*self.exchanges, exchange))


def ask(assistant: Answering, talk: Talk, question: str, filters: Filters) -> Answer:
    """Ask the next question of a conversation; a failure is an answer too."""
    try:
        return assistant.ask(question, talk.history(), city=filters.city, document=filters.document)
    except MachishirubeError as error:
        _log.warning("a question failed: %s", error)
        told = without_paths(f"{error.seen}\n期待：{error.expected}\n対処：{error.remedy}")
        return Answer(None, question, Status.ERROR, told)
    except Exception:  # noqa: BLE001 - the reader keeps the conversation, the operator the traceback
        _log.exception("a question failed unexpectedly")
        return Answer(None, question, Status.ERROR, words.INTERNAL_ERROR)
