"""One connection to each Milvus in this process: a *.db folder belongs to one of them only."""

import threading
import tomllib
from pathlib import Path

from corpus.state import DataFolder
from index.milvus.client import Connection, Opener
from index.milvus.opening import open_client
from index.milvus.target import without_user

_LOCK = threading.Lock()
_OPEN: dict[str, Connection] = {}


def connection_to(store: str, *, opener: Opener = open_client) -> Connection:
    """Give the connection of a store; it connects when first asked, a new one by `opener`.

    An address with a user and one without name the same Milvus; what knows the user is kept, until
    another user or password is named. What is replaced is closed.
    """
    key = without_user(store)
    with _LOCK:
        before = _OPEN.get(key)
        if before is not None and (store == key or before.target.uri == store):
            return before
        found = _OPEN[key] = Connection(store, opener=opener)
    if before is not None:
        before.close()
    return found


def disconnect(store: str) -> None:
    """Close the connection of a store; a later use opens another."""
    with _LOCK:
        connection = _OPEN.pop(without_user(store), None)
    if connection is not None:
        connection.close()


def store_of(data: DataFolder, setting: str) -> str:
    """Give the store that `index.store` names; a relative path counts from the data folder.

    What was written down has no user; the settings file of the folder may have one.
    """
    if "://" in setting:
        named = named_store(data) or ""
        return named if without_user(named) == setting else setting
    path = Path(setting)
    return setting if path.is_absolute() else str(data.root / path)


def named_store(data: DataFolder) -> str | None:
    """Give `index.store` as the settings file has it; None where it names none or is unreadable."""
    try:
        written = tomllib.loads(data.settings_file.read_text(encoding="utf-8-sig"))
        named = written["index"]["store"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return named if isinstance(named, str) else None
