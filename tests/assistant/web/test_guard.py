"""How much and how long anybody may send, and that streams still flow."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi import FastAPI, Request
from starlette.responses import StreamingResponse

from assistant.web.guard import MOST_BYTES, Guard

SLOW_S = 0.05


def site() -> FastAPI:
    made = FastAPI()

    async def take(request: Request) -> int:
        return len(await request.body())

    async def flow() -> StreamingResponse:
        async def lines() -> AsyncIterator[bytes]:
            for _ in range(3):
                await asyncio.sleep(2 * SLOW_S)
                yield b"x"

        return StreamingResponse(lines())

    for path in ("/take", "/documents/add"):
        made.post(path)(take)
    made.get("/flow", response_model=None)(flow)
    made.add_middleware(Guard, missing=lambda: "", body_s=SLOW_S, piece_s=8 * SLOW_S)
    return made


def call(path: str, pieces: list[bytes], *, pause_s: float = 0.0, ends: bool = True) -> int:
    """Send pieces with a pause before each, then the end or nothing; give the status."""
    method = "GET" if path == "/flow" else "POST"
    told: list[int] = []
    scope = {"type": "http", "method": method, "path": path, "headers": [], "query_string": b""}
    left = iter(pieces)

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(pause_s)
        body = next(left, None)
        if body is None and not ends:
            await asyncio.sleep(60)
        return {"type": "http.request", "body": body or b"", "more_body": body is not None}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            told.append(message["status"])

    with ThreadPoolExecutor(1) as pool:  # playwright keeps a loop running in this thread
        pool.submit(asyncio.run, site()(scope, receive, send)).result()
    return told[0]


@pytest.mark.parametrize(
    ("pieces", "status"),
    [
        ([b"x" * MOST_BYTES], 200),
        ([b"x" * MOST_BYTES, b"x"], 413),
        ([b"x" * (MOST_BYTES + 1)], 413),
    ],
)
def test_a_body_is_bounded(pieces: list[bytes], status: int) -> None:
    assert call("/take", pieces) == status


def test_the_files_of_an_operator_are_bounded_by_the_desk() -> None:
    assert call("/documents/add", [b"x" * MOST_BYTES] * 2) == 200


def test_a_body_that_never_ends_is_given_up() -> None:
    """Else a few hundred idle senders would be all that the server has to do with."""
    assert call("/take", [b"x"], ends=False) == 408
    assert call("/documents/add", [b"x"], ends=False) == 408


def test_a_body_that_drips_is_given_up_and_files_are_given_time() -> None:
    assert call("/take", [b"x"] * 4, pause_s=SLOW_S / 2) == 408
    assert call("/documents/add", [b"x"] * 4, pause_s=2 * SLOW_S) == 200


def test_an_answer_may_take_as_long_as_it_takes() -> None:
    assert call("/flow", []) == 200
