"""回答票: answers and conversations to print or to keep."""

from urllib.parse import quote as url_quote

from fastapi import FastAPI, Request
from starlette.responses import HTMLResponse, Response

from assistant.web import record, words
from assistant.web.downloads import csv_response
from assistant.web.forms import small_form
from assistant.web.layout import render
from assistant.web.parts import Parts, root_of
from assistant.web.places import Places, places_of

MOST_BYTES = 4 * 1024
_MARKDOWN = "text/markdown; charset=utf-8"


def add_routes(site: FastAPI, parts: Parts) -> None:
    """Add `POST /records`: the secret key of a conversation stands in no address that way."""

    async def records(request: Request) -> Response:
        form = await small_form(request, MOST_BYTES)
        found = parts.talks.get(form.get("talk", ""))
        turn = _turn(form.get("turn", ""))
        kept = record.entries(found.exchanges, turn) if found else ()
        if not kept:
            return HTMLResponse(render("record_missing.html"), status_code=404)
        places = places_of(parts.assistant.views, root_of(parts, request))
        return _in_form(form.get("form", ""), kept, places)

    site.post("/records", response_model=None)(records)


def _turn(number: str) -> int | None:
    """Read the number of a turn; 0, which none has, for what is none; None for all turns."""
    if not number:
        return None
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0


def _in_form(form: str, kept: tuple[record.Entry, ...], places: Places) -> Response:
    """Give the entries as a table, as Markdown, or as a page to print."""
    if form == "csv":
        rows = record.record_rows(kept, places)
        return csv_response(words.RECORD, words.RECORD_COLUMNS, rows)
    if form == "md":
        return _saved(record.record_markdown(kept, places))
    page = render(
        "record.html", styles=("source", "record"), kept=kept, places=places, record=record
    )
    return HTMLResponse(page)


def _saved(markdown: str) -> Response:
    named = "filename=\"record.md\"; filename*=UTF-8''" + url_quote(f"{words.RECORD}.md", safe="")
    headers = {"content-disposition": f"attachment; {named}"}
    return Response(markdown.encode(), media_type=_MARKDOWN, headers=headers)
