"""Who does what, over the two real documents and made-up ones."""

from pathlib import Path

import pytest

from assistant.views.duties import DutyBook, MoveReason, view_duties
from corpus import Basis, Corpus, Side, load_corpus
from tests.assistant.samples import small_corpus
from tests.assistant.tabled import tabled_corpus

OFFICE = "市民まちづくり推進部"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="module")
def book(corpus: Corpus) -> DutyBook:
    (only,) = view_duties(corpus)
    return only


def test_only_the_document_that_names_departments_has_a_book(book: DutyBook) -> None:
    assert book.document == "ueda-kyodo-minaoshi"
    assert book.sides == {Side.AFTER: "見直し後（案）", Side.BEFORE: "見直し前"}
    assert book.remark == "【変更点のみ記載】"


def test_the_actions_of_every_department_are_counted(book: DutyBook) -> None:
    counted = [(one.department, one.count, one.came, one.went) for one in book.counts(Side.AFTER)]
    assert counted == [
        (OFFICE, 10, 1, 0),
        ("政策企画部", 1, 0, 0),
        ("各地域自治センター", 1, 0, 0),
        ("教育委員会", 1, 0, 0),
    ]


def test_what_stands_in_the_place_of_departments_is_counted_apart(book: DutyBook) -> None:
    counted = book.counts(Side.BEFORE, collective=True)
    assert [(one.department, one.count) for one in counted] == [("関係部署", 3), ("全庁", 2)]


def test_every_action_and_department_is_quoted_at_its_place(corpus: Corpus, book: DutyBook) -> None:
    text = corpus.document(book.document).text
    for line in book.lines:
        assert text[line.start : line.end].replace("\n", "") == line.action
        for owner in line.owners:
            assert text[owner.start : owner.end].replace("\n", "") == owner.name


def test_an_action_that_the_after_column_alone_has_came(book: DutyBook) -> None:
    (move,) = book.moved(OFFICE, Side.AFTER)
    assert move.reason is MoveReason.ACTION
    assert move.line.action.startswith("ウ　まちのアトリエ※1を活用して")


def test_a_department_that_a_rewritten_place_lost_went(book: DutyBook) -> None:
    (move,) = book.moved("関係部署", Side.BEFORE)
    assert move.reason is MoveReason.REPLACED
    assert move.line.page == "14"


def test_places_that_were_written_anew_are_told_apart_from_what_came_and_went(
    book: DutyBook,
) -> None:
    pairs = book.rewritten_of(OFFICE)
    assert [(p.after[0].action[:9], p.before[0].action[:9]) for p in pairs] == [
        ("イ　自治会の負担軽", "イ　市民活動を総合"),
        ("ウ　市民活動団体（", "ウ　自治会や住民自"),
    ]


def test_the_places_written_anew_are_counted_as_they_are_listed(book: DutyBook) -> None:
    counted = {one.department: one.rewritten for one in book.counts(Side.AFTER)}
    assert counted == {name: len(book.rewritten_of(name)) for name in book.departments()}
    assert counted[OFFICE] == 2


def test_a_department_is_told_of_the_actions_that_name_none(book: DutyBook) -> None:
    large = book.at_large(Side.AFTER, "政策企画部")
    assert [line.page for line in large] == ["15", "15", "15"]
    assert book.at_large(Side.AFTER, "全庁") == ()


def test_actions_are_found_by_words_in_any_width(book: DutyBook) -> None:
    found = book.chosen(Side.AFTER, words="ＮＰＯ法人 支援金")
    assert [line.action[:9] for line in found] == ["ウ　市民活動団体（"]


def test_of_both_sides_every_action_is_given(book: DutyBook) -> None:
    assert len(book.chosen(None)) == 19
    assert [len(book.chosen(side)) for side in Side] == [10, 9]


def test_an_action_of_a_made_up_table_came_and_another_went() -> None:
    (book,) = view_duties(small_corpus())
    assert [(m.department, m.line.side, m.reason.value) for m in book.moves] == [
        ("公園緑地課", Side.BEFORE, "action"),
        ("施設課", Side.AFTER, "replaced"),
        ("広報課", Side.BEFORE, "replaced"),
    ]


def test_columns_of_an_added_document_give_roles_and_no_sides(tmp_path: Path) -> None:
    (book,) = view_duties(tabled_corpus(tmp_path))
    assert book.sides == {}
    assert [(o.name, o.role, o.collective) for o in book.lines[0].owners] == [
        ("農林・里山課", "主管課", False),
        ("建設課", "関係課", False),
        ("全庁", "関係課", True),
    ]
    assert book.lines[-1].basis is Basis.INFERRED


def test_a_corpus_without_duties_has_no_book() -> None:
    assert view_duties(Corpus((), ())) == ()
