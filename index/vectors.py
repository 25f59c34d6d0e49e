"""Unit vectors of one segment in FAISS: compared one by one, or from 50,000 rows on in clusters.

Clustered vectors are kept in 8 bits a number for finding and in 16 bits for re-ranking, both mapped
from their files. How the forms compare at which size stands in docs/scale.md.
"""

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]

FAISS_FILE, EXACT_FILE, SUM_FILE = "vectors.faiss", "vectors.npy", "sum.npy"
EXACT_AT_MOST = 50_000
"""Up to so many rows a segment compares a question with every vector."""
_NARROW = 20_000  # so few rows that pass a filter are compared one by one, too
_PER_CLUSTER = 40  # training vectors of each cluster; FAISS warns below 39
_PROBES = 160
_DEEPER = 2  # times k candidates are taken from the clusters and ranked again
_AT_ONCE = 65_536


@dataclass(frozen=True, slots=True)
class Nearest:
    """Rows with their inner products (cosines of unit vectors), best first, ties by row."""

    rows: Rows
    cosines: Vectors


class VectorWriter:
    """Takes vectors in batches and writes them into a folder in the form that fits their number."""

    def __init__(self, folder: Path, dimension: int, *, exact_at_most: int = EXACT_AT_MOST) -> None:
        self._folder, self._dimension = folder, dimension
        self._exact_at_most = exact_at_most
        self._raw = folder / "vectors.raw"
        self._file: BinaryIO = self._raw.open("wb")
        self._sum = np.zeros(dimension)
        self._count = 0

    def add(self, vectors: Vectors) -> None:
        """Take unit vectors (n, dimension)."""
        self._file.write(np.ascontiguousarray(vectors, dtype=np.float32).tobytes())
        self._sum += vectors.sum(axis=0, dtype=np.float64)
        self._count += len(vectors)

    def finish(self) -> None:
        """Write the FAISS file and what goes with it."""
        self.close()
        np.save(self._folder / SUM_FILE, self._sum)
        shape = self._count, self._dimension
        if self._count:
            raw: Vectors = np.memmap(self._raw, dtype=np.float32, mode="r", shape=shape)
        else:
            raw = np.zeros(shape, dtype=np.float32)
        index = _exact(raw) if self._count <= self._exact_at_most else self._clustered(raw)
        (self._folder / FAISS_FILE).write_bytes(_serialised(index))
        del raw
        self._raw.unlink()

    def close(self) -> None:
        """Close the file that vectors are gathered in; a second call does nothing."""
        self._file.close()

    def _clustered(self, raw: Vectors) -> Any:
        """Train clusters on an even sample and fill them; write the numbers for re-ranking."""
        library = _faiss()
        short = np.lib.format.open_memmap(
            self._folder / EXACT_FILE, mode="w+", dtype=np.float16, shape=raw.shape
        )
        clusters = clusters_for(len(raw))
        metric = library.METRIC_INNER_PRODUCT
        index = library.index_factory(raw.shape[1], f"IVF{clusters},SQ8", metric)
        step = max(1, len(raw) // (clusters * _PER_CLUSTER))
        library.omp_set_num_threads(os.cpu_count() or 1)  # nobody is served meanwhile
        index.train(np.ascontiguousarray(raw[::step]))
        for start in range(0, len(raw), _AT_ONCE):
            some = np.ascontiguousarray(raw[start : start + _AT_ONCE])
            index.add(some)
            short[start : start + len(some)] = some
        library.omp_set_num_threads(1)
        short.flush()
        return index


def clusters_for(count: int) -> int:
    """Give how many clusters hold `count` vectors: a power of two near four times its root."""
    return int(2 ** round(np.log2(4 * np.sqrt(count))))


def _exact(raw: Vectors) -> Any:
    """Hold vectors as they are."""
    index = _faiss().IndexFlatIP(raw.shape[1])
    index.add(np.ascontiguousarray(raw))
    return index


def _serialised(index: Any) -> bytes:
    """Give the bytes of FAISS's own file. Its writer cannot open 日本語 paths on Windows."""
    return bytes(_faiss().serialize_index(index))


def _faiss() -> Any:
    """Give FAISS, whose Python part has no types."""
    import faiss

    return faiss


class VectorFile:
    """Searches the vectors of a segment. Safe from several threads."""

    def __init__(self, folder: Path) -> None:
        """Open; raises RuntimeError, OSError or ValueError over a damaged file."""
        self.sum: NDArray[np.float64] = np.load(folder / SUM_FILE)
        self._short: NDArray[np.float16] | None = None
        if (folder / EXACT_FILE).exists():
            self._short = np.load(folder / EXACT_FILE, mmap_mode="r")
        self._index = _opened(folder / FAISS_FILE, mapped=self._short is not None)
        self._lock = threading.Lock()
        self.dimension = int(self._index.d)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, unit: Vectors, k: int, mask: Mask | None = None) -> Nearest:
        """Give the k rows nearest to a unit vector (dimension,), of those that a mask lets pass.

        Rows that are as near as the last of them come too, where every vector is compared.
        """
        passing = len(self) if mask is None else int(np.count_nonzero(mask))
        if not passing or k < 1:
            return _ranked(np.empty(0, np.int64), np.empty(0, np.float32), k)
        if self._short is None:
            return self._compared(unit, k, mask, passing)
        if mask is not None and passing <= _NARROW:
            rows = np.flatnonzero(mask)
        else:
            rows = self._candidates(unit, _DEEPER * k, mask, passing / len(self))
        return _ranked(rows, self.read(rows) @ unit, k)

    def _compared(self, unit: Vectors, k: int, mask: Mask | None, passing: int) -> Nearest:
        """Search an exact index, deeper where FAISS had to choose among equal ones."""
        deep = k + 1
        while True:
            found = self._find(unit, min(deep, passing), mask, None)
            if deep >= passing or found[1][-1] < found[1][k - 1]:
                return _ranked(*found, len(found[0]), least=found[1][min(k, passing) - 1])
            deep *= 4

    def _candidates(self, unit: Vectors, k: int, mask: Mask | None, share: float) -> Rows:
        """Search clusters, the more of them the fewer rows pass."""
        probes = min(int(self._index.nlist), int(_PROBES / share))
        return self._find(unit, k, mask, probes)[0]

    def _find(
        self, unit: Vectors, k: int, mask: Mask | None, probes: int | None
    ) -> tuple[Rows, Vectors]:
        """Ask FAISS; give what it found."""
        library = _faiss()
        # `bits` must outlive the search: the selector only points at it
        bits = None if mask is None else np.packbits(mask, bitorder="little")
        named: dict[str, Any] = {} if bits is None else {"sel": library.IDSelectorBitmap(bits)}
        if probes is None:
            parameters = library.SearchParameters(**named) if named else None
        else:
            parameters = library.SearchParametersIVF(nprobe=probes, **named)
        cosines, rows = self._index.search(unit[np.newaxis], k, params=parameters)
        there = rows[0] >= 0
        return rows[0][there], cosines[0][there]

    def read(self, rows: Sequence[int] | Rows) -> Vectors:
        """Give vectors by their rows, shape (m, dimension)."""
        numbers = np.asarray(rows, dtype=np.int64)
        if self._short is not None:
            return np.asarray(self._short[numbers], dtype=np.float32)
        if not len(numbers):
            return np.empty((0, self.dimension), np.float32)
        found: Vectors = self._index.reconstruct_batch(numbers)
        return found

    def batches(self, rows: Rows) -> Iterator[Vectors]:
        """Give vectors of rows in portions."""
        for start in range(0, len(rows), _AT_ONCE):
            yield self.read(rows[start : start + _AT_ONCE])


def _opened(path: Path, *, mapped: bool) -> Any:
    """Open a FAISS file: mapped where that is worth it and its path can be opened."""
    library = _faiss()
    # One thread: FAISS and torch each keep an OpenMP pool, and on two cores they fight.
    library.omp_set_num_threads(1)
    if mapped and str(path).isascii():
        # not every system can map; a damaged file fails again below
        with suppress(RuntimeError):
            return library.read_index(str(path), library.IO_FLAG_MMAP_IFC)
    return library.deserialize_index(np.fromfile(path, dtype=np.uint8))


def _ranked(rows: Rows, cosines: Vectors, k: int, least: float = -np.inf) -> Nearest:
    """Order rows by cosine, ties by row, and keep the best k that are not below `least`."""
    order = np.lexsort((rows, -cosines))[: max(k, 0)]
    order = order[cosines[order] >= least]
    return Nearest(np.asarray(rows[order], np.int64), np.asarray(cosines[order], np.float32))
