"""Servers that are not Milvus, and a client that only takes notes."""

import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import grpc  # type: ignore[import-untyped]  # no types

from index.milvus.target import Target


class RpcFailure(grpc.RpcError):  # type: ignore[misc]  # the base is untyped
    """What gRPC raises."""

    def __init__(self, status: grpc.StatusCode) -> None:
        super().__init__(status.name)
        self._status = status

    def code(self) -> grpc.StatusCode:
        return self._status


@dataclass
class NotingClient:
    """Stands for pymilvus' client and for what opens it; raises what it is told to."""

    opened: list[tuple[str, float]] = field(default_factory=list)
    called: list[tuple[str, float]] = field(default_factory=list)
    refuses_to_open: Exception | None = None
    fails: Exception | None = None

    def __call__(self, target: Target, token: str, timeout_s: float) -> "NotingClient":
        self.opened.append((token, timeout_s))
        if self.refuses_to_open:
            raise self.refuses_to_open
        return self

    def search(self, timeout: float, **asked: Any) -> dict[str, Any]:
        self.called.append(("search", timeout))
        if self.fails:
            raise self.fails
        return asked

    def flush(self, timeout: float) -> None:
        self.called.append(("flush", timeout))

    def close(self) -> None:
        self.called.append(("close", 0))


@contextmanager
def silent_server() -> Iterator[str]:
    """Take connections and never say a word; gives the address."""
    with _listening(closes=False) as address:
        yield address


@contextmanager
def hanging_up_server() -> Iterator[str]:
    """Close every connection at once; gives the address."""
    with _listening(closes=True) as address:
        yield address


class _Noting(grpc.GenericRpcHandler):  # type: ignore[misc]  # the base is untyped
    """Knows no method, and notes the names in the headers of each call."""

    def __init__(self, heard: list[set[str]]) -> None:
        self._heard = heard

    def service(self, details: Any) -> None:
        self._heard.append({name for name, _ in details.invocation_metadata})


@contextmanager
def noting_server() -> Iterator[tuple[str, list[set[str]]]]:
    """Speak gRPC and do nothing; gives the address, and the names in the headers of each call."""
    heard: list[set[str]] = []
    server = grpc.server(ThreadPoolExecutor(2), handlers=[_Noting(heard)])
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    try:
        yield f"http://127.0.0.1:{port}", heard
    finally:
        server.stop(grace=0).wait()


def closed_port() -> str:
    """Give an address where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}"


@contextmanager
def _listening(*, closes: bool) -> Iterator[str]:
    held: list[socket.socket] = []
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                held.append(server.accept()[0])
                if closes:
                    held.pop().close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
    finally:
        server.shutdown(socket.SHUT_RDWR)
        thread.join()
        for each in (*held, server):
            each.close()
