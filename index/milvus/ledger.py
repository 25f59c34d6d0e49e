"""The list of the collections that this data folder made, written before each is made.

So none is forgotten, whatever ends a build: those that no generation names any more are dropped
by the next change, or by `purge`.
"""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.errors import MachishirubeError
from corpus.state import DataFolder
from index.errors import IndexDamaged, IndexMissing
from index.generations import GENERATIONS, current_number_or_zero
from index.manifest import Manifest, read_manifest_file
from index.milvus.connections import connection_to, store_of
from index.milvus.errors import AWAY
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


def made_for(manifest: Manifest) -> Made | None:
    """Give the collection of an index, None where its passages are on this machine."""
    if manifest.stored is None:
        return None
    return Made(without_user(str(manifest.settings.get("store"))), manifest.stored.collection)


def note(data: DataFolder, *made: Made) -> None:
    """Put collections on the list, with those of the generations; the caller holds the lock."""
    _write(data, tuple(dict.fromkeys((*all_made(data), *made))))


def all_made(data: DataFolder) -> tuple[Made, ...]:
    """Name every collection that is on the list or in a generation."""
    return tuple(dict.fromkeys((*_listed(data), *_named(data))))


def sweep(data: DataFolder, *, keep_previous: bool = True, strict: bool = False) -> None:
    """Drop the collections on the list that no generation names; the caller holds the lock.

    With `keep_previous` false only what the current generation names stays. What cannot be dropped
    now stays on the list; `strict` raises why (one of AWAY) behind the others.
    """
    number = None if keep_previous else current_number_or_zero(data)
    listed, named = _listed(data), set(_named(data, number))
    kept: list[Made] = []
    failures: list[MachishirubeError] = []
    for made in listed:
        try:
            if made not in named:
                drop(data, made)
                continue
        except AWAY as error:
            failures.append(error)
        kept.append(made)
    if len(kept) < len(listed):
        _write(data, kept)
    if strict and failures:
        raise failures[0]


def drop(data: DataFolder, made: Made) -> None:
    """Drop a collection; nothing where it is gone. Raises one of AWAY."""
    if is_there(data, made.store):
        connection = connection_to(store_of(data, made.store))
        connection.call("drop_collection", works=True, collection_name=made.collection)


def drop_all(data: DataFolder) -> None:
    """Drop every collection of this data folder, after all stores have answered; see `drop`."""
    made = all_made(data)
    for setting in {each.store for each in made}:
        if is_there(data, setting):
            connection_to(store_of(data, setting)).call("list_collections")
    for each in made:
        drop(data, each)
    _write(data, ())


def is_there(data: DataFolder, setting: str) -> bool:
    """Tell whether a *.db folder is there, which asking would make; a server has to be asked."""
    target = target_of(store_of(data, setting))
    return not target.local or Path(target.uri).is_dir()


def _listed(data: DataFolder) -> tuple[Made, ...]:
    """Read the list; one that is absent or unreadable is empty."""
    try:
        written = json.loads((data.index / LEDGER).read_bytes())
        return tuple(Made(**each) for each in written)
    except (OSError, ValueError, TypeError):
        return ()


def _named(data: DataFolder, number: int | None = None) -> Iterator[Made]:
    """Name the collections of the generations on the disk, or of one of them."""
    for folder in (data.index / GENERATIONS).glob("*"):
        if folder.name.isdecimal() and number in (None, int(folder.name)):
            with suppress(IndexMissing, IndexDamaged):
                if made := made_for(read_manifest_file(folder)):
                    yield made


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
