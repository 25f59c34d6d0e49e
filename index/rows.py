"""The passages of one segment on disk: one SQLite file, read by the row, never as a whole.

Rows are numbered from 0 in the order they were written; those of one document stand together.
"""

import errno
import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import numpy as np
from numpy.typing import NDArray

from index.wire import Row, digest_of

ROWS_FILE = "passages.sqlite"
SIDES_FILE = "sides.npy"
Terms = tuple[str, ...]
Numbers = NDArray[np.int64]

_SCHEMA = """
CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    node TEXT NOT NULL,
    document TEXT NOT NULL,
    text TEXT NOT NULL,
    search_text TEXT NOT NULL,
    metadata TEXT NOT NULL,
    terms BLOB NOT NULL,
    digest BLOB NOT NULL
);
CREATE TABLE documents (
    name TEXT PRIMARY KEY,
    city TEXT,
    first INTEGER NOT NULL,
    count INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE departments (
    name TEXT NOT NULL,
    id INTEGER NOT NULL,
    PRIMARY KEY (name, id)
) WITHOUT ROWID;
"""
_INDEX = "CREATE INDEX passages_by_digest ON passages (digest)"
_AT_ONCE = 500  # SQLite takes a limited number of values in one statement


@dataclass(frozen=True, slots=True)
class Span:
    """The rows of one document: `count` of them from `first` on."""

    document: str
    city: str | None
    first: int
    count: int


class RowWriter:
    """Writes the rows of a segment into a folder; a document's rows come one behind the other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._connection = sqlite3.connect(folder / ROWS_FILE)
        # The folder is written aside and brought to the disk as a whole before anybody reads it.
        with self._told():
            self._connection.execute("PRAGMA journal_mode = OFF")
            self._connection.execute("PRAGMA synchronous = OFF")
            self._connection.executescript(_SCHEMA)
        self._spans: dict[str, Span] = {}
        self._sides: list[str | None] = []

    def add(self, rows: Sequence[Row], terms: Sequence[Terms]) -> None:
        """Write rows with their search terms; ValueError where a document is torn apart.

        Raises OSError where the disk takes no more.
        """
        first = len(self._sides)
        for number, row in enumerate(rows, first):
            self._count(row, number)
        with self._told():
            self._insert(first, rows, terms)

    def _insert(self, first: int, rows: Sequence[Row], terms: Sequence[Terms]) -> None:
        self._connection.executemany(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (_written(n, *pair) for n, pair in enumerate(zip(rows, terms, strict=True), first)),
        )
        named = (
            (name, number)
            for number, row in enumerate(rows, first)
            for name in row.metadata.get("departments", ())
        )
        self._connection.executemany("INSERT OR IGNORE INTO departments VALUES (?, ?)", named)

    def _count(self, row: Row, number: int) -> None:
        """Note whose a row is."""
        self._sides.append(row.metadata.get("side"))
        known = self._spans.get(row.document)
        span = known or Span(row.document, row.metadata.get("city"), number, 0)
        if span.first + span.count != number:
            raise ValueError(f"the rows of {row.document} do not stand together")
        self._spans[row.document] = Span(span.document, span.city, span.first, span.count + 1)

    def finish(self) -> None:
        """Write what is known of the whole, and close the file."""
        spans = ((s.document, s.city, s.first, s.count) for s in self._spans.values())
        with self._told():
            self._connection.executemany("INSERT INTO documents VALUES (?, ?, ?, ?)", spans)
            self._connection.execute(_INDEX)
            self._connection.commit()
        self.close()
        sides = np.array([_code(side) for side in self._sides], dtype=np.uint8)
        np.save(self._folder / SIDES_FILE, sides)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell of a full disk as every other file does."""
        try:
            yield
        except sqlite3.OperationalError as error:
            path = str(self._folder / ROWS_FILE)
            self.close()
            raise OSError(errno.ENOSPC, str(error), path) from error

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._connection.close()


class RowFile:
    """Reads the rows of a segment. Safe from several threads; open files outlive their folder."""

    def __init__(self, folder: Path) -> None:
        """Open; raises sqlite3.Error, OSError or ValueError over a damaged file."""
        path = folder / ROWS_FILE
        if not path.is_file():
            raise FileNotFoundError(f"{path.name}がありません")
        self._lock = threading.Lock()
        uri = f"{_uri(path.absolute().as_posix())}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        try:
            found = self._connection.execute(
                "SELECT name, city, first, count FROM documents ORDER BY first"
            )
            self.spans = tuple(Span(*each) for each in found)
            self.sides: NDArray[np.uint8] = np.load(folder / SIDES_FILE, mmap_mode="r")
        except BaseException:
            self._connection.close()
            raise

    def __len__(self) -> int:
        return len(self.sides)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def read(self, numbers: Sequence[int]) -> dict[int, Row]:
        """Give rows by their numbers."""
        found: dict[int, Row] = {}
        for start in range(0, len(numbers), _AT_ONCE):
            some = numbers[start : start + _AT_ONCE]
            where = f"id IN ({','.join('?' * len(some))})"
            found |= {number: row for number, row, _ in self._select(where, some)}
        return found

    def all(self) -> Iterator[tuple[Row, Terms]]:
        """Give every row with its terms, in order."""
        for span in self.spans:
            yield from self.of(span)

    def of(self, span: Span) -> Iterator[tuple[Row, Terms]]:
        """Give the rows of a document with their terms, in order."""
        end = span.first + span.count
        for _, row, terms in self._select("id >= ? AND id < ? ORDER BY id", (span.first, end)):
            yield row, tuple(json.loads(terms.decode("utf-8", "surrogatepass")))

    def _select(self, where: str, values: Sequence[int]) -> list[tuple[int, Row, bytes]]:
        columns = "id, node, document, text, search_text, metadata, terms"
        with self._lock:
            asked = f"SELECT {columns} FROM passages WHERE {where}"
            found = self._connection.execute(asked, values).fetchall()
        return [
            (number, Row(node, document, text, search_text, json.loads(metadata)), terms)
            for number, node, document, text, search_text, metadata, terms in found
        ]

    def numbers_by_digest(self, digests: Iterable[bytes]) -> dict[bytes, int]:
        """Find rows by the digest of their search text: the first one of each that is there."""
        found: dict[bytes, int] = {}
        with self._lock:
            for digest in digests:
                asked = "SELECT MIN(id) FROM passages WHERE digest = ?"
                (number,) = self._connection.execute(asked, (digest,)).fetchone()
                if number is not None:
                    found[digest] = number
        return found

    def holding(self, sides: Iterable[str | None]) -> NDArray[np.bool_]:
        """Tell of each row whether it stands on one of the sides."""
        wanted = np.zeros(256, dtype=bool)
        wanted[[_code(side) for side in sides]] = True
        return wanted[self.sides]

    def naming(self, departments: Iterable[str]) -> NDArray[np.bool_]:
        """Tell of each row whether it names one of the departments."""
        mask = np.zeros(len(self), dtype=bool)
        with self._lock:
            for name in departments:
                asked = "SELECT id FROM departments WHERE name = ?"
                mask[[number for (number,) in self._connection.execute(asked, (name,))]] = True
        return mask


def _uri(path: str) -> str:
    """Write a path as SQLite reads it: no host, not even for a folder on a Windows share."""
    return f"file://{'' if path.startswith('/') else '/'}{quote(path)}"


def _written(number: int, row: Row, terms: Terms) -> tuple[int | str | bytes, ...]:
    """Turn a row into values of its table."""
    metadata = json.dumps(row.metadata, ensure_ascii=False)
    digest = digest_of(row.search_text)
    texts = row.node, row.document, row.text, row.search_text
    # a question's half surrogate is no term of a passage, but nothing forbids one here
    listed = json.dumps(terms, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return (number, *texts, metadata, listed, digest)


def _code(side: str | None) -> int:
    """Number a side; one that is not known here shares the last number."""
    known = (None, "after", "before")
    return known.index(side) if side in known else len(known)
