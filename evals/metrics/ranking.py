"""Scores of a ranked list against graded judgements; each is None where nothing is relevant.

`ranked` are ids, best first; `grades` are the judgements of one query, above 0 for relevant.
"""

import math
from collections.abc import Mapping, Sequence


def hit(ranked: Sequence[str], grades: Mapping[str, float], depth: int) -> float | None:
    """Tell (0 or 1) whether one of the first `depth` is relevant."""
    relevant = _relevant(grades)
    return float(not relevant.isdisjoint(ranked[:depth])) if relevant else None


def recall(ranked: Sequence[str], grades: Mapping[str, float], depth: int) -> float | None:
    """Give the share of the relevant ones that is among the first `depth`."""
    relevant = _relevant(grades)
    return len(relevant.intersection(ranked[:depth])) / len(relevant) if relevant else None


def reciprocal_rank(ranked: Sequence[str], grades: Mapping[str, float], depth: int) -> float | None:
    """Give 1 / rank of the first relevant one, 0 beyond `depth`."""
    relevant = _relevant(grades)
    ranks = (rank for rank, name in enumerate(ranked[:depth], start=1) if name in relevant)
    return 1 / next(ranks, math.inf) if relevant else None


def ndcg(ranked: Sequence[str], grades: Mapping[str, float], depth: int) -> float | None:
    """Give the discounted gain over that of the best order (Järvelin & Kekäläinen, linear gain)."""
    if not _relevant(grades):
        return None
    best = sorted((max(grade, 0.0) for grade in grades.values()), reverse=True)
    gained = [max(grades.get(name, 0.0), 0.0) for name in ranked]
    return _discounted(gained[:depth]) / _discounted(best[:depth])


def _relevant(grades: Mapping[str, float]) -> set[str]:
    return {name for name, grade in grades.items() if grade > 0}


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))
