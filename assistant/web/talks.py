"""The conversations of every tab, in memory only: a reload finds its own again by a secret key."""

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from assistant.web.talk import Exchange, Talk


class Talks:
    """Conversations by key; safe from several threads. Nothing is written to disk.

    A conversation is forgotten `keep_s` seconds after its last question, the longest untouched one
    also where there are more than `most`, or where all together hold more than `exchanges`. Keys
    have 128 random bits, so that nobody guesses one.
    """

    def __init__(
        self,
        *,
        keep_s: float,
        most: int,
        exchanges: int = 10_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._keep_s = keep_s
        self._most = most
        self._exchanges = exchanges
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[float, Talk]] = OrderedDict()
        self._held = 0

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
            self._put(key, talk)

    def add(self, key: str, exchange: Exchange, *, cut: bool = False) -> Talk:
        """Put an exchange at the end of a conversation as it is by now; give that.

        Of two questions that were on their way at once both answers stay. With `cut` the exchange
        points back to nothing.
        """
        with self._lock:
            kept = self._kept.get(key)
            talk = kept[1] if kept else Talk()
            grown = (talk.cut() if cut else talk).grown(exchange)
            self._put(key, grown)
        return grown

    def _put(self, key: str, talk: Talk) -> None:
        self._drop(key)
        if talk.exchanges:
            self._kept[key] = (self._clock(), talk)
            self._held += len(talk.exchanges)
        self._forget()

    def _drop(self, key: str) -> None:
        kept = self._kept.pop(key, None)
        self._held -= len(kept[1].exchanges) if kept else 0

    def _forget(self) -> None:
        """Drop what is too old or too much; the oldest stands first."""
        now = self._clock()
        while self._kept:
            key, (at, _) = next(iter(self._kept.items()))
            full = len(self._kept) > self._most
            full = full or (self._held > self._exchanges and len(self._kept) > 1)
            if now - at <= self._keep_s and not full:
                return
            self._drop(key)
