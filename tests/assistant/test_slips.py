"""Slips of typing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.lexicon import Lexicon
from assistant.slips import Slips
from corpus import Corpus
from tests.assistant import samples

SMALL = samples.small_corpus()
SLIPS = Slips(Lexicon(SMALL))


@pytest.fixture(scope="module")
def small() -> Corpus:
    return SMALL


@pytest.fixture(scope="module")
def slips(small: Corpus) -> Slips:
    return SLIPS


@pytest.mark.parametrize(
    ("slip", "word"),
    [
        ("花壇サポータ", "花壇サポーター"),
        ("花だんサポーター", "花壇サポーター"),
        ("会計事夢", "会計事務"),
        ("花段サボーター", "花壇サポーター"),
    ],
)
def test_a_slip_in_a_long_word_is_read_as_the_word(slips: Slips, slip: str, word: str) -> None:
    assert slips.corrected(slip) == word


@pytest.mark.parametrize(
    "word", ["会計事務", "花壇", "苗本", "2021", "会計監査", "会継事夢", "図書館司書"]
)
def test_known_short_and_other_words_are_left_alone(slips: Slips, word: str) -> None:
    assert slips.corrected(word) is None


def test_a_slip_of_two_words_alike_is_left_alone(small: Corpus) -> None:
    slips = Slips(Lexicon(small))
    slips.__dict__["_long_terms"] = ("会計事務", "会計事業")
    assert slips.corrected("会計事夢") is None


def test_a_word_and_a_longer_one_of_it_are_no_slips(slips: Slips) -> None:
    assert slips.corrected("花壇サポーター課") is None


def test_kana_for_kanji_is_read_as_the_word(slips: Slips) -> None:
    assert slips.without("かいけい事務はだれの仕事ですか") == "会計事務はだれの仕事ですか"


def test_words_without_slips_stay_as_they_are(slips: Slips) -> None:
    question = "会計事務について書いてあるところを教えてください"
    assert slips.without(question) == question


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(SLIPS.without(text), str)
