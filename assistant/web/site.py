"""The FastAPI site around the Gradio page: source pages, health, style and script."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from assistant.web import words
from assistant.web.guard import Guard
from assistant.web.readiness import Readiness
from assistant.web.seam import Answering, Documents
from assistant.web.source import Span, render_source
from assistant.web.text import flat

if TYPE_CHECKING:
    from fastapi import FastAPI

_FILES = {"style.css": "text/css", "page.js": "text/javascript"}


def build_site(assistant: Answering, readiness: Readiness) -> FastAPI:
    """Build the whole site; FastAPI's own documentation pages load from outside and are off."""
    import gradio as gr
    from fastapi import FastAPI

    from assistant.web.app import build_page, page_head

    site = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    _add_routes(site, assistant, readiness)
    gr.mount_gradio_app(
        site,
        build_page(assistant),
        path="/",
        theme=gr.themes.Base(font=["sans-serif"], font_mono=["monospace"]),
        head=page_head(),
        footer_links=[],
        show_error=False,
        ssr_mode=False,
    )
    site.add_middleware(Guard)
    return site


def _add_routes(site: FastAPI, assistant: Answering, readiness: Readiness) -> None:
    from fastapi.responses import HTMLResponse, Response

    def healthz() -> dict[str, str]:
        return {"status": "ok", "stage": readiness.stage.value, "notice": readiness.notice}

    def source(document: str, start: str = "", end: str = "") -> Response:
        html = source_page(assistant.corpus, document, start, end)
        return HTMLResponse(html or not_found_page(), status_code=200 if html else 404)

    def page_file(name: str) -> Response:
        if name not in _FILES:
            return HTMLResponse(not_found_page(), status_code=404)
        return Response(read_file(name), media_type=_FILES[name])

    site.get("/healthz")(healthz)
    site.get("/source/{document}")(source)
    site.get("/page/{name}")(page_file)


def read_file(name: str) -> str:
    """Read a file that ships beside this module."""
    return (files("assistant.web") / name).read_text(encoding="utf-8")


def source_page(corpus: Documents, name: str, start: str, end: str) -> str | None:
    """Render a document as a page of its own; None where document or offsets do not exist."""
    document = next((each for each in corpus.documents if each.id == name), None)
    if document is None:
        return None
    span = _span(start, end, len(document.text))
    if span is None:
        return None
    sections = [section for section in corpus.sections if section.document == name]
    heading = f'<h2 class="spoken">{words.SOURCE}</h2>'
    return _page(flat(document.title), heading + render_source(document, sections, span))


def not_found_page() -> str:
    """Render the page for an address that leads nowhere."""
    return _page(
        words.NO_SOURCE_TITLE,
        f'<article id="source" class="source-missing"><h2>{words.NO_SOURCE_TITLE}</h2>'
        f"<p>{words.NO_SOURCE}</p></article>",
    )


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


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="ja"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f'<title>{escape(title)}｜{words.TITLE}</title><link rel="icon" href="data:,">'
        '<link rel="stylesheet" href="../page/style.css"></head><body class="source-page">'
        f'<header class="page-bar"><h1>{words.TITLE}</h1><a href="../">{words.TO_CHAT}</a></header>'
        f"<main>{body}</main></body></html>"
    )
