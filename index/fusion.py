"""Weighted sum of the two search legs, each on a scale that means the same for every question."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fused:
    """A passage's place in the merged list: its position in the index and its score (to 1)."""

    position: int
    score: float


def fuse(
    dense: Mapping[int, float], lexical: Mapping[int, float], *, dense_weight: float, most: float
) -> tuple[Fused, ...]:
    """Merge cosines and BM25 scores by position, best first, ties by position.

    BM25 counts as the share of `most`, what a passage would score that is nothing but the
    question's words: a question that shares one common word with the best passage gets little from
    it, where spreading each leg between its own lowest and highest score would make it count in
    full. A passage that the dense leg did not return counts as its last one did, and one that the
    lexical leg did not return gets 0 from it.
    """
    floor = min(dense.values(), default=0.0)
    shares = dense_weight, (1.0 - dense_weight) / most if most > 0 else 0.0
    merged = [
        Fused(place, shares[0] * dense.get(place, floor) + shares[1] * lexical.get(place, 0.0))
        for place in dense.keys() | lexical.keys()
    ]
    return tuple(sorted(merged, key=lambda item: (-item.score, item.position)))
