"""One conversation of one tab: what was asked, what was answered, and the next question."""

import logging
from dataclasses import dataclass

from assistant import Answer, MachishirubeError, Status, Turn
from assistant.web import words
from assistant.web.render import render_turn
from assistant.web.seam import Answering

_log = logging.getLogger(__name__)

# a follow-up points back a few questions at most; a longer history would only slow each question
REMEMBERED_ANSWERS = 10


@dataclass(frozen=True, slots=True)
class Talk:
    """The answers of a conversation in order; never changed, only grown."""

    answers: tuple[Answer, ...] = ()

    @property
    def failed(self) -> bool:
        """Tell whether the latest question was refused or its answer could not be made."""
        return bool(self.answers) and self.answers[-1].status is Status.ERROR

    def history(self) -> tuple[Turn, ...]:
        """Give the latest questions and answers as plain text, oldest first."""
        return tuple(
            turn
            for answer in self.answers[-REMEMBERED_ANSWERS:]
            for turn in (Turn("user", answer.question), Turn("assistant", answer.answer))
        )


def ask(assistant: Answering, talk: Talk, question: str, city: str | None) -> tuple[Talk, str]:
    """Ask the next question; give the grown conversation and the new turn's HTML."""
    answer = _answer(assistant, talk, question, city)
    grown = Talk((*talk.answers, answer))
    return grown, render_turn(len(grown.answers), answer)


def _answer(assistant: Answering, talk: Talk, question: str, city: str | None) -> Answer:
    try:
        return assistant.ask(question, talk.history(), city=city)
    except MachishirubeError as error:
        _log.warning("a question failed: %s", error)
        told = f"{error.seen}\n期待：{error.expected}\n対処：{error.remedy}"
        return Answer(None, question, Status.ERROR, told)
    except Exception:  # noqa: BLE001 - the reader keeps the conversation, the operator the traceback
        _log.exception("a question failed unexpectedly")
        return Answer(None, question, Status.ERROR, words.INTERNAL_ERROR)
