"""Forms that FAISS can keep vectors in, compared over one collection: time, size and recall."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from evals.scale.building import DEPTH, Nearest
from evals.scale.cloud import Positions
from evals.statistics import percentile
from index.gathering import Vectors
from index.vectors import clusters_for

PROBES = (32, 64, 128, 192)
DEPTHS = (64, 128, 256)
_DEEPER = 2  # times as many candidates are ranked again, as `index.vectors` does


@dataclass(frozen=True, slots=True)
class Form:
    """A form by FAISS' name of it, and the values of the knob that trades time for recall.

    With `reranked`, candidates are ranked again by vectors of 16 bits, which are kept beside.
    """

    name: str
    knob: str = ""
    values: tuple[int, ...] = (0,)
    reranked: bool = False


@dataclass(frozen=True, slots=True)
class FormScore:
    """How a form did with its knob at a value (0: it has none).

    Bytes without the ids; milliseconds of one question on one core; `recall` among the `DEPTH`
    nearest.
    """

    form: Form
    value: int
    build_s: float
    size: int
    recall: float
    p50_ms: float
    p95_ms: float


def forms_for(count: int) -> tuple[Form, ...]:
    """Give the forms to compare over so many vectors."""
    return (
        Form("Flat"),
        Form(f"IVF{clusters_for(count)},SQ8", "nprobe", PROBES, reranked=True),
        Form("HNSW32,Flat", "efSearch", DEPTHS),
        Form("HNSW32,SQfp16", "efSearch", DEPTHS),
    )


def compare_forms(
    vectors: Vectors, questions: Vectors, report: Callable[[str], None]
) -> tuple[FormScore, ...]:
    """Build every form of unit vectors (n, dimension), and ask it questions (q, dimension)."""
    near = Nearest(DEPTH)
    near.add(questions, vectors)
    scores: list[FormScore] = []
    for form in forms_for(len(vectors)):
        report(f"FAISSの形：{form.name}")
        scores.extend(_scores(form, vectors, questions, near.rows))
    return tuple(scores)


def _scores(
    form: Form, vectors: Vectors, questions: Vectors, exact: Positions
) -> Iterator[FormScore]:
    """Build one form and ask it with every value of its knob."""
    import faiss

    started = time.perf_counter()
    index = _built(form.name, vectors)
    short = vectors.astype(np.float16) if form.reranked else None
    build_s = time.perf_counter() - started
    size = len(faiss.serialize_index(index)) + (0 if short is None else short.nbytes)
    for value in form.values:
        found, times = _asked(_Way(index, short, _parameters(form, value)), questions)
        shares = [len({*mine} & {*its}) / len(its) for mine, its in zip(found, exact, strict=True)]
        p50, p95 = (percentile(times, each) or 0.0 for each in (50, 95))
        yield FormScore(form, value, build_s, size, float(np.mean(shares)), p50, p95)


def _built(name: str, vectors: Vectors) -> Any:
    """Train and fill an index on all cores; it searches on one, as the product does."""
    import faiss

    faiss.omp_set_num_threads(os.cpu_count() or 1)
    index = faiss.index_factory(vectors.shape[1], name, faiss.METRIC_INNER_PRODUCT)
    index.train(vectors)
    index.add(vectors)
    faiss.omp_set_num_threads(1)
    return index


def _parameters(form: Form, value: int) -> Any:
    import faiss

    library: Any = faiss  # its types leave some classes out
    kinds = {"nprobe": library.SearchParametersIVF, "efSearch": library.SearchParametersHNSW}
    return kinds[form.knob](**{form.knob: value}) if form.knob else None


@dataclass(frozen=True, slots=True, eq=False)
class _Way:
    """An index with what it is asked by; `short` (n, dimension) ranks candidates again."""

    index: Any
    short: Any
    parameters: Any

    def search(self, question: Vectors) -> list[int]:
        """Give the rows nearest to a unit vector (dimension,)."""
        deep = DEPTH if self.short is None else _DEEPER * DEPTH
        _, (rows,) = self.index.search(question[np.newaxis], deep, params=self.parameters)
        rows = rows[rows >= 0]
        if self.short is not None:
            rows = rows[np.argsort(-(self.short[rows].astype(np.float32) @ question))]
        return [int(row) for row in rows[:DEPTH]]


def _asked(way: _Way, questions: Vectors) -> tuple[Sequence[list[int]], Sequence[float]]:
    """Ask one by one, once to warm up; give what was found, and the milliseconds of each."""
    for question in questions[: len(questions) // 10]:
        way.search(question)
    found, times = [], []
    for question in questions:
        started = time.perf_counter()
        found.append(way.search(question))
        times.append(1000 * (time.perf_counter() - started))
    return found, times
