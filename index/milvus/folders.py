"""The *.db folders of milvus-lite that hold nothing but what this data folder put there."""

from collections.abc import Iterator, Set
from pathlib import Path

from corpus.errors import SettingsError
from corpus.state import DataFolder
from index.milvus.connections import connection_to, disconnect, named_store, store_of
from index.milvus.ledger import PREFIX, all_made
from index.milvus.target import Target, target_of

_COLLECTIONS = "collections"
_LOCK = "LOCK"
_DATABASES = "databases"  # made by other programs only


def own_folders(data: DataFolder) -> tuple[Path, ...]:
    """Name the folders that the index or the settings name, if all collections in them are ours."""
    made = all_made(data)
    named = named_store(data)
    settings = dict.fromkeys([*(each.store for each in made), *([named] if named else ())])
    ours = {each.collection for each in made}
    places = {place for each in settings if (place := _place(data, each))}
    inside = {place: place.is_relative_to(data.root) for place in places}
    return tuple(sorted(p for p in places if not any(_strangers(p, ours, within=inside[p]))))


def require_free(folder: Path) -> None:
    """Open a folder and close it; raises StoreUnavailable where another process has it open."""
    connection_to(str(folder)).call("list_collections")
    disconnect(str(folder))


def _place(data: DataFolder, setting: str) -> Path | None:
    """Give the folder that a setting names, None where it is none of milvus-lite."""
    try:
        target: Target = target_of(store_of(data, setting))
    except SettingsError:
        return None
    place = Path(target.uri)
    return place if target.local and (place / _LOCK).is_file() else None


def _strangers(place: Path, ours: Set[str], *, within: bool) -> Iterator[str]:
    """Name what others have in a folder of milvus-lite 3: collections, and further databases.

    In the data folder (`within`) a collection with a name like ours is one that a build of an
    earlier version left.
    """
    for path in (place / _COLLECTIONS).glob("*"):
        if path.name not in ours and not (within and path.name.startswith(PREFIX)):
            yield path.name
    yield from (path.name for path in (place / _DATABASES).glob("*"))
