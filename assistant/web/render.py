"""An answer record as the HTML of one turn of the conversation.

Documents and questions are untrusted: everything passes through `html.escape`, and no value is put
into an id, a style or a script.
"""

from html import escape
from itertools import groupby

from assistant import Answer, Change, Citation, Nearest, Role, Status
from assistant.web import words
from assistant.web.layout import source_link
from assistant.web.text import flat, path_in, short_hash, where

# a longer question would push its own answer out of view
ASKED_CHARACTERS = 200
ASKED_LINES = 6


def render_turn(number: int, answer: Answer) -> str:
    """Render question and answer; `number` counts the turns of the conversation from 1."""
    parts = (
        _status(answer.status),
        _carried(answer.carried),
        _degraded(answer.degraded),
        _words(answer),
        _missing(answer.missing),
        _nearest(answer.nearest),
        _changes(answer),
        _sources(answer),
        _version(answer),
    )
    return (
        f'<article class="turn" data-turn="{number}">'
        f'<div class="asked"><p class="tag">{words.ASKED}</p>'
        f"<h2>{escape(_clipped(answer.question))}</h2></div>"
        f'<div class="answer {answer.status.value}"><h3 class="tag">{words.ANSWER}</h3>'
        f"{''.join(parts)}</div></article>"
    )


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


def _carried(carried: str | None) -> str:
    return f'<p class="carried">{words.CARRIED}{escape(carried)}</p>' if carried else ""


def _degraded(notices: tuple[str, ...]) -> str:
    return "".join(
        f'<p class="degraded"><strong>{words.DEGRADED}</strong>　{escape(notice)}</p>'
        for notice in notices
    )


def _words(answer: Answer) -> str:
    """Render the answer's own text: a paragraph a line, runs of "- " lines as a list."""
    known = {str(citation.marker): citation for citation in answer.citations}
    lines = [line for line in answer.answer.splitlines() if line.strip()]
    blocks = []
    for listed, run in groupby(lines, key=lambda line: line.startswith("- ")):
        if listed:
            items = "".join(_item(line[2:], known) for line in run)
            blocks.append(f"<ul>{items}</ul>")
        else:
            blocks += [f"<p>{_marked(line, known)}</p>" for line in run]
    return f'<div class="answer-text">{"".join(blocks)}</div>'


def _item(text: str, known: dict[str, Citation]) -> str:
    """Render an item of a list; a quote that brings its printed sign gets no second one."""
    signed = ' class="signed"' if text.startswith("・") else ""
    return f"<li{signed}>{_marked(text, known)}</li>"


def _marked(text: str, known: dict[str, Citation]) -> str:
    """Turn each [n] of a known citation into a link; every other bracket stays text."""
    head, *rest = text.split("[")
    html = escape(head)
    for piece in rest:
        number, bracket, after = piece.partition("]")
        if bracket and number in known:
            html += _marker(known[number]) + escape(after)
        else:
            html += escape("[" + piece)
    return html


def _marker(citation: Citation) -> str:
    label = f"{words.SOURCES}{citation.marker}：{_told(citation)}"
    return (
        f'<a class="open cite" data-role="{citation.role.value}" title="{escape(label)}" '
        f'aria-label="{escape(label)}" '
        f'href="{_link(citation)}">'
        f"[{citation.marker}]</a>"
    )


def _link(cited: Citation | Nearest) -> str:
    return escape(source_link(cited.document, cited.start, cited.end))


def _told(citation: Citation) -> str:
    side = f"{citation.side_name}　" if citation.side_name else ""
    path = path_in(citation.title, citation.section)
    return f"{side}{path}（{where(citation.page, citation.sheet)}）"


def _missing(missing: tuple[str, ...]) -> str:
    if not missing:
        return ""
    items = "".join(f"<li>{escape(item)}</li>" for item in missing)
    return f'<section class="missing"><h4>{words.MISSING}</h4><ul>{items}</ul></section>'


def _nearest(nearest: tuple[Nearest, ...]) -> str:
    if not nearest:
        return ""
    items = "".join(
        f'<li><a class="open row" href="{_link(near)}">{_address(near)}</a></li>'
        for near in nearest
    )
    return f'<section class="nearest"><h4>{words.NEAREST}</h4><ul>{items}</ul></section>'


def _address(cited: Citation | Nearest, badge: str = "") -> str:
    """Render a place over two lines: the path with side and page, then the document."""
    name = escape(cited.side_name)
    side = f'<span class="side">{name}</span>' if name else ""
    path = escape(path_in(cited.title, cited.section))
    page = f'<span class="page">{escape(where(cited.page, cited.sheet))}</span>'
    title = f'<span class="title">{escape(flat(cited.title))}{badge}</span>'
    return f'<span class="place"><span class="path">{side}{path}{page}</span>{title}</span>'


def _sources(answer: Answer) -> str:
    """List what carries the answer; heads and column names around it wait behind one line."""
    if not answer.citations:
        return ""
    evidence = [each for each in answer.citations if each.role is Role.EVIDENCE]
    context = [each for each in answer.citations if each.role is Role.CONTEXT]
    html = f'<section class="sources"><h4>{words.SOURCES}</h4>{_source_rows(evidence)}'
    if context:
        told = f"<summary>{words.CONTEXT}（{len(context)}件）</summary>"
        html += f"<details>{told}{_source_rows(context)}</details>"
    return html + "</section>"


def _source_rows(citations: list[Citation]) -> str:
    return f"<ol>{''.join(_source_row(citation) for citation in citations)}</ol>"


def _source_row(citation: Citation) -> str:
    basis = words.BASES.get(citation.basis)
    badge = f'<span class="badge">{basis}</span>' if basis else ""
    return (
        f'<li><a class="open row" data-role="{citation.role.value}" '
        f'href="{_link(citation)}">'
        f'<span class="number">[{citation.marker}]</span>{_address(citation, badge)}</a></li>'
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
    text = "".join(_operation(name, "".join(piece.splitlines())) for name, piece in change.ops)
    kind = f'<span class="kind">{words.KINDS[change.kind]}</span>'
    return f'<div class="change">{kind}<p class="difference">{text}</p></div>'


def _operation(name: str, text: str) -> str:
    """Render one step of a difference: colour, sign, and words for those who only hear it."""
    if not text:
        return ""
    if name == "insert":
        element, sign, spoken = "ins", "＋", words.ADDED_SPOKEN
    elif name == "delete":
        element, sign, spoken = "del", "－", words.DELETED_SPOKEN
    else:
        return escape(text)
    return (
        f'<{element}><span class="sign" aria-hidden="true">{sign}</span>'
        f'<span class="spoken">{spoken}</span>{escape(text)}'
        f'<span class="spoken">{words.SPOKEN_END}</span></{element}>'
    )


def _version(answer: Answer) -> str:
    titles = {citation.document: citation.title for citation in answer.citations}
    cited = [(titles[name], digest) for name, digest in answer.asof.items() if name in titles]
    if not cited:
        return ""
    told = "、".join(f"{flat(title)}＝{short_hash(digest)}" for title, digest in cited)
    return f'<p class="version">{words.VERSION}：{escape(told)}</p>'
