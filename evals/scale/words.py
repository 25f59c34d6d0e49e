"""Made terms: those of real passages, with new words so that the vocabulary grows as real ones."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evals.scale.cloud import Positions
from index.rows import Terms

# A share of the words of one of the neighbours that a vector is pulled to replaces a passage's own
BORROWED = 0.15
_SIGNS = "天地玄黄宇宙洪荒日月盈昃辰宿列張寒来暑往秋収冬蔵閏余成歳律呂調陽"
_PLACES = 5
_POINTS = 50
_STRETCH = 500


@dataclass(frozen=True, slots=True)
class Heaps:
    """Heaps' law: `tokens` hold factor * tokens ** exponent distinct words (Heaps 1978, 7.5).

    `misfit` is the largest relative error over the points of the fit.
    """

    factor: float
    exponent: float
    misfit: float

    def words(self, tokens: float) -> float:
        """Give how many distinct words so many tokens hold."""
        return float(self.factor * tokens**self.exponent)

    def rate(self, tokens: float) -> float:
        """Give the share of new words among the next tokens, at most 1."""
        return float(min(1.0, self.factor * self.exponent * max(tokens, 1) ** (self.exponent - 1)))


def fit_heaps(terms: Sequence[Terms], seed: int = 0) -> Heaps:
    """Fit Heaps' law to passages in random order, by least squares of the logarithms.

    The first quarter is left out: the curve bends there, and it is to be carried on at its end.
    """
    seen: set[str] = set()
    tokens, points = 0, []
    order = np.random.default_rng(seed).permutation(len(terms))
    step = max(1, len(terms) // _POINTS)
    for done, position in enumerate(order, 1):
        seen.update(terms[position])
        tokens += len(terms[position])
        if done % step == 0 and 4 * done >= len(terms):
            points.append((math.log(tokens), math.log(len(seen))))
    across, up = np.array(points).T
    exponent, start = np.polyfit(across, up, 1)
    errors = np.exp(start + exponent * across - up) - 1
    return Heaps(math.exp(start), float(exponent), float(np.max(np.abs(errors))))


def coined(number: int) -> str:
    """Write a made word: 仮 with five signs, another one for each number."""
    signs = []
    for _ in range(_PLACES):
        number, place = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[place])
    return "仮" + "".join(reversed(signs))


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """Distinct words of passages in flat arrays: entry i says that `owner` holds `word` `times`."""

    owner: Positions
    word: Positions
    times: Positions

    def only(self, mask: NDArray[np.bool_]) -> "Counted":
        """Give some of the entries."""
        return Counted(self.owner[mask], self.word[mask], self.times[mask])


class Lexicon:
    """The words of real passages, by number, and where they stand."""

    def __init__(self, terms: Sequence[Terms]) -> None:
        self.tokens = sum(map(len, terms))
        self.words = list(dict.fromkeys(word for each in terms for word in each))
        numbers = {word: number for number, word in enumerate(self.words)}
        held = [Counter(each) for each in terms]
        self._starts = np.cumsum([0, *map(len, held)])
        self._word = np.array([numbers[word] for each in held for word in each], dtype=np.int64)
        self._times = np.array([n for each in held for n in each.values()], dtype=np.int64)

    def of(self, passages: Positions) -> Counted:
        """Give the entries of some real passages; the owner is the place in the list given."""
        starts, sizes = self._starts[passages], self._starts[passages + 1] - self._starts[passages]
        owner = np.repeat(np.arange(len(passages)), sizes)
        within = np.arange(len(owner)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        place = starts[owner] + within
        return Counted(owner, self._word[place], self._times[place])


class Stream:
    """Terms of made passages, one batch after the other.

    A word of a passage is replaced, wherever it stands there, with the chance that a token behind
    the real ones is a new word. As many replacements are new as Heaps' law wants; of the others a
    share that grows beyond the real size repeats an earlier replacement, so that what is frequent
    becomes more so (Simon 1955) and the tail stays Zipf's. The rest is left as it was.
    """

    def __init__(self, lexicon: Lexicon, heaps: Heaps) -> None:
        self._lexicon, self._heaps = lexicon, heaps
        self._names = list(lexicon.words)
        self._seen = np.zeros(len(lexicon.words), dtype=np.bool_)
        self._share = heaps.rate(lexicon.tokens)
        self._replaced: list[int] = []
        self.tokens = 0

    @property
    def vocabulary(self) -> int:
        """How many distinct words were given."""
        return int(self._seen.sum()) + len(self._names) - len(self._lexicon.words)

    def draw(
        self, parents: Positions, partners: Positions, rng: np.random.Generator
    ) -> list[Terms]:
        """Give the terms of passages, each like its parent, with some words of its partner."""
        terms: list[Terms] = []
        for start in range(0, len(parents), _STRETCH):
            stretch = slice(start, start + _STRETCH)
            entries = self._mixed(parents[stretch], partners[stretch], rng)
            self._replace(entries, rng)
            terms.extend(self._spelt(entries, len(parents[stretch]), rng))
        return terms

    def _mixed(self, parents: Positions, partners: Positions, rng: np.random.Generator) -> Counted:
        own, other = self._lexicon.of(parents), self._lexicon.of(partners)
        own = own.only(rng.random(len(own.word)) >= BORROWED)
        other = other.only(rng.random(len(other.word)) < BORROWED)
        return Counted(
            np.concatenate([own.owner, other.owner]),
            np.concatenate([own.word, other.word]),
            np.concatenate([own.times, other.times]),
        )

    def _replace(self, entries: Counted, rng: np.random.Generator) -> None:
        """Put other words in the place of some, in the arrays given."""
        chosen = rng.random(len(entries.word)) < self._share
        self._seen[entries.word[~chosen]] = True
        self.tokens += int(entries.times.sum())
        places = rng.permutation(np.flatnonzero(chosen))
        due = round(self._heaps.words(self.tokens)) - self.vocabulary
        fresh, others = np.split(places, [min(max(due, 0), len(places))])
        repeating = 1 - self._heaps.rate(self.tokens) / self._share
        for place in fresh.tolist():
            self._put(entries, place, len(self._names))
            self._names.append(coined(len(self._names) - len(self._lexicon.words)))
        for place in others[rng.random(len(others)) < repeating].tolist():
            drawn = int(rng.integers(len(self._replaced))) if self._replaced else None
            if drawn is not None:
                self._put(entries, place, self._replaced[drawn])
        self._seen[entries.word[entries.word < len(self._seen)]] = True

    def _put(self, entries: Counted, place: int, number: int) -> None:
        entries.word[place] = number
        self._replaced.append(number)

    def _spelt(self, entries: Counted, size: int, rng: np.random.Generator) -> list[Terms]:
        """Write the words out, in random order within each passage."""
        owner = np.repeat(entries.owner, entries.times)
        numbers = np.repeat(entries.word, entries.times)
        order = np.lexsort((rng.random(len(owner)), owner))
        words = [self._names[number] for number in numbers[order].tolist()]
        ends = np.cumsum(np.bincount(owner, minlength=size)).tolist()
        return [tuple(words[a:b]) for a, b in zip([0, *ends[:-1]], ends, strict=True)]
