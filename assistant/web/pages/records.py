"""回答票: answers and conversations to print or to keep."""

from typing import Annotated, Literal
from urllib.parse import quote as url_quote

from fastapi import FastAPI, Form, Request
from starlette.responses import HTMLResponse, Response

from assistant.web import record, words
from assistant.web.downloads import csv_response
from assistant.web.layout import render, source_link
from assistant.web.parts import Parts

_MARKDOWN = "text/markdown; charset=utf-8"


def add_routes(site: FastAPI, parts: Parts) -> None:
    """Add `POST /records`: the secret key of a conversation stands in no address that way."""

    def records(
        request: Request,
        talk: Annotated[str, Form(max_length=64)],
        turn: Annotated[int | None, Form(ge=1)] = None,
        form: Annotated[Literal["html", "csv", "md"], Form()] = "html",
    ) -> Response:
        found = parts.talks.get(talk)
        documents = parts.assistant.views.documents
        kept = record.entries(found.exchanges, documents, turn) if found else ()
        if not kept:
            return HTMLResponse(render("record_missing.html"), status_code=404)
        base = parts.settings.base_url or str(request.base_url)

        def address(document: str, start: int, end: int) -> str:
            return f"{base.rstrip('/')}/{source_link(document, start, end)}"

        if form == "csv":
            rows = record.record_rows(kept, address)
            return csv_response(words.RECORD, words.RECORD_COLUMNS, rows)
        if form == "md":
            return _saved(record.record_markdown(kept, address))
        page = render("record.html", styles=("record",), kept=kept, address=address, record=record)
        return HTMLResponse(page)

    site.post("/records", response_model=None)(records)


def _saved(markdown: str) -> Response:
    named = "filename=\"record.md\"; filename*=UTF-8''" + url_quote(f"{words.RECORD}.md", safe="")
    headers = {"content-disposition": f"attachment; {named}"}
    return Response(markdown.encode(), media_type=_MARKDOWN, headers=headers)
