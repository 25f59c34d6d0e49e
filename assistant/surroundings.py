"""What stands around each statement: a line of a list is about what its heading and lead are about.

Scores of statements are smoothed by those of the statement before, of the same heading and of the
heading above it, as passages by their documents (Callan 1994, "Passage-level evidence in document
retrieval").
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.lexicon import Statement

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Of n statements: the place of the one before (itself at a document's start) and groups.

    `same` numbers the statements below one heading, `above` those below the heading above; both
    are (n,) and count from 0.
    """

    before: NDArray[np.intp]
    same: NDArray[np.intp]
    above: NDArray[np.intp]

    @classmethod
    def of(cls, statements: Sequence[Statement]) -> "Surroundings":
        """Find what stands around statements, which are in reading order."""
        documents = [statement.section.document for statement in statements]
        paths = [statement.section.path for statement in statements]
        above = [None, *documents[:-1]][: len(documents)]
        return cls(
            np.array(
                [
                    n - (one == last)
                    for n, (one, last) in enumerate(zip(documents, above, strict=True))
                ],
                np.intp,
            ),
            _numbered(list(zip(documents, paths, strict=True))),
            _numbered([(one, path[:-1]) for one, path in zip(documents, paths, strict=True)]),
        )

    def previous(self, values: Numbers) -> Numbers:
        """Give what the statement before has, (n,); zero at the start of a document."""
        there = self.before != np.arange(len(self.before))
        return np.where(there, values[self.before], np.float32(0))

    def best_of_same(self, values: Numbers) -> Numbers:
        """Give the best of the statements below the same heading, (n,)."""
        return _best(values, self.same)

    def best_of_above(self, values: Numbers) -> Numbers:
        """Give the best of the statements below the heading above, (n,)."""
        return _best(values, self.above)


def _numbered(keys: Sequence[object]) -> NDArray[np.intp]:
    """Number equal keys alike, in the order in which they come."""
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], np.intp)


def _best(values: Numbers, groups: NDArray[np.intp]) -> Numbers:
    """Give each value the best of its group; what was not found counts zero."""
    best = np.zeros(int(groups.max(initial=-1)) + 1, np.float32)
    np.maximum.at(best, groups, values)
    return best[groups]
