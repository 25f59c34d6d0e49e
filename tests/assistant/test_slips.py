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


def test_kana_inside_a_word_is_read_as_its_kanji(slips: Slips) -> None:
    assert slips.without("花だんサポーターとは何ですか") == "花壇サポーターとは何ですか"


@pytest.mark.parametrize(
    "question",
    [
        "会計事故は何件ですか",
        "人口統計は何ページですか",
        "東見本市会計事務",
        "副市民課はどこですか",
    ],
)
def test_a_word_of_its_own_is_no_slip_of_a_known_one(slips: Slips, question: str) -> None:
    """平均年収 read as the 平均年齢 that the corpus knows would answer what nobody asked."""
    assert slips.without(question) == question


def test_words_without_slips_stay_as_they_are(slips: Slips) -> None:
    question = "会計事務について書いてあるところを教えてください"
    assert slips.without(question) == question


# Signs of the words of the corpus, so that chance makes words, slips and neither.
SIGNS = "会計事務花壇人口推総集所館長見本市民課地域かいけじんこうすはのをサポータボラ一ーァ"


@given(st.text(alphabet=SIGNS, max_size=24))
def test_a_mended_text_has_nothing_left_to_mend(text: str) -> None:
    mended = SLIPS.without(text)
    assert SLIPS.without(mended) == mended


@given(st.text(alphabet=st.characters(max_codepoint=0x2FFF), max_size=60))
def test_a_text_without_japanese_stays_as_it_is(text: str) -> None:
    assert SLIPS.without(text) == text
