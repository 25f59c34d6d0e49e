"""A shelf on disk: `passages.sqlite` (rows) and the FAISS file that it names.

The SQLite file is replaced last and in one step, so the pair is always of one writing.
"""

import json
import os
import sqlite3
import uuid
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from index.errors import IndexDamaged
from index.manifest import REBUILD
from index.shelf import Ids, Shelf, Vectors
from index.units import units_of
from index.wire import Row

ROWS_FILE = "passages.sqlite"
_SCHEMA = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    node TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL,
    text TEXT NOT NULL,
    search_text TEXT NOT NULL,
    metadata TEXT NOT NULL
);
CREATE INDEX passages_by_document ON passages (document);
"""


def save_shelf(shelf: Shelf, folder: Path) -> None:
    """Write a shelf into a folder, in place of one that is there; a crash leaves the old one."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"vectors-{uuid.uuid4().hex[:12]}.faiss"
    _write(folder / name, shelf.to_bytes())
    aside = folder / f"{ROWS_FILE}.{os.getpid()}.new"
    aside.unlink(missing_ok=True)
    _write_rows(shelf, aside, name)
    _sync(aside)
    aside.replace(folder / ROWS_FILE)
    for old in folder.glob("vectors-*.faiss"):
        if old.name != name:
            old.unlink()


def _write(path: Path, content: bytes) -> None:
    """Write bytes and bring them to the disk. FAISS's own writer cannot open 日本語 paths on
    Windows.
    """
    path.write_bytes(content)
    _sync(path)


def _sync(path: Path) -> None:
    """Bring a file's content to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _write_rows(shelf: Shelf, path: Path, vectors: str) -> None:
    """Write the SQLite file."""
    facts = {"dimension": shelf.dimension, "next_id": shelf.next_id, "vectors": vectors}
    rows = (
        (number, row.node, row.document, row.text, row.search_text,
         json.dumps(row.metadata, ensure_ascii=False))
        for number, row in shelf.rows.items()
    )  # fmt: skip
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(_SCHEMA)
        connection.executemany(
            "INSERT INTO facts VALUES (?, ?)", [(key, str(value)) for key, value in facts.items()]
        )
        connection.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)", rows)


def load_shelf(folder: Path) -> Shelf:
    """Read a shelf; raise IndexDamaged where files are missing, unreadable or do not match."""
    try:
        facts, ids, rows = _read_rows(folder / ROWS_FILE)
        vectors = _read_vectors(folder / facts["vectors"], ids)
        shelf = Shelf(int(facts["dimension"]), next_id=int(facts["next_id"]))
        shelf.put(ids, rows, units_of(vectors, shelf.dimension))
    except (OSError, sqlite3.Error, RuntimeError, ValueError, KeyError) as error:
        seen = f"索引のファイル（{folder.name}）が読めません：{error}"
        raise IndexDamaged(seen, "壊れていない索引のファイル", REBUILD) from error
    return shelf


def _read_rows(path: Path) -> tuple[dict[str, str], Ids, list[Row]]:
    """Read the SQLite file: its facts, the ids in rising order, the rows."""
    if not path.is_file():
        raise FileNotFoundError(f"{path.name}がありません")
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        facts = dict(connection.execute("SELECT name, value FROM facts"))
        found = connection.execute(
            "SELECT id, node, document, text, search_text, metadata FROM passages ORDER BY id"
        ).fetchall()
    ids = np.array([row[0] for row in found], dtype=np.int64)
    rows = [
        Row(node, document, text, search_text, json.loads(metadata))
        for _, node, document, text, search_text, metadata in found
    ]
    return facts, ids, rows


def _read_vectors(path: Path, ids: Ids) -> Vectors:
    """Read the FAISS file and give its vectors in the order of `ids`."""
    import faiss

    index: Any = faiss.deserialize_index(np.fromfile(path, dtype=np.uint8))
    stored = faiss.vector_to_array(index.id_map)
    if not np.array_equal(np.sort(stored), ids):
        raise ValueError(f"{path.name}と{ROWS_FILE}の件数または番号が合いません")
    vectors: Vectors = faiss.downcast_index(index.index).reconstruct_n(0, index.ntotal)
    return vectors[np.argsort(stored)]
