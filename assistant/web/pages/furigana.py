"""Readings for the texts of a page that a reader has switched ふりがな on for."""

from typing import Annotated

from fastapi import Body, FastAPI, HTTPException

from assistant import add_readings
from assistant.web.parts import Parts

# the longest page holds some thousands of pieces; more than this is no page of ours
MOST_TEXTS = 50_000
MOST_CHARACTERS = 2_000_000


def add_routes(site: FastAPI, _parts: Parts) -> None:
    """Add `POST /furigana`: a list of texts in, for each a list of [text, reading or null] out."""

    def furigana(
        texts: Annotated[list[str], Body(max_length=MOST_TEXTS)],
    ) -> list[list[tuple[str, str | None]]]:
        if sum(map(len, texts)) > MOST_CHARACTERS:
            raise HTTPException(413)
        return [[(piece.text, piece.reading) for piece in add_readings(text)] for text in texts]

    site.post("/furigana")(furigana)
