import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.wording import is_exchanged, is_wording_only, kept_share, likeness

CLAUSE = "集会所を使用しようとする者は、三日前までに市長の許可を受けなければならない。"


def test_likeness_is_the_share_of_characters_in_order() -> None:
    # 3 of 4 characters stay, so 2 * 3 / (4 + 4).
    assert likeness("許可する", "許否する") == 0.75


def test_what_is_kept_is_counted_in_runs_of_four() -> None:
    # Of the eight characters of the shorter text, one run of four is kept.
    assert kept_share("町長の許可", "市長の許諾") == 0.0
    assert kept_share("集会所の規則は別", "集会所の利用を定める条例") == 0.5


def test_a_text_within_another_is_kept_whole() -> None:
    assert kept_share("清掃", "清掃及び施錠") == 1.0


def test_a_clause_that_grew_was_not_exchanged() -> None:
    grown = (
        f"{CLAUSE}ただし、市の行事、災害時の避難及び急を要する会議に使う場合は、この限りでない。"
    )
    assert not is_exchanged(grown, CLAUSE)


def test_another_clause_was_exchanged() -> None:
    assert is_exchanged("花いっぱい運動の苗木を、春と秋に配布する。", CLAUSE)


def test_departments_behind_two_clauses_make_them_no_more_alike() -> None:
    owners = "[市民まちづくり推進部、各地域自治センター、全庁]"
    assert is_exchanged(f"講座を開きます。{owners}", f"苗木を配布します。{owners}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("住民が集う場です。", "住民の集う場です。"),
        ("行なうこと。", "行うこと。"),
        ("市、県", "市・県"),
    ],
)
def test_hiragana_and_punctuation_are_wording(one: str, other: str) -> None:
    assert is_wording_only(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("許可する。", "許可しない。"),
        ("使用できる。", "使用する。"),
        ("住民のみが使う。", "住民が使う。"),
        ("月末まで", "月末から"),
        ("1.5%とする。", "15%とする。"),
        ("住民が集う。", "市民が集う。"),
        ("同じ文です。", "同じ文です。"),
    ],
)
def test_what_changes_the_meaning_is_not_wording(one: str, other: str) -> None:
    assert not is_wording_only(one, other)


@given(st.text(max_size=60), st.text(max_size=60))
def test_comparing_has_no_direction(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert is_wording_only(one, other) == is_wording_only(other, one)


@given(st.text(max_size=60))
def test_a_text_is_not_exchanged_for_itself(text: str) -> None:
    assert not is_exchanged(text, text)
