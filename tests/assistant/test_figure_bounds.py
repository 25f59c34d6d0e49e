"""Bounds are read with their unit, whatever numerals and wording say them."""

from decimal import Decimal

import pytest

from assistant.figure_bounds import base_unit, find_bounds, read_count
from index.normalise import fold


def read(text: str) -> list[tuple[str, str, str]]:
    return [(str(b.number.normalize()), b.unit, b.name) for b in find_bounds(fold(text))]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("６５％以上の地区", ("65", "%", "at_least")),
        ("五割を下回る地区", ("5E+1", "%", "below")),
        ("6割5分以下の地区", ("65", "%", "at_most")),
        ("半数を超える地区", ("5E+1", "%", "above")),
        ("三十人未満の町", ("3E+1", "人", "below")),
        ("1万2千人より多い町", ("1.2E+4", "人", "above")),
        ("50千円を上回る事業", ("5E+4", "円", "above")),
        ("20名に満たない班", ("2E+1", "人", "below")),
        ("10か所を超えない町", ("1E+1", "か所", "at_most")),
        ("10を割らない町", ("1E+1", "", "at_least")),
        ("60%を満たす町", ("6E+1", "%", "at_least")),
        ("60%を満たしている町", ("6E+1", "%", "at_least")),
        ("60%を満たしていない町", ("6E+1", "%", "below")),
        ("60%に満たず", ("6E+1", "%", "below")),
        ("60%に届いている町", ("6E+1", "%", "at_least")),
        ("60%に届いていません", ("6E+1", "%", "below")),
        ("60%に届きません", ("6E+1", "%", "below")),
        ("60%を下回りません", ("6E+1", "%", "at_least")),
        ("60%を超えません", ("6E+1", "%", "at_most")),
        ("60%に達していません", ("6E+1", "%", "below")),
        ("60%に達する町", ("6E+1", "%", "at_least")),
        ("5割を切る町", ("5E+1", "%", "below")),
        ("5割を割り、", ("5E+1", "%", "below")),
        ("5割を割り込む町", ("5E+1", "%", "below")),
        ("5割を割り込まない町", ("5E+1", "%", "at_least")),
    ],
)
def test_a_bound_is_read(text: str, bound: tuple[str, str, str]) -> None:
    assert read(text) == [bound]


def test_both_ends_of_a_range_are_read() -> None:
    assert read("20以上30未満") == [("2E+1", "", "at_least"), ("3E+1", "", "below")]


@pytest.mark.parametrize(
    "text",
    [
        "地区はいくつ",
        "令和6年度の人口",
        "第3期を超える",
        "職員を3人割り当てている課",
        "3人を割り振る課",
        "100円を切り捨てる",
        "10人を切り替える",
        "苦情が10件届いた課",
        "参加率が1.2.3万%以上の校区",
        "R6.4.1千円以上",
    ],
)
def test_a_text_without_a_bound_has_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("digits", "number"),
    [("12,000", "12000"), ("1.5万", "15000"), ("二千三百", "2300"), ("3億5千万", "350000000")],
)
def test_a_number_is_read(digits: str, number: str) -> None:
    assert read_count(digits) == Decimal(number)


def test_signs_that_are_no_number_are_not_read() -> None:
    assert [read_count(s) for s in ("1.2.3", ".5", "1.2.3万", "1.千", ",")] == [None] * 5


@pytest.mark.parametrize(
    ("unit", "base"),
    [("千円", (1000, "円")), ("名", (1, "人")), ("箇所", (1, "か所")), ("％", (1, "%"))],
)
def test_a_unit_is_told_in_its_base(unit: str, base: tuple[int, str]) -> None:
    assert base_unit(unit) == base
