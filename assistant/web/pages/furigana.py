"""Readings for the texts of a page that a reader has switched ふりがな on for."""

import json

from fastapi import FastAPI, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from assistant import add_readings
from assistant.web.forms import small_body
from assistant.web.parts import Parts

# the script sends the texts of a long page in parts
MOST_BYTES = 600_000
MOST_TEXTS = 5_000


def add_routes(site: FastAPI, _parts: Parts) -> None:
    """Add `POST /furigana`: a list of texts in, for each a list of [text, reading or null] out."""

    async def furigana(request: Request) -> Response:
        texts = _texts(await small_body(request, MOST_BYTES))
        if texts is None:
            raise HTTPException(400)
        return JSONResponse(await run_in_threadpool(_read, texts))

    site.post("/furigana", response_model=None)(furigana)


def _read(texts: list[str]) -> list[list[tuple[str, str | None]]]:
    return [[(piece.text, piece.reading) for piece in add_readings(text)] for text in texts]


def _texts(body: bytes) -> list[str] | None:
    """Read a list of texts; None for anything else, and for halves of surrogate pairs."""
    try:
        given = json.loads(body)
        json.dumps(given, ensure_ascii=False).encode()
    except ValueError:
        return None
    if not isinstance(given, list) or len(given) > MOST_TEXTS:
        return None
    return given if all(isinstance(text, str) for text in given) else None
