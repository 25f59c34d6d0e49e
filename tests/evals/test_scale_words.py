import numpy as np
import pytest

from evals.scale.words import Heaps, Lexicon, Stream, coined, fit_heaps

TERMS = (("町", "町", "道"), ("道",), (), ("川", "山"))


def growing(passages: int) -> list[tuple[str, ...]]:
    """Passages of 20 words; every second word of one is new, the others are five common ones."""
    return [
        tuple(f"常{each % 5}" if each % 2 else f"語{number}-{each}" for each in range(20))
        for number in range(passages)
    ]


def test_heaps_law_is_found_again() -> None:
    # ten new words in each passage of twenty: the vocabulary is half the tokens, and five
    law = fit_heaps(growing(2_000))
    assert law.exponent == pytest.approx(1, abs=0.001)
    assert law.factor == pytest.approx(0.5, abs=0.005)
    assert law.misfit < 0.001


def test_the_rate_of_new_words_is_the_slope_of_the_law() -> None:
    law = Heaps(10, 0.5, 0)
    assert law.words(400) == 200
    assert law.rate(400) == 0.25  # 10 * 0.5 / 20
    assert law.rate(1) == 1


def test_each_number_is_coined_another_word() -> None:
    assert coined(0) == "仮天天天天天"
    assert coined(1) == "仮天天天天地"
    assert len({coined(number) for number in range(5_000)}) == 5_000


def test_a_lexicon_gives_the_words_of_passages_with_their_counts() -> None:
    lexicon = Lexicon(TERMS)
    held = lexicon.of(np.array([3, 0, 2]))
    assert (lexicon.words, lexicon.tokens) == (["町", "道", "川", "山"], 6)
    assert held.owner.tolist() == [0, 0, 1, 1]
    assert held.word.tolist() == [2, 3, 0, 1]
    assert held.times.tolist() == [1, 1, 2, 1]


def test_the_vocabulary_grows_by_the_law_it_is_given() -> None:
    real = growing(50)
    law = Heaps(20.0, 0.5, 0.0)
    stream = Stream(Lexicon(real), law)
    rng = np.random.default_rng(0)
    for _ in range(4):
        some = rng.integers(0, len(real), 5_000)
        stream.draw(some, some, rng)
        assert stream.vocabulary == pytest.approx(law.words(stream.tokens), rel=0.01)


def test_the_vocabulary_is_that_of_the_terms_given() -> None:
    real = growing(50)
    stream = Stream(Lexicon(real), fit_heaps(real))
    some = np.arange(200) % 50
    terms = stream.draw(some, some, np.random.default_rng(0))
    assert stream.vocabulary == len({word for each in terms for word in each})
    assert stream.tokens == sum(map(len, terms))


def test_a_passage_has_about_as_many_terms_as_its_parent() -> None:
    real = growing(50)
    stream = Stream(Lexicon(real), fit_heaps(real))
    some = np.arange(1_000) % 50
    terms = stream.draw(some, (some + 1) % 50, np.random.default_rng(0))
    assert np.mean([len(each) for each in terms]) == pytest.approx(20, abs=0.5)


def test_a_passage_without_terms_gives_none() -> None:
    stream = Stream(Lexicon(TERMS), Heaps(1, 0.5, 0))
    empty = np.array([2, 2])
    assert stream.draw(empty, empty, np.random.default_rng(0)) == [(), ()]
