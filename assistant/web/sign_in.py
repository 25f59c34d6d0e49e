"""The operator's sign-in: sessions of this server, tokens for forms, a limit for guesses."""

import hmac
import math
import secrets
import threading
from collections import deque
from collections.abc import Callable
from typing import Protocol

from fastapi import FastAPI, Request
from starlette.middleware.sessions import SessionMiddleware

from assistant.web.parts import Parts

IDLE_S = 8 * 60 * 60
MOST_WRONG = 5
WRONG_WITHIN_S = 60.0
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


class TooManyTries(Exception):
    """The next try is not looked at before `wait_s` seconds have passed."""

    def __init__(self, wait_s: int) -> None:
        super().__init__(wait_s)
        self.wait_s = wait_s


class SignIn:
    """Who is signed in, in memory only; safe from several threads.

    A session ends `IDLE_S` after its last use, and with the password that it began with.
    """

    def __init__(self, password: Password, clock: Callable[[], float]) -> None:
        self._password = password
        self._clock = clock
        self._lock = threading.Lock()
        self._tries: deque[float] = deque()
        self._sessions: dict[str, tuple[float, str]] = {}

    @property
    def offered(self) -> bool:
        """Tell whether anybody can sign in."""
        return self._password.is_set

    def enter(self, password: str) -> str | None:
        """Give the key of a new session, None for a wrong password; raises TooManyTries."""
        tried = self._tried()
        if not self._password.fits(password):
            return None
        with self._lock:
            if tried in self._tries:
                self._tries.remove(tried)  # only wrong ones count
            key = secrets.token_urlsafe(32)
            self._sessions[key] = (self._clock(), self._password.version)
        return key

    def _tried(self) -> float:
        """Count a try before it is looked at, so that many at a time gain nothing."""
        with self._lock:
            now = self._clock()
            while self._tries and now - self._tries[0] >= WRONG_WITHIN_S:
                self._tries.popleft()
            if len(self._tries) >= MOST_WRONG:
                raise TooManyTries(math.ceil(WRONG_WITHIN_S - (now - self._tries[0])))
            self._tries.append(now)
        return now

    def holds(self, key: str) -> bool:
        """Tell whether a session is there, and keep it from becoming idle."""
        version = self._password.version
        with self._lock:
            now = self._clock()
            self._sessions = {
                each: (used, of)
                for each, (used, of) in self._sessions.items()
                if now - used < IDLE_S and of == version
            }
            if key not in self._sessions:
                return False
            self._sessions[key] = (now, version)
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
        )
    made: SignIn = site.state.sign_in
    return made


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
