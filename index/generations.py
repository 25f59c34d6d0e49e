"""Index generations: numbered folders, and a pointer that says which one is current.

A writer fills a folder aside, brings it to the disk, gives it its number and only then replaces
the pointer, so a crash at any moment leaves the old or the new index. Readers take no lock.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout

from corpus.state import DataFolder
from index.errors import Busy, IndexDamaged, IndexMissing
from index.legs import REMEMBERED, Legs, LocalLegs, Scoring
from index.manifest import (
    MANIFEST_FILE,
    REBUILD,
    Expected,
    Manifest,
    damaged_files,
    differences,
    read_manifest_file,
)
from index.records import Passage

POINTER = "CURRENT"
GENERATIONS = "generations"
SEGMENTS = "segments"
_BUILD = "「machishirube build」を実行してください。"
_ASIDE = ".partial"
POINTER_ASIDE = f"{POINTER}{_ASIDE}"
_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class Generation:
    """An open index: what it was made from, and the ways to find its passages."""

    number: int
    folder: Path
    manifest: Manifest
    legs: Legs

    @property
    def local(self) -> LocalLegs:
        """The ways to find passages on this machine; TypeError where they are in Milvus."""
        if not isinstance(self.legs, LocalLegs):
            raise TypeError("the passages of this generation are not on this machine")
        return self.legs

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages in reading order, read from the disk: for small collections."""
        return tuple(self.local.passages(range(len(self.local))))


@contextmanager
def writer_lock(data: DataFolder, *, wait_s: float = 1.0) -> Iterator[None]:
    """Hold the writers' lock; raise Busy if another process keeps it for `wait_s` seconds.

    The operating system frees it when its holder dies: a lock file left behind blocks nobody.
    """
    data.root.mkdir(parents=True, exist_ok=True)
    lock = FileLock(data.lock)
    try:
        lock.acquire(timeout=wait_s, poll_interval=0.05)
    except Timeout as error:
        raise Busy(
            "別の処理が索引または文書を書き換えています。",
            "書き込みは一度に一つ",
            "終わるまで待ってから、もう一度実行してください。",
        ) from error
    try:
        yield
    finally:
        lock.release()


def current_number(data: DataFolder) -> int | None:
    """Give the number of the current generation, None if there is none; cheap enough to poll."""
    try:
        return int((data.index / POINTER).read_text(encoding="ascii"))
    except FileNotFoundError:
        return None
    except (ValueError, OSError) as error:
        seen = f"索引の指示ファイル{POINTER}が読めません。"
        raise IndexDamaged(seen, "世代の番号", REBUILD) from error


def generation_folder(data: DataFolder, number: int) -> Path:
    """Give the folder of a generation."""
    return data.index / GENERATIONS / f"{number:06d}"


def read_manifest(data: DataFolder) -> Manifest:
    """Read the current manifest; IndexMissing without an index, IndexDamaged if unreadable."""
    return _settled(data, lambda number: _manifest_in(generation_folder(data, number)))


def _manifest_in(folder: Path) -> Manifest:
    """Read a generation's manifest; tell in Japanese what is the matter with it."""
    try:
        return read_manifest_file(folder)
    except IndexDamaged as error:
        why = "読めません" if (folder / MANIFEST_FILE).exists() else "ありません"
        seen = f"索引{folder.name}の{MANIFEST_FILE}が{why}。"
        raise IndexDamaged(seen, error.expected, error.remedy) from error


def read_attached(data: DataFolder, name: str) -> bytes | None:
    """Give a file that a caller of `publish` put beside the current index, None without one.

    Raises IndexMissing and IndexDamaged like `read_manifest`.
    """

    def read(number: int) -> bytes | None:
        folder = generation_folder(data, number)
        entry = _manifest_in(folder).files.get(name)
        if entry is None:
            return None
        content = (folder / name).read_bytes() if (folder / name).is_file() else b""
        if hashlib.sha256(content).hexdigest() != entry.sha256:
            seen = f"索引{folder.name}の{name}が欠けているか壊れています。"
            raise IndexDamaged(seen, "目録どおりのファイル", REBUILD)
        return content

    return _settled(data, read)


def current_damage(data: DataFolder) -> tuple[str, ...]:
    """Name the current generation's files that are gone or not as written; reads them all.

    Raises IndexMissing and IndexDamaged like `read_manifest`.
    """

    def damage(number: int) -> tuple[str, ...]:
        folder = generation_folder(data, number)
        return damaged_files(folder, _manifest_in(folder))

    return _settled(data, damage)


def check_current(data: DataFolder, expected: Expected) -> tuple[str, ...]:
    """Tell in Japanese what the current index lacks to fit; empty if it fits."""
    return differences(read_manifest(data), expected)


def open_current(data: DataFolder, expected: Expected | None = None) -> Generation:
    """Load the current generation; with `expected`, refuse one that does not fit (IndexMissing)."""
    if expected is not None and (found := check_current(data, expected)):
        raise IndexMissing(" ".join(found), "現在の文書・モデル・設定に合う索引", _BUILD)
    return _settled(data, lambda number: open_generation(data, number))


def _settled(data: DataFolder, read: Callable[[int], _Read]) -> _Read:
    """Read the current generation, again if it was replaced and removed meanwhile."""
    while True:
        number = current_number(data)
        if number is None:
            raise IndexMissing("索引がまだありません。", "build で作った索引", _BUILD)
        try:
            return read(number)
        except IndexDamaged:
            if current_number(data) == number:
                raise


def open_generation(data: DataFolder, number: int) -> Generation:
    """Open one generation, checking every file; raise IndexDamaged where one is not as written."""
    from index.segments import open_segment

    folder = generation_folder(data, number)
    manifest = _manifest_in(folder)
    if damaged := damaged_files(folder, manifest):
        seen = f"索引{folder.name}のファイルが欠けているか壊れています：{'、'.join(damaged)}"
        raise IndexDamaged(seen, "目録どおりのファイル", REBUILD)
    if manifest.stored is not None:
        from index.milvus.opened import legs_of

        return Generation(number, folder, manifest, legs_of(data, folder, manifest))
    segments = [open_segment(folder / SEGMENTS / name) for name in manifest.segments]
    scoring = Scoring.model_validate({n: manifest.settings[n] for n in ("k1", "b")})
    documents = [entry.id for entry in manifest.documents]
    legs = LocalLegs(segments, documents, manifest.dimension, scoring)
    if len(legs) != manifest.passages:
        seen = f"索引{folder.name}の件数が合いません（{len(legs)}）。"
        raise IndexDamaged(seen, f"{manifest.passages}件", REBUILD)
    if len(legs) <= REMEMBERED:
        legs.passages(range(len(legs)))  # the first questions would read them one by one
    return Generation(number, folder, manifest, legs)


def publish(
    data: DataFolder,
    write: Callable[[Path], None],
    on_step: Callable[[str], None] = lambda step: None,
    *,
    keep_previous: bool = True,
) -> int:
    """Let `write` fill a new generation's folder and make it current; give its number.

    The caller holds the writers' lock. `on_step` hears written, numbered, pointed and cleaned.
    Keeps the generation before, unless it holds what was to go; removes older ones and what crashed
    writers left. Where writing fails, what was written is removed.
    """
    number = max([*_numbers(data), current_number_or_zero(data)]) + 1
    target = generation_folder(data, number)
    aside = target.with_suffix(_ASIDE)
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    try:
        write(aside)
        _sync_tree(aside)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    on_step("written")
    aside.replace(target)
    _sync_folder(target.parent)
    on_step("numbered")
    previous = current_number_or_zero(data)
    _point(data, number)
    on_step("pointed")
    _clean(data, {number, previous} if keep_previous else {number})
    on_step("cleaned")
    return number


def discard(data: DataFolder) -> None:
    """Remove the pointer and every generation; the caller holds the writers' lock."""
    (data.index / POINTER).unlink(missing_ok=True)
    if (data.index / GENERATIONS).is_dir():
        _clean(data, set())


def current_number_or_zero(data: DataFolder) -> int:
    """Give the current number, 0 without one or with a damaged pointer, which a writer mends."""
    try:
        return current_number(data) or 0
    except IndexDamaged:
        return 0


def _numbers(data: DataFolder) -> list[int]:
    """Give the numbers of all finished generations."""
    folders = (data.index / GENERATIONS).glob("*")
    return [int(folder.name) for folder in folders if folder.name.isdecimal()]


def _point(data: DataFolder, number: int) -> None:
    """Replace the pointer in one step."""
    aside = data.index / POINTER_ASIDE
    with aside.open("w", encoding="ascii") as file:
        file.write(f"{number}\n")
        file.flush()
        os.fsync(file.fileno())
    aside.replace(data.index / POINTER)
    _sync_folder(data.index)


def _clean(data: DataFolder, keep: set[int]) -> None:
    """Remove generations that are not kept; Windows leaves one that is being read for later."""
    for folder in (data.index / GENERATIONS).iterdir():
        if not (folder.name.isdecimal() and int(folder.name) in keep):
            shutil.rmtree(folder, ignore_errors=True)


def _sync_tree(folder: Path) -> None:
    """Bring every file and folder below a folder to the disk."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
        else:
            _sync_folder(path)
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    """Bring a folder's entries to the disk, where the system can (Windows cannot open folders)."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
