"""Signing in and out, for the person who looks after the documents."""

from collections.abc import Callable

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from assistant import MachishirubeError
from assistant.web import words
from assistant.web.forms import small_form
from assistant.web.layout import render
from assistant.web.parts import Parts, root_of
from assistant.web.sign_in import (
    SignIn,
    begin,
    carries_token,
    client_of,
    end,
    has_session,
    is_operator,
    sign_in_of,
    token_of,
)
from assistant.web.tries import TooManyTries

_MOST_BYTES = 16 * 1024


def add_routes(site: FastAPI, parts: Parts) -> None:
    """Add `/operator`; without a desk it only says that nothing can be changed here."""
    sign_in, desk = sign_in_of(site, parts), parts.desk
    if sign_in is None or desk is None:
        site.get("/operator", response_model=None)(lambda: _page(None, offered=False))
        return
    said = desk.said

    def show(request: Request) -> Response:
        return _page(
            token_of(request), offered=sign_in.offered, inside=is_operator(request, sign_in)
        )

    async def enter(request: Request) -> Response:
        form = await small_form(request, _MOST_BYTES)
        if not has_session(request):
            why = words.NO_COOKIE.format(address=root_of(parts, request))
            return told(words.STALE_FORM, why, 403, back="operator")
        if not carries_token(request, form.get("token", "")):
            return told(words.STALE_FORM, words.STALE_FORM_MORE, 403, back="operator")
        return await run_in_threadpool(_enter, request, sign_in, form.get("password", ""), said)

    async def leave(request: Request) -> Response:
        form = await small_form(request, _MOST_BYTES)
        if not carries_token(request, form.get("token", "")):
            return told(words.STALE_FORM, words.STALE_FORM_MORE, 403, root="../", back="operator")
        end(request, sign_in)
        return RedirectResponse("../documents", 303)

    site.get("/operator", response_model=None)(show)
    site.post("/operator", response_model=None)(enter)
    site.post("/operator/out", response_model=None)(leave)


def _enter(
    request: Request, sign_in: SignIn, password: str, said: Callable[[object], str]
) -> Response:
    token = token_of(request)
    try:
        key = sign_in.enter(password, client_of(request))
    except TooManyTries as error:
        why = words.TOO_MANY_TRIES.format(wait=error.wait_s)
        page = _page(token, offered=True, why=why, status=429)
        page.headers["retry-after"] = str(error.wait_s)
        return page
    except MachishirubeError as error:
        return _page(token, offered=True, why=said(error), status=503)
    if key is None:
        return _page(token, offered=sign_in.offered, why=words.WRONG_PASSWORD, status=403)
    begin(request, key)
    return RedirectResponse("documents", 303)


def _page(
    token: str | None, *, offered: bool, inside: bool = False, why: str = "", status: int = 200
) -> Response:
    page = render(
        "operator.html",
        styles=("documents",),
        token=token,
        offered=offered,
        inside=inside,
        why=why,
    )
    return _kept_private(HTMLResponse(page, status))


def told(title: str, why: str, status: int, *, root: str = "", back: str = "documents") -> Response:
    """Give a page that says why something was not done."""
    page = render("told.html", styles=("documents",), root=root, heading=title, why=why, back=back)
    return _kept_private(HTMLResponse(page, status))


def _kept_private(page: Response) -> Response:
    """Keep what belongs to one browser's session out of every cache."""
    page.headers["cache-control"] = "no-store"
    return page
