"""A document with one span marked, at an address of its own."""

from fastapi import FastAPI, Response
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from assistant.web.layout import render
from assistant.web.parts import Parts
from assistant.web.seam import Documents
from assistant.web.source import Span, render_source
from assistant.web.text import flat


def add_routes(site: FastAPI, parts: Parts) -> None:
    """Add `/source/{document}`; `start` and `end` are the offsets of the span, in characters."""

    def source(document: str, start: str = "", end: str = "") -> Response:
        html = source_page(parts.assistant.corpus, document, start, end)
        return HTMLResponse(html or not_found_page(), status_code=200 if html else 404)

    site.get("/source/{document}", response_model=None)(source)


def source_page(corpus: Documents, name: str, start: str, end: str) -> str | None:
    """Render a document as a page of its own; None where document or offsets do not exist."""
    document = next((each for each in corpus.documents if each.id == name), None)
    if document is None:
        return None
    span = _span(start, end, len(document.text))
    if span is None:
        return None
    sections = [section for section in corpus.sections if section.document == name]
    body = Markup(render_source(document, sections, span))  # its parts are escaped there
    title = flat(document.title)
    return render("source.html", root="../", title=title, body=body, styles=("source",))


def not_found_page() -> str:
    """Render the page for an address that leads nowhere."""
    return render("missing.html", root="../", styles=("source",))


def _span(start: str, end: str, length: int) -> Span | None:
    """Read the offsets of an address; none at all open the document from its head."""
    if not start and not end:
        return Span()
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
        return None
    if max(len(start), len(end)) > len(str(length)) + 1:
        return None
    span = Span(int(start), int(end))
    return span if span.start < span.end <= length else None
