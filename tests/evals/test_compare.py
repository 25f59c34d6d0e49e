import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.compare import bare, holds, holds_any, occurs, occurs_whole

DIGITS = st.text("0123456789", min_size=1, max_size=4)
PLAIN = st.text("市民協働の章年（）・～ \n３ｱ", max_size=30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**協働**は`語`です[1][12]", "協働は語です"),
        ("## 見出し\n- 項目\n* 項目\n1. 項目\n> 引用", "見出し項目項目項目引用"),
        ("| 担当 | 件数 |\n|---|:---:|\n| 全庁 | 3件 |", "担当件数全庁3件"),
        ("［政策企画部、全庁］　ＮＰＯ ①", "[政策企画部、全庁]NPO1"),
        ("～省略～ ㈱ ＜まとめ＞", "~省略~(株)<まとめ>"),
    ],
)
def test_marks_markers_and_white_space_are_taken_away(text: str, expected: str) -> None:
    assert bare(text) == expected


@given(PLAIN, st.integers(0, 30), st.sampled_from(["[1]", "[23]", " ", "\n", "　", "**", "`"]))
def test_marks_may_stand_anywhere(text: str, at: int, mark: str) -> None:
    assert bare(text[:at] + mark + text[at:]) == bare(text)


@given(PLAIN, PLAIN, PLAIN.filter(str.strip))
def test_a_text_holds_each_of_its_parts_that_touches_no_digit(a: str, b: str, part: str) -> None:
    assert holds(f"{a}、{part}、{b}", part)


@given(DIGITS, DIGITS)
def test_a_number_is_not_in_a_longer_number(number: str, more: str) -> None:
    assert occurs(f"全{number}件", number)
    assert not occurs(f"全{more}{number}件", f"{number}件")
    assert not occurs(f"全{number}{more}件", f"全{number}")


def test_a_digit_at_an_end_touches_no_other_digit() -> None:
    assert holds("３年間です", "3年")
    assert not holds("2023年です", "3年")
    assert not holds("全13件", "全1")


def test_a_comma_or_a_letter_may_touch_a_digit() -> None:
    assert holds("1,200,115人", "200,115")
    assert holds("R6.8.29", "6.8.29")


def test_a_whole_number_is_not_cut_at_a_comma_or_a_point() -> None:
    assert not occurs_whole("1,200,115人", "200,115")
    assert not occurs_whole("19.2%", "19")
    assert occurs_whole("4.協働", "4")


def test_a_digit_inside_an_alternative_is_not_restricted() -> None:
    assert holds("第23回2年目", "回2年目")


def test_a_marker_between_two_numbers_does_not_part_them() -> None:
    assert not holds("5[1]3年", "3年")


def test_line_breaks_and_width_do_not_matter() -> None:
    assert holds("５つの大\n学等", "5つの 大学等")


def test_an_empty_alternative_is_in_no_text() -> None:
    assert not holds("何か", "")
    assert not holds("何か", "**")


def test_one_alternative_is_enough() -> None:
    assert holds_any("四つの大学", ("4つ", "四つ"))
    assert not holds_any("四つの大学", ())
