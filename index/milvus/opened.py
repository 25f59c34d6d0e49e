"""Opening what a generation has in Milvus."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.state import DataFolder
from index.errors import IndexDamaged
from index.generations import current_number_or_zero, generation_folder
from index.manifest import REBUILD, Manifest, Stored
from index.milvus.client import Connection
from index.milvus.connections import connection_to, store_of
from index.milvus.legs import MilvusLegs
from index.milvus.schema import Shape
from index.milvus.writing import Writer

SUM_FILE = "vectors-sum.npy"


def legs_of(data: DataFolder, folder: Path, manifest: Manifest) -> MilvusLegs:
    """Give the ways to find a generation's passages; nothing is asked of Milvus yet."""
    mean = _load(folder) / max(manifest.passages, 1)
    stored, k1 = _stored(manifest), float(manifest.settings.get("k1") or 0)
    return MilvusLegs(
        _connection(data, manifest),
        stored.collection,
        np.asarray(mean, dtype=np.float32),
        stored.ordinals,
        k1=k1,
    )


def writer_of(data: DataFolder, manifest: Manifest) -> Writer:
    """Open the collection of a generation for writing."""
    connection = _connection(data, manifest)
    k1, b = (float(manifest.settings.get(name) or 0) for name in ("k1", "b"))
    shape = shape_for(connection, manifest.dimension, k1, b)
    return Writer(connection, _stored(manifest).collection, shape)


def count_of(data: DataFolder, manifest: Manifest) -> int:
    """Count the passages that Milvus holds, waste included; StoreUnavailable, StoreRefused."""
    return writer_of(data, manifest).count()


def shape_for(connection: Connection, dimension: int, k1: float, b: float) -> Shape:
    """Compare vectors one by one in a *.db folder; a server chooses its index."""
    nearest = "FLAT" if connection.target.local else "AUTOINDEX"
    return Shape(dimension, k1, b, nearest)


def save_sum(folder: Path, total: NDArray[np.float64]) -> None:
    """Write the sum of all vectors into a generation's folder."""
    np.save(folder / SUM_FILE, total)


def load_sum(data: DataFolder) -> NDArray[np.float64]:
    """Read it from the current generation."""
    return _load(generation_folder(data, current_number_or_zero(data)))


def _load(folder: Path) -> NDArray[np.float64]:
    try:
        total: NDArray[np.float64] = np.load(folder / SUM_FILE)
    except (OSError, ValueError, EOFError) as error:
        seen = f"索引のファイル（{SUM_FILE}）が読めません：{error}"
        raise IndexDamaged(seen, "壊れていない索引のファイル", REBUILD) from error
    return total


def _stored(manifest: Manifest) -> Stored:
    if manifest.stored is None:
        raise IndexDamaged("索引にMilvusの記載がありません", "index.storeで作った索引", REBUILD)
    return manifest.stored


def _connection(data: DataFolder, manifest: Manifest) -> Connection:
    return connection_to(store_of(data, str(manifest.settings.get("store"))))
