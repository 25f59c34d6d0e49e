"""Differences cut at words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.differences import difference
from index.tokens import morphemes

WORDS = st.lists(
    st.sampled_from(["集会所", "を", "管理", "します", "。", "\n", "　", "\ue000", "\U000f0900"])
)


def side(ops: tuple[tuple[str, str], ...], other: str) -> str:
    """Rebuild a text by leaving out what stands only in the other."""
    return "".join(text for kind, text in ops if kind != other)


def test_a_difference_is_made_of_words() -> None:
    assert difference("市内には４つの大学がある。", "市内には５つの大学がある。") == (
        ("equal", "市内には"), ("delete", "４"), ("insert", "５"), ("equal", "つの大学がある。"),
    )  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [("集会所", "集会場"), ("火曜日", "水曜日")])
def test_a_word_is_never_cut(before: str, after: str) -> None:
    text = f"休館日と{before}と案内"
    words = [word.surface for word in morphemes(text)]
    ops = difference(text, f"休館日と{after}と案内")
    deleted = "".join(part for kind, part in ops if kind == "delete")
    spans = ["".join(words[i:j]) for i in range(len(words)) for j in range(i, len(words) + 1)]
    assert deleted in spans


def test_equal_texts_have_no_difference() -> None:
    assert difference("休館日は火曜日。", "休館日は火曜日。") == (("equal", "休館日は火曜日。"),)


def test_one_empty_side_is_all_added_or_all_deleted() -> None:
    assert difference("", "休館日") == (("insert", "休館日"),)
    assert difference("休館日", "") == (("delete", "休館日"),)
    assert difference("", "") == ()


@given(st.text(max_size=200), st.text(max_size=200))
def test_a_difference_rebuilds_both_texts(before: str, after: str) -> None:
    ops = difference(before, after)
    assert side(ops, "insert") == before
    assert side(ops, "delete") == after


@given(WORDS, WORDS)
def test_texts_with_words_in_common_are_rebuilt_as_well(one: list[str], other: list[str]) -> None:
    before, after = "".join(one), "".join(other)
    ops = difference(before, after)
    assert (side(ops, "insert"), side(ops, "delete")) == (before, after)
    assert {kind for kind, _ in ops} <= {"equal", "delete", "insert"}


def test_more_different_words_than_the_first_private_area_holds_are_told_apart() -> None:
    before = " ".join(f"w{number}" for number in range(7_000))
    after = before.replace("w6999", "x6999")
    ops = difference(before, after)
    assert (side(ops, "insert"), side(ops, "delete")) == (before, after)
