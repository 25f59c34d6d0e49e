"""What every response carries so that a browser asks nothing of any other server, and how much and
how long anybody may send."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Gradio compiles its templates in the browser, which takes unsafe-eval and inline style and script
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'"
)

_HEADERS = (
    (b"content-security-policy", POLICY.encode("ascii")),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
)


_UPLOAD = "/gradio_api/upload"
_DESK = "/documents/add"
"""Takes files; it bounds them itself, and asks first who sends."""
_HTML = b"text/html; charset=utf-8"
MOST_BYTES = 1024 * 1024
BODY_S = 30.0
"""For a whole body."""
PIECE_S = 60.0
"""For each piece of files that an operator sends."""


def _is_read(scope: Scope) -> bool:
    """Tell whether a person's browser asks for a page."""
    headers = dict(scope.get("headers", ()))
    return scope.get("method") == "GET" and b"text/html" in headers.get(b"accept", b"")


def _is_json(headers: list[Any]) -> bool:
    return any(name.lower() == b"content-type" and b"json" in value for name, value in headers)


def _bounded(receive: Receive, *, most: float, whole_s: float, piece_s: float) -> Receive:
    """Refuse a body that is too long or too slow; behind its end nothing is bounded any more."""
    from fastapi import HTTPException

    size, begun, ended = 0, time.monotonic(), False

    async def bounded() -> Message:
        nonlocal size, ended
        if ended:
            return await receive()  # who waits for the reader's leaving waits long
        left = min(piece_s, begun + whole_s - time.monotonic())
        try:
            async with asyncio.timeout(left if left < math.inf else None):
                message = await receive()
        except TimeoutError as error:
            raise HTTPException(408) from error
        size += len(message.get("body", b""))
        ended = not message.get("more_body", False)
        if size > most:
            raise HTTPException(413)
        return message

    return bounded


class Guard:
    """ASGI middleware that adds the headers; responses are not buffered, so streams still flow.

    A person who asks for an address that leads nowhere gets the page `missing` instead of JSON.
    A body has at most `MOST_BYTES`, and `body_s` seconds to arrive; files of the operator have
    `piece_s` for each piece.
    """

    def __init__(
        self,
        app: ASGIApp,
        missing: Callable[[], str],
        body_s: float = BODY_S,
        piece_s: float = PIECE_S,
    ) -> None:
        self.app = app
        self._missing = missing
        self._small = {"most": MOST_BYTES, "whole_s": body_s, "piece_s": body_s}
        self._files = {"most": math.inf, "whole_s": math.inf, "piece_s": piece_s}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on and add the headers where a response starts.

        Gradio would take files from anybody and keep them outside the data folder.
        """
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if str(scope["path"]).rstrip("/").endswith(_UPLOAD):
            scope = {**scope, "path": "/refused", "raw_path": b"/refused"}
        limits = self._files if scope["path"] == _DESK else self._small

        nowhere: bytes | None = None

        async def guarded(message: Message) -> None:
            nonlocal nowhere
            if message["type"] == "http.response.start":
                headers: list[Any] = list(message.get("headers", []))
                if message["status"] == 404 and _is_read(scope) and _is_json(headers):
                    nowhere = self._missing().encode()
                    length = str(len(nowhere)).encode()
                    headers = [(b"content-type", _HTML), (b"content-length", length)]
                message = {**message, "headers": [*headers, *_HEADERS]}
            elif nowhere is not None:
                message = {"type": "http.response.body", "body": nowhere}
            await send(message)

        await self.app(scope, _bounded(receive, **limits), guarded)
