"""Numbers as offices print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.figures import find_unit, is_missing, is_part, is_total, is_year, read_number


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1,234", "1234"), ("１，２３４", "1234"), ("0", "0"), ("12.5", "12.5"), ("▲5.2％", "-5.2"),
        ("△ ３", "-3"), ("－12", "-12"), ("−7", "-7"), ("＋3", "3"), ("120人", "120"),
        ("1,200 千円", "1200"), ("45㎡", "45"), ("1,234※1", "1234"), ("2025", "2025"),
    ],
)  # fmt: skip
def test_a_printed_number_has_its_value(printed: str, value: str) -> None:
    number = read_number(printed)
    assert number is not None
    assert number.value == Decimal(value)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "－",
        "約1,200",
        "19 180",
        "4.5\n6",
        "01-2345",
        "012",
        "10～20",
        "第3回",
        "3月",
        "1,23",
        "５年",
        "人",
    ],
)
def test_what_is_no_plain_number_has_none(printed: str) -> None:
    assert read_number(printed) is None


@pytest.mark.parametrize(
    ("printed", "unit"), [("120人", "人"), ("5.2％", "%"), ("3㎢", "km2"), ("8", None)]
)
def test_the_unit_behind_a_number_is_read(printed: str, unit: str | None) -> None:
    number = read_number(printed)
    assert number is not None
    assert number.unit == unit


@given(st.integers(min_value=-(10**9), max_value=10**9))
def test_a_number_written_with_commas_and_a_triangle_is_read_back(value: int) -> None:
    number = read_number(f"{'▲' if value < 0 else ''}{abs(value):,}")
    assert number is not None
    assert number.value == value


@given(st.text())
def test_any_text_is_read_or_left(text: str) -> None:
    number = read_number(text)
    assert number is None or not is_missing(text)


@pytest.mark.parametrize("printed", ["", "　", "－", "-", "―", "ー", "…", "x", "X", "***", "不明"])
def test_signs_for_no_value_are_missing(printed: str) -> None:
    assert is_missing(printed)


@pytest.mark.parametrize(
    "head",
    [
        "R5", "Ｒ５", "令和5年度", "令和５年", "令和元年度", "2025", "2025年度", "平成30年", "H30",
        "令和6年10月1日現在", "令和5年度（2023年度）", "2023(R5)年度", "令和７年度（見込み）",
        "令和4年度実績",
    ],
)  # fmt: skip
def test_years_are_known_as_heads(head: str) -> None:
    assert is_year(head)


@pytest.mark.parametrize("head", ["人口", "3100", "5年", "R500", "令和通り", "第2025号"])
def test_other_heads_are_no_years(head: str) -> None:
    assert not is_year(head)


@pytest.mark.parametrize(("head", "total"), [
    ("計", True), ("合　計", True), ("小計", True), ("総数", True), ("総計", True),
    ("会計", False), ("累計", False), ("計画", False),
])  # fmt: skip
def test_totals_are_known_by_their_heads(head: str, total: bool) -> None:
    assert is_total(head) is total


def test_a_part_of_the_row_above_is_known() -> None:
    assert [is_part(head) for head in ("うち女性", "（うち市外）", "（再掲）", "市内")] == [
        True, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("（単位：人）", "人"), ("(単位:千円)", "千円"), ("単位　世帯", "世帯"),
        ("〔単位：㎡〕", "㎡"), ("人口（人）", "人"), ("割合（％）", "％"), ("構成比%", "%"),
        ("施設（分館）", None), ("備考", None),
    ],
)  # fmt: skip
def test_a_unit_is_found_with_its_span(text: str, unit: str | None) -> None:
    found = find_unit(text)
    assert (found and found[0]) == unit
    assert found is None or text[found[1] : found[2]] == unit


def test_a_paragraph_names_a_unit_with_the_word_only() -> None:
    assert find_unit("北部地区（人）", named_only=True) is None
