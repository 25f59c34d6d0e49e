"""Made collections beside the real one: figures, and a plot of neighbour distances."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from evals.formatting import markdown_table
from evals.scale.making import Made, Pattern, make
from evals.scale.neighbours import RANKS, Sample, distances, kolmogorov
from evals.scale.queries import MadeQuery, first_share, frequencies, frequency_share
from evals.scale.sources import Asked, Real
from index.gathering import Vectors

_POINTS = (5, 50, 95)
_BINS = 60


@dataclass(frozen=True, slots=True)
class Likeness:
    """A quantity of real and made passages: 5th, 50th and 95th percentile, and how they differ.

    `distance` is that of Kolmogorov and Smirnov: 0 where the distributions are the same.
    """

    name: str
    real: tuple[float, ...]
    made: tuple[float, ...]
    distance: float

    @classmethod
    def of(cls, name: str, real: Sample, made: Sample) -> "Likeness":
        """Compare two samples."""
        return cls(name, _percentiles(real), _percentiles(made), kolmogorov(real, made))


def made_like(pattern: Pattern, *, seed: int = 0) -> Made:
    """Make as many passages as there are real ones."""
    size = len(pattern.real)
    return next(make(pattern, size, seed=seed, batch=size))


def likenesses(real: Real, made: Made) -> tuple[Likeness, ...]:
    """Compare neighbour distances and lengths of collections, which should be of one size."""
    columns = zip(RANKS, distances(real.vectors).T, distances(made.vectors).T, strict=False)
    return (
        *(Likeness.of(f"{rank}番目の近傍（1−cos）", mine, its) for rank, mine, its in columns),
        Likeness.of("文章の語数", _lengths(real.terms), _lengths(made.terms)),
        Likeness.of("文章の文字数", _lengths(_texts(real)), _lengths(_texts(made))),
    )


def grown(real: Real, *, seed: int = 0) -> tuple[Likeness, ...]:
    """Make the whole from a random half of the real passages, and compare it with the real whole.

    It tells how well making more than there is carries on.
    """
    order = np.random.default_rng(seed).permutation(len(real))
    half = np.sort(order[: (len(real) + 1) // 2]).tolist()
    part = replace(
        real,
        passages=tuple(real.passages[each] for each in half),
        terms=tuple(real.terms[each] for each in half),
        vectors=real.vectors[half],
    )
    size = len(real)
    made = next(make(Pattern.of(part, seed), size, seed=seed, batch=size))
    return likenesses(real, made)


def likeness_table(found: Sequence[Likeness]) -> str:
    """Write a Markdown table, one line a quantity."""
    head = ("", *(f"実物 {p}%" for p in _POINTS), *(f"合成 {p}%" for p in _POINTS), "KS距離")
    rows = [
        [each.name, *map(_short, (*each.real, *each.made)), f"{each.distance:.3f}"]
        for each in found
    ]
    return markdown_table(head, rows)


def question_table(
    real: Real, asked: Asked, made: Made, queries: Sequence[Sequence[MadeQuery]]
) -> str:
    """Write a Markdown table of real questions beside sets of made ones, one line a set."""
    answers = asked.answers
    sets = [("実物", asked.terms, asked.vectors, answers, real.terms, real.vectors)]
    for each in queries:
        terms = tuple(one.terms for one in each)
        vectors = np.array([one.vector for one in each])
        places = tuple(one.passage for one in each)
        sets.append(("合成", terms, vectors, places, made.terms, made.vectors))
    rows = []
    for name, terms, vectors, places, held, points in sets:
        share = frequency_share(terms, frequencies(held), len(held))
        cosines = _percentiles(np.sum(vectors * points[list(places)], axis=1))
        found = [f"{first_share(vectors, points, places, depth):.3f}" for depth in (1, 10)]
        words = np.mean([len(each) for each in terms])
        rows.append([name, f"{words:.1f}", f"{share:.4f}", *map(_short, cosines), *found])
    head = ("", "語数", "語のdfの割合", *(f"cos {p}%" for p in _POINTS), "hit@1", "hit@10")
    return markdown_table(head, rows)


def plot(real: Real, made: Made, file: Path) -> None:
    """Draw histograms of neighbour distances, real beside made; the file's ending is its kind.

    Labels are in English: a font with Japanese signs is not there on every machine.
    """
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 3.6), layout="constrained")
    panels = figure.subplots(1, len(RANKS), squeeze=False)[0]
    for panel, (rank, mine, its) in zip(panels, _columns(real.vectors, made.vectors), strict=False):
        edges = np.linspace(0, max(mine.max(), its.max(), 1e-6), _BINS + 1)
        for sample, label in ((mine, f"real ({len(mine):,})"), (its, f"made ({len(its):,})")):
            panel.hist(sample, edges.tolist(), density=True, histtype="step", label=label)
        panel.set_title(f"neighbour {rank} (KS {kolmogorov(mine, its):.3f})")
        panel.set_xlabel("1 - cosine")
        panel.legend()
    # without a salt and a date the same figures give the same file
    with rc_context({"svg.hashsalt": "scale"}):
        svg = file.suffix == ".svg"
        figure.savefig(file, metadata={"Date": None} if svg else None)


def _columns(real: Vectors, made: Vectors) -> Iterator[tuple[int, Vectors, Vectors]]:
    yield from zip(RANKS, distances(real).T, distances(made).T, strict=False)


def _percentiles(sample: Sample) -> tuple[float, ...]:
    return tuple(float(value) for value in np.percentile(sample, _POINTS))


def _lengths(items: Sequence[Sequence[str] | str]) -> Sample:
    return np.array([len(each) for each in items], dtype=np.float64)


def _texts(collection: Real | Made) -> list[str]:
    return [passage.text for passage in collection.passages]


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 10 else f"{value:.3f}"
