"""Lets processes that this one starts share the *.db folder of the index, which one process has."""

import json
import os

from corpus.state import DataFolder
from index.errors import IndexDamaged, IndexMissing
from index.generations import read_manifest
from index.milvus.connections import connection_to, store_of
from index.milvus.opening import LENT_VARIABLE


def environment_for_child(data: DataFolder) -> dict[str, str]:
    """Give the environment of a child process that changes or checks the index of a data folder.

    It is this process' own, with the address of the folder, which is opened. Raises
    StoreUnavailable where another process has it.
    """
    return {**os.environ, **_lent(data)}


def _lent(data: DataFolder) -> dict[str, str]:
    try:
        manifest = read_manifest(data)
    except (IndexMissing, IndexDamaged):
        return {}
    if manifest.stored is None:
        return {}
    connection = connection_to(store_of(data, str(manifest.settings.get("store"))))
    if not connection.target.local:  # a server, which anyone can ask
        return {}
    return {LENT_VARIABLE: json.dumps({connection.target.uri: connection.address()})}
