"""BM25 over the posting lists of all segments; exact, and faster than scoring every row.

Lucene's form: a term adds idf × tf / (tf + k1 (1 − b + b × length / mean length)).
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.postings import Postings

Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]
_ROUNDING = 1e-9  # sums of the same numbers in another order differ by less


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

    def __init__(self, segments: Sequence[Postings], *, k1: float, b: float) -> None:
        self._segments = tuple(segments)
        self._k1, self._b = k1, b
        self.size = sum(len(each.lengths) for each in segments)
        total = sum(int(each.lengths.sum(dtype=np.int64)) for each in segments)
        self._mean = total / self.size if total else 1.0

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
        """Give each segment's k best rows that a mask (n,) lets through, and all that equal the
        last of them, in no order.
        """
        asked = [self._asked(term, times) for term, times in sorted(Counter(terms).items())]
        asked = sorted((a for a in asked if any(n is not None for n in a.numbers)), key=_rarest)
        if k < 1 or not asked:
            return []
        found: list[Scored] = []
        for number, each in enumerate(self._segments):
            mask = masks[number] if masks is not None else None
            lists = [
                _List(each, n, one.weight, self)
                for one in asked
                if (n := one.numbers[number]) is not None
            ]
            rows, scores = _best(lists, len(each.lengths), k, mask)
            pairs = zip(rows.tolist(), scores.tolist(), strict=True)
            found += (Scored(number, row, score) for row, score in pairs)
        return found

    def _asked(self, term: str, times: int) -> _Asked:
        """Look a term up in every segment."""
        numbers = tuple(each.find(term) for each in self._segments)
        pairs = zip(self._segments, numbers, strict=True)
        held = sum(each.held(n) for each, n in pairs if n is not None)
        rarity = math.log(1 + (self.size - held + 0.5) / (held + 0.5))
        return _Asked(numbers, times * rarity)

    def saturated(
        self, counts: NDArray[np.integer], lengths: NDArray[np.integer]
    ) -> NDArray[np.float64]:
        """Give the part of a score (0 to 1) that hangs on a row: arrays of one shape."""
        held_back = self._k1 * (1.0 - self._b + self._b * lengths / self._mean)
        return np.asarray(counts / (counts + held_back), dtype=np.float64)


def _rarest(asked: _Asked) -> float:
    return -asked.weight


class _List:
    """The posting list of one asked term in one segment."""

    def __init__(self, segment: Postings, number: int, weight: float, engine: Bm25) -> None:
        span = slice(segment.starts[number], segment.starts[number + 1])
        self.rows = segment.rows[span]
        self._counts = segment.counts[span]
        self._lengths = segment.lengths
        self._weight, self._engine = weight, engine
        best = engine.saturated(segment.most[number], segment.shortest[number])
        self.most = weight * float(best)

    def scores(self, at: NDArray[np.integer] | slice) -> NDArray[np.float64]:
        """Score some of its postings, by their places in the list."""
        lengths = self._lengths[self.rows[at]]
        counts = self._counts[at].astype(np.int32)
        return self._weight * self._engine.saturated(counts, lengths)


def _best(
    lists: Sequence[_List], size: int, k: int, mask: Mask | None
) -> tuple[Rows, NDArray[np.float64]]:
    """Give the k best rows of a segment of `size` rows, and all that equal the last of them.

    Rare terms are summed up over their whole lists. As soon as a row that holds none of them could
    not come among the best any more, common terms are only looked up for the rows found so far
    (Turtle and Flood 1995, "Query Evaluation: Strategies and Optimizations": max score).
    """
    totals = np.zeros(size)
    rest = sum(each.most for each in lists)
    found: list[Rows] = []
    bound = 0.0
    for each in lists:
        if rest + _ROUNDING < bound:
            found = [_look_up(each, np.concatenate(found), totals, bound - rest - _ROUNDING)]
        else:
            found.append(_sum_up(each, totals, mask))
        rest -= each.most
        bound = _kth(totals, found, k)
    rows: Rows = np.concatenate(found) if found else np.empty(0, dtype=np.int64)
    keep: Rows = rows[totals[rows] >= bound]
    return keep, totals[keep]


def _sum_up(each: _List, totals: NDArray[np.float64], mask: Mask | None) -> Rows:
    """Add a term's scores to all its rows that pass; give the rows that had none before."""
    at: NDArray[np.integer] | slice = (
        slice(None) if mask is None else np.flatnonzero(mask[each.rows])
    )
    rows = each.rows[at].astype(np.int64)
    fresh: Rows = rows[totals[rows] == 0.0]
    totals[rows] += each.scores(at)
    return fresh


def _look_up(each: _List, candidates: Rows, totals: NDArray[np.float64], least: float) -> Rows:
    """Add a term's scores to the rows that can still come among the best, and give these."""
    rows: Rows = np.sort(candidates[totals[candidates] >= least])
    at: Rows = np.searchsorted(each.rows, rows)
    at[at == len(each.rows)] = 0
    held = each.rows[at] == rows
    totals[rows[held]] += each.scores(at[held])
    return rows


def _kth(totals: NDArray[np.float64], found: Sequence[Rows], k: int) -> float:
    """Give the k-th best total so far, 0 with fewer rows."""
    count = sum(map(len, found))
    if count < k:
        return 0.0
    scores = totals[np.concatenate(found)]
    return float(np.partition(scores, count - k)[count - k])
