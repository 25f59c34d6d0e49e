"""The places of a question and how a follow-up fills them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sides import SideWords
from assistant.slots import Edits, SlotFinder, SlotKind, aligned, refill

FINDER = SlotFinder(lambda text: [], SideWords(), ("市民課窓口係", "市民課"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("２０４０年の人口", [(SlotKind.YEAR, "２０４０年")]),
        ("令和22年度は", [(SlotKind.YEAR, "令和22年度")]),
        ("2024コースは", []),
        ("見直す前は", [(SlotKind.SIDE, "見直し前")]),
        ("14ページの②", [(SlotKind.PAGE, "14ページ"), (SlotKind.PART, "②")]),
        ("（１）のイは", [(SlotKind.PART, "（１）"), (SlotKind.PART, "イ")]),
        ("市民課窓口係の取組", [(SlotKind.DEPARTMENT, "市民課窓口係")]),
        ("休館日は", []),
    ],
)
def test_places_are_found_in_order(text: str, found: list[tuple[SlotKind, str]]) -> None:
    assert [(slot.kind, slot.value) for slot in FINDER.find(text)] == found


def filled(earlier: str, follow_up: str) -> str:
    """Fill the places of one text with those of another."""
    edits = refill(earlier, FINDER.find(earlier), FINDER.find(follow_up))
    return "".join(edits.before) + edits.apply(earlier, 0, len(earlier))


@pytest.mark.parametrize(
    ("earlier", "follow_up", "result"),
    [
        ("2015年の人口は", "2040年", "2040年の人口は"),
        ("2015年の人口は", "2040", "2040年の人口は"),
        ("2040年に2015年比で何人減る", "2060年", "2060年に2015年比で何人減る"),
        ("人口は", "2040年", "2040年の人口は"),
        ("休館日は見直し後どうなる", "見直し前", "見直し前の休館日はどうなる"),
        ("③のアの担当は", "④", "④の担当は"),
        ("③の担当は", "イ", "③のイの担当は"),
        ("担当は", "イ", "イの担当は"),
    ],
)
def test_a_place_is_filled_anew_or_put_before(earlier: str, follow_up: str, result: str) -> None:
    assert filled(earlier, follow_up) == result


def test_a_part_of_a_text_is_rewritten_by_the_edits_that_begin_in_it() -> None:
    edits = Edits(((0, 2, "甲"), (4, 5, "乙")))
    assert edits.apply("一二三四五六", 2, 6) == "三四乙六"


@given(st.text(max_size=60))
def test_signs_are_folded_without_moving_any(text: str) -> None:
    assert len(aligned(text)) == len(text)
