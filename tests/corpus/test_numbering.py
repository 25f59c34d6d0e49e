import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.numbering import follows, is_first, places


@pytest.mark.parametrize(
    ("style", "before", "label"),
    [
        ("decimal", "１．", "2."),
        ("parenthesis", "（９）", "(10)"),
        ("parenthesis", "（十九）", "（二十）"),
        ("circled", "⑳", "㉑"),
        ("article", "第12条", "第13条"),
        ("article", "第12条", "第12条の２"),
        ("article", "第12条の３", "第13条"),
        ("chapter", "第九章", "第十章"),
        ("chain", "１－１", "１－２"),
        ("chain", "1.2.3", "1.3"),
        ("katakana", "ア", "イ"),
        ("katakana", "イ", "ロ"),
        ("katakana_parenthesis", "（オ）", "（カ）"),
        ("latin", "ａ", "ｂ"),
        ("roman", "Ⅲ", "Ⅳ"),
        ("small_roman", "ⅷ", "ⅸ"),
        ("word", "基本目標１", "基本目標２"),
        ("annex", "別表第１", "別表第２"),
    ],
)
def test_the_next_number_of_a_series_follows(style: str, before: str, label: str) -> None:
    assert follows(style, before, label)
    assert not follows(style, label, before)


@pytest.mark.parametrize(
    ("style", "before", "label"),
    [
        ("decimal", "１．", "３．"),
        ("decimal", "２．", "２．"),
        ("katakana", "ア", "ウ"),
        ("chain", "1.1", "2.2"),
        ("square", "■", "■"),
        ("annex", "附則", "附則"),
    ],
)
def test_a_number_that_is_not_the_next_does_not_follow(style: str, before: str, label: str) -> None:
    assert not follows(style, before, label)


@pytest.mark.parametrize(
    ("style", "label", "expected"),
    [
        ("number", "１", True),
        ("parenthesis", "（一）", True),
        ("chain", "2.1", True),
        ("katakana", "ア", True),
        ("katakana", "イ", True),  # of イロハ
        ("katakana", "ウ", False),
        ("roman", "Ⅱ", False),
        ("roman_parenthesis", "(i)", True),
        ("bullet", "・", False),
    ],
)
def test_the_first_number_of_a_series_is_told(style: str, label: str, expected: bool) -> None:
    assert is_first(style, label) is expected


@given(st.integers(1, 99))
def test_numbers_are_read_in_any_width(number: int) -> None:
    wide = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert places("number", wide) == ((number,),)


@given(st.text(max_size=8), st.text(max_size=8), st.sampled_from(["number", "katakana", "roman"]))
def test_any_label_can_be_asked_for(before: str, label: str, style: str) -> None:
    assert follows(style, before, label) in {True, False}
    assert is_first(style, label) in {True, False}
