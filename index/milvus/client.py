"""Asking Milvus: every wait is bounded, and a server that has just failed is left alone."""

import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from corpus.errors import MachishirubeError
from index.errors import StoreUnavailable
from index.milvus.breaker import Breaker
from index.milvus.causes import TOKEN_VARIABLE, Cause, cause_of, told
from index.milvus.opening import address_of, close_client, open_client
from index.milvus.target import Target, target_of


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds: to connect, for an answer, for work like loading and flushing.

    After a failure nothing is asked for `rest_s`.
    """

    connect_s: float = 5.0
    answer_s: float = 5.0
    work_s: float = 120.0
    rest_s: float = 30.0


class Opener(Protocol):
    """Makes a client of pymilvus, or a double of one."""

    def __call__(self, target: Target, token: str, timeout_s: float) -> Any:
        """Connect within a time limit."""
        ...


class Connection:
    """One Milvus; safe from several threads. It connects when first asked.

    A *.db folder belongs to one connection of one process. An https:// address is asked with the
    token (or user:password) in the environment variable MACHISHIRUBE_MILVUS_TOKEN.
    """

    def __init__(
        self,
        store: str,
        patience: Patience | None = None,
        *,
        opener: Opener = open_client,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take the setting index.store; SettingsError if it is not one of Milvus."""
        self.target = target_of(store)
        self.patience = patience or Patience()
        self._opener = opener
        self._breaker = Breaker(self.patience.rest_s, clock)
        self._lock = threading.Lock()
        self._client: Any = None

    def call(self, method: str, *, works: bool = False, **arguments: Any) -> Any:
        """Call a method of pymilvus' client; raise StoreUnavailable or StoreRefused.

        Waits for `answer_s`, or `work_s` where it is work, after `connect_s` at most.
        """
        client = self._opened()
        limit_s = self.patience.work_s if works else self.patience.answer_s
        try:
            answer = getattr(client, method)(timeout=limit_s, **arguments)
        except Exception as error:
            raise self._failure(error, limit_s, client) from error
        self._breaker.succeeded()
        return answer

    def address(self) -> str:
        """Open a *.db folder and give the loopback address at which it is served."""
        self._opened()
        return address_of(self.target)

    def trouble(self) -> str | None:
        """Tell what went wrong last, in Japanese; None once an answer has come since."""
        error = self._breaker.trouble()
        return str(error) if error else None

    def close(self) -> None:
        """Close; a later call opens again."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            close_client(self.target, client)

    def _opened(self) -> Any:
        """Give the client; the lock lets one thread connect while others wait for the outcome."""
        with self._lock:
            self._breaker.check()
            if self._client is None:
                self._client = self._connect()
            return self._client

    def _connect(self) -> Any:
        token, limit_s = os.environ.get(TOKEN_VARIABLE, ""), self.patience.connect_s
        try:
            return self._opener(self.target, token, limit_s)
        except StoreUnavailable as error:
            self._breaker.failed(error)
            raise
        except (MachishirubeError, ImportError):
            raise
        except Exception as error:
            raise self._failure(error, limit_s, None) from error

    def _failure(self, error: Exception, waited_s: float, client: Any) -> Exception:
        """Turn an error into ours; after one of the connection Milvus is left alone.

        A broken connection is given up: pymilvus does not reliably find back to its server.
        """
        cause = cause_of(error, connecting=client is None)
        ours = told(cause, self.target, error, waited_s)
        if isinstance(ours, StoreUnavailable):
            self._breaker.failed(ours)
        if cause is Cause.DROPPED:
            self._give_up(client)
        return ours

    def _give_up(self, client: Any) -> None:
        """Close a client, unless another thread has done so."""
        with self._lock:
            if self._client is not client:
                return
            self._client = None
        close_client(self.target, client)
