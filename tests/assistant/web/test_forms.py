"""Forms with files arrive whole however they are cut into pieces."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.web.forms import MOST_BYTES, MOST_PARTS, BadForm, WrongToken, drain, receive

T = TypeVar("T")
KIND = "multipart/form-data; boundary=xX"


@dataclass
class Shelf:
    """Files in memory."""

    names: list[str] = field(default_factory=list)
    contents: list[bytes] = field(default_factory=list)

    def begin(self, name: str) -> None:
        self.names.append(name)
        self.contents.append(b"")

    def write(self, piece: bytes) -> None:
        self.contents[-1] += piece

    def end(self) -> None:
        """Nothing is left to do."""


def part(name: str, content: bytes, file: str | None = None) -> bytes:
    ending = f'; filename="{file}"' if file is not None else ""
    head = f'--xX\r\nContent-Disposition: form-data; name="{name}"{ending}\r\n\r\n'
    return head.encode() + content + b"\r\n"


def run(waiting: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine in a thread of its own: playwright keeps a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, waiting).result()


async def cut(content: bytes, size: int) -> AsyncIterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]


def read(content: bytes, shelf: Shelf, size: int = 1_000) -> dict[str, str]:
    pieces = cut(content, size)
    return run(receive(KIND, pieces, shelf, lambda token: token == "t"))


@given(st.lists(st.binary(max_size=200), max_size=3), st.text(max_size=50), st.integers(1, 99))
def test_files_and_fields_come_through_as_they_were(
    files: list[bytes], city: str, size: int
) -> None:
    whole = part("token", b"t") + part("city", city.encode())
    whole += b"".join(part("files", each, f"{n}.txt") for n, each in enumerate(files))
    shelf = Shelf()
    assert read(whole + b"--xX--\r\n", shelf, size) == {"token": "t", "city": city}
    assert shelf.contents == files
    assert shelf.names == [f"{n}.txt" for n in range(len(files))]


@pytest.mark.parametrize(
    "head",
    [
        part("files", b"x", "a.txt"),
        part("token", b"no"),
        part("city", b"x"),
        part("token", b"t", "a.txt"),
        part("token", b"t", ""),
    ],
)
def test_no_file_is_begun_before_the_token(head: bytes) -> None:
    shelf = Shelf()
    with pytest.raises(WrongToken, match=r"^$"):
        read(head + part("files", b"x", "a.txt") + b"--xX--\r\n", shelf)
    assert shelf.names == []


@pytest.mark.parametrize(
    "rest",
    [
        part("token", b"t", "a.txt"),
        part("city", b"x", "a.txt"),
        part("files", b"x", ""),
        part("files", b"", "") * MOST_PARTS,
    ],
)
def test_behind_the_token_only_files_are_files(rest: bytes) -> None:
    shelf = Shelf()
    with pytest.raises(BadForm, match=r"^$"):
        read(part("token", b"t") + rest + b"--xX--\r\n", shelf)
    assert shelf.names == []


def test_an_empty_form_has_no_token() -> None:
    with pytest.raises(WrongToken, match=r"^$"):
        read(b"--xX--\r\n", Shelf())


def test_a_form_without_its_end_is_none() -> None:
    with pytest.raises(BadForm, match=r"^$"):
        read(part("token", b"t") + part("files", b"x", "a.txt"), Shelf())


def test_a_field_without_end_is_refused() -> None:
    whole = part("token", b"t") + part("city", b"x" * (MOST_BYTES + 1)) + b"--xX--\r\n"
    with pytest.raises(BadForm, match=r"^$"):
        read(whole, Shelf())


def test_a_file_field_that_was_left_empty_is_no_file() -> None:
    shelf = Shelf()
    read(part("token", b"t") + part("files", b"", "") + b"--xX--\r\n", shelf)
    assert shelf.names == []


def test_the_rest_is_read_only_so_far() -> None:
    async def rest() -> int:
        pieces = cut(b"x" * 100, 10)
        await drain(pieces, 35)
        return len([piece async for piece in pieces])

    assert run(rest()) == 6
