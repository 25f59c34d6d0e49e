import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.pdf_wraps import PrintedLine, ends_sentence, is_full, join_wraps, opens_unit

WIDTH = 20
TEXTS = st.text(st.sampled_from("あいう、。「」（）第一二条　AB1 ・※"), min_size=1, max_size=WIDTH)


def line(text: str, left: float = 0, drop: float | None = 1.6) -> PrintedLine:
    """A line of full-width letters in a column that holds twenty."""
    return PrintedLine(text, left, WIDTH - left - len(text), 1, drop)


def full(text: str) -> PrintedLine:
    return line((text * WIDTH)[:WIDTH])


def test_a_full_line_goes_on_in_the_next() -> None:
    assert join_wraps([full("見本市"), line("です。")]) == (
        "見本市見本市見本市見本市見本市見本市見本です。",
    )


def test_a_line_with_room_left_ends_its_paragraph() -> None:
    assert join_wraps([line("市民課"), line("施設課")]) == ("市民課", "施設課")


def test_a_line_short_by_a_letter_goes_on_where_its_sentence_does() -> None:
    assert join_wraps([line("あ" * 19), line("です。")]) == ("あ" * 19 + "です。",)


def test_a_beginning_that_may_not_be_parted_needs_more_room() -> None:
    assert is_full(PrintedLine("", 0, 1.5, 1), PrintedLine("言」は", 0, 0, 2))
    assert not is_full(PrintedLine("", 0, 2.5, 1), PrintedLine("言」は", 0, 0, 2))


@pytest.mark.parametrize(
    "marker", ["２　", "（１）", "①", "ア　", "・", "※１", "第三条　", "六の三　"]
)
def test_a_marker_after_a_full_sentence_begins_a_paragraph(marker: str) -> None:
    first = "あ" * (WIDTH - 1) + "。"
    assert join_wraps([line(first), line(f"{marker}次")]) == (first, f"{marker}次")


def test_a_reference_cut_after_its_first_part_is_no_marker() -> None:
    first = "あ" * (WIDTH - 5) + "第六十条の"
    assert join_wraps([line(first), line("六　の規定により")]) == (f"{first}六　の規定により",)


def test_an_article_that_a_sentence_goes_on_with_begins_no_paragraph() -> None:
    first = "あ" * (WIDTH - 1) + "。"
    assert len(join_wraps([line(first), line("第三条の規定は、準用する。")])) == 1


def test_a_blank_behind_an_article_is_given_back_where_its_line_ended() -> None:
    first = "（" + "あ" * (WIDTH - 5) + "）第一条"
    assert join_wraps([line(first), line("この要綱は")]) == (f"{first} この要綱は",)
    assert join_wraps([line(first), line("の二　要綱")]) == (f"{first}の二　要綱",)


def test_a_larger_gap_begins_a_paragraph() -> None:
    assert len(join_wraps([full("あ"), full("あ"), full("あ"), line("い", drop=3)])) == 2


def test_an_indent_begins_a_paragraph_but_not_below_a_marker() -> None:
    assert len(join_wraps([full("あ"), full("あ"), line("い", left=1)])) == 2
    assert len(join_wraps([full("ア　の"), line("い", left=1), line("う", left=1)])) == 2
    assert len(join_wraps([full("ア　の"), line("い" * 19, left=1), line("う", left=1)])) == 1


def test_latin_words_keep_the_space_between_them() -> None:
    before = PrintedLine("the working", 0, 0.2, 3)
    assert join_wraps([before, PrintedLine("group", 0, 9, 3)]) == ("the working group",)


def test_what_ends_a_sentence_and_what_opens_a_unit() -> None:
    assert [ends_sentence(text) for text in ("する。", "する。」", "こと）", "する")] == [
        1,
        1,
        0,
        0,
    ]
    assert [opens_unit(text) for text in ("（略）", "　市は", "２　市", "第三条の", "市は")] == [
        True, True, True, False, False,
    ]  # fmt: skip


@given(st.lists(TEXTS, max_size=8))
def test_no_letter_is_lost_or_added_when_lines_are_joined(texts: list[str]) -> None:
    joined = join_wraps([line(text) for text in texts])
    assert "".join("".join(joined).split()) == "".join("".join(texts).split())
