"""Collections of made passages: texts, terms and vectors as those of real ones, by a seed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle

import numpy as np

from corpus.records import Section, SectionKind, Side
from evals.scale.cloud import Cloud, Positions, Shake, fit_shake
from evals.scale.sources import Real
from evals.scale.words import Heaps, Lexicon, Stream, fit_heaps
from index.gathering import Vectors
from index.records import Passage
from index.rows import Terms

BATCH = 20_000
DOCUMENT = 170
DOCUMENTS_PER_CITY = 500
_SPREAD = 50
_TABLE_EVERY = 3  # so many documents have one that is a before/after table
_WITH_DEPARTMENT = 0.1
_DEPARTMENTS = ("総務課", "福祉課", "市民課", "防災課", "環境課", "商工課", "農政課", "教育総務課")
_JOINTS = ("の", "を", "、", "は", "に", "と", "。")


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """A batch: passages, unit vectors (n, dimension), and the terms of each, in one order."""

    passages: tuple[Passage, ...]
    vectors: Vectors
    terms: tuple[Terms, ...]

    def __len__(self) -> int:
        return len(self.passages)


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """Real passages with what made ones are drawn by."""

    real: Real
    cloud: Cloud
    shake: Shake
    lexicon: Lexicon
    heaps: Heaps

    @classmethod
    def of(cls, real: Real, seed: int = 0) -> "Pattern":
        """Fit the shake and Heaps' law to real passages."""
        cloud = Cloud.of(real.vectors)
        plan = next(_plans(len(real), len(real), seed, len(real)))
        shake = fit_shake(cloud, plan.parents, seed)
        return cls(real, cloud, shake, Lexicon(real.terms), fit_heaps(real.terms))


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """The documents of a batch: the number of the first, their sizes, a parent for each passage."""

    first: int
    sizes: tuple[int, ...]
    parents: Positions
    rng: np.random.Generator


def make(pattern: Pattern, n: int, *, seed: int = 0, batch: int = BATCH) -> Iterator[Made]:
    """Make n passages in batches of whole documents; the same seed and batch give the same.

    A batch holds `batch` passages or a document more, the last what is left. A smaller n of the
    same seed and batch gives the same passages up to its last batch.
    """
    stream = Stream(pattern.lexicon, pattern.heaps)
    for plan in _plans(len(pattern.real), n, seed, batch):
        drawn = pattern.cloud.draw(plan.parents, pattern.shake, plan.rng)
        terms = stream.draw(plan.parents, drawn.partners, plan.rng)
        passages = tuple(_passages(pattern.real, plan, terms))
        yield Made(passages, drawn.vectors, tuple(terms))


def _plans(real: int, n: int, seed: int, batch: int) -> Iterator[_Plan]:
    """Plan batches. A document follows the real passages from a random one on."""
    done = first = 0
    while done < n:
        rng = np.random.default_rng((seed, first))
        sizes: list[int] = []
        while (held := sum(sizes)) < min(batch, n - done):
            size = int(rng.integers(DOCUMENT - _SPREAD, DOCUMENT + _SPREAD + 1))
            sizes.append(min(size, n - done - held))
        starts = rng.integers(0, real, len(sizes))
        runs = [(a + np.arange(size)) % real for a, size in zip(starts, sizes, strict=True)]
        yield _Plan(first, tuple(sizes), np.concatenate(runs), rng)
        done += sum(sizes)
        first += len(sizes)


def _passages(real: Real, plan: _Plan, terms: Sequence[Terms]) -> Iterator[Passage]:
    """Write the passages of a batch, those of a document one behind the other."""
    named = plan.rng.random(len(terms)) < _WITH_DEPARTMENT
    offices = plan.rng.integers(0, len(_DEPARTMENTS), len(terms)).tolist()
    position = 0
    for document, size in enumerate(plan.sizes, plan.first):
        start = 0
        for ordinal in range(size):
            parent = real.passages[plan.parents[position]]
            text = _text(terms[position], len(parent.text))
            section = _section(document, ordinal, start, len(text), parent)
            departments = (_DEPARTMENTS[offices[position]],) if named[position] else ()
            yield _passage(section, document, text, departments)
            start = section.end + 1
            position += 1


def _passage(section: Section, document: int, text: str, departments: tuple[str, ...]) -> Passage:
    heads = "　".join(section.path)
    city = f"仮{document // DOCUMENTS_PER_CITY + 1}市"
    whole = f"{heads}\n{text}" if heads else text
    return Passage(section, city, section.start, section.end, text, whole, departments)


def _section(document: int, ordinal: int, start: int, length: int, parent: Passage) -> Section:
    table = document % _TABLE_EVERY == 0
    return Section(
        document=f"made-{document:06}",
        start=start,
        end=start + length,
        kind=SectionKind.ROW if table else SectionKind.PARAGRAPH,
        path=parent.section.path,
        sheet=1 + ordinal // 6,
        side=(Side.AFTER, Side.BEFORE)[ordinal % 2] if table else None,
        row=ordinal // 2 if table else None,
    )


def _text(terms: Terms, length: int) -> str:
    """Join terms to a text of about a length in characters, of one at least."""
    joined = "".join(word + joint for word, joint in zip(terms, cycle(_JOINTS), strict=False))
    return joined[: max(length, 1) - 1] + "。"
