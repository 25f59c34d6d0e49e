"""The list of the collections that this data folder made, written before each is made.

So none is forgotten, whatever ends a build: those that no generation names any more are dropped
by the next change, or by `purge`.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.errors import MachishirubeError, SettingsError
from corpus.state import DataFolder
from index.errors import IndexDamaged, StoreUnavailable
from index.generations import GENERATIONS, current_number_or_zero, generation_folder
from index.manifest import MANIFEST_FILE, Manifest
from index.milvus.connections import connection_to, store_of
from index.milvus.errors import AWAY, StoreRefused
from index.milvus.target import target_of, without_user

PREFIX = "machishirube_"
"""How the names of our collections begin, those of other data folders included."""
LEDGER = "collections.json"
LEDGER_ASIDE = f"{LEDGER}.partial"


@dataclass(frozen=True, slots=True)
class Made:
    """A collection, and the store that it was made in, as the manifest names it."""

    store: str
    collection: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A collection that could not be dropped, and why."""

    made: Made
    error: MachishirubeError


def made_for(manifest: Manifest) -> Made | None:
    """Give the collection of an index, None where its passages are on this machine."""
    if manifest.stored is None:
        return None
    return Made(without_user(str(manifest.settings.get("store"))), manifest.stored.collection)


def note(data: DataFolder, *made: Made) -> None:
    """Put collections on the list, with those of the generations; the caller holds the lock.

    Raises IndexDamaged where the list is unreadable: writing it anew would forget collections.
    """
    _write(data, tuple(dict.fromkeys((*all_made(data), *made))))


def all_made(data: DataFolder) -> tuple[Made, ...]:
    """Name every collection that is on the list or in a generation; IndexDamaged like `note`."""
    return tuple(dict.fromkeys((*_listed(data), *_named(data))))


def unnamed(data: DataFolder) -> tuple[Made, ...]:
    """Name the collections on the list that no generation names: what could not be dropped."""
    named = set(_named(data))
    return tuple(made for made in _listed(data) if made not in named)


def stores_in_use(data: DataFolder) -> Set[str]:
    """Name the store of the current index; those of all generations where it is unreadable."""
    number = current_number_or_zero(data)
    readable = bool(_written(generation_folder(data, number)))
    return {made.store for made in _named(data, number if readable else None)}


def tells_user(data: DataFolder) -> bool:
    """Tell whether a generation holds user and password, as earlier versions wrote them down."""
    stores = (_store_in(_written(folder)) for folder in _folders(data))
    return any(store != without_user(store) for store in stores)


def sweep(data: DataFolder, *, keep_previous: bool = True) -> tuple[Kept, ...]:
    """Drop the collections on the list that no generation names; the caller holds the lock.

    With `keep_previous` false only what the current generation names stays. What cannot be dropped
    now stays on the list and is given.
    """
    number = None if keep_previous else current_number_or_zero(data)
    listed, named = _listed(data), set(_named(data, number))
    left: list[Made] = []
    failures: list[Kept] = []
    for made in listed:
        try:
            if made not in named:
                drop(data, made)
                continue
        except AWAY as error:
            failures.append(Kept(made, error))
        left.append(made)
    if len(left) < len(listed):
        _write(data, left)
    return tuple(failures)


def drop(data: DataFolder, made: Made) -> None:
    """Drop a collection; nothing where it is gone. Raises one of AWAY."""
    if is_there(data, made.store):
        connection = connection_to(store_of(data, made.store))
        connection.call("drop_collection", works=True, collection_name=made.collection)


def drop_used(data: DataFolder) -> None:
    """Drop the collections in the stores of the index, after they have answered; see `drop`.

    Those in other stores are on the list behind it, for `sweep`.
    """
    note(data)
    used = stores_in_use(data)
    for store in sorted(used):
        _ask(data, store)
    for each in all_made(data):
        if each.store in used:
            drop(data, each)


def drop_all(data: DataFolder, *, forget: bool = False) -> tuple[str, ...]:
    """Drop every collection of this data folder, after all stores have answered; see `drop`.

    With `forget` servers that do not answer keep their part for good: gives how they are shown.
    """
    made = all_made(data)
    away: dict[str, str] = {}
    for store in sorted({each.store for each in made}):
        try:
            _ask(data, store)
        except (StoreUnavailable, StoreRefused):
            target = target_of(store_of(data, store))
            if target.local or not forget:  # whoever has a folder open gives it back
                raise
            away[store] = target.shown
    for each in made:
        if each.store not in away:
            drop(data, each)
    _write(data, ())
    return tuple(away.values())


def is_there(data: DataFolder, setting: str) -> bool:
    """Tell whether a *.db folder is there, which asking would make; a server has to be asked."""
    target = target_of(store_of(data, setting))
    return not target.local or Path(target.uri).is_dir()


def _ask(data: DataFolder, setting: str) -> None:
    """See that a store answers, if it is there."""
    if is_there(data, setting):
        connection_to(store_of(data, setting)).call("list_collections")


def _listed(data: DataFolder) -> tuple[Made, ...]:
    """Read the list, which is empty where it is absent; IndexDamaged where it is unreadable."""
    try:
        written = json.loads((data.index / LEDGER).read_bytes())
        return tuple(_made(each["store"], each["collection"]) for each in written)
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError, SettingsError) as error:
        raise IndexDamaged(
            f"Milvusのコレクションの一覧（{LEDGER}）が読めません（{type(error).__name__}）。",
            "書いたままの一覧",
            "控えから戻してください。なければMilvusに残るコレクション"
            f"（名前が{PREFIX}で始まります）を確かめてから、そのファイルを消してください。",
        ) from error


def _named(data: DataFolder, number: int | None = None) -> Iterator[Made]:
    """Name the collections of the generations on the disk, or of one of them, of any format."""
    for folder in _folders(data):
        written = _written(folder)
        if number in (None, int(folder.name)) and isinstance(stored := written.get("stored"), dict):
            with suppress(KeyError, TypeError, SettingsError):
                yield _made(without_user(_store_in(written)), stored["collection"])


def _folders(data: DataFolder) -> Iterator[Path]:
    """Give the folders of the generations."""
    folders = (data.index / GENERATIONS).glob("*")
    yield from (folder for folder in folders if folder.name.isdecimal())


def _written(folder: Path) -> Mapping[str, Any]:
    """Read a manifest without asking for its format; empty where it is unreadable."""
    try:
        written = json.loads((folder / MANIFEST_FILE).read_bytes())
    except (OSError, ValueError):
        return {}
    return written if isinstance(written, dict) else {}


def _store_in(written: Mapping[str, Any]) -> str:
    """Give the store that a manifest names, "" without one."""
    settings = written.get("settings")
    store = settings.get("store") if isinstance(settings, dict) else None
    return store if isinstance(store, str) else ""


def _made(store: object, collection: object) -> Made:
    """Check what was written down; TypeError or SettingsError where it names no collection."""
    if not isinstance(store, str) or not isinstance(collection, str) or not collection:
        raise TypeError("neither store nor collection")
    target_of(store)
    return Made(store, collection)


def _write(data: DataFolder, listed: Sequence[Made]) -> None:
    """Replace the list in one step; an empty one leaves no file."""
    if not listed:
        (data.index / LEDGER).unlink(missing_ok=True)
        return
    data.index.mkdir(parents=True, exist_ok=True)
    aside = data.index / LEDGER_ASIDE
    with aside.open("w", encoding="utf-8") as file:
        json.dump([asdict(each) for each in listed], file)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(data.index / LEDGER)
