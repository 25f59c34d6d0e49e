"""Writes a made collection as a segment, and finds the exact neighbours of its questions."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.scale.making import Made
from evals.scale.queries import Habits, MadeQuery, draw_queries
from index.gathering import Vectors
from index.rows import ROWS_FILE, SIDES_FILE
from index.segments import POSTINGS, Batch, write_segment
from index.wire import row_of

WORDS = (6, 20)
DEPTH = 10
SEGMENT = "segment"


@dataclass(frozen=True, slots=True, eq=False)
class Questions:
    """Questions by their number of words, and the `DEPTH` exact nearest passages of each.

    `neighbours` has the shape (questions, DEPTH), in the order of all questions.
    """

    by_words: dict[int, tuple[MadeQuery, ...]]
    neighbours: NDArray[np.int64]

    def all(self) -> list[MadeQuery]:
        """Give the questions in one row."""
        return [one for each in self.by_words.values() for one in each]


@dataclass(frozen=True, slots=True)
class Disk:
    """Bytes on the disk: texts with terms and filters, posting lists, vectors."""

    texts: int
    postings: int
    vectors: int

    @property
    def whole(self) -> int:
        """All of them."""
        return self.texts + self.postings + self.vectors

    @classmethod
    def of(cls, segment: Path) -> "Disk":
        """Sum up the files of a segment."""
        postings = sum(path.stat().st_size for path in (segment / POSTINGS).iterdir())
        texts = sum((segment / name).stat().st_size for name in (ROWS_FILE, SIDES_FILE))
        whole = sum(path.stat().st_size for path in segment.rglob("*") if path.is_file())
        return cls(texts, postings, whole - postings - texts)


@dataclass(frozen=True, slots=True)
class Built:
    """A written collection: passages, seconds of making and of writing it, its files."""

    passages: int
    making_s: float
    build_s: float
    disk: Disk


@dataclass(frozen=True, slots=True, eq=False)
class Collection:
    """A written collection and what is asked of it."""

    built: Built
    questions: Questions


def build_collection(
    folder: Path, batches: Iterable[Made], habits: Habits, *, questions: int, seed: int = 0
) -> Collection:
    """Write batches into a folder as one segment; ask for passages of the first batch."""
    watch = _Watch(batches, habits, questions, seed)
    started = time.perf_counter()
    dimension = habits.apart.shape[1]
    count = write_segment(folder / SEGMENT, watch.batches(), dimension)
    build_s = time.perf_counter() - started - watch.elsewhere_s
    built = Built(count, watch.making_s, build_s, Disk.of(folder / SEGMENT))
    return Collection(built, watch.asked())


class _Watch:
    """Hands batches on, and keeps the exact neighbours of questions meanwhile."""

    def __init__(self, batches: Iterable[Made], habits: Habits, questions: int, seed: int) -> None:
        self._batches, self._habits = batches, habits
        self._questions, self._seed = questions, seed
        self._drawn: dict[int, tuple[MadeQuery, ...]] = {}
        self._near = Nearest(DEPTH)
        self.making_s = self.elsewhere_s = 0.0

    def batches(self) -> Iterator[Batch]:
        """Give the batches; what is not writing counts as elsewhere, the making of them too."""
        began = time.perf_counter()
        for made in self._batches:
            self.making_s += time.perf_counter() - began
            if not self._drawn:
                self._draw(made)
            vectors = np.array([one.vector for one in self.asked().all()], np.float32)
            self._near.add(vectors, made.vectors)
            rows = [row_of(passage) for passage in made.passages]
            self.elsewhere_s += time.perf_counter() - began
            yield Batch(rows, made.terms, made.vectors)
            began = time.perf_counter()
        self.elsewhere_s += time.perf_counter() - began

    def _draw(self, made: Made) -> None:
        for words in WORDS:
            drawn = draw_queries(self._habits, made, words, self._questions, seed=self._seed)
            self._drawn[words] = drawn

    def asked(self) -> Questions:
        """Give the questions with the neighbours found so far."""
        return Questions(dict(self._drawn), self._near.rows)


class Nearest:
    """Keeps the exact nearest rows to some vectors while portions of a collection go by."""

    def __init__(self, depth: int) -> None:
        self._depth, self._seen = depth, 0
        self._cosines = np.empty((0, 0), np.float32)
        self.rows = np.empty((0, 0), np.int64)

    def add(self, questions: Vectors, portion: Vectors) -> None:
        """Compare every question (q, dimension) with the next rows (n, dimension)."""
        if not len(self.rows):
            self._cosines = np.empty((len(questions), 0), np.float32)
            self.rows = np.empty((len(questions), 0), np.int64)
        cosines = np.concatenate([self._cosines, questions @ portion.T], axis=1)
        numbers = np.arange(self._seen, self._seen + len(portion))
        numbers = np.broadcast_to(numbers, (len(questions), len(portion)))
        rows = np.concatenate([self.rows, numbers], axis=1)
        best = np.argsort(-cosines, axis=1, kind="stable")[:, : self._depth]
        self._cosines = np.take_along_axis(cosines, best, axis=1)
        self.rows = np.take_along_axis(rows, best, axis=1)
        self._seen += len(portion)


def save_questions(questions: Questions, folder: Path) -> None:
    """Write questions for another process."""
    asked = questions.all()
    np.savez(
        folder / "questions.npz",
        vectors=np.array([one.vector for one in asked], np.float32),
        terms=np.array(["\n".join(one.terms) for one in asked]),
        words=np.repeat(list(questions.by_words), [len(x) for x in questions.by_words.values()]),
        passages=np.array([one.passage for one in asked]),
        neighbours=questions.neighbours,
    )


def load_questions(folder: Path) -> Questions:
    """Read what `save_questions` wrote."""
    held = np.load(folder / "questions.npz")
    each = zip(held["terms"].tolist(), held["vectors"], held["passages"].tolist(), strict=True)
    drawn = [MadeQuery(tuple(terms.split("\n")), vector, at) for terms, vector, at in each]
    by_words = {
        words: tuple(one for one, n in zip(drawn, held["words"], strict=True) if n == words)
        for words in dict.fromkeys(held["words"].tolist())
    }
    return Questions(by_words, held["neighbours"])
