"""What a signed-in operator does to the documents: add, show again, remove, check."""

from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from functools import partial

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from assistant import LibraryDesk, MachishirubeError
from assistant.web import words
from assistant.web.forms import BadForm, WrongToken, drain, receive, small_form
from assistant.web.layout import fragment, render
from assistant.web.pages.operator import told
from assistant.web.parts import Parts
from assistant.web.sign_in import SignIn, carries_token, is_operator, sign_in_of, token_of

_Act = Callable[[dict[str, str]], object]
# the files of one form that are read into nothing where they cannot be taken
_MOST_DRAINED = 10
_BACK = "documents/add"
_SAID = ("title", "city", "publisher", "date", "id")


def add_routes(site: FastAPI, parts: Parts) -> None:
    """Add the routes below `/documents/`; a site without a desk has none of them."""
    sign_in, desk = sign_in_of(site, parts), parts.desk
    if sign_in is None or desk is None:
        return
    routes = _Routes(parts, desk, sign_in)
    for method, path, handler in (
        ("GET", "/documents/add", routes.ask),
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

    def ask(self, request: Request) -> Response:
        if not is_operator(request, self._sign_in):
            return _outside("../")
        job = self._desk.job
        page = render(
            "add.html",
            root="../",
            page="documents",
            styles=("documents",),
            token=token_of(request),
            job=job if job and job.running else None,
            max_megabytes=self._desk.max_bytes // 1_048_576,
        )
        return HTMLResponse(page, headers={"cache-control": "no-store"})

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
            return told(words.NOT_DONE, self._desk.said(error), 409, root=root)
        return RedirectResponse(f"{root}documents", 303)


_Failure = MachishirubeError | OSError | WrongToken | BadForm | HTTPException
_FAILURES = (MachishirubeError, OSError, WrongToken, BadForm, HTTPException)


async def _add(request: Request, desk: LibraryDesk) -> Response:
    """Take the files of a form and begin to add them; whatever goes wrong, none is left behind."""
    pieces = request.stream()
    try:
        incoming = await run_in_threadpool(desk.incoming, _length(request))
    except (MachishirubeError, OSError) as error:
        return await _refused(error, pieces, desk)
    why: str | None = words.CUT_UPLOAD
    try:
        kind = request.headers.get("content-type", "")
        form = await receive(kind, pieces, incoming, partial(carries_token, request))
        said = {name: form.get(name, "") for name in _SAID}
        desk.add(incoming, said, replace_same="replace" in form)
        why = None
    except ClientDisconnect:
        return told(words.NOT_DONE, words.CUT_UPLOAD, 400, root="../", back=_BACK)
    except _FAILURES as error:
        why = _why(error, desk)
        return await _refused(error, pieces, desk)
    finally:
        if why is not None:
            desk.give_up(incoming, why)
    return RedirectResponse("../documents#job", 303)


def _length(request: Request) -> int:
    """Give how long a body says it is, 0 where it does not."""
    told = request.headers.get("content-length", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 16 else 0


async def _refused(error: _Failure, pieces: AsyncIterator[bytes], desk: LibraryDesk) -> Response:
    """Say why files were not taken, once the browser has sent them."""
    with suppress(HTTPException, ClientDisconnect):  # who sends no more may have the answer
        await drain(pieces, _MOST_DRAINED * desk.max_bytes)
    return told(words.NOT_DONE, _why(error, desk), _status_of(error), root="../", back=_BACK)


def _why(error: _Failure, desk: LibraryDesk) -> str:
    if isinstance(error, MachishirubeError):
        return desk.said(error)
    if isinstance(error, OSError):
        return words.NOT_STORED.format(why=error.strerror or type(error).__name__)
    if isinstance(error, WrongToken):
        return words.STALE_FORM_MORE
    return words.SLOW_UPLOAD if isinstance(error, HTTPException) else words.BAD_UPLOAD


def _status_of(error: _Failure) -> int:
    if isinstance(error, HTTPException):
        return error.status_code
    known = {MachishirubeError: 409, OSError: 503, WrongToken: 403, BadForm: 400}
    return next(status for kind, status in known.items() if isinstance(error, kind))


def _outside(root: str) -> Response:
    return told(words.NOT_SIGNED_IN, words.NOT_SIGNED_IN_MORE, 403, root=root, back="operator")


def _status(desk: LibraryDesk) -> dict[str, object]:
    """Tell how far the latest change has come; its stages come as the page shows them."""
    job = desk.job
    running = bool(job and job.running)
    return {
        "running": running,
        "words": job.step.words if job else "",
        "stages": fragment("stages.html", stage=job.step.stage) if job and running else "",
        "done": job.step.done if job else 0,
        "total": job.step.total if job else 0,
    }
