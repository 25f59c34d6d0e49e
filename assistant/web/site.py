"""The FastAPI site around the Gradio page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.web.guard import Guard
from assistant.web.parts import Parts
from assistant.web.sparing import without_pyarrow

if TYPE_CHECKING:
    from fastapi import FastAPI


def build_site(parts: Parts) -> FastAPI:
    """Build the whole site; FastAPI's own documentation pages load from outside and are off."""
    with without_pyarrow():
        import gradio as gr
    from fastapi import FastAPI

    from assistant.web.app import build_page
    from assistant.web.layout import head_tags, render
    from assistant.web.pages import add_pages

    site = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    add_pages(site, parts)
    gr.mount_gradio_app(
        site,
        build_page(parts),
        path="/",
        theme=gr.themes.Base(font=["sans-serif"], font_mono=["monospace"]),
        head=head_tags("", ("chat", "source", "feedback"), ("chat", "asking", "feedback")),
        footer_links=[],
        show_error=False,
        ssr_mode=False,
    )
    site.add_middleware(Guard, missing=lambda: render("nowhere.html", root="/"))
    return site
