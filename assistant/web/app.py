"""The Gradio page: conversation, question box, what to begin with, the place for sources."""

from __future__ import annotations

import json
import secrets
import threading
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING, Any, cast

from assistant.web import words
from assistant.web.beginning import Beginning
from assistant.web.layout import header
from assistant.web.parts import Parts
from assistant.web.render import render_suggestions, render_turn
from assistant.web.talk import ask

if TYPE_CHECKING:
    import gradio as gr

# a question takes some 40 ms of one core; more at a time would only lengthen each other's wait
QUESTIONS_AT_ONCE = 4


def build_page(parts: Parts) -> gr.Blocks:
    """Build the page; conversations live in `parts.talks`, nothing in module globals."""
    import gradio as gr

    desk = Desk(parts)
    with gr.Blocks(title=words.TITLE, analytics_enabled=False, fill_width=True) as page:
        _html(gr, _head(), elem_id="page-head")
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk"):
                toolbar = _html(gr, "", elem_id="toolbar")
                start = _html(gr, "", elem_id="start")
                _html(gr, f'<div id="log" role="region" aria-label="{words.CONVERSATION}"></div>')
                arrival = _html(gr, "", elem_id="arrival")
                more = _html(gr, "", elem_id="more")
                question, send = _composer(gr)
            source = _html(gr, "", elem_id="source-side")
        fields = _Fields(gr.State(""), arrival, more, question, _unseen(gr))
        _wire_asking(gr, desk, fields, send)
        _wire_picking(gr, desk, fields)
        _wire_opening(page, desk, fields, [toolbar, start, source])
    page.queue(default_concurrency_limit=QUESTIONS_AT_ONCE, api_open=False)
    return cast("gr.Blocks", page)


@dataclass(frozen=True, slots=True)
class _Fields:
    """The components that events read and write; `unseen` carries what the script hands over."""

    key: Any
    arrival: Any
    more: Any
    question: Any
    unseen: Any


class Desk:
    """What the events of the page do, without Gradio."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.beginning = Beginning(parts.assistant)
        # what is offered to begin with is tried first; nobody shall wait for that
        threading.Thread(target=self.beginning.prepare, name="beginning", daemon=True).start()

    def ask(self, question: str, filters: str, key: str, *, cut: bool = False) -> tuple[str, str]:
        """Ask the next question of a conversation; give its key and the turn's HTML.

        `filters` is the script's JSON; with `cut` the question points back to nothing.
        """
        chosen = self.beginning.filters(filters)
        with self._parts.talks.turn(key):
            key, talk = self._parts.talks.open(key)
            now = datetime.now().astimezone()
            grown = ask(self._parts.assistant, talk.cut() if cut else talk, question, chosen, now)
            self._parts.talks.put(key, grown)
        turn = render_turn(self._parts, key, len(grown.exchanges), grown.exchanges[-1])
        return key, _arrival(key, turn)

    def failed(self, key: str) -> bool:
        """Tell whether the latest question of a conversation could not be answered at all."""
        talk = self._parts.talks.get(key)
        return talk is not None and talk.failed

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
        return key, _arrival(key, turns, ' data-restored=""')

    def clear(self, key: str) -> None:
        """Forget a conversation at once."""
        talk = self._parts.talks.get(key)
        if talk is not None:
            self._parts.talks.put(key, type(talk)())


def _arrival(key: str, turns: str, given: str = "") -> str:
    """Hand turns to the script: in an attribute they are no part of the page until it takes them.

    Gradio changes elements in place and leaves the content of a template as it was; the serial
    tells the script that something came, even the same once more.
    """
    serial = secrets.token_hex(8)
    return (
        f'<div class="arrival" hidden data-serial="{serial}" data-key="{key}"{given} '
        f'data-html="{escape(turns)}"></div>'
    )


def _composer(gr: Any) -> tuple[Any, Any]:
    with gr.Column(elem_id="composer"):
        _html(gr, '<p id="notice" role="status" hidden></p>')
        with gr.Row(elem_id="ask-row"):
            question = gr.Textbox(
                label=words.QUESTION_LABEL,
                placeholder=words.QUESTION_PLACEHOLDER,
                lines=1,
                max_lines=5,
                elem_id="question",
            )
            send = gr.Button(words.SEND, variant="primary", elem_id="send")
        _html(gr, f'<p class="disclaimer">{words.DISCLAIMER}</p>')
    return question, send


def _unseen(gr: Any) -> Any:
    return gr.Textbox(visible=False)


# a click while an answer is on its way would ask twice
_EVENT: dict[str, Any] = {
    "show_progress": "hidden",
    "trigger_mode": "once",
    "api_visibility": "private",
}


def _wire_asking(gr: Any, desk: Desk, fields: _Fields, send: Any) -> None:
    """Connect the question box."""

    def asked(question: str, filters: str, key: str) -> tuple[Any, Any, Any]:
        if not question.strip():
            return gr.skip(), gr.skip(), gr.skip()
        key, turn = desk.ask(question, filters, key)
        # what was refused is there to be mended and sent again
        return key, turn, gr.skip() if desk.failed(key) else ""

    gr.on(
        [fields.question.submit, send.click],
        asked,
        [fields.question, fields.unseen, fields.key],
        [fields.key, fields.arrival, fields.question],
        js="(question, _, key) => [question, machishirube.filters(), key]",
        **_EVENT,
    ).then(desk.more, [fields.key], [fields.more], **_EVENT)


def _wire_picking(gr: Any, desk: Desk, fields: _Fields) -> None:
    """Connect offered questions, the chip that drops a subject, and 「最初から」."""

    def picked(order: str, filters: str, key: str) -> tuple[Any, Any]:
        given = _order(order)
        if not given.question.strip():
            return gr.skip(), gr.skip()
        return desk.ask(given.question, filters, key, cut=given.cut)

    def cleared(key: str) -> tuple[str, str]:
        desk.clear(key)
        return "", _arrival("", "", ' data-cleared=""')

    pick = gr.Button("", visible="hidden", elem_id="pick")
    reset = gr.Button("", visible="hidden", elem_id="reset-unseen")
    order = gr.Textbox(visible=False)
    pick.click(
        picked,
        [order, fields.unseen, fields.key],
        [fields.key, fields.arrival],
        js="(_, __, key) => [machishirube.order(), machishirube.filters(), key]",
        **_EVENT,
    ).then(desk.more, [fields.key], [fields.more], **_EVENT)
    reset.click(cleared, [fields.key], [fields.key, fields.arrival], **_EVENT)


@dataclass(frozen=True, slots=True)
class _Order:
    """A question that was picked; with `cut` it points back to nothing."""

    question: str = ""
    cut: bool = False


def _order(text: str) -> _Order:
    """Read what the script hands over; anything else is no order."""
    try:
        given = json.loads(text)
    except (TypeError, ValueError):
        return _Order()
    if not isinstance(given, dict):
        return _Order()
    return _Order(str(given.get("question", "")), given.get("cut") is True)


# Gradio adds our script to the page as it goes, at times behind its own first event
_KEY = """async () => {
  while (!window.machishirube) await new Promise((done) => setTimeout(done, 10));
  return [machishirube.key()];
}"""


def _wire_opening(page: Any, desk: Desk, fields: _Fields, listing: list[Any]) -> None:
    """Fill the page as it is opened: the documents as they are now, the conversation so far."""

    def opened(key: str) -> tuple[Any, ...]:
        return (*desk.restore(key), *desk.beginning.listing())

    page.load(
        opened,
        [fields.unseen],
        [fields.key, fields.arrival, *listing],
        js=_KEY,
        show_progress="hidden",
        api_visibility="private",
    )


def _html(gr: Any, value: str, **given: Any) -> Any:
    """Place HTML of our own making; the style is ours too."""
    return gr.HTML(value, apply_default_css=False, **given)


def _head() -> str:
    """Give the head of every page, and the live region that tells new answers."""
    live = '<div id="announce" class="spoken" role="status" aria-live="polite"></div>'
    return header("chat", "talk") + live
