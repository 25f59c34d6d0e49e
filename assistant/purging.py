"""Removes what the program put into the data folder, and nothing else."""

import contextlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from corpus.state import DataFolder


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder of ours with the bytes that it takes."""

    path: Path
    bytes: int


def owned_entries(data: DataFolder) -> tuple[Entry, ...]:
    """Give what is there of ours, with sizes; the lock file alone does not count."""
    return tuple(Entry(path, _size(path)) for path in _owned(data) if _exists(path))


def remove_all(data: DataFolder) -> None:
    """Remove everything of ours and then the data folder, if nothing else is in it.

    Raises Busy while another process writes.
    """
    from index.generations import writer_lock

    with writer_lock(data):
        for path in _owned(data):
            _remove(path)
    _remove(data.lock)
    with contextlib.suppress(OSError):  # something that is not ours is in it: it stays
        data.root.rmdir()


def _owned(data: DataFolder) -> tuple[Path, ...]:
    """Name everything that the program may have made, the lock left out."""
    return (data.index, data.model.parent, data.downloads, data.settings_file)


def _exists(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _size(path: Path) -> int:
    if path.is_symlink() or path.is_file():
        return path.lstat().st_size
    return sum(file.lstat().st_size for file in path.rglob("*") if not file.is_dir())


def _remove(path: Path) -> None:
    """Remove a file, a link (not what it points to) or a folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
