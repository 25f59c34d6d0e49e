"""Reads a file of any supported format; the one door to the readers."""

import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import IO

from corpus.errors import DocumentError
from corpus.formats.blocks import Extract
from corpus.formats.limits import DEFAULT_LIMITS, MEBIBYTE, Limits, Progress, check_length
from corpus.formats.sniff import EXPECTED, FileFormat, find_format

_CHECK = "ファイルの場所と名前を確かめてください"
_KINDS: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISDIR, "フォルダー"),
    (stat.S_ISCHR, "装置（デバイス）"),
    (stat.S_ISBLK, "装置（デバイス）"),
    (stat.S_ISFIFO, "名前付きパイプ"),
    (stat.S_ISSOCK, "ソケット"),
)


def read_file(
    path: Path, limits: Limits = DEFAULT_LIMITS, progress: Progress | None = None
) -> Extract:
    """Read a file by its content, whatever its name says.

    Raises DocumentError, with its own message, for whatever cannot be taken as a document.
    """
    name = path.name
    try:
        content = _read_bytes(path, limits)
        sniffed = find_format(name, content)
        extract = _reader(sniffed.format, path, content)(limits, progress)
    except OSError as error:
        raise _unopened(name, error) from error
    check_length(extract.text, name, limits)
    notes = (sniffed.note, *extract.notes) if sniffed.note else extract.notes
    return replace(extract, notes=notes)


def _reader(
    found: FileFormat, path: Path, content: bytes
) -> Callable[[Limits, Progress | None], Extract]:
    """Choose the reader; its libraries are loaded only now."""
    if found is FileFormat.PDF:
        from corpus.formats.pdf import read_pdf

        return partial(read_pdf, path)
    if found is FileFormat.DOCX:
        from corpus.formats.docx import read_docx

        return partial(read_docx, path)
    if found is FileFormat.XLSX:
        from corpus.formats.xlsx import read_xlsx

        return partial(read_xlsx, path)
    return lambda limits, progress: read_text(path.name, content, found, limits, progress)


def read_text(
    name: str,
    content: bytes,
    found: FileFormat,
    limits: Limits = DEFAULT_LIMITS,
    progress: Progress | None = None,
) -> Extract:
    """Read the bytes of a text file as the format that it was found to be."""
    if found is FileFormat.HTML:
        from corpus.formats.html import read_html

        extract = read_html(content, name, limits)
    elif found is FileFormat.MARKDOWN:
        from corpus.formats.markdown import read_markdown

        extract = read_markdown(content, name, limits)
    elif found is FileFormat.CSV:
        from corpus.formats.csvfile import read_csv

        extract = read_csv(content, name, limits)
    else:
        from corpus.formats.plain import read_plain

        extract = read_plain(content, name, limits)
    if progress:
        progress(1, 1)
    return extract


def _read_bytes(path: Path, limits: Limits) -> bytes:
    """Read a regular file that is neither empty nor too large; raises DocumentError, OSError."""
    about = path.stat()
    for is_kind, what in _KINDS:
        if is_kind(about.st_mode):
            raise DocumentError(f"{path.name}：{what}は読めません", "文書のファイル", _CHECK)
    with path.open("rb") as stream:
        content = b"".join(_pieces(stream, limits.max_bytes))
    if len(content) > limits.max_bytes:
        size = max(about.st_size, len(content))
        raise DocumentError(
            f"{path.name}：ファイルの大きさが {size / MEBIBYTE:,.1f} MB あります",
            f"{limits.max_bytes / MEBIBYTE:,.1f} MB まで",
            "文書を分けるか、設定の max_bytes を大きくしてください",
        )
    if not content:
        raise DocumentError(
            f"{path.name}：ファイルが空です（0 バイト）",
            EXPECTED,
            "もとのファイルを確かめ、コピーし直してから追加してください",
        )
    return content


def _pieces(stream: IO[bytes], limit: int) -> Iterator[bytes]:
    """Read until more than the limit is read; asking for all at once would reserve the memory."""
    read = 0
    while read <= limit and (piece := stream.read(MEBIBYTE)):
        read += len(piece)
        yield piece


def _unopened(name: str, error: OSError) -> DocumentError:
    """The message for a file that cannot be opened, or is gone by now."""
    if isinstance(error, FileNotFoundError):
        return DocumentError(f"{name}：ファイルがありません", "今もある文書のファイル", _CHECK)
    if isinstance(error, PermissionError):
        return DocumentError(
            f"{name}：ファイルを開く権限がありません",
            "読むことを許されたファイル",
            "ファイルの権限を確かめるか、読める場所にコピーしてから追加してください",
        )
    return DocumentError(
        f"{name}：ファイルを読めません（{error.strerror or error}）",
        "読むことのできる文書のファイル",
        "ファイルの置き場所（外付けの媒体やネットワークの接続）を確かめてください",
    )
