"""What the events of the conversation do, without Gradio."""

import json
import secrets
import threading
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

from assistant import Answer, Status
from assistant.web import words
from assistant.web.beginning import Beginning
from assistant.web.parts import Parts
from assistant.web.render import render_suggestions, render_turn
from assistant.web.talk import Exchange, Talk, ask
from assistant.web.waiting import Dropped, Waiting

# a question takes some 40 ms of one core; more at a time would only lengthen each other's wait
QUESTIONS_AT_ONCE = 4
# questions whose readers wait no more and that still run
MOST_LINGERING = 8
# a question beyond any limit of answering is not kept, not even to be told of
MOST_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a question brings: HTML for the script, and the key of the conversation.

    `back` says that the question stands in the box again, to be mended or sent once more; without
    a key the conversation is as it was.
    """

    html: str
    key: str = ""
    back: bool = False


class Desk:
    """Answers the events of every tab; conversations live in `parts.talks`."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.beginning = Beginning(parts.assistant)
        self._waiting = Waiting(
            seconds=parts.settings.answer_seconds,
            at_once=QUESTIONS_AT_ONCE,
            lingering=MOST_LINGERING,
        )
        # what is offered to begin with is tried first; nobody shall wait for that
        threading.Thread(target=self.beginning.prepare, name="beginning", daemon=True).start()

    def ask(self, question: str, given: str, key: str, *, cut: bool = False) -> Arrival | None:
        """Ask the next question of a conversation; None where its reader has stopped it.

        `given` is the script's JSON: filters and a ticket to stop the question by. With `cut` the
        question points back to nothing.
        """
        key, talk = self._parts.talks.open(key)
        if refusal := self._refusal(question, talk):
            return refusal
        chosen, pointed = self.beginning.filters(given), talk.cut() if cut else talk
        answer = self._waiting.result(
            ticket_of(given), lambda: ask(self._parts.assistant, pointed, question, chosen)
        )
        if answer is Dropped.STOPPED:
            return None
        if answer is Dropped.LATE:
            answer = Answer(None, question, Status.ERROR, self._late())
        exchange = Exchange(answer, datetime.now().astimezone(), chosen)
        grown = self._parts.talks.add(key, exchange, cut=cut)
        number = len(grown.exchanges)
        turn = render_turn(self._parts, key, number, grown.exchanges[-1])
        back = question if grown.failed else ""
        return Arrival(_arrival(turn, key=key, back=back), key, grown.failed)

    def stop(self, given: str) -> str:
        """Stop a question; give what the page is told, nothing where its answer is on its way."""
        return _arrival(stopped="") if self._waiting.stop(ticket_of(given)) else ""

    def more(self, key: str) -> str:
        """Give the questions that go on from the latest answer as HTML."""
        talk = self._parts.talks.get(key)
        if talk is None:
            return ""
        number, latest = len(talk.exchanges), talk.exchanges[-1].answer
        return render_suggestions(number, self.beginning.suggest(latest, talk.history()))

    def restore(self, key: str) -> tuple[str, str]:
        """Give the turns of a conversation that the browser still knows the key of."""
        talk = self._parts.talks.get(key)
        if talk is None:
            return "", ""
        turns = "".join(
            render_turn(self._parts, key, number, exchange)
            for number, exchange in enumerate(talk.exchanges, 1)
        )
        return key, _arrival(turns, key=key, restored="")

    def clear(self, key: str, given: str = "") -> str:
        """Forget a conversation at once, and the question that is on its way in it."""
        self._waiting.stop(ticket_of(given))
        self._parts.talks.put(key, Talk())
        return _arrival(cleared="", key="")

    def _refusal(self, question: str, talk: Talk) -> Arrival | None:
        """Say why a question is not asked at all, where it is not."""
        most = self._parts.settings.conversation_questions
        if len(talk.exchanges) >= most:
            told = words.CONVERSATION_FULL.format(most=most)
            return Arrival(_arrival(told=told, full="", back=question), back=True)
        if len(question) > MOST_CHARACTERS:
            told = words.QUESTION_TOO_LONG.format(most=MOST_CHARACTERS)
            return Arrival(_arrival(told=told, back=question), back=True)
        return None

    def _late(self) -> str:
        return words.TOO_LATE.format(seconds=f"{self._parts.settings.answer_seconds:,g}")


def ticket_of(given: str) -> str:
    """Read the ticket in the script's JSON; it names a question that is on its way."""
    return str(read_order(given).get("ticket", ""))[:64]


def read_order(text: str) -> dict[str, Any]:
    """Read what the script hands over; anything else says nothing."""
    try:
        given = json.loads(text)
    except (TypeError, ValueError):
        return {}
    return given if isinstance(given, dict) else {}


def _arrival(turns: str = "", **given: str) -> str:
    """Hand turns to the script: in an attribute they are no part of the page until it takes them.

    Gradio changes elements in place and leaves the content of a template as it was; the serial
    tells the script that something came, even the same once more.
    """
    data = {"serial": secrets.token_hex(8), "html": turns, **given}
    attributes = " ".join(f'data-{name}="{escape(value)}"' for name, value in data.items())
    return f'<div class="arrival" hidden {attributes}></div>'
