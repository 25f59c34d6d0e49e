import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.plausibility import PLAUSIBLE, count_hiragana, plausibility


@pytest.mark.parametrize("text", ["", "abc", "はい", "協働", "ﾃﾞｰﾀ", "ｼｮｳﾆﾝ", "①㈱～", "ｶｯﾀ ﾌｧｲﾙ"])
def test_ordinary_letters_are_plausible(text: str) -> None:
    assert plausibility(text) >= 0.8


@pytest.mark.parametrize(
    ("text", "encoding", "wrong"),
    [
        ("まちの指針", "euc_jp", "cp932"),
        ("カタカナ", "euc_jp", "cp932"),
        ("はい、それは", "utf-16-le", "utf-16-be"),
        ("三省堂", "utf-16-le", "utf-16-be"),
    ],
)
def test_a_wrong_reading_is_not_plausible(text: str, encoding: str, wrong: str) -> None:
    assert plausibility(text.encode(encoding).decode(wrong)) < PLAUSIBLE


@pytest.mark.parametrize("text", ["ｨｱ", "ｱﾟ", "ｱｬ", "ｱｯｱ", "､ﾊ､ﾋ､", "ﾝｱ", "ｼｨ"])
def test_half_width_kana_that_spell_no_word_are_not_plausible(text: str) -> None:
    assert plausibility(text) < PLAUSIBLE


def test_hiragana_are_counted() -> None:
    assert count_hiragana("協働のまちカナ") == 3


@given(st.text())
def test_the_score_is_at_most_one(text: str) -> None:
    assert plausibility(text) <= 1.0
