"""Posting lists of one segment: which rows hold a term, how often. Mapped from files, not loaded.

Only counts are kept, no scores: those hang on statistics of the whole index (`index.bm25`), so a
segment stays as it is when another one comes beside it. bm25s keeps finished scores.
"""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_MOST = np.iinfo(np.uint16).max
_ARRAYS = ("lengths", "starts", "rows", "counts", "letters", "borders")


@dataclass(frozen=True, eq=False, slots=True)
class Postings:
    """`n` rows, `v` terms in the order of their UTF-8 bytes, `p` postings.

    Term t has the rows `rows[starts[t]:starts[t + 1]]` in rising order and as many `counts`.
    """

    lengths: NDArray[np.int32]  # (n,): terms of each row
    starts: NDArray[np.int64]  # (v + 1,)
    rows: NDArray[np.int32]  # (p,)
    counts: NDArray[np.uint16]  # (p,): 65,535 stands for more, too
    letters: NDArray[np.uint8]  # the terms one behind the other
    borders: NDArray[np.int64]  # (v + 1,): where each begins in `letters`

    def find(self, term: str) -> int | None:
        """Give the number of a term, None if no row holds it."""
        wanted = _bytes(term)
        number = bisect_left(range(len(self.borders) - 1), wanted, key=self._word)
        found = number < len(self.borders) - 1 and self._word(number) == wanted
        return number if found else None

    def _word(self, number: int) -> bytes:
        return self.letters[self.borders[number] : self.borders[number + 1]].tobytes()

    def held(self, number: int) -> int:
        """Count the rows that hold a term."""
        return int(self.starts[number + 1] - self.starts[number])

    def save(self, folder: Path) -> None:
        """Write the arrays into a folder, which is made."""
        folder.mkdir(parents=True)
        for name in _ARRAYS:
            np.save(folder / f"{name}.npy", getattr(self, name))


def load_postings(folder: Path) -> Postings:
    """Map the arrays of a folder; raises OSError or ValueError over a damaged file."""
    return Postings(*(_mapped(folder / f"{name}.npy") for name in _ARRAYS))


def _mapped(path: Path) -> Any:
    """Map an array; an empty one cannot be mapped."""
    mapped = np.load(path, mmap_mode="r" if path.stat().st_size > _EMPTY else None)
    return np.asarray(mapped)


_EMPTY = 128  # bytes of the head of a .npy file


class PostingsWriter:
    """Gathers the terms of rows, in order."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._lengths, self._terms = array("i"), array("i")
        self._rows, self._counts = array("i"), array("H")

    def add(self, rows: Sequence[Sequence[str]]) -> None:
        """Take the terms of the next rows; a term counts as often as it stands there."""
        for terms in rows:
            row = len(self._lengths)
            self._lengths.append(len(terms))
            for term, count in Counter(terms).items():
                self._terms.append(self._numbers.setdefault(term, len(self._numbers)))
                self._rows.append(row)
                self._counts.append(min(count, _MOST))

    def finish(self) -> Postings:
        """Put the postings in the order of terms, each list in the order of rows."""
        words = sorted((_bytes(term), number) for term, number in self._numbers.items())
        renamed = np.empty(len(words), dtype=np.int64)
        renamed[[number for _, number in words]] = np.arange(len(words))
        terms = renamed[np.frombuffer(self._terms, dtype=np.int32)]
        order = np.argsort(terms, kind="stable")
        lengths = np.array(self._lengths, dtype=np.int32)
        rows = np.frombuffer(self._rows, dtype=np.int32)[order]
        counts = np.frombuffer(self._counts, dtype=np.uint16)[order]
        starts = np.searchsorted(terms[order], np.arange(len(words) + 1))
        ends = np.cumsum([0, *(len(word) for word, _ in words)])
        return Postings(
            lengths=lengths,
            starts=starts.astype(np.int64),
            rows=rows,
            counts=counts,
            letters=np.frombuffer(b"".join(word for word, _ in words), dtype=np.uint8),
            borders=ends.astype(np.int64),
        )


def _bytes(term: str) -> bytes:
    """Write a term as bytes; half surrogates, which a question may hold, go along."""
    return term.encode("utf-8", "surrogatepass")
