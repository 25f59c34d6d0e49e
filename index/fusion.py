"""Normalised score sum of the two search legs."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fused:
    """A passage's place in the merged list: its position in the index and its score (0 to 1)."""

    position: int
    score: float


def fuse(
    dense: Mapping[int, float], lexical: Mapping[int, float], *, dense_weight: float
) -> tuple[Fused, ...]:
    """Merge raw scores by position, best first, ties by position.

    Each leg is spread over 0 to 1 between its lowest and highest candidate; BM25 counts from its
    natural zero. A passage that a leg did not return gets 0 from it; a leg without any candidate
    leaves the whole weight to the other.
    """
    shares = {True: dense_weight if lexical else 1.0, False: 1.0 - dense_weight if dense else 1.0}
    near = _spread(dense, min(dense.values(), default=0.0))
    words = _spread(lexical, 0.0)
    merged = [
        Fused(place, shares[True] * near.get(place, 0.0) + shares[False] * words.get(place, 0.0))
        for place in dense.keys() | lexical.keys()
    ]
    return tuple(sorted(merged, key=lambda item: (-item.score, item.position)))


def _spread(scores: Mapping[int, float], low: float) -> dict[int, float]:
    """Map scores linearly so that `low` becomes 0 and the highest 1; equal scores become 1."""
    span = max(scores.values(), default=0.0) - low
    return {place: (value - low) / span if span > 0 else 1.0 for place, value in scores.items()}
