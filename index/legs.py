"""The two legs of a search, by vectors and by words, behind one seam: this machine or a server."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from index.records import Filter, Passage
from index.units import units_of
from index.wire import passage_of

if TYPE_CHECKING:
    from index.rows import Span
    from index.segments import Segment

Vectors = NDArray[np.float32]
Mask = NDArray[np.bool_]
Scores = Mapping[int, float]
"""Raw scores by a passage's number; equal scores stand in the order of these."""
REMEMBERED = 20_000
"""Passages that stay in memory; one takes about 2 kB."""


class Legs(Protocol):
    """Finds passages of one generation; safe from several threads."""

    def near(self, vector: Vectors, k: int, where: Filter) -> Scores:
        """Give the k passages nearest to a vector (dimension,), with cosines (-1 to 1)."""
        ...

    def worded(self, terms: Sequence[str], k: int, where: Filter) -> Scores:
        """Give at most k passages that hold a term, with BM25 scores above 0."""
        ...

    def most(self, terms: Sequence[str]) -> float:
        """Give the BM25 score that no passage can exceed."""
        ...

    def mean(self) -> Vectors:
        """Give the mean vector of all passages, shape (dimension,); zeros without any."""
        ...

    def passages(self, numbers: Sequence[int]) -> list[Passage]:
        """Give passages by their numbers, in that order."""
        ...


class Scoring(BaseModel):
    """Parameters of BM25, as a manifest holds them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    k1: float = 1.5
    b: float = 0.75


class LocalLegs:
    """FAISS and BM25 in this process over the segments of a generation.

    A passage's number is its place when all documents are read in the given order, however the
    segments lie.
    """

    def __init__(
        self,
        segments: Sequence["Segment"],
        documents: Sequence[str],
        dimension: int,
        scoring: Scoring | None = None,
    ) -> None:
        from index.bm25 import Bm25

        scoring = scoring or Scoring()
        self._segments = tuple(segments)
        self._parts = _parts(segments, documents)
        self._dimension = dimension
        self._words = Bm25([s.postings for s in segments], k1=scoring.k1, b=scoring.b)
        self._starts = np.array([part.start for part in self._parts], dtype=np.int64)
        self._shifts = [_shifts(self._parts, n) for n in range(len(segments))]
        self._remembered: dict[int, Passage] = {}
        self._masked: tuple[Filter, list[Mask | None]] | None = None
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return self._words.size

    def near(self, vector: Vectors, k: int, where: Filter) -> Scores:
        """Search the vectors; raises IndexMissing on a vector of another dimension."""
        (unit,) = units_of(vector[np.newaxis], self._dimension)
        numbers, cosines = [], []
        for n, (segment, mask) in enumerate(zip(self._segments, self._masks(where), strict=True)):
            found = segment.vectors.search(unit, k, mask)
            numbers.append(self._numbers(n, found.rows))
            cosines.append(found.cosines)
        return _best(numbers, cosines, k)

    def worded(self, terms: Sequence[str], k: int, where: Filter) -> Scores:
        """Find the best by BM25, exactly."""
        masks = self._masks(where)
        found = self._words.top(terms, k, masks)
        numbers, scores = [], []
        for n in range(len(self._segments)):
            own = [one for one in found if one.segment == n]
            numbers.append(self._numbers(n, np.array([one.row for one in own], np.int64)))
            scores.append(np.array([one.score for one in own], np.float32))
        return _best(numbers, scores, k)

    def most(self, terms: Sequence[str]) -> float:
        """Sum up how rare the terms are."""
        return self._words.most(terms)

    def mean(self) -> Vectors:
        """Divide the sum of all vectors."""
        total = sum((s.vectors.sum for s in self._segments), np.zeros(self._dimension))
        mean: Vectors = (total / max(len(self), 1)).astype(np.float32)
        return mean

    def passages(self, numbers: Sequence[int]) -> list[Passage]:
        """Read passages; the latest are remembered."""
        known = self._remembered
        wanted: dict[int, dict[int, int]] = {}
        for number in numbers:
            if number not in known:
                segment, row = self._place(number)
                wanted.setdefault(segment, {})[row] = number
        fresh = {
            rows[row]: passage_of(found)
            for segment, rows in wanted.items()
            for row, found in self._segments[segment].rows.read(list(rows)).items()
        }
        self._remember(fresh)
        return [fresh[number] if number in fresh else known[number] for number in numbers]

    def vectors(self) -> Vectors:
        """Give all vectors in the order of numbers, shape (n, dimension)."""
        parts = [self._read(part) for part in self._parts]
        return np.concatenate(parts) if parts else np.empty((0, self._dimension), np.float32)

    def _read(self, part: "_Part") -> Vectors:
        rows = np.arange(part.span.first, part.span.first + part.span.count)
        return self._segments[part.segment].vectors.read(rows)

    def _remember(self, fresh: Mapping[int, Passage]) -> None:
        """Keep passages, in place of all others when there are too many."""
        room = len(self._remembered) + len(fresh) <= REMEMBERED
        # a new dictionary: who reads the old one meanwhile still finds everything in it
        self._remembered = {**self._remembered, **fresh} if room else dict(fresh)

    def _numbers(self, segment: int, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Turn rows of a segment into numbers."""
        shifts = self._shifts[segment]
        at = np.searchsorted(shifts.firsts, rows, side="right") - 1
        return rows + shifts.by[at] if len(rows) else rows

    def _place(self, number: int) -> tuple[int, int]:
        """Turn a number into segment and row."""
        part = self._parts[int(np.searchsorted(self._starts, number, side="right")) - 1]
        return part.segment, number - part.start + part.span.first

    def _masks(self, where: Filter) -> list[Mask | None]:
        """Tell for each segment which rows a filter lets through; None where it lets all.

        The latest is remembered: both legs of a search ask for it.
        """
        with self._lock:
            if self._masked is None or self._masked[0] != where:
                masks = [_mask(segment, where) for segment in self._segments]
                self._masked = where, masks
            return self._masked[1]


@dataclass(frozen=True, slots=True)
class _Part:
    """A document: where its numbers start, and its rows in which segment."""

    start: int
    segment: int
    span: "Span"


def _parts(segments: Sequence["Segment"], documents: Sequence[str]) -> list[_Part]:
    """Number the documents' rows through, in order; ones without rows have no part."""
    held = {
        span.document: (number, span)
        for number, segment in enumerate(segments)
        for span in segment.rows.spans
    }
    found = [held[name] for name in documents if name in held]
    starts = accumulate((span.count for _, span in found), initial=0)
    return [_Part(start, *each) for start, each in zip(starts, found, strict=False)]


@dataclass(frozen=True, eq=False, slots=True)
class _Shifts:
    """What turns rows of a segment into numbers: from `firsts[i]` on, `by[i]` is added."""

    firsts: NDArray[np.int64]
    by: NDArray[np.int64]


def _shifts(parts: Sequence[_Part], segment: int) -> _Shifts:
    own = sorted((p.span.first, p.start - p.span.first) for p in parts if p.segment == segment)
    firsts, by = zip(*own, strict=True) if own else ((), ())
    return _Shifts(np.array(firsts, dtype=np.int64), np.array(by, dtype=np.int64))


def _best(
    numbers: Sequence[NDArray[np.int64]], scores: Sequence[NDArray[np.float32]], k: int
) -> Scores:
    """Merge what the segments found: the k best, equal ones by number."""
    if not numbers:
        return {}
    merged, values = np.concatenate(numbers), np.concatenate(scores)
    order = np.lexsort((merged, -values))[: max(k, 0)]
    return dict(zip(merged[order].tolist(), values[order].tolist(), strict=True))


def _mask(segment: "Segment", where: Filter) -> Mask | None:
    """Tell which rows of a segment a filter lets through; None where it lets all."""
    rows, masks = segment.rows, []
    if where.documents is not None or where.cities is not None:
        passing = [span for span in rows.spans if _passes(span, where)]
        if len(passing) < len(rows.spans):
            mask = np.zeros(len(rows), dtype=bool)
            for span in passing:
                mask[span.first : span.first + span.count] = True
            masks.append(mask)
    if where.sides is not None:
        masks.append(rows.holding(where.sides))
    if where.departments is not None:
        masks.append(rows.naming(where.departments))
    return np.logical_and.reduce(masks) if masks else None


def _passes(span: "Span", where: Filter) -> bool:
    document = where.documents is None or span.document in where.documents
    return document and (where.cities is None or span.city in where.cities)
