"""Made questions: their words and their distance to what answers them as those of real ones."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evals.scale.cloud import NEIGHBOURS
from evals.scale.making import Made
from evals.scale.sources import Asked, Real
from index.gathering import Vectors
from index.rows import Terms

_NOTHING = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class MadeQuery:
    """A question's terms and unit vector; `passage` is the position of its own passage."""

    terms: Terms
    vector: Vectors
    passage: int


@dataclass(frozen=True, slots=True, eq=False)
class Habits:
    """How real questions are asked.

    `own` is the share of their words that their passage holds, `foreign` are the others. `weights`
    is the chance that a word of the passage is asked for, by the bits of its document frequency,
    which `frequency` gives. `cosines` are those of questions and their passages. What is left of a
    question's vector `leans` (cosine) to where the passage's neighbours lie; `apart` (n, dimension)
    is what is left beside both, of unit norm.
    """

    own: float
    foreign: tuple[str, ...]
    weights: tuple[float, ...]
    frequency: Mapping[str, int]
    cosines: Vectors
    leans: Vectors
    apart: Vectors

    @classmethod
    def of(cls, real: Real, asked: Asked) -> "Habits":
        """Learn from real questions, one at least, about real passages."""
        frequency = frequencies(real.terms)
        pairs = zip(asked.terms, asked.answers, strict=True)
        held = [(set(terms), set(real.terms[answer])) for terms, answer in pairs]
        common = [word for asks, has in held for word in sorted(asks & has)]
        foreign = [word for asks, has in held for word in sorted(asks - has)]
        offered = [word for _, has in held for word in sorted(has)]
        turns = [
            _turn(question, real.vectors[answer], _around(real.vectors, answer))
            for question, answer in zip(asked.vectors, asked.answers, strict=True)
        ]
        return cls(
            own=len(common) / max(1, len(common) + len(foreign)),
            foreign=tuple(foreign),
            weights=_weights(common, offered, frequency),
            frequency=frequency,
            cosines=np.array([turn.cosine for turn in turns], dtype=np.float32),
            leans=np.array([turn.lean for turn in turns], dtype=np.float32),
            apart=np.array([turn.apart for turn in turns], dtype=np.float32),
        )

    def weight(self, word: str) -> float:
        """Give the chance that a word of a passage is asked for; a made word is a rare one."""
        return self.weights[_level(self.frequency.get(word, 1))]


def draw_queries(
    habits: Habits, made: Made, words: int, count: int, *, seed: int = 0
) -> tuple[MadeQuery, ...]:
    """Ask for `count` passages of a batch with so many distinct terms each.

    Fewer terms only where passage and real questions together have no more. Raises ValueError
    where no passage has a term.
    """
    rng = np.random.default_rng((seed, words))
    worded = [position for position, terms in enumerate(made.terms) if terms]
    if not worded:
        raise ValueError("no passage has a term to ask for")
    chosen = rng.choice(worded, count).tolist()
    return tuple(
        MadeQuery(
            terms=_terms(habits, made.terms[position], words, rng),
            vector=_vector(habits, made.vectors, position, rng),
            passage=position,
        )
        for position in chosen
    )


def frequencies(terms: Iterable[Terms]) -> Counter[str]:
    """Count in how many passages each word stands."""
    return Counter(word for each in terms for word in set(each))


def frequency_share(questions: Sequence[Terms], frequency: Mapping[str, int], size: int) -> float:
    """Give the mean share of `size` passages that a word of a question stands in, by question."""
    shares = [np.mean([frequency.get(word, 0) for word in set(each)]) for each in questions if each]
    return float(np.mean(shares)) / size


def first_share(queries: Vectors, vectors: Vectors, answers: Sequence[int], depth: int) -> float:
    """Give the share of queries whose own passage is among the `depth` nearest (exact)."""
    scores = queries @ vectors.T
    own = scores[np.arange(len(queries)), answers]
    return float(np.mean((scores > own[:, None]).sum(axis=1) < depth))


def _weights(
    common: Iterable[str], offered: Iterable[str], frequency: Mapping[str, int]
) -> tuple[float, ...]:
    """Give the share of offered words that were asked for, by level; a half is added to each."""
    levels = range(_level(max(frequency.values(), default=1)) + 1)
    asked = Counter(_level(frequency[word]) for word in common)
    had = Counter(_level(frequency[word]) for word in offered)
    return tuple((asked[level] + 0.5) / (had[level] + 1) for level in levels)


def _level(frequency: int) -> int:
    return frequency.bit_length() - 1


def _terms(habits: Habits, passage: Terms, words: int, rng: np.random.Generator) -> Terms:
    """Take as many words of the passage as real questions have, and others that they ask with."""
    distinct = list(dict.fromkeys(passage))
    chances = np.array([habits.weight(word) for word in distinct])
    order = rng.choice(len(distinct), len(distinct), replace=False, p=chances / chances.sum())
    own = [distinct[place] for place in order.tolist()]
    taken = int(rng.binomial(words, habits.own))
    foreign = [habits.foreign[each] for each in rng.permutation(len(habits.foreign)).tolist()]
    others = [word for word in foreign if word not in set(distinct)]
    return tuple(dict.fromkeys([*own[:taken], *others, *own[taken:]]))[:words]


@dataclass(frozen=True, slots=True, eq=False)
class _Turn:
    """A question's vector as seen from its passage; see `Habits`."""

    cosine: float
    lean: float
    apart: Vectors


def _turn(question: Vectors, passage: Vectors, around: Vectors) -> _Turn:
    """Take a question's vector apart."""
    rest = _beside(question, passage)
    return _Turn(float(question @ passage), float(rest @ around), _beside(rest, around))


def _vector(habits: Habits, vectors: Vectors, position: int, rng: np.random.Generator) -> Vectors:
    """Turn a passage's vector as far, and as much to its neighbours, as a real question is."""
    passage, around = vectors[position], _around(vectors, position)
    which = rng.integers(len(habits.cosines))
    cosine, lean = float(habits.cosines[which]), float(habits.leans[which])
    drawn = habits.apart[rng.integers(len(habits.apart))]
    apart = _beside(_beside(drawn, passage), around)
    rest = lean * around + max(0.0, 1 - lean**2) ** 0.5 * apart
    turned = cosine * passage + max(0.0, 1 - cosine**2) ** 0.5 * rest
    return np.asarray(turned / np.linalg.norm(turned), dtype=np.float32)


def _around(vectors: Vectors, position: int) -> Vectors:
    """Give the direction, orthogonal to a vector, in which its nearest neighbours lie."""
    cosines = vectors @ vectors[position]
    cosines[position] = -np.inf
    near = np.argsort(-cosines, kind="stable")[:NEIGHBOURS]
    middle = vectors[near[near != position]].sum(axis=0)
    return _beside(middle, vectors[position])


def _beside(vector: Vectors, axis: Vectors) -> Vectors:
    """Give the direction of what of a vector is orthogonal to a unit axis; 0 where nothing is."""
    rest = vector - (vector @ axis) * axis
    length = float(np.linalg.norm(rest))
    return np.asarray(rest / length if length > _NOTHING else rest * 0, dtype=np.float32)
