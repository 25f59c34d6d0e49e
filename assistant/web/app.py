"""The Gradio page: question box, filter, examples, conversation and the place for the source."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, cast

from assistant.web import words
from assistant.web.examples import every_reader, starters
from assistant.web.layout import header
from assistant.web.parts import Parts
from assistant.web.seam import Answering, Documents
from assistant.web.talk import Talk, ask
from assistant.web.text import flat, printed_date, short_hash

if TYPE_CHECKING:
    import gradio as gr

# a question takes some 40 ms of one core; more at a time would only lengthen each other's wait
QUESTIONS_AT_ONCE = 4


def build_page(parts: Parts) -> gr.Blocks:
    """Build the page; state lives per tab in `gr.State`, nothing in module globals."""
    import gradio as gr

    assistant = parts.assistant

    with gr.Blocks(title=words.TITLE, analytics_enabled=False, fill_width=True) as page:
        talk = gr.State(None)  # gradio would take a record apart: None is a fresh Talk
        _html(gr, _head(), elem_id="page-head")
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk"):
                city, reset = _toolbar(gr, assistant.corpus)
                start = _start(gr, assistant.corpus)
                _html(gr, f'<div id="log" role="region" aria-label="{words.CONVERSATION}"></div>')
                newest = _html(gr, "", elem_id="newest")
                question, send = _composer(gr)
            source = _html(gr, _source_side(assistant.corpus), elem_id="source-side")
        fields = _Fields(talk, newest, question, city)
        _wire_asking(gr, assistant, fields, send, start.buttons)
        _wire_reset(fields, reset)
        _wire_news(page, assistant, _Listing(city, source, start))
    page.queue(default_concurrency_limit=QUESTIONS_AT_ONCE, api_open=False)
    return cast("gr.Blocks", page)


@dataclass(frozen=True, slots=True)
class _Fields:
    """The components that events read and write."""

    talk: Any
    newest: Any
    question: Any
    city: Any

    @property
    def outputs(self) -> list[Any]:
        return [self.talk, self.newest, self.question]


def _toolbar(gr: Any, corpus: Documents) -> tuple[Any, Any]:
    with gr.Row(elem_id="toolbar"):
        city = gr.Radio(
            _cities(corpus),
            value=words.ALL_CITIES,
            label=words.CITY_LABEL,
            elem_id="city",
        )
        reset = gr.Button(words.RESET, elem_id="reset", variant="secondary")
    return city, reset


def _cities(corpus: Documents) -> list[str]:
    cities = dict.fromkeys(document.city for document in corpus.documents if document.city)
    return [words.ALL_CITIES, *cities]


@dataclass(frozen=True, slots=True)
class _Start:
    """The example buttons below the introduction; each reader has a column of them."""

    heading: Any
    columns: list[Any]
    buttons: list[Any]

    @property
    def parts(self) -> list[Any]:
        return [self.heading, *self.columns, *self.buttons]


def _offered(corpus: Documents) -> list[bool]:
    """Tell of the heading, of each reader and of each example whether the documents answer it."""
    kept = {reader.name: reader.examples for reader in starters(corpus.documents)}
    examples = [
        example in kept.get(reader.name, ())
        for reader in every_reader()
        for example in reader.examples
    ]
    return [bool(kept), *(reader.name in kept for reader in every_reader()), *examples]


def _start(gr: Any, corpus: Documents) -> _Start:
    """Lay out the introduction and the example buttons; a button's words are its question."""
    visible = iter(_offered(corpus))
    columns, buttons = [], []
    with gr.Column(elem_id="start"):
        _html(gr, f'<p class="intro">{words.INTRO}</p>')
        heading = _html(gr, f"<h2>{words.EXAMPLES_HEADING}</h2>", visible=next(visible))
        with gr.Row(elem_id="examples"):
            for reader in every_reader():
                with gr.Column(elem_classes="reader") as column:
                    _html(gr, f"<h3>{escape(reader.name)}</h3>")
                    buttons += [
                        gr.Button(example.question, elem_classes="example")
                        for example in reader.examples
                    ]
                columns.append(column)
    for part, seen in zip([*columns, *buttons], visible, strict=True):
        part.visible = seen
    return _Start(heading, columns, buttons)


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


# a click while an answer is on its way would ask twice
_EVENT: dict[str, Any] = {
    "show_progress": "hidden",
    "trigger_mode": "once",
    "api_visibility": "private",
}


def _wire_asking(
    gr: Any, assistant: Answering, parts: _Fields, send: Any, buttons: list[Any]
) -> None:
    """Connect every way to ask a question with the one function that asks it."""

    def asked(question: str, city: str, talk: Talk | None) -> tuple[Any, Any, Any]:
        if not question.strip():
            return gr.skip(), gr.skip(), gr.skip()
        chosen = None if city == words.ALL_CITIES else city
        grown, turn = ask(assistant, talk or Talk(), question, chosen)
        # what was refused is there to be mended and sent again
        return grown, turn, question if grown.failed else ""

    typed = [parts.question, parts.city, parts.talk]
    gr.on([parts.question.submit, send.click], asked, typed, parts.outputs, **_EVENT)
    for button in buttons:
        button.click(asked, [button, parts.city, parts.talk], parts.outputs, **_EVENT)


def _wire_reset(parts: _Fields, reset: Any) -> None:
    def cleared() -> tuple[Talk, str, str]:
        return Talk(), '<div class="cleared"></div>', ""

    reset.click(cleared, None, parts.outputs, **_EVENT)


@dataclass(frozen=True, slots=True)
class _Listing:
    """What the page shows of the documents before anything is asked."""

    city: Any
    source: Any
    start: _Start


def _wire_news(page: Any, assistant: Answering, listing: _Listing) -> None:
    """Show documents that came or went since the page was built to everyone who opens it."""
    import gradio as gr

    outputs = [listing.city, listing.source, *listing.start.parts]
    built = assistant.corpus

    def news() -> list[Any]:
        corpus = assistant.corpus
        if corpus is built:
            return [gr.skip()] * len(outputs)
        seen = [gr.update(visible=visible) for visible in _offered(corpus)]
        return [gr.update(choices=_cities(corpus)), _source_side(corpus), *seen]

    page.load(news, None, outputs, show_progress="hidden", api_visibility="private")


def _html(gr: Any, value: str, **given: Any) -> Any:
    """Place HTML of our own making; the style is ours too."""
    return gr.HTML(value, apply_default_css=False, **given)


def _head() -> str:
    """Give the head of every page, and the live region that tells new answers."""
    live = '<div id="announce" class="spoken" role="status" aria-live="polite"></div>'
    return header("chat", "talk") + live


def _source_side(corpus: Documents) -> str:
    """Lay out the source pane with what it shows before anything was opened."""
    rows = "".join(
        f'<li><a class="open row" href="source/{escape(document.id)}">'
        f'<span class="place"><span class="path">{escape(flat(document.title))}</span>'
        f'<span class="title">{escape(document.city)}'
        f"{f'　{printed_date(document.date)}' if document.date else ''}"
        f"　{words.VERSION}：{short_hash(document.sha256)}</span></span></a></li>"
        for document in corpus.documents
    )
    return (
        '<div class="source-bar">'
        f'<h2 id="source-title" tabindex="-1">{words.SOURCE}</h2>'
        f'<button type="button" id="back" hidden>{words.SOURCE_BACK}</button></div>'
        f'<div id="source-pane" role="region" aria-labelledby="source-title" tabindex="0" '
        f'data-failed="{words.SOURCE_FAILED}">'
        f'<div class="source-empty"><p>{words.SOURCE_EMPTY}</p>'
        f"<h3>{words.DOCUMENTS_HEADING}</h3><ul>{rows}</ul></div></div>"
    )
