"""The operator's sign-in: sessions of this server, tokens for forms, cookies."""

import hmac
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from starlette.middleware.sessions import SessionMiddleware

from assistant.web.parts import Parts
from assistant.web.tries import Tries

IDLE_S = 8 * 60 * 60
LONGEST_S = 24 * 60 * 60
COMPARED_AT_ONCE = 2
"""A comparison takes 32 MiB and a core for a tenth of a second: strangers shall not fill either."""
_COOKIE = "machishirube-operator"
_KEY, _TOKEN = "key", "token"


class Password(Protocol):
    """What a sign-in compares with."""

    @property
    def is_set(self) -> bool:
        """Tell whether there is a password."""

    @property
    def version(self) -> str:
        """Give what changes with every password."""

    def fits(self, password: str) -> bool:
        """Compare a password."""


@dataclass(frozen=True, slots=True)
class _Session:
    """When a session began and was last used, and the version of the password it began with."""

    began: float
    used: float
    version: str


class SignIn:
    """Who is signed in, in memory only; safe from several threads.

    A session ends `IDLE_S` after its last use, `LONGEST_S` after its beginning, and with the
    password that it began with.
    """

    def __init__(self, password: Password, clock: Callable[[], float]) -> None:
        self._password = password
        self._clock = clock
        self._lock = threading.Lock()
        self._tries = Tries(clock)
        self._comparing = threading.BoundedSemaphore(COMPARED_AT_ONCE)
        self._sessions: dict[str, _Session] = {}

    @property
    def offered(self) -> bool:
        """Tell whether anybody can sign in."""
        return self._password.is_set

    def enter(self, password: str, address: str) -> str | None:
        """Give the key of a new session, None for a wrong password; raises TooManyTries.

        `address` is where the try comes from.
        """
        tried = self._tries.count(address)
        with self._comparing:
            if not self._password.fits(password):
                return None
        self._tries.was_right(tried)
        key = secrets.token_urlsafe(32)
        with self._lock:
            now = self._clock()
            self._sessions[key] = _Session(now, now, self._password.version)
        return key

    def holds(self, key: str) -> bool:
        """Tell whether a session is there, and keep it from becoming idle."""
        version = self._password.version
        with self._lock:
            now = self._clock()
            self._sessions = {
                each: kept
                for each, kept in self._sessions.items()
                if now - kept.used < IDLE_S
                and now - kept.began < LONGEST_S
                and kept.version == version
            }
            if key not in self._sessions:
                return False
            self._sessions[key] = _Session(self._sessions[key].began, now, version)
        return True

    def leave(self, key: str) -> None:
        """End a session."""
        with self._lock:
            self._sessions.pop(key, None)


def sign_in_of(site: FastAPI, parts: Parts) -> SignIn | None:
    """Give the sign-in of a site, None for one without a desk; the first call makes it."""
    if parts.desk is None:
        return None
    if not hasattr(site.state, "sign_in"):
        site.state.sign_in = SignIn(parts.desk.password, parts.desk.clock)
        site.add_middleware(
            SessionMiddleware,
            secret_key=secrets.token_urlsafe(32),
            session_cookie=_COOKIE,
            max_age=IDLE_S,
            same_site="strict",
            **_place(parts.settings.base_url),
        )
    made: SignIn = site.state.sign_in
    return made


def _place(base_url: str) -> dict[str, Any]:
    """Give what binds a cookie to the operator's own address, where the settings name one."""
    address = urlsplit(base_url)
    return {"https_only": address.scheme == "https", "path": address.path.rstrip("/") or "/"}


def client_of(request: Request) -> str:
    """Give the address that a request comes from; a proxy's word counts where settings say so."""
    return request.client.host if request.client else ""


def has_session(request: Request) -> bool:
    """Tell whether a browser sent a cookie of ours with a request."""
    return bool(request.session)


def begin(request: Request, key: str) -> None:
    """Make the browser's session that of a signed-in operator, with a new token."""
    request.session.clear()
    request.session.update({_KEY: key, _TOKEN: secrets.token_urlsafe(32)})


def end(request: Request, sign_in: SignIn) -> None:
    """Sign the browser out."""
    sign_in.leave(str(request.session.get(_KEY, "")))
    request.session.clear()


def is_operator(request: Request, sign_in: SignIn | None) -> bool:
    """Tell whether a request comes from a signed-in operator, whose cookie then lasts longer."""
    if sign_in is None or not sign_in.holds(str(request.session.get(_KEY, ""))):
        return False
    request.session[_KEY] = request.session[_KEY]
    return True


def token_of(request: Request) -> str:
    """Give the token that forms of this browser's session carry."""
    if _TOKEN not in request.session:
        request.session[_TOKEN] = secrets.token_urlsafe(32)
    return str(request.session[_TOKEN])


def carries_token(request: Request, given: str) -> bool:
    """Tell whether a form is one that this browser was given."""
    kept = str(request.session.get(_TOKEN, ""))
    return bool(kept) and hmac.compare_digest(kept.encode(), given.encode("utf-8", "replace"))
