"""The documents that answers come from: what they are, and what could not be read of them."""

from dataclasses import dataclass
from datetime import datetime

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse

from assistant import HoldingView
from assistant.web import words
from assistant.web.layout import render
from assistant.web.parts import Parts
from assistant.web.places import places_of
from assistant.web.sign_in import SignIn, is_operator, sign_in_of, token_of
from assistant.web.text import printed_date


def add_routes(site: FastAPI, parts: Parts) -> None:
    """Add `/documents`; `city` shows the documents of one city."""
    sign_in = sign_in_of(site, parts)

    def documents(request: Request, city: str | None = None) -> Response:
        return HTMLResponse(
            _page(parts, sign_in, request, city), headers={"cache-control": "no-store"}
        )

    site.get("/documents", response_model=None)(documents)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The documents that are shown; `unknown` tells that no document is of the city asked for."""

    holdings: tuple[HoldingView, ...]
    cities: tuple[str, ...]
    city: str | None
    unknown: bool


def _page(parts: Parts, sign_in: SignIn | None, request: Request, city: str | None) -> str:
    inside = is_operator(request, sign_in)
    desk = parts.desk
    return render(
        "documents.html",
        page="documents",
        styles=("documents",),
        source_link=places_of(parts.assistant.views),
        chosen=_chosen(parts.assistant.views.holdings, city),
        stage=words.STAGES[parts.readiness.stage.value],
        checked=desk.checked() if desk else None,
        since=since,
        offered=sign_in is not None and sign_in.offered,
        inside=inside,
        token=token_of(request) if inside else "",
        job=desk.job if desk and inside else None,
        hidden=desk.hidden if desk and inside else (),
    )


def _chosen(holdings: tuple[HoldingView, ...], city: str | None) -> _Chosen:
    cities = tuple(dict.fromkeys(each.document.city for each in holdings))
    if not city or city not in cities:
        return _Chosen(holdings, cities, None, unknown=bool(city))
    shown = tuple(each for each in holdings if each.document.city == city)
    return _Chosen(shown, cities, city, unknown=False)


def since(moment: str) -> str:
    """Write a time in ISO 8601 as the day and minute that it is here."""
    try:
        here = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return moment
    return f"{printed_date(here.date().isoformat())} {here:%H:%M}"
