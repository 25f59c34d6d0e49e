"""What every response carries so that a browser asks nothing of any other server."""

from __future__ import annotations

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


_HTML = b"text/html; charset=utf-8"


def _is_read(scope: Scope) -> bool:
    """Tell whether a person's browser asks for a page."""
    headers = dict(scope.get("headers", ()))
    return scope.get("method") == "GET" and b"text/html" in headers.get(b"accept", b"")


def _is_json(headers: list[Any]) -> bool:
    return any(name.lower() == b"content-type" and b"json" in value for name, value in headers)


class Guard:
    """ASGI middleware that adds the headers; responses are not buffered, so streams still flow.

    A person who asks for an address that leads nowhere gets the page `missing` instead of JSON.
    """

    def __init__(self, app: ASGIApp, missing: Callable[[], str]) -> None:
        self.app = app
        self._missing = missing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on and add the headers where a response starts.

        Gradio would take files from anybody and keep them outside the data folder.
        """
        if scope["type"] == "http" and str(scope["path"]).rstrip("/").endswith(_UPLOAD):
            scope = {**scope, "path": "/refused", "raw_path": b"/refused"}

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

        await self.app(scope, receive, guarded if scope["type"] == "http" else send)
