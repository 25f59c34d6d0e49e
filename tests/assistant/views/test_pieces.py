"""Printed pieces on one line, with their places."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.views.pieces import one_line, piece_at, place_of, view_losses
from corpus import Corpus
from corpus.text import squash
from tests.assistant.web.sample import NAGANO, UEDA


@given(st.text(alphabet="推進WG1・ 　\n", max_size=30))
def test_joining_lines_loses_white_space_only(text: str) -> None:
    joined = one_line(text)
    assert squash(joined) == squash(text)
    assert joined.splitlines() == ([joined] if joined else [])


def test_a_column_of_characters_becomes_a_word() -> None:
    assert one_line("推\n進\n体\n制\nの\n決\n定\n・\nW\nG\n準\n備") == "推進体制の決定・WG準備"


def test_a_piece_knows_its_page_and_sheet(originals: Corpus) -> None:
    piece = piece_at(originals, NAGANO, 3224, 3228)
    assert (piece.text, piece.page, piece.sheet) == ("労務管理", "3", 3)


def test_white_space_between_sections_belongs_to_the_one_before(originals: Corpus) -> None:
    text = originals.document(UEDA).text
    gap = text.index("\n", 1)
    section = place_of(originals, UEDA, gap)
    assert section
    assert section.end <= gap + 1


def test_what_was_lost_keeps_its_marks_and_reason(originals: Corpus) -> None:
    losses = view_losses(originals, NAGANO)
    levels = next(loss for loss in losses if loss.kind == "levels")
    assert [mark.text for mark in levels.marks] == ["高い", "低い"]
    assert levels.reason == (
        "「高い」「低い」がどのグループに当たるのかは、取り出しで失われています"
    )
    assert view_losses(originals, UEDA) == ()
