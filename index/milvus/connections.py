"""One connection to each Milvus in this process: a *.db folder belongs to one of them only."""

import threading
from pathlib import Path

from corpus.state import DataFolder
from index.milvus.client import Connection

_LOCK = threading.Lock()
_OPEN: dict[str, Connection] = {}


def connection_to(store: str) -> Connection:
    """Give the connection of a store; it connects when first asked."""
    with _LOCK:
        if store not in _OPEN:
            _OPEN[store] = Connection(store)
        return _OPEN[store]


def disconnect(store: str) -> None:
    """Close the connection of a store; a later use opens another."""
    with _LOCK:
        connection = _OPEN.pop(store, None)
    if connection is not None:
        connection.close()


def store_of(data: DataFolder, setting: str) -> str:
    """Give the store that `index.store` names; a relative path counts from the data folder."""
    path = Path(setting)
    return setting if "://" in setting or path.is_absolute() else str(data.root / path)
