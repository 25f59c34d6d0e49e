"""Unit vectors in FAISS with their texts and metadata, in memory; on disk FAISS beside SQLite.

`index.store` puts LlamaIndex's interface on it. The index itself keeps its passages in segments
(`index.segments`), which are not changed in place.
"""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.units import units_of
from index.wire import Row

Vectors = NDArray[np.float32]
AnyVectors = NDArray[np.floating[Any]]
Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Near:
    """A row that a vector search found, with its inner product (a cosine, -1 to 1)."""

    id: int
    similarity: float


class Shelf:
    """Rows with vectors. An id is given once and never again, so a stale one finds nothing."""

    def __init__(self, dimension: int, *, next_id: int = 0) -> None:
        import faiss

        # One thread: FAISS and torch each keep an OpenMP pool, and on two cores they fight.
        faiss.omp_set_num_threads(1)
        self.dimension = dimension
        self.next_id = next_id
        self.rows: dict[int, Row] = {}  # in rising order of id
        self._faiss: Any = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))
        self._ids_by_node: dict[str, int] = {}
        self._columns: dict[str, NDArray[np.object_]] = {}
        self._order: Ids | None = None
        self._lock = threading.RLock()

    def __len__(self) -> int:
        return len(self.rows)

    def add(self, rows: Sequence[Row], vectors: AnyVectors) -> Ids:
        """Add rows with vectors (n, dimension); a row whose node is there already replaces it."""
        units = units_of(vectors, self.dimension)
        if len(units) != len(rows):
            raise ValueError(f"{len(rows)} rows with {len(units)} vectors")
        if len({row.node for row in rows}) != len(rows):
            raise ValueError("a node occurs twice in one batch")
        with self._lock:
            self.remove_nodes(row.node for row in rows)
            ids = np.arange(self.next_id, self.next_id + len(rows), dtype=np.int64)
            self.put(ids, rows, units)
        return ids

    def put(self, ids: Ids, rows: Sequence[Row], units: Vectors) -> None:
        """Take rows under the ids they were stored with (rising, unused)."""
        with self._lock:
            self._faiss.add_with_ids(units, ids)
            for number, row in zip(ids.tolist(), rows, strict=True):
                self.rows[number] = row
                self._ids_by_node[row.node] = number
            self.next_id = max(self.next_id, int(ids.max(initial=-1)) + 1)
            self._changed()

    def id_of(self, node: str) -> int | None:
        """Give the id of a node, None if it is not there."""
        return self._ids_by_node.get(node)

    def remove_nodes(self, nodes: Iterable[str]) -> None:
        """Remove rows by node; nodes that are not there are passed over."""
        with self._lock:
            known = [found for node in nodes if (found := self._ids_by_node.get(node)) is not None]
            self.remove(known)

    def remove(self, ids: Sequence[int]) -> None:
        """Remove rows by id."""
        with self._lock:
            if ids:
                self._faiss.remove_ids(np.asarray(ids, dtype=np.int64))
            for number in ids:
                del self._ids_by_node[self.rows.pop(number).node]
            self._changed()

    def _changed(self) -> None:
        """Forget what was derived from the rows."""
        self._columns.clear()
        self._order = None

    def ids(self) -> Ids:
        """Give all ids in rising order; a row's place here is its position."""
        with self._lock:
            if self._order is None:
                self._order = np.fromiter(self.rows, dtype=np.int64, count=len(self.rows))
            return self._order

    def vectors(self) -> Vectors:
        """Give all vectors in the order of `ids`, shape (n, dimension)."""
        import faiss

        with self._lock:
            stored = faiss.vector_to_array(self._faiss.id_map)
            flat: Vectors = self._faiss.index.reconstruct_n(0, len(self.rows))
            return flat[np.argsort(stored)]

    def column(self, name: str) -> NDArray[np.object_]:
        """Give one metadata field of every row in the order of `ids`; None where it is absent."""
        with self._lock:
            if name not in self._columns:
                column = np.empty(len(self.rows), dtype=object)
                column[:] = [row.metadata.get(name) for row in self.rows.values()]
                self._columns[name] = column
            return self._columns[name]

    def holds(self, name: str, values: Iterable[object]) -> NDArray[np.bool_]:
        """Tell for each position whether a metadata field equals one of the values."""
        column = self.column(name)
        masks = [np.asarray(column == value, dtype=bool) for value in values]
        return np.logical_or.reduce(masks) if masks else np.zeros(len(column), dtype=bool)

    def search(
        self, vector: AnyVectors, k: int, mask: NDArray[np.bool_] | None = None
    ) -> tuple[Near, ...]:
        """Give the k rows nearest to a vector (dimension,), best first, ties by id."""

        query = units_of(vector[np.newaxis], self.dimension)
        with self._lock:
            size = len(self.rows) if mask is None else int(np.count_nonzero(mask))
            if not size or k < 1:
                return ()
            # `bits` must outlive the search: the selector only points at it
            bits = None if mask is None else self._bits(mask)
            parameters = None if bits is None else _selecting(bits)
            similarities, ids = self._faiss.search(query, min(k, size), params=parameters)
        pairs = zip(ids[0].tolist(), similarities[0].tolist(), strict=True)
        near = (Near(number, similarity) for number, similarity in pairs if number >= 0)
        return tuple(sorted(near, key=lambda item: (-item.similarity, item.id)))

    def _bits(self, mask: NDArray[np.bool_]) -> NDArray[np.uint8]:
        """Turn a mask over positions into a bit per id."""
        flags = np.zeros(self.next_id, dtype=bool)
        flags[self.ids()[mask]] = True
        return np.packbits(flags, bitorder="little")

    def to_bytes(self) -> bytes:
        """Give the FAISS index as FAISS writes it."""
        import faiss

        with self._lock:
            return bytes(faiss.serialize_index(self._faiss))


def _selecting(bits: NDArray[np.uint8]) -> Any:
    """Make FAISS search parameters that let through the ids whose bit is set."""
    import faiss

    library: Any = faiss  # its stubs describe the C++ constructors, not the wrapped ones
    return library.SearchParameters(sel=library.IDSelectorBitmap(bits))
