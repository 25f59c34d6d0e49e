"""The conversations of every tab, in memory only: a reload finds its own again by a secret key."""

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import AbstractContextManager

from assistant.web.talk import Talk

_TURNS = 64


class Talks:
    """Conversations by key; safe from several threads. Nothing is written to disk.

    A conversation is forgotten `keep_s` seconds after its last question, the longest untouched one
    also where there are more than `most`. Keys have 128 random bits, so that nobody guesses one.
    """

    def __init__(
        self, *, keep_s: float, most: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._keep_s = keep_s
        self._most = most
        self._clock = clock
        self._lock = threading.Lock()
        # conversations share locks; who meets another's waits for one question
        self._turns = tuple(threading.Lock() for _ in range(_TURNS))
        self._kept: OrderedDict[str, tuple[float, Talk]] = OrderedDict()

    def turn(self, key: str) -> AbstractContextManager[bool]:
        """Hold a conversation over a question: two at once would lose one of the answers."""
        return self._turns[hash(key) % len(self._turns)]

    def open(self, key: str) -> tuple[str, Talk]:
        """Give the conversation of a key; a new one with a new key where there is none."""
        talk = self.get(key)
        return (key, talk) if talk is not None else (secrets.token_urlsafe(16), Talk())

    def get(self, key: str) -> Talk | None:
        """Give the conversation of a key, None where there is none or no longer."""
        with self._lock:
            self._forget()
            kept = self._kept.get(key)
        return kept[1] if kept else None

    def put(self, key: str, talk: Talk) -> None:
        """Keep a conversation as it is now; an empty one is forgotten at once."""
        with self._lock:
            self._kept.pop(key, None)
            if talk.exchanges:
                self._kept[key] = (self._clock(), talk)
            self._forget()

    def _forget(self) -> None:
        """Drop what is too old or too much; the oldest stands first."""
        now = self._clock()
        while self._kept:
            key, (at, _) = next(iter(self._kept.items()))
            if now - at <= self._keep_s and len(self._kept) <= self._most:
                return
            del self._kept[key]
