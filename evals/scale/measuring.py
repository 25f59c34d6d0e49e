"""Measures made collections of several sizes, each written aside, asked and removed again."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

import evals
from evals.scale.adding import Added, measure_adding
from evals.scale.asking import Searched
from evals.scale.building import WORDS, Built, build_collection, save_questions
from evals.scale.forms import FormScore, compare_forms
from evals.scale.histogram import made_like
from evals.scale.making import Made, Pattern, make
from evals.scale.queries import Habits, MadeQuery, draw_queries
from evals.scale.sources import Asked, Real
from index.records import Passage

if TYPE_CHECKING:
    from index.encoder import Encoder

ADDED_TO = 100_000
"""The size that adding and the forms of FAISS are measured at, or the largest one below it."""
FRESH = 100
"""So many real passages are added."""
QUESTIONS = 200
Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What to measure: sizes in passages; files go below `aside`, a temporary folder if None.

    Each size is asked `questions` questions of each number of words.
    """

    sizes: tuple[int, ...]
    aside: Path | None = None
    forms: bool = False
    questions: int = QUESTIONS
    seed: int = 0

    @property
    def middle(self) -> int:
        """Give the size that adding and the forms of FAISS are measured at."""
        return min(ADDED_TO, max(self.sizes))


@dataclass(frozen=True, slots=True)
class Sized:
    """One size: how it was written, and what asking it showed."""

    built: Built
    searched: Searched


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """All that was measured; `alike` has as many passages as the real ones, for comparison."""

    order: Order
    pattern: Pattern
    alike: Made
    alike_queries: tuple[tuple[MadeQuery, ...], ...]
    sizes: tuple[Sized, ...]
    added: Added
    forms: tuple[FormScore, ...]


def measure(real: Real, asked: Asked, encoder: "Encoder", order: Order, report: Report) -> Measured:
    """Make collections like real passages and questions, and measure them size by size."""
    report("合成のもとになる分布を調べています")
    pattern, habits = Pattern.of(real, order.seed), Habits.of(real, asked)
    alike = made_like(pattern, seed=order.seed)
    queries = tuple(
        draw_queries(habits, alike, words, order.questions, seed=order.seed) for words in WORDS
    )
    sizes = tuple(_sized(pattern, habits, size, order, report) for size in order.sizes)
    report(f"文書を加えています：{order.middle:,}")
    added = _added(pattern, encoder, order)
    forms = _forms(pattern, habits, order, report) if order.forms else ()
    return Measured(order, pattern, alike, queries, sizes, added, forms)


def _sized(pattern: Pattern, habits: Habits, size: int, order: Order, report: Report) -> Sized:
    """Write one collection, ask it in another process, and remove it."""
    report(f"文章 {size:,}：作って書いています")
    with TemporaryDirectory(dir=order.aside) as name:
        folder = Path(name)
        batches = make(pattern, size, seed=order.seed)
        collection = build_collection(
            folder, batches, habits, questions=order.questions, seed=order.seed
        )
        save_questions(collection.questions, folder)
        report(f"文章 {size:,}：質問しています")
        return Sized(collection.built, ask_aside(folder))


def ask_aside(folder: Path) -> Searched:
    """Ask a written collection in a process of its own; its errors go to standard error.

    Raises CalledProcessError where that process fails.
    """
    command = [sys.executable, "-m", "evals.scale.asking", str(folder.absolute())]
    root = Path(evals.__file__).parents[1]
    told = subprocess.run(command, cwd=root, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return Searched.from_json(told.stdout)


def _added(pattern: Pattern, encoder: "Encoder", order: Order) -> Added:
    with TemporaryDirectory(dir=order.aside) as name:
        batches = make(pattern, order.middle, seed=order.seed)
        return measure_adding(Path(name), batches, _fresh(pattern.real.passages), encoder)


def _fresh(passages: tuple[Passage, ...]) -> list[Passage]:
    """Take passages at even distances, no text twice: a known text would not be embedded."""
    distinct = list({passage.search_text: passage for passage in passages}.values())
    places = np.linspace(0, len(distinct) - 1, min(FRESH, len(distinct))).astype(int)
    return [distinct[place] for place in places.tolist()]


def _forms(pattern: Pattern, habits: Habits, order: Order, report: Report) -> tuple[FormScore, ...]:
    batches = iter(make(pattern, order.middle, seed=order.seed))
    first = next(batches)
    asked = draw_queries(habits, first, WORDS[0], order.questions, seed=order.seed)
    vectors = np.concatenate([first.vectors, *(made.vectors for made in batches)])
    return compare_forms(vectors, np.array([one.vector for one in asked], np.float32), report)
