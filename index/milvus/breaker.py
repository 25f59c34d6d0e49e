"""A circuit breaker: what has just failed rests for a while (Nygard 2007, "Release It!")."""

import threading
from collections.abc import Callable

from index.errors import StoreUnavailable


class Breaker:
    """Remembers a failure for `rest_s` seconds; safe from several threads."""

    def __init__(self, rest_s: float, clock: Callable[[], float]) -> None:
        self._rest_s = rest_s
        self._clock = clock
        self._lock = threading.Lock()
        self._until = 0.0
        self._last: StoreUnavailable | None = None

    def failed(self, error: StoreUnavailable) -> None:
        """Note a failure; the rest begins now."""
        with self._lock:
            self._last, self._until = error, self._clock() + self._rest_s

    def succeeded(self) -> None:
        """Forget the failure."""
        with self._lock:
            self._last = None

    def trouble(self) -> StoreUnavailable | None:
        """Give the failure that nothing has disproved yet."""
        with self._lock:
            return self._last

    def check(self) -> None:
        """Raise StoreUnavailable while resting; it tells the failure and the seconds left."""
        with self._lock:
            left = self._until - self._clock()
            if self._last is not None and left > 0:
                seen = f"{self._last.seen}（あと{left:.0f}秒は問い合わせません）"
                raise StoreUnavailable(seen, self._last.expected, self._last.remedy)
