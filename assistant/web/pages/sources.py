"""A document with one span marked, at an address of its own."""

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from assistant import Views
from assistant.web import words
from assistant.web.layout import render
from assistant.web.parts import Parts, root_of
from assistant.web.source import page_marks, render_source
from assistant.web.source_text import Span
from assistant.web.text import flat

# a longer list of pages waits behind its name
OPEN_PAGES = 12


def add_routes(site: FastAPI, parts: Parts) -> None:
    """Add `/source/{document}`; `start` and `end` are the offsets of the span, in characters.

    `of` are the first digits of the version that they belong to, where the address tells it.
    """

    def source(
        request: Request, document: str, start: str = "", end: str = "", of: str = ""
    ) -> Response:
        root = root_of(parts, request)
        html = source_page(parts.assistant.views, document, (start, end, of), root)
        return HTMLResponse(html or not_found_page(), status_code=200 if html else 404)

    site.get("/source/{document}", response_model=None)(source)


def source_page(views: Views, name: str, place: tuple[str, str, str], root: str) -> str | None:
    """Render a document as a page of its own; None where document or offsets do not exist.

    Offsets of another version of the document mark nothing: they would mark other words.
    """
    found = views.source(name)
    if found is None:
        return None
    start, end, of = place
    other = bool(of) and not found.sha256.startswith(of)
    span = Span() if other else _span(start, end, len(found.text))
    if span is None:
        return None
    note = f'<p class="note" role="status">{words.OTHER_VERSION}</p>' if other else ""
    return render(
        "source.html",
        root="../",
        title=flat(found.title),
        body=Markup(render_source(found, span, root, note)),  # its parts are escaped there
        places=page_marks(found),
        most=OPEN_PAGES,
        styles=("source",),
    )


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
