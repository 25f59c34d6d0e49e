"""Lets processes that this one starts share the *.db folder of the index, which one process has."""

import json
import os

from corpus.errors import MachishirubeError
from corpus.state import DataFolder
from index.generations import read_manifest
from index.milvus.connections import connection_to, store_of
from index.milvus.ledger import is_there, made_for
from index.milvus.opening import LENT_VARIABLE


def environment_for_child(data: DataFolder) -> dict[str, str]:
    """Give the environment of a child process that changes or checks the index of a data folder.

    It is this process' own, with the address of the folder, which is opened. Where that fails the
    child is told nothing: it may do without the folder, and finds why where it cannot.
    """
    return {**os.environ, **_lent(data)}


def _lent(data: DataFolder) -> dict[str, str]:
    try:
        made = made_for(read_manifest(data))
        if made is None or not is_there(data, made.store):
            return {}
        connection = connection_to(store_of(data, made.store))
        if not connection.target.local:  # a server, which anyone can ask
            return {}
        return {LENT_VARIABLE: json.dumps({connection.target.uri: connection.address()})}
    except MachishirubeError:
        return {}
