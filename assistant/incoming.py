"""Files that arrive piece by piece, written into the data folder until they are added."""

import secrets
import shutil
import time
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from corpus.errors import UserError
from corpus.filenames import shown, storable
from corpus.state import DataFolder

MOST_FILES = 50
_NAME_BYTES = 200
_FORGOTTEN_S = 24 * 60 * 60


class Incoming:
    """The files of one upload, each in a folder of its own below a new one of the data folder.

    No file is ever whole in memory. `hear` is told how many bytes of all files have arrived.
    Whoever makes one calls `discard` in the end.
    """

    def __init__(
        self, data: DataFolder, max_bytes: int, hear: Callable[[int], object] = lambda arrived: None
    ) -> None:
        _forget_old(data)
        self._hear = hear
        self._arrived = 0
        self._folder = data.uploads / secrets.token_hex(8)
        self._max_bytes = max_bytes
        self._open: BinaryIO | None = None
        self._size = 0
        self.files: list[Path] = []

    def begin(self, name: str) -> None:
        """Begin a file; its name comes from a stranger."""
        if len(self.files) == MOST_FILES:
            raise UserError(
                f"ファイルが{MOST_FILES:,}個を超えています",
                f"一度に{MOST_FILES:,}個まで",
                "分けて送ってください。",
            )
        path = self._folder / f"{len(self.files) + 1:02d}" / plain_name(name)
        path.parent.mkdir(parents=True)
        self._open, self._size = path.open("wb"), 0
        self.files.append(path)

    def write(self, piece: bytes) -> None:
        """Add to the file that was begun; raises UserError where it becomes too large."""
        assert self._open is not None  # for the types: `begin` was called
        self._size += len(piece)
        if self._size > self._max_bytes:
            raise UserError(
                f"{shown(self.files[-1].name)}：ファイルが大きすぎます",
                f"{self._max_bytes:,}バイトまで",
                "分けて保存するか、設定ファイル settings.toml の [documents] の max_bytes を"
                "大きくしてください。",
            )
        self._open.write(piece)
        self._arrived += len(piece)
        self._hear(self._arrived)

    def end(self) -> None:
        """Finish the file that was begun."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def discard(self) -> None:
        """Remove the files; without effect where they are gone."""
        self.end()
        shutil.rmtree(self._folder, ignore_errors=True)


def plain_name(name: str) -> str:
    """Make a file name that any disk takes of what a browser calls a file: no folder, no controls.

    A name that is too long loses the end of its stem.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(char for char in last if unicodedata.category(char) not in {"Cc", "Cs"})
    path = Path(storable(kept).strip() or ".")
    ending = path.suffix if len(path.suffix.encode()) <= 20 else ""
    stem = path.name.removesuffix(ending).strip(". ") or "文書"
    room = _NAME_BYTES - len(ending.encode())
    return stem.encode()[:room].decode("utf-8", "ignore") + ending


def _forget_old(data: DataFolder) -> None:
    """Remove what a server that died left behind."""
    if not data.uploads.is_dir():
        return
    for folder in data.uploads.iterdir():
        with suppress(FileNotFoundError):  # another upload removes the same
            if time.time() - folder.lstat().st_mtime > _FORGOTTEN_S:
                shutil.rmtree(folder, ignore_errors=True)
