"""Segments: the unchanging parts that an index consists of, each a folder with a few documents.

A new document comes as a new segment, so adding costs in proportion to it; segments of like size
are merged, so there are only a few (Bentley and Saxe 1980, "Decomposable Searching Problems").
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from index.errors import IndexDamaged
from index.manifest import REBUILD
from index.postings import Postings, PostingsWriter, load_postings
from index.rows import RowFile, RowWriter, Span, Terms
from index.vectors import VectorFile, Vectors, VectorWriter
from index.wire import Row

POSTINGS = "postings"
_AT_ONCE = 20_000


@dataclass(frozen=True, eq=False, slots=True)
class Batch:
    """Rows with their terms and unit vectors (n, dimension)."""

    rows: Sequence[Row]
    terms: Sequence[Terms]
    vectors: Vectors


@dataclass(frozen=True, eq=False, slots=True)
class Segment:
    """An open segment; row i of each part is the same passage."""

    name: str
    rows: RowFile
    vectors: VectorFile
    postings: Postings

    def __len__(self) -> int:
        return len(self.rows)

    def vectors_by_digest(self, wanted: Set[bytes], documents: Set[str]) -> Mapping[bytes, Vectors]:
        """Give the vectors of search texts with these digests, of whatever document."""
        numbers = self.rows.numbers_by_digest(wanted)
        return dict(zip(numbers, self.vectors.read(list(numbers.values())), strict=True))

    def batches(self, documents: Set[str] | None = None) -> Iterator[Batch]:
        """Give what it holds of some documents, None for all, in order."""
        for span in self.rows.spans:
            if documents is None or span.document in documents:
                yield from self._batches(span)

    def _batches(self, span: Span) -> Iterator[Batch]:
        first, pairs = span.first, iter(self.rows.of(span))
        while some := list(islice(pairs, _AT_ONCE)):
            numbers = np.arange(first, first + len(some))
            first += len(some)
            rows, terms = zip(*some, strict=True)
            yield Batch(rows, terms, self.vectors.read(numbers))


def write_segment(folder: Path, batches: Iterable[Batch], dimension: int) -> int:
    """Write a segment into a folder, which is made; give how many rows it has.

    A document's rows come one behind the other. What fails leaves the folder to the caller.
    """
    folder.mkdir(parents=True)
    postings, count = PostingsWriter(), 0
    with closing(RowWriter(folder)) as rows, closing(VectorWriter(folder, dimension)) as vectors:
        for batch in batches:
            rows.add(batch.rows, batch.terms)
            vectors.add(batch.vectors)
            postings.add(batch.terms)
            count += len(batch.rows)
        rows.finish()
        vectors.finish()
    postings.finish().save(folder / POSTINGS)
    return count


def open_segment(folder: Path) -> Segment:
    """Open a segment; raise IndexDamaged where files are missing, unreadable or do not match."""
    try:
        vectors, postings = VectorFile(folder), load_postings(folder / POSTINGS)
        rows = RowFile(folder)
    except (OSError, sqlite3.Error, RuntimeError, ValueError, EOFError) as error:
        raise _damaged(folder, str(error)) from error
    if not len(rows) == len(vectors) == len(postings.lengths):
        rows.close()
        raise _damaged(folder, "件数が合いません")
    return Segment(folder.name, rows, vectors, postings)


def _damaged(folder: Path, why: str) -> IndexDamaged:
    seen = f"索引のファイル（{folder.name}）が読めません：{why}"
    return IndexDamaged(seen, "壊れていない索引のファイル", REBUILD)
