"""Filling a collection of Milvus: passages by document, in batches."""

import threading
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexMissing
from index.milvus.client import Connection
from index.milvus.errors import StoreRefused
from index.milvus.filters import numbers_among
from index.milvus.schema import Shape, entity_of, fields_of, indexes_of, properties_of, shape_of
from index.records import Passage
from index.units import units_of

BATCH = 500  # rows; 384 dimensions and two texts of 400 characters make about 3 MB
MOST_ROWS = 16_384
"""What Milvus gives at most for one question."""
_LONGEST_LINE = 65_535


class Writer:
    """Writes one collection, one caller at a time; milvus-lite allows no more.

    What was written is found at once, but the engine scores BM25 right only after `flush`.
    """

    def __init__(self, connection: Connection, collection: str, shape: Shape) -> None:
        self._connection = connection
        self._collection = collection
        self._shape = shape
        self._lock = threading.Lock()

    def prepare(self) -> None:
        """Make the collection if it is not there, and load it.

        Raises IndexMissing where one of another shape is there: it has to be dropped first.
        """
        with self._lock:
            if not self._call("has_collection"):
                self._call(
                    "create_collection",
                    works=True,
                    schema=fields_of(self._shape),
                    index_params=indexes_of(self._shape, local=self._connection.target.local),
                    properties=properties_of(self._shape),
                    consistency_level="Session",
                )
            self._fits(self._call("describe_collection"))
            self._call("load_collection", works=True)

    def load(self) -> None:
        """Have the engine load the collection; StoreRefused where there is none."""
        self._call("load_collection", works=True)

    def drop(self) -> None:
        """Remove the collection with all it holds."""
        with self._lock:
            self._call("drop_collection", works=True)

    def upsert(
        self,
        ordinal: int,
        passages: Sequence[Passage],
        vectors: NDArray[np.floating[Any]],
        terms: Sequence[tuple[str, ...]],
    ) -> None:
        """Put a document's passages, with vectors (n, dimension) and terms, in place of its old.

        ValueError where the lengths differ or two passages start at the same place.
        """
        units = units_of(vectors, self._shape.dimension)
        entities = [
            entity_of(ordinal, *each) for each in zip(passages, units.tolist(), terms, strict=True)
        ]
        numbers = {entity["number"] for entity in entities}
        if len(numbers) != len(entities):
            raise ValueError("two passages of a document start at the same place")
        self._check(entities)
        with self._lock:
            for start in range(0, len(entities), BATCH):
                self._call("upsert", works=True, data=entities[start : start + BATCH])
            if self._count(f"ordinal == {ordinal}") > len(numbers):
                others = numbers_among("number", sorted(numbers), wanted=False)
                unwanted = f" and {others}" if numbers else ""
                self._call("delete", works=True, filter=f"ordinal == {ordinal}{unwanted}")

    def delete(self, ordinals: Sequence[int]) -> None:
        """Remove documents; ones that are not there are passed over."""
        if ordinals:
            with self._lock:
                self._call("delete", works=True, filter=numbers_among("ordinal", ordinals))

    def delete_from(self, ordinal: int) -> None:
        """Remove documents with this number and higher ones, which a cut build may have left."""
        where = f"ordinal >= {ordinal}"
        if self._count(where):
            with self._lock:
                self._call("delete", works=True, filter=where)

    def count_of(self, ordinals: Sequence[int]) -> int:
        """Give how many passages documents have."""
        return self._count(numbers_among("ordinal", ordinals))

    def texts_of(self, ordinal: int) -> Iterator[tuple[str, Sequence[float]]]:
        """Give the search texts of a document's passages with their vectors."""
        for some in self._numbers_of(ordinal):
            found = self._call("get", ids=some, output_fields=["search_text", "vector"])
            yield from ((row["search_text"], row["vector"]) for row in found)

    def sum_of(self, ordinals: Sequence[int]) -> NDArray[np.float64]:
        """Add up the vectors of documents, shape (dimension,); zeros without any."""
        total = np.zeros(self._shape.dimension)
        for ordinal in ordinals:
            for some in self._numbers_of(ordinal):
                found = self._call("get", ids=some, output_fields=["vector"])
                total += np.sum([row["vector"] for row in found], axis=0, dtype=np.float64)
        return total

    def _numbers_of(self, ordinal: int) -> Iterator[list[int]]:
        """Give the numbers of a document's passages in portions, however many there are."""
        last, where = -1, f"ordinal == {ordinal}"
        while True:
            found = self._call(
                "query",
                filter=f"{where} and number > {last}",
                output_fields=["number"],
                limit=MOST_ROWS,
                consistency_level="Strong",
            )
            numbers = sorted(row["number"] for row in found)
            for start in range(0, len(numbers), BATCH):
                yield numbers[start : start + BATCH]
            if len(numbers) < MOST_ROWS:
                return
            last = numbers[-1]

    def count(self) -> int:
        """Give how many passages there are."""
        return self._count("")

    def flush(self) -> None:
        """Bring what was written to the disk, as one part of the index."""
        with self._lock:
            self._call("flush", works=True)

    def _count(self, where: str) -> int:
        found = self._call(
            "query", filter=where, output_fields=["count(*)"], consistency_level="Strong"
        )
        return int(found[0]["count(*)"])

    def _call(self, method: str, *, works: bool = False, **arguments: Any) -> Any:
        return self._connection.call(
            method, works=works, collection_name=self._collection, **arguments
        )

    def _fits(self, found: dict[str, Any]) -> None:
        """Refuse a collection of another shape."""
        if shape_of(found) != self._shape:
            raise IndexMissing(
                f"Milvusのコレクション{self._collection}は、別の設定で作られています",
                f"{self._shape.dimension}次元、k1={self._shape.k1:g}、b={self._shape.b:g}",
                "「machishirube build --force」で索引を作り直してください。",
            )

    def _check(self, entities: Sequence[dict[str, Any]]) -> None:
        """Refuse a passage with more terms than a field can hold, before anything is written."""
        for entity in entities:
            if len(entity["terms"]) > _LONGEST_LINE:
                seen = f"{entity['node']}の検索語が多すぎます"
                remedy = "設定index.window_charsを小さくしてください。"
                raise StoreRefused(seen, "1つの区切りに5,000語まで", remedy)
