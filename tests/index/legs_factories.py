"""The forms of a store that the contract of the legs runs on, filled and searched alike."""

from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.legs import Legs, LocalLegs, Scoring
from index.milvus.client import Connection
from index.milvus.legs import MilvusLegs
from index.milvus.schema import Shape, number_of
from index.milvus.writing import Writer
from index.records import Passage
from index.segments import Batch, Segment, open_segment, write_segment
from index.wire import row_of

Vectors = NDArray[np.float32]
Terms = tuple[str, ...]


class Stock(Protocol):
    """A store under test: documents by ordinal."""

    def put(
        self, ordinal: int, passages: Sequence[Passage], vectors: Vectors, terms: Sequence[Terms]
    ) -> None: ...

    def delete(self, ordinals: Sequence[int]) -> None: ...

    def legs(self) -> Legs: ...

    def number(self, ordinal: int, passage: Passage) -> int: ...

    def count(self) -> int: ...


class _Kept:
    """What a store was given, for its mean vector."""

    def __init__(self, dimension: int) -> None:
        self.dimension = dimension
        self.batches: dict[int, Batch] = {}
        self.held: dict[int, Sequence[Passage]] = {}

    def keep(self, ordinal: int, passages: Sequence[Passage], batch: Batch) -> None:
        self.batches[ordinal], self.held[ordinal] = batch, passages

    def drop(self, ordinals: Sequence[int]) -> None:
        for ordinal in ordinals:
            self.batches.pop(ordinal, None)
            self.held.pop(ordinal, None)

    def mean(self) -> Vectors:
        vectors = [batch.vectors for batch in self.batches.values()]
        whole = np.concatenate(vectors) if vectors else np.zeros((1, self.dimension), np.float32)
        mean: Vectors = whole.mean(axis=0, dtype=np.float32)
        return mean


class LocalStock:
    """Segments on this machine, written anew after each change: one document, and the others."""

    def __init__(self, folder: Path, dimension: int, scoring: Scoring) -> None:
        self._folder, self._scoring = folder, scoring
        self._kept = _Kept(dimension)
        self._names = count()
        self._legs: Legs | None = None

    def put(
        self, ordinal: int, passages: Sequence[Passage], vectors: Vectors, terms: Sequence[Terms]
    ) -> None:
        batch = Batch([row_of(each) for each in passages], terms, vectors)
        self._kept.keep(ordinal, passages, batch)
        self._legs = None

    def delete(self, ordinals: Sequence[int]) -> None:
        self._kept.drop(ordinals)
        self._legs = None

    def legs(self) -> Legs:
        if self._legs is None:
            self._legs = self._built()
        return self._legs

    def _built(self) -> Legs:
        held = [self._kept.batches[ordinal] for ordinal in sorted(self._kept.batches)]
        parts = [part for part in (held[:1], held[1:]) if part]
        segments = [self._written(part) for part in parts]
        documents = [batch.rows[0].document for batch in held]
        return LocalLegs(segments, documents, self._kept.dimension, self._scoring)

    def number(self, ordinal: int, passage: Passage) -> int:
        held = self._kept.held
        before = sum(len(each) for number, each in held.items() if number < ordinal)
        return before + list(held[ordinal]).index(passage)

    def count(self) -> int:
        return sum(len(each) for each in self._kept.held.values())

    def _written(self, batches: Sequence[Batch]) -> Segment:
        folder = self._folder / str(next(self._names))
        write_segment(folder, batches, self._kept.dimension)
        return open_segment(folder)


class MilvusStock:
    """One collection, flushed before every look."""

    def __init__(self, connection: Connection, collection: str, shape: Shape) -> None:
        self._connection, self._collection, self._shape = connection, collection, shape
        self._writer = Writer(connection, collection, shape)
        self._writer.prepare()
        self._kept = _Kept(shape.dimension)

    def put(
        self, ordinal: int, passages: Sequence[Passage], vectors: Vectors, terms: Sequence[Terms]
    ) -> None:
        self._writer.upsert(ordinal, passages, vectors, terms)
        self._kept.keep(ordinal, passages, Batch([], terms, vectors))

    def delete(self, ordinals: Sequence[int]) -> None:
        self._writer.delete(ordinals)
        self._kept.drop(ordinals)

    def legs(self, live: Mapping[str, int] | None = None) -> MilvusLegs:
        self._writer.flush()
        mean = self._kept.mean()
        return MilvusLegs(self._connection, self._collection, mean, live, k1=self._shape.k1)

    def number(self, ordinal: int, passage: Passage) -> int:
        return number_of(ordinal, passage)

    def count(self) -> int:
        return self._writer.count()
