"""BM25 over the posting lists of all segments; exact, and faster than scoring every row.

Lucene's form: a term adds idf × tf / (tf + k1 (1 − b + b × length / mean length)).
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from index.postings import Postings

Mask = NDArray[np.bool_]
Rows = NDArray[np.integer]
Totals = NDArray[np.float32]
_SAMPLE = 4  # times k rows with rare terms are scored in full, to know what the best reach
_ROUNDING = 1e-4  # sums of the same numbers in another order differ by less


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
        self.size = sum(len(each.lengths) for each in segments)
        total = sum(int(each.lengths.sum(dtype=np.int64)) for each in segments)
        self._saturation = _Saturation(k1, b, total / self.size if total else 1.0)
        lengths = (each.lengths.astype(np.float32) for each in segments)
        self._held_back = [self._saturation.held_back(each) for each in lengths]

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
                _List(each, n, one.weight, self._held_back[number], self._saturation)
                for one in asked
                if (n := one.numbers[number]) is not None
            ]
            if lists:
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


@dataclass(frozen=True, slots=True)
class _Saturation:
    """How counts are held back: the part of a score that hangs on a row is c / (c + held back)."""

    k1: float
    b: float
    mean: float

    def held_back(self, lengths: NDArray[np.float32]) -> NDArray[np.float32]:
        """Give for rows of some lengths (n,) how much they hold their counts back."""
        return np.float32(self.k1) * (
            np.float32(1.0 - self.b) + np.float32(self.b / self.mean) * lengths
        )

    def most(self, count: int, length: int) -> float:
        """Give what a row can add that is no shorter and holds a term no oftener."""
        return count / (count + self.k1 * (1.0 - self.b + self.b / self.mean * length))


def _rarest(asked: _Asked) -> float:
    return -asked.weight


class _List:
    """The posting list of one asked term in one segment."""

    def __init__(
        self,
        segment: Postings,
        number: int,
        weight: float,
        held_back: NDArray[np.float32],
        saturation: _Saturation,
    ) -> None:
        span = slice(segment.starts[number], segment.starts[number + 1])
        self.rows = segment.rows[span]
        self._counts = segment.counts[span]
        self._weight, self._held_back = np.float32(weight), held_back
        most, shortest = int(segment.most[number]), segment.shortest[number].tolist()
        counts = [*range(1, len(shortest)), most]
        self.most = weight * max(map(saturation.most, counts, shortest))

    def scores(self, at: NDArray[np.integer] | slice) -> Totals:
        """Score some of its postings, by their places in the list."""
        counts = self._counts[at].astype(np.float32)
        found: Totals = self._weight * (counts / (counts + self._held_back[self.rows[at]]))
        return found


def _best(lists: Sequence[_List], size: int, k: int, mask: Mask | None) -> tuple[Rows, Totals]:
    """Give the k best rows of a segment of `size` rows, and all that equal the last of them.

    `lists` begin with the rarest term. Whole lists are summed up as long as a row that holds none
    of these terms could still come among the best; the others, the long ones, are only looked up
    for the rows found so far (Turtle and Flood 1995, "Query Evaluation: Strategies and
    Optimizations": max score).
    """
    totals = np.zeros(size, dtype=np.float32)
    rests = _rests(lists)
    found: list[Rows] = []
    least = 0.0
    while len(found) < len(lists) and rests[len(found)] + _ROUNDING >= least:
        found.append(_sum_up(lists[len(found)], totals, mask))
        if not least and len(found) < len(lists):
            least = _least(lists[len(found) :], np.concatenate(found), totals, k)
    rows: Rows = np.concatenate(found)
    for each, rest in zip(lists[len(found) :], rests[len(found) :], strict=True):
        least = max(least, _kth(totals[rows], k))
        rows = np.sort(rows[totals[rows] + np.float32(rest + _ROUNDING) >= least])
        totals[rows] += _looked_up(each, rows)
    scores = totals[rows]
    keep = np.flatnonzero(scores >= _kth(scores, k))
    return rows[keep], scores[keep]


def _rests(lists: Sequence[_List]) -> list[float]:
    """Give for each list what it and those behind it can add at most."""
    return list(accumulate(reversed([each.most for each in lists])))[::-1]


def _sum_up(each: _List, totals: Totals, mask: Mask | None) -> Rows:
    """Add a term's scores to all its rows that pass; give the rows that had none before."""
    at = slice(None) if mask is None else np.flatnonzero(mask[each.rows])
    rows: Rows = each.rows[at]
    before = totals[rows]
    totals[rows] = before + each.scores(at)
    fresh: Rows = rows[before == 0.0]
    return fresh


def _least(lists: Sequence[_List], rows: Rows, totals: Totals, k: int) -> float:
    """Give a score that at least k rows reach: the k-th of some rows, which hold rare terms.

    `lists` are those not summed up yet. 0 while there are too few rows.
    """
    if len(rows) < k:
        return 0.0
    some = min(_SAMPLE * k, len(rows))
    rows = np.sort(rows[np.argpartition(-totals[rows], some - 1)[:some]])
    return _kth(totals[rows] + sum(_looked_up(each, rows) for each in lists), k)


def _looked_up(each: _List, rows: Rows) -> Totals:
    """Give what a term adds to rows, which stand in rising order."""
    at: Rows = np.searchsorted(each.rows, rows)
    at[at == len(each.rows)] = 0
    held = np.flatnonzero(each.rows[at] == rows)
    found = np.zeros(len(rows), dtype=np.float32)
    found[held] = each.scores(at[held])
    return found


def _kth(scores: Totals, k: int) -> float:
    """Give the k-th best score, 0 where there are fewer."""
    return float(np.partition(scores, -k)[-k]) if len(scores) >= k else 0.0
