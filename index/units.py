"""Vectors as every store takes them: of norm 1, so that the inner product is the cosine."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexMissing


def units_of(vectors: NDArray[np.floating[Any]], dimension: int) -> NDArray[np.float32]:
    """Give vectors (n, dimension) with norm 1 (zeros stay); refuse other dimensions and NaN."""
    array = np.ascontiguousarray(vectors, dtype=np.float32)
    if array.ndim != 2 or array.shape[1] != dimension:
        raise IndexMissing(
            f"ベクトルが{array.shape[-1] if array.ndim else 0}次元です",
            f"索引と同じ{dimension}次元",
            "埋め込みモデルを変えたときは「machishirube build」で索引を作り直してください。",
        )
    if not np.isfinite(array).all():
        raise ValueError("a vector holds NaN or infinity")
    norms = np.linalg.norm(array, axis=1, keepdims=True)
    norms[norms == 0] = 1
    units: NDArray[np.float32] = array / norms
    return units
