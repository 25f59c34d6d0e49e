"""BM25 over the posting lists of all segments; exact: every row that holds a term is scored.

Lucene's form: a term adds idf × tf / (tf + k1 (1 − b + b × length / mean length)). Leaving out the
long lists (max score) needs fewer postings, but looking rows up in them afterwards takes longer
than going through them.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.postings import Postings

Mask = NDArray[np.bool_]
Floats = NDArray[np.float32]
ROWS_AT_ONCE = 1 << 18
"""Rows scored in one go: their totals (1 MB) stay near the processor."""
_FOLD = 64  # rows of which only the best is compared at first
_NOTHING = float(np.finfo(np.float32).tiny)  # below any score
_NONE = np.empty(0, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Scored:
    """A row of a segment (both numbered from 0) and its score, above 0."""

    segment: int
    row: int
    score: float


@dataclass(frozen=True, slots=True)
class _Asked:
    """A term of a question: its number in each segment, its rarity times its occurrences."""

    numbers: tuple[int | None, ...]
    weight: float


class Bm25:
    """Scores rows of segments by statistics over all of them; safe from several threads."""

    def __init__(
        self, segments: Sequence[Postings], *, k1: float, b: float, at_once: int = ROWS_AT_ONCE
    ) -> None:
        self._segments, self._at_once = tuple(segments), at_once
        self.size = sum(len(each.lengths) for each in segments)
        total = sum(int(each.lengths.sum(dtype=np.int64)) for each in segments)
        mean = total / self.size if total else 1.0
        base, slope = np.float32(1.0 - b), np.float32(b / mean)
        self._held_back: list[Floats] = [
            np.float32(k1) * (base + slope * each.lengths.astype(np.float32)) for each in segments
        ]

    def most(self, terms: Sequence[str]) -> float:
        """Give what no row can score more than: the sum of the terms' rarity (idf).

        A term that no row holds counts as the rarest.
        """
        if not any(len(each.rows) for each in self._segments):
            return 0.0
        return sum(self._asked(term, 1).weight for term in terms)

    def top(
        self, terms: Sequence[str], k: int, masks: Sequence[Mask | None] | None = None
    ) -> list[Scored]:
        """Give the k best rows that their segment's mask (n,) lets through, and all that equal
        the last of them, in no order.
        """
        if k < 1:
            return []
        asked = [self._asked(term, times) for term, times in sorted(Counter(terms).items())]
        asked.sort(key=_rarest)
        best = _Best(k)
        for number, segment in enumerate(self._segments):
            numbered = [(each.numbers[number], each.weight) for each in asked]
            lists = [_List.of(segment, n, weight) for n, weight in numbered if n is not None]
            mask = masks[number] if masks is not None else None
            if lists:
                ranges = _summed_up(lists, self._held_back[number], mask, self._at_once)
                for first, totals in ranges:
                    best.take(number, first, totals)
        return best.found()

    def _asked(self, term: str, times: int) -> _Asked:
        """Look a term up in every segment."""
        numbers = tuple(each.find(term) for each in self._segments)
        pairs = zip(self._segments, numbers, strict=True)
        held = sum(each.held(n) for each, n in pairs if n is not None)
        rarity = math.log(1 + (self.size - held + 0.5) / (held + 0.5))
        return _Asked(numbers, times * rarity)


def _rarest(asked: _Asked) -> float:
    return -asked.weight


@dataclass(frozen=True, slots=True, eq=False)
class _List:
    """The posting list of one asked term in one segment."""

    rows: NDArray[np.int32]
    counts: NDArray[np.uint16]
    weight: np.float32

    @classmethod
    def of(cls, segment: Postings, number: int, weight: float) -> "_List":
        span = slice(segment.starts[number], segment.starts[number + 1])
        return cls(segment.rows[span], segment.counts[span], np.float32(weight))

    def add_to(self, totals: Floats, span: slice, first: int, held_back: Floats) -> None:
        """Add what some postings score; `totals` and `held_back` are of the rows from `first`."""
        rows = np.subtract(self.rows[span], first, dtype=np.intp)
        scores = self.counts[span].astype(np.float32)
        scores /= scores + held_back.take(rows)
        scores *= self.weight
        np.add.at(totals, rows, scores)  # quicker than totals[rows] += scores


def _summed_up(
    lists: Sequence[_List], held_back: Floats, mask: Mask | None, at_once: int
) -> Iterator[tuple[int, Floats]]:
    """Give a segment's totals, range by range, each with its first row; 0 where nothing is found.

    They are overwritten by the next ones. Zeros fill the last up, so that `_FOLD` divides it.
    """
    size = len(held_back)
    parts = math.ceil(size / at_once)
    width = math.ceil(size / parts / _FOLD) * _FOLD
    # of the lists' type: each list would be converted otherwise, whole
    edges = np.array([*range(0, size, width), size], dtype=np.int32)
    cuts = [pairwise(np.searchsorted(each.rows, edges).tolist()) for each in lists]
    totals = np.empty(width, dtype=np.float32)
    for (first, last), *spans in zip(pairwise(edges.tolist()), *cuts, strict=True):
        passing = mask[first:last] if mask is not None else None
        if passing is not None and not passing.any():
            continue
        totals.fill(0.0)
        for each, span in zip(lists, spans, strict=True):
            each.add_to(totals, slice(*span), first, held_back[first:last])
        if passing is not None:
            totals[: last - first] *= passing
        yield first, totals


class _Best:
    """Gathers the k best rows out of ranges that come one after the other."""

    def __init__(self, k: int) -> None:
        self._k, self._least = k, _NOTHING  # at least k rows reach it, or all do
        self._found: list[tuple[int, NDArray[np.intp], Floats]] = []

    def take(self, segment: int, first: int, totals: Floats) -> None:
        """Look through the totals of the rows from `first` on; their number divides by `_FOLD`."""
        peaks = totals.reshape(_FOLD, -1).max(axis=0)  # each of another row
        peaks = peaks[peaks >= self._least]  # sorting many zeros takes long
        if len(peaks):
            self._least = max(self._least, _kth(peaks, self._k))
            rows = np.flatnonzero(totals >= self._least)
            self._found.append((segment, rows + first, totals[rows]))

    def found(self) -> list[Scored]:
        """Give them, and all that equal the last."""
        least = _kth(np.concatenate([_NONE, *(scores for _, _, scores in self._found)]), self._k)
        return [
            Scored(segment, row, score)
            for segment, rows, scores in self._found
            for row, score in zip(rows.tolist(), scores.tolist(), strict=True)
            if score >= least
        ]


def _kth(scores: Floats, k: int) -> float:
    """Give the k-th best score, 0 where there are fewer."""
    return float(np.partition(scores, -k)[-k]) if len(scores) >= k else 0.0
