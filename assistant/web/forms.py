"""Forms as they arrive, read piece by piece and never beyond a limit."""

from collections.abc import AsyncIterator, Callable
from typing import Protocol
from urllib.parse import parse_qsl

from fastapi import HTTPException, Request
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

MOST_BYTES = 64 * 1024
MOST_FIELDS = 20
MOST_PARTS = 200
"""Fields and files of one form, left empty or not."""
FILES = "files"
"""The one field whose parts are files."""


class Files(Protocol):
    """Where the files of a form go."""

    def begin(self, name: str) -> None:
        """Begin a file."""

    def write(self, piece: bytes) -> None:
        """Add to it."""

    def end(self) -> None:
        """Finish it."""


class BadForm(Exception):
    """What arrived is no form."""


class WrongToken(Exception):
    """A form does not begin with the token of the browser's session."""


async def small_body(request: Request, most_bytes: int = MOST_BYTES) -> bytes:
    """Read a body; HTTP error 413 as soon as it is too long, and the rest is not kept."""
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > most_bytes:
            raise HTTPException(413)
    return bytes(content)


async def small_form(request: Request, most_bytes: int = MOST_BYTES) -> dict[str, str]:
    """Read a form without files; HTTP error 413 for one that is too long, 400 for none."""
    try:
        pairs = parse_qsl(
            (await small_body(request, most_bytes)).decode("utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError as error:
        raise HTTPException(400) from error
    return dict(pairs)


async def receive(
    content_type: str, pieces: AsyncIterator[bytes], files: Files, may: Callable[[str], bool]
) -> dict[str, str]:
    """Read a form with files, these piece by piece; give its other fields.

    Its first field must be `token`, and `may` must take it, before any file is. Raises WrongToken
    else, BadForm for what is no form, and what `files` raises.
    """
    kind, options = parse_options_header(content_type)
    boundary = options.get(b"boundary")
    if kind != b"multipart/form-data" or not boundary:
        raise BadForm
    reading = _Reading(files, may)
    try:
        parser = MultipartParser(boundary, reading.callbacks)  # type: ignore[arg-type]  # a plain dict
        async for piece in pieces:
            parser.write(piece)
        parser.finalize()
    except FormParserError as error:
        raise BadForm from error
    if not reading.ended:
        raise BadForm
    if not reading.allowed:
        raise WrongToken
    return reading.fields


async def drain(pieces: AsyncIterator[bytes], most_bytes: int) -> None:
    """Read the rest of a request into nothing: a browser that still sends hears no answer."""
    size = 0
    async for piece in pieces:
        size += len(piece)
        if size > most_bytes:
            return


class _Reading:
    """The parts of a form as they come."""

    def __init__(self, files: Files, may: Callable[[str], bool]) -> None:
        self._files = files
        self._may = may
        self._head: list[bytearray] = [bytearray(), bytearray()]
        self._disposition = ""
        self._name = ""
        self._value = bytearray()
        self._to_file = self._skipped = False
        self._parts = 0
        self.fields: dict[str, str] = {}
        self.allowed = self.ended = False

    @property
    def callbacks(self) -> dict[str, Callable[..., None]]:
        """Give what the parser calls."""
        return {
            "on_header_field": lambda data, start, end: self._head[0].extend(data[start:end]),
            "on_header_value": lambda data, start, end: self._head[1].extend(data[start:end]),
            "on_header_end": self._header,
            "on_headers_finished": self._begin,
            "on_part_data": self._data,
            "on_part_end": self._end,
            "on_end": self._finish,
        }

    def _header(self) -> None:
        name, value = (bytes(each) for each in self._head)
        if name.lower() == b"content-disposition":
            self._disposition = value.decode("latin-1")
        self._head = [bytearray(), bytearray()]

    def _begin(self) -> None:
        _, options = parse_options_header(self._disposition)
        self._disposition = ""
        self._name = options.get(b"name", b"").decode("utf-8", "replace")
        self._value = bytearray()
        file = options.get(b"filename")
        if not self.allowed and (self._name != "token" or file is not None):
            raise WrongToken
        self._parts += 1
        if self._parts > MOST_PARTS or (file is not None and self._name != FILES):
            raise BadForm
        self._to_file = bool(file)
        self._skipped = file == b""  # a file field that was left empty
        if file:
            self._files.begin(file.decode("utf-8", "replace"))

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._to_file:
            self._files.write(data[start:end])
        elif self._skipped:
            raise BadForm
        else:
            self._value += data[start:end]
            if len(self._value) > MOST_BYTES or len(self.fields) > MOST_FIELDS:
                raise BadForm

    def _end(self) -> None:
        if self._to_file:
            self._files.end()
        elif not self._skipped:
            self.fields[self._name] = self._value.decode("utf-8", "replace")
            if self._name == "token" and not self.allowed:
                self.allowed = self._may(self.fields["token"])
                if not self.allowed:
                    raise WrongToken

    def _finish(self) -> None:
        self.ended = True
