"""An answer record as the HTML of one turn of the conversation.

Documents and questions are untrusted: everything passes through `html.escape`, and no value is put
into an id, a style or a script.
"""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from markupsafe import Markup

from assistant import Answer, Change, Citation, Nearest, Role, Status, Views
from assistant.web import words
from assistant.web.difference import render_difference
from assistant.web.feedback import feedback_form
from assistant.web.layout import fragment, source_link
from assistant.web.parts import Parts
from assistant.web.places import Places, places_of
from assistant.web.record import told_place
from assistant.web.source_text import joined
from assistant.web.talk import Exchange
from assistant.web.text import flat, path_in, short_hash, where

# a longer question would push its own answer out of view
ASKED_CHARACTERS = 200
ASKED_LINES = 6


def render_turn(parts: Parts, key: str, number: int, exchange: Exchange) -> str:
    """Render question and answer; `number` counts the turns of the conversation `key` from 1."""
    answer = exchange.answer
    inner = (
        _status(answer.status),
        _carried(answer),
        _degraded(answer.degraded),
        _words(answer),
        _missing(answer),
        _nearest(parts.assistant.views, answer),
        _changes(answer),
        _sources(parts, answer),
        _plain(parts.assistant.views, answer),
        _version(answer),
        fragment("turn_foot.html", talk=key, number=number, feedback=_feedback(parts, key, number)),
    )
    return (
        f'<article class="turn" data-turn="{number}">'
        f'<div class="asked"><p class="tag">{words.ASKED}</p>'
        f"<h2>{escape(_clipped(answer.question))}</h2></div>"
        f'<div class="answer {answer.status.value}"><h3 class="tag">{words.ANSWER}</h3>'
        f"{''.join(inner)}</div></article>"
    )


def render_suggestions(number: int, questions: Sequence[str]) -> str:
    """Render the questions that go on from turn `number`; the script puts them below it."""
    if not questions:
        return ""
    html = escape(fragment("suggestions.html", questions=questions))
    return f'<div class="suggestions" hidden data-turn="{number}" data-html="{html}"></div>'


def _feedback(parts: Parts, key: str, number: int) -> Markup:
    """Render the form for a judgement, where judgements are kept."""
    return Markup(feedback_form(key, number)) if parts.feedback else Markup("")


def _clipped(question: str) -> str:
    """Give the head of a long question, with the number of its characters."""
    whole = question.strip()
    head = "\n".join(whole.splitlines()[:ASKED_LINES])[:ASKED_CHARACTERS]
    return whole if head == whole else head.rstrip() + words.CLIPPED.format(count=len(whole))


def _status(status: Status) -> str:
    if status not in words.STATUSES:
        return ""
    sign, label = words.STATUSES[status]
    return f'<p class="verdict"><span class="sign" aria-hidden="true">{sign}</span>{label}</p>'


def _carried(answer: Answer) -> str:
    """Say what was carried over, with a button that asks again without it."""
    if not answer.carried:
        return ""
    asked = escape(answer.question)
    return (
        f'<p class="carried"><span>{words.CARRIED}{escape(answer.carried)}</span>'
        f'<button type="button" class="drop" data-ask="{asked}" data-cut="">'
        f'<span aria-hidden="true">×</span> {words.DROP}</button></p>'
    )


def _degraded(notices: tuple[str, ...]) -> str:
    return "".join(
        f'<p class="degraded"><strong>{words.DEGRADED}</strong>　{escape(notice)}</p>'
        for notice in notices
    )


def _words(answer: Answer) -> str:
    """Render the answer's own text: a paragraph a line, runs of "- " lines as a list."""
    known = {str(citation.marker): _marker(citation, answer) for citation in answer.citations}
    lines = [line for line in answer.answer.splitlines() if line.strip()]
    blocks = []
    for listed, run in groupby(lines, key=lambda line: line.startswith("- ")):
        if listed:
            items = "".join(_item(line[2:], known) for line in run)
            blocks.append(f"<ul>{items}</ul>")
        else:
            blocks += [f"<p>{_marked(line, known)}</p>" for line in run]
    return f'<div class="answer-text">{"".join(blocks)}</div>'


def _item(text: str, known: dict[str, str]) -> str:
    """Render an item of a list; a quote that brings its printed sign gets no second one."""
    signed = ' class="signed"' if text.startswith("・") else ""
    return f"<li{signed}>{_marked(text, known)}</li>"


def _marked(text: str, known: dict[str, str]) -> str:
    """Turn each [n] of a known citation into a link; every other bracket stays text."""
    head, *rest = text.split("[")
    html = escape(head)
    for piece in rest:
        number, bracket, after = piece.partition("]")
        if bracket and number in known:
            html += known[number] + escape(after)
        else:
            html += escape("[" + piece)
    return html


def _marker(citation: Citation, answer: Answer) -> str:
    label = f"{words.SOURCES}{citation.marker}：{told_place(citation)}"
    return (
        f'<a class="open cite" data-role="{citation.role.value}" title="{escape(label)}" '
        f'aria-label="{escape(label)}" '
        f'href="{_link(citation, answer)}">'
        f"[{citation.marker}]</a>"
    )


def _link(cited: Citation | Nearest, answer: Answer) -> str:
    """Give the address of a place in the version that the answer was made from."""
    version = answer.asof.get(cited.document, "")
    return escape(source_link(cited.document, cited.start, cited.end, version))


def _missing(answer: Answer) -> str:
    """List what was asked for and is not there, unless the answer says it in the same words."""
    unsaid = [each for each in answer.missing if each not in answer.answer]
    if not unsaid:
        return ""
    items = "".join(f"<li>{escape(item)}</li>" for item in unsaid)
    return f'<section class="missing"><h4>{words.MISSING}</h4><ul>{items}</ul></section>'


def _nearest(views: Views, answer: Answer) -> str:
    if not answer.nearest:
        return ""
    items = "".join(
        f'<li><a class="open row" href="{_link(near, answer)}">{_address(near)}</a>'
        f'<p class="excerpt">{escape(views.excerpt(near.document, near.start, near.end))}</p></li>'
        for near in answer.nearest
    )
    return f'<section class="nearest"><h4>{words.NEAREST}</h4><ul>{items}</ul></section>'


def _plain(views: Views, answer: Answer) -> str:
    """Render what the documents say of the words in an answer; a switch shows it."""
    text = "\n".join([answer.answer, *(each.quote for each in answer.citations)])
    cited = answer.citations[0].document if answer.citations else None
    terms = [term for term in views.terms_in(text, cited) if term.definition]
    return fragment("plain.html", terms=terms) if terms else ""


def _address(cited: Citation | Nearest, badge: str = "") -> str:
    """Render a place over two lines: the path with side and page, then the document."""
    name = escape(cited.side_name)
    side = f'<span class="side">{name}</span>' if name else ""
    path = escape(path_in(cited.title, cited.section))
    page = f'<span class="page">{escape(where(cited.page, cited.sheet))}</span>'
    title = f'<span class="title">{escape(flat(cited.title))}{badge}</span>'
    return f'<span class="place"><span class="path">{side}{path}{page}</span>{title}</span>'


def _sources(parts: Parts, answer: Answer) -> str:
    """List what carries the answer; heads and column names around it wait behind one line."""
    if not answer.citations:
        return ""
    places = places_of(parts.assistant.views, _root(parts))
    rows = {
        role: "".join(
            _source_row(each, answer, places) for each in answer.citations if each.role is role
        )
        for role in Role
    }
    context = sum(each.role is Role.CONTEXT for each in answer.citations)
    html = f'<section class="sources"><h4>{words.SOURCES}</h4><ol>{rows[Role.EVIDENCE]}</ol>'
    if context:
        told = f"<summary>{words.CONTEXT}（{context}件）</summary>"
        html += f"<details>{told}<ol>{rows[Role.CONTEXT]}</ol></details>"
    return html + "</section>"


def _root(parts: Parts) -> str:
    """Give the address that handed-on links begin with; the script knows it where nobody set it."""
    root = parts.settings.base_url
    return root.rstrip("/") + "/" if root else ""


def _source_row(citation: Citation, answer: Answer, places: Places) -> str:
    basis = words.BASES.get(citation.basis)
    badge = f'<span class="badge">{basis}</span>' if basis else ""
    return (
        f'<li><a class="open row" data-role="{citation.role.value}" '
        f'href="{_link(citation, answer)}">'
        f'<span class="number">[{citation.marker}]</span>{_address(citation, badge)}</a>'
        f"{_copy(citation, answer, places)}</li>"
    )


def _copy(citation: Citation, answer: Answer, places: Places) -> str:
    """Render the button that copies a quote as the original's own button does.

    An address without the site's root is made absolute by the script.
    """
    title = places.name(citation.document, flat(citation.title))
    path = path_in(citation.title, citation.section)
    place = (title, citation.side_name, path, where(citation.page, citation.sheet))
    text = f"「{joined(citation.quote)}」\n{'　'.join(filter(None, place))}"
    version = answer.asof.get(citation.document, "")
    address = places(citation.document, citation.start, citation.end, version)
    return (
        f'<button type="button" class="copy" data-copy="{escape(text)}" '
        f'data-address="{escape(address)}" data-copied="{words.COPIED}" '
        f'data-failed="{words.COPY_FAILED}" '
        f'aria-label="{words.COPY_QUOTE}［{citation.marker}］">{words.COPY}</button>'
    )


def _changes(answer: Answer) -> str:
    if not answer.changes:
        return ""
    blocks = "".join(_change(change) for change in answer.changes)
    return (
        f'<section class="changes"><h4>{words.CHANGES}</h4>'
        f'<p class="key">{words.CHANGES_KEY}</p>{blocks}</section>'
    )


def _change(change: Change) -> str:
    text = render_difference(change.ops)
    kind = f'<span class="kind">{words.KINDS[change.kind]}</span>'
    return f'<div class="change">{kind}<p class="difference">{text}</p></div>'


def _version(answer: Answer) -> str:
    titles = {citation.document: citation.title for citation in answer.citations}
    cited = [(titles[name], digest) for name, digest in answer.asof.items() if name in titles]
    if not cited:
        return ""
    told = "、".join(f"{flat(title)}＝{short_hash(digest)}" for title, digest in cited)
    return f'<p class="version">{words.VERSION}：{escape(told)}</p>'
