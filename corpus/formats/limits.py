"""How large, long and costly a file may be (every limit is a setting), and how far a reader is."""

from collections.abc import Callable

from pydantic import BaseModel, ConfigDict, Field

from corpus.errors import DocumentError

MEBIBYTE = 1024 * 1024
# More than any computer of ours has, and less than what system calls take.
_MOST = 2**53
_MOST_SECONDS = 7 * 24 * 60 * 60

Progress = Callable[[int, int], None]
"""Told how many pages, sheets or parts are done, and how many there are in all."""


class Limits(BaseModel):
    """What a reader may use up on one file before it is refused with a DocumentError."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    max_bytes: int = Field(
        default=100 * MEBIBYTE, gt=0, le=_MOST, description="Size of the file in bytes."
    )
    max_unpacked_bytes: int = Field(
        default=400 * MEBIBYTE,
        gt=0,
        le=_MOST,
        description="Bytes that all parts of a DOCX or XLSX unpack to.",
    )
    max_unpack_ratio: int = Field(
        default=200,
        gt=1,
        le=_MOST,
        description="Unpacked bytes for each packed byte of a DOCX or XLSX.",
    )
    max_pages: int = Field(
        default=1_000, gt=0, le=_MOST, description="Pages of a PDF, sheets of a workbook or a text."
    )
    max_seconds: float = Field(
        default=300.0, gt=0, le=_MOST_SECONDS, description="Time for one file, in seconds."
    )
    max_memory_bytes: int = Field(
        default=1024 * MEBIBYTE,
        gt=0,
        le=_MOST,
        description="Memory of the process that reads a file.",
    )
    max_processes: int = Field(
        default=2, gt=0, le=64, description="Processes that read the pages of one long PDF."
    )
    max_characters: int = Field(
        default=5_000_000,
        gt=0,
        le=_MOST,
        description="Characters of the text that is taken from a file.",
    )
    max_line_characters: int = Field(
        default=200_000,
        gt=0,
        le=_MOST,
        description="Characters of one line or one CSV cell of a text file.",
    )


DEFAULT_LIMITS = Limits()


def check_length(text: str, name: str, limits: Limits) -> None:
    """Raise DocumentError for a text that is longer than the limit; `name` is shown."""
    if len(text) > limits.max_characters:
        raise DocumentError(
            f"{name}：取り出した文章が {len(text):,} 文字あります",
            f"{limits.max_characters:,} 文字まで",
            "文書を章ごとなどに分けるか、設定の max_characters を大きくしてください",
        )
