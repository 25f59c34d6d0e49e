"""How often a password may be tried: few times from one place, more often from all together."""

import math
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

MOST_WRONG = 5
MOST_WRONG_IN_ALL = 100
WITHIN_S = 60.0
MOST_KNOWN = 100
_NETWORK_BITS = 64


class TooManyTries(Exception):
    """The next try is not looked at before `wait_s` seconds have passed."""

    def __init__(self, wait_s: int) -> None:
        super().__init__(wait_s)
        self.wait_s = wait_s


@dataclass(frozen=True, slots=True, eq=False)
class Try:
    """A try that counts as wrong until it is known to be right."""

    place: str
    at: float


class Tries:
    """The wrong tries of the last minute; safe from several threads.

    A place where somebody was right before is not held up by the bound over all, so that strangers
    with many addresses cannot keep the operator out. What is kept is bounded by the bounds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._tries: deque[Try] = deque()
        self._known: deque[str] = deque(maxlen=MOST_KNOWN)

    def count(self, address: str) -> Try:
        """Count a try before it is looked at, so that many at a time gain nothing.

        Raises TooManyTries.
        """
        place = place_of(address)
        with self._lock:
            now = self._clock()
            while self._tries and now - self._tries[0].at >= WITHIN_S:
                self._tries.popleft()
            own = [each for each in self._tries if each.place == place]
            if len(own) >= MOST_WRONG:
                raise TooManyTries(_left(own[0], now))
            if len(self._tries) >= MOST_WRONG_IN_ALL and place not in self._known:
                raise TooManyTries(_left(self._tries[0], now))
            tried = Try(place, now)
            self._tries.append(tried)
        return tried

    def was_right(self, tried: Try) -> None:
        """Count a try no more, and know its place from now on."""
        with self._lock:
            if tried in self._tries:
                self._tries.remove(tried)
            if tried.place in self._known:
                self._known.remove(tried.place)
            self._known.append(tried.place)


def place_of(address: str) -> str:
    """Give what one household or office has one of: the address, of IPv6 the network."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return f"{IPv6Address(int(parsed) >> _NETWORK_BITS << _NETWORK_BITS)}/{_NETWORK_BITS}"


def _left(first: Try, now: float) -> int:
    return math.ceil(WITHIN_S - (now - first.at))
