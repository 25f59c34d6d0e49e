"""The two legs of a search, by vectors and by words, behind one seam: this machine or a server."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.records import Filter

if TYPE_CHECKING:
    from index.lexical import Lexical
    from index.shelf import Shelf

Vectors = NDArray[np.float32]
Scores = Mapping[int, float]
"""Raw scores by position; positions number the passages of a generation in reading order."""


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


@dataclass(frozen=True, slots=True)
class LocalLegs:
    """FAISS and bm25s in this process; both are exact."""

    shelf: "Shelf"
    lexical: "Lexical"

    def near(self, vector: Vectors, k: int, where: Filter) -> Scores:
        """Search the vectors; raises IndexMissing on a vector of another dimension."""
        near = self.shelf.search(vector, k, self.shelf.mask(where))
        places = np.searchsorted(self.shelf.ids(), [item.id for item in near])
        pairs = zip(places.tolist(), near, strict=True)
        return {place: item.similarity for place, item in pairs}

    def worded(self, terms: Sequence[str], k: int, where: Filter) -> Scores:
        """Score every passage and give the best."""
        return dict(self.lexical.top(terms, k, self.shelf.mask(where)))

    def most(self, terms: Sequence[str]) -> float:
        """Sum up how rare the terms are."""
        return self.lexical.most(terms)

    def mean(self) -> Vectors:
        """Give the mean of all vectors."""
        return self.shelf.mean()
