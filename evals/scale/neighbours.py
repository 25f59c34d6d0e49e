"""How far vectors lie from their nearest neighbours, and how alike two samples are."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.gathering import Vectors

Sample = NDArray[np.floating]
RANKS = (1, 10)
_BLOCK = 1_024


def distances(
    vectors: Vectors, ranks: Sequence[int] = RANKS, positions: Sequence[int] | None = None
) -> Vectors:
    """Give 1 - cosine to the neighbours of some ranks (from 1): (n, ranks).

    Exact, in n² time; `positions` names the vectors to look from, all where it is None. Ranks
    that there are not enough vectors for are left out.
    """
    whose = np.arange(len(vectors)) if positions is None else np.asarray(positions)
    columns = [rank - 1 for rank in ranks if rank < len(vectors)]
    found = np.empty((len(whose), len(columns)), dtype=np.float32)
    for start in range(0, len(whose), _BLOCK):
        block = whose[start : start + _BLOCK]
        away = 1 - vectors[block] @ vectors.T
        away[np.arange(len(block)), block] = np.inf
        found[start : start + _BLOCK] = np.partition(away, columns, axis=1)[:, columns]
    return np.maximum(found, 0)


def kolmogorov(one: Sample, other: Sample) -> float:
    """Give the Kolmogorov-Smirnov distance: the widest gap of the distribution functions, 0 to 1.

    Raises ValueError where a sample is empty.
    """
    if not (len(one) and len(other)):
        raise ValueError("an empty sample has no distribution")
    values = np.concatenate([one, other])
    below = [
        np.searchsorted(np.sort(each), values, side="right") / len(each) for each in (one, other)
    ]
    return float(np.max(np.abs(below[0] - below[1])))
