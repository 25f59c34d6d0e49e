"""What a signed-in operator does to the documents: add, show again, remove, check."""

from collections.abc import AsyncIterator, Callable
from functools import partial

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from assistant import LibraryDesk, MachishirubeError
from assistant.web import words
from assistant.web.forms import BadForm, WrongToken, drain, receive, small_form
from assistant.web.layout import render
from assistant.web.pages.operator import told
from assistant.web.parts import Parts
from assistant.web.sign_in import SignIn, carries_token, is_operator, sign_in_of, token_of

_Act = Callable[[dict[str, str]], object]
# the files of one form that are read into nothing where they cannot be taken
_MOST_DRAINED = 10
_SAID = ("title", "city", "publisher", "date", "id")


def add_routes(site: FastAPI, parts: Parts) -> None:
    """Add the routes below `/documents/`; a site without a desk has none of them."""
    sign_in, desk = sign_in_of(site, parts), parts.desk
    if sign_in is None or desk is None:
        return
    routes = _Routes(parts, desk, sign_in)
    for method, path, handler in (
        ("POST", "/documents/add", routes.add),
        ("GET", "/documents/remove/{document}", routes.confirm),
        ("POST", "/documents/remove/{document}", routes.remove),
        ("POST", "/documents/restore", routes.restore),
        ("POST", "/documents/check", routes.check),
        ("GET", "/documents/status", routes.status),
    ):
        site.add_api_route(path, handler, methods=[method], response_model=None)


class _Routes:
    """What each address does; nothing of it for who is not signed in."""

    def __init__(self, parts: Parts, desk: LibraryDesk, sign_in: SignIn) -> None:
        self._parts = parts
        self._desk = desk
        self._sign_in = sign_in

    async def add(self, request: Request) -> Response:
        if not is_operator(request, self._sign_in):
            return _outside("../")
        return await _add(request, self._desk)

    def confirm(self, request: Request, document: str) -> Response:
        if not is_operator(request, self._sign_in):
            return _outside("../../")
        view = self._parts.assistant.views.document(document)
        if view is None:
            return told(words.NO_DOCUMENT, words.NO_DOCUMENT_MORE, 404, root="../../")
        page = render(
            "remove.html",
            root="../../",
            page="documents",
            styles=("documents",),
            document=view,
            token=token_of(request),
        )
        return HTMLResponse(page, headers={"cache-control": "no-store"})

    async def remove(self, request: Request, document: str) -> Response:
        return await self._changed(request, lambda form: self._desk.remove(document), "../../")

    async def restore(self, request: Request) -> Response:
        def act(form: dict[str, str]) -> None:
            self._desk.restore(form.get("document", ""))

        return await self._changed(request, act, "../")

    async def check(self, request: Request) -> Response:
        return await self._changed(request, lambda form: self._desk.check(), "../")

    def status(self, request: Request) -> Response:
        if not is_operator(request, self._sign_in):
            return JSONResponse({"signed_in": False}, 403)
        return JSONResponse(_status(self._desk), headers={"cache-control": "no-store"})

    async def _changed(self, request: Request, act: _Act, root: str) -> Response:
        """Do one thing on behalf of the operator, then show the documents again."""
        form = await small_form(request)
        if not is_operator(request, self._sign_in):
            return _outside(root)
        if not carries_token(request, form.get("token", "")):
            return told(words.STALE_FORM, words.STALE_FORM_MORE, 403, root=root)
        try:
            await run_in_threadpool(act, form)
        except MachishirubeError as error:
            return told(words.NOT_DONE, str(error), 409, root=root)
        return RedirectResponse(f"{root}documents", 303)


async def _add(request: Request, desk: LibraryDesk) -> Response:
    """Take the files of a form and begin to add them; whatever goes wrong, none is left behind."""
    pieces = request.stream()
    try:
        incoming = desk.incoming()
    except MachishirubeError as error:
        return await _refused(error, pieces, desk)
    begun = False
    try:
        kind = request.headers.get("content-type", "")
        form = await receive(kind, pieces, incoming, partial(carries_token, request))
        said = {name: form.get(name, "") for name in _SAID}
        desk.add(incoming, said, replace_same="replace" in form)
        begun = True
    except ClientDisconnect:
        return told(words.NOT_DONE, words.CUT_UPLOAD, 400, root="../")
    except (MachishirubeError, OSError, WrongToken, BadForm) as error:
        return await _refused(error, pieces, desk)
    finally:
        if not begun:
            incoming.discard()
    return RedirectResponse("../documents#job", 303)


async def _refused(
    error: MachishirubeError | OSError | WrongToken | BadForm,
    pieces: AsyncIterator[bytes],
    desk: LibraryDesk,
) -> Response:
    """Say why files were not taken, once the browser has sent them."""
    await drain(pieces, _MOST_DRAINED * desk.max_bytes)
    if isinstance(error, MachishirubeError):
        status, why = 409, str(error)
    elif isinstance(error, OSError):
        status, why = 503, words.NOT_STORED.format(why=error.strerror)
    elif isinstance(error, WrongToken):
        status, why = 403, words.STALE_FORM_MORE
    else:
        status, why = 400, words.BAD_UPLOAD
    return told(words.NOT_DONE, why, status, root="../")


def _outside(root: str) -> Response:
    return told(words.NOT_SIGNED_IN, words.NOT_SIGNED_IN_MORE, 403, root=root, back="operator")


def _status(desk: LibraryDesk) -> dict[str, object]:
    job, checked = desk.job, desk.checked()
    return {
        "running": bool(job and job.running) or checked.running,
        "words": job.step.words if job else "",
        "done": job.step.done if job else 0,
        "total": job.step.total if job else 0,
    }
