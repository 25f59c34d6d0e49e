"""The Gradio page: conversation, question box, what to begin with, the place for sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from assistant.web import words
from assistant.web.asking import Arrival, Desk, read_order
from assistant.web.layout import fragment, header
from assistant.web.parts import Parts

if TYPE_CHECKING:
    import gradio as gr

# readers whose questions wait for their turn; Gradio has 40 threads for everything it does
READERS_AT_ONCE = 32
EVENTS_AT_ONCE = 4


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
                question, send = _composer(gr, parts.settings.answer_seconds)
            source = _html(gr, "", elem_id="source-side")
        fields = _Fields(gr.State(""), arrival, more, question, _unseen(gr))
        _wire_asking(gr, desk, fields, send)
        _wire_picking(gr, desk, fields)
        _wire_ending(gr, desk, fields)
        _wire_opening(page, desk, fields, [toolbar, start, source])
    page.queue(default_concurrency_limit=EVENTS_AT_ONCE, api_open=False)
    return cast("gr.Blocks", page)


@dataclass(frozen=True, slots=True)
class _Fields:
    """The components that events read and write; `unseen` carries what the script hands over."""

    key: Any
    arrival: Any
    more: Any
    question: Any
    unseen: Any


def _composer(gr: Any, seconds: float) -> tuple[Any, Any]:
    with gr.Column(elem_id="composer"):
        _html(gr, fragment("waiting.html", seconds=seconds))
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

    def asked(question: str, given: str, key: str) -> tuple[Any, Any, Any]:
        arrival = desk.ask(question, given, key) if question.strip() else None
        # what was refused is there to be mended and sent again
        keeps = arrival is None or arrival.back
        return *_brought(gr, arrival), gr.skip() if keeps else ""

    gr.on(
        [fields.question.submit, send.click],
        asked,
        [fields.question, fields.unseen, fields.key],
        [fields.key, fields.arrival, fields.question],
        js="(question, _, key) => [question, machishirube.asking(question), key]",
        concurrency_limit=READERS_AT_ONCE,
        **_EVENT,
    ).then(desk.more, [fields.key], [fields.more], **_EVENT)


def _wire_picking(gr: Any, desk: Desk, fields: _Fields) -> None:
    """Connect offered questions and the chip that drops a subject."""

    def picked(order: str, given: str, key: str) -> tuple[Any, Any]:
        read = read_order(order)
        question, cut = str(read.get("question", "")), read.get("cut") is True
        arrival = desk.ask(question, given, key, cut=cut) if question.strip() else None
        return _brought(gr, arrival)

    pick = gr.Button("", visible="hidden", elem_id="pick")
    order = gr.Textbox(visible=False)
    pick.click(
        picked,
        [order, fields.unseen, fields.key],
        [fields.key, fields.arrival],
        js="(_, __, key) => [machishirube.order(), machishirube.asking(), key]",
        concurrency_limit=READERS_AT_ONCE,
        **_EVENT,
    ).then(desk.more, [fields.key], [fields.more], **_EVENT)


def _wire_ending(gr: Any, desk: Desk, fields: _Fields) -> None:
    """Connect 「やめる」 and 「最初から」."""

    def stopped(given: str) -> Any:
        return desk.stop(given) or gr.skip()

    def cleared(given: str, key: str) -> tuple[str, str]:
        return "", desk.clear(key, given)

    stop = gr.Button("", visible="hidden", elem_id="stop-unseen")
    reset = gr.Button("", visible="hidden", elem_id="reset-unseen")
    ticket = "() => [machishirube.ticket()]"
    stop.click(stopped, [fields.unseen], [fields.arrival], js=ticket, **_EVENT)
    both = "(_, key) => [machishirube.ticket(), key]"
    given, shown = [fields.unseen, fields.key], [fields.key, fields.arrival]
    reset.click(cleared, given, shown, js=both, **_EVENT)


def _brought(gr: Any, arrival: Arrival | None) -> tuple[Any, Any]:
    """Give key and HTML of what a question brought; what it did not bring stays as it is."""
    if arrival is None:
        return gr.skip(), gr.skip()
    return arrival.key or gr.skip(), arrival.html


# Gradio adds our script to the page as it goes, at times behind its own first event
_KEY = """async () => {
  while (!window.machishirube?.key) await new Promise((done) => setTimeout(done, 10));
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
