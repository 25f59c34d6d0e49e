"""What changed, as the page shows it."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from assistant.views.changes import ChangeBook, ChangeView, view_changes
from corpus import ChangeKind, Corpus, Document, Section, SectionKind, Side, load_corpus

UEDA = "ueda-kyodo-minaoshi"


@pytest.fixture(scope="module")
def book() -> ChangeBook:
    (only,) = view_changes(load_corpus())
    return only


def at(book: ChangeBook, position: int) -> ChangeView:
    return next(change for change in book.changes if change.position == position)


def small(text: str, *spans: tuple[int, int, Side, int], mark: str | None = None) -> ChangeBook:
    """Compare units that are given by span, column and row."""
    document = Document(
        "d", "計画", "市", "市", None, 1, "t", text, "sha256:0", changes_only_mark=mark
    )
    sections = tuple(
        Section("d", a, b, SectionKind.PARAGRAPH, ("第1章",), 1, "3", side=side, row=row)
        for a, b, side, row in spans
    )
    (only,) = view_changes(Corpus((document,), sections))
    return only


def test_only_documents_with_a_table_of_two_columns_have_changes(book: ChangeBook) -> None:
    assert (book.document, book.city) == (UEDA, "上田市")


def test_every_unit_is_counted(book: ChangeBook) -> None:
    assert book.counts == {
        ChangeKind.CHANGED: 12,
        ChangeKind.REPLACED: 3,
        ChangeKind.ADDED: 4,
        ChangeKind.DELETED: 3,
        ChangeKind.UNCHANGED: 22,
        ChangeKind.OMITTED: 13,
    }


def test_the_columns_and_their_names_are_the_printed_ones(book: ChangeBook) -> None:
    assert book.columns == (Side.AFTER, Side.BEFORE)
    assert book.side_names == {Side.AFTER: "見直し後（案）", Side.BEFORE: "見直し前"}


def test_the_remark_on_changed_parts_is_quoted_where_it_stands(book: ChangeBook) -> None:
    assert book.mark
    assert (book.mark.text, book.mark.start, book.mark.end) == ("【変更点のみ記載】", 23, 32)


def test_every_change_has_a_place_of_its_own(book: ChangeBook) -> None:
    assert len({change.position for change in book.changes}) == 57


def test_the_chapters_are_the_outermost_headings(book: ChangeBook) -> None:
    assert list(dict.fromkeys(change.chapter for change in book.changes)) == [
        "はじめに", "１．指針の趣旨", "２．「協働」のめざすもの",
        "４. 「協働」推進のための環境づくり", "５. 今後も向けて",
    ]  # fmt: skip


def test_both_columns_read_as_printed(book: ChangeBook) -> None:
    text = load_corpus().document(UEDA).text
    for change in book.changes:
        for side in change.sides.values():
            assert side.text == "".join(text[side.start : side.end].splitlines())


def test_the_steps_make_the_text_before_into_the_one_after(book: ChangeBook) -> None:
    for change in book.changes:
        for side, other in ((Side.AFTER, "delete"), (Side.BEFORE, "insert")):
            if side in change.sides and change.kind is ChangeKind.CHANGED:
                told = "".join(text for name, text in change.operations if name != other)
                assert told == change.sides[side].text


def test_departments_are_those_of_the_duties_of_either_side(book: ChangeBook) -> None:
    assert at(book, 3522).departments == ("市民まちづくり推進部", "関係部署")
    assert at(book, 59).departments == ()


def test_departments_are_counted_by_change(book: ChangeBook) -> None:
    listed = Counter(
        name
        for change in book.changes
        for name in change.departments
        if change.kind is not ChangeKind.UNCHANGED
    )
    assert (listed["市民まちづくり推進部"], listed["教育委員会"]) == (8, 1)


def test_what_stands_on_one_side_only_has_one_side(book: ChangeBook) -> None:
    assert set(at(book, 131).sides) == {Side.AFTER}
    assert set(at(book, 3951).sides) == {Side.BEFORE}
    assert [name for name, _ in at(book, 131).operations] == ["insert"]


def test_an_unchanged_unit_has_no_steps() -> None:
    book = small("（１）市は歩く。\n(1)市は歩く。", (0, 8, Side.AFTER, 1), (9, 17, Side.BEFORE, 1))
    (change,) = book.changes
    assert change.kind is ChangeKind.UNCHANGED
    assert change.operations == (("equal", "（１）市は歩く。"),)
    assert change.sides[Side.BEFORE].operations == (("equal", "(1)市は歩く。"),)


def test_without_printed_heads_the_first_column_is_the_one_that_stands_first() -> None:
    book = small("市は歩く。\n市は走る。", (0, 5, Side.BEFORE, 1), (6, 11, Side.AFTER, 1))
    assert book.columns == (Side.BEFORE, Side.AFTER)


def test_a_remark_that_is_not_printed_is_not_shown() -> None:
    book = small("市は歩く。", (0, 5, Side.AFTER, 1), mark="【変更点のみ】")
    assert book.mark is None


def test_a_moved_unit_says_where_it_came_from(book: ChangeBook) -> None:
    change = at(book, 3463)
    after = replace(change.sides[Side.AFTER], path=("第1章", "イ"))
    before = replace(change.sides[Side.BEFORE], path=("第1章", "ア"))
    moved = replace(change, sides={Side.AFTER: after, Side.BEFORE: before})
    assert (change.moved_from, moved.moved_from) == ((), ("第1章", "ア"))


def test_changes_stand_in_the_order_of_the_table(book: ChangeBook) -> None:
    pages = [int(change.page or 0) for change in book.changes]
    assert all(one <= other for one, other in pairwise(pages))
