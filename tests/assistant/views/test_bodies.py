"""Who sits in which body, and what was lost of the owners."""

import pytest

from assistant.views.bodies import BodiesBook, view_bodies
from corpus import Corpus, load_corpus
from tests.corpus.plan_samples import plan_corpus


@pytest.fixture(scope="module")
def book() -> BodiesBook:
    (only,) = view_bodies(load_corpus())
    return only


def test_the_bodies_of_the_plan_are_complete(book: BodiesBook) -> None:
    assert book.document == "nagano-refresh-roadmap"
    assert len(book.bodies) == 11


def test_what_was_lost_of_the_owners_stands_with_the_bodies(book: BodiesBook) -> None:
    assert [(loss.sheet, loss.reason) for loss in book.lost] == [
        (3, "○の行と項目の対応は、取り出しで失われています"),
        (
            4,
            "担当の○が、どの見直し項目に付くのかは、取り出しで失われています"
            "（残った３行はすべて○○○○、項目は四つ）",
        ),
    ]


def test_departments_are_those_that_sit_in_bodies(book: BodiesBook) -> None:
    assert book.departments() == (
        "住民自治協議会事務局",
        "福祉政策課",
        "地域包括ケア推進課",
        "市社協地域福祉課",
        "地域活動支援課",
        "担当課",
        "市社協総務課",
    )


def test_bodies_are_chosen_by_a_department_or_by_words(book: BodiesBook) -> None:
    assert [body.name.words for body in book.chosen("福祉政策課")] == [
        "地域福祉ワーカー・生活支援コーディネーター業務",
        "募金に関する事務地域福祉支援のあり方",
    ]
    assert [body.name.words for body in book.chosen(words="担任 副市長")] == [
        "長野市都市内分権推進委員会"
    ]


def test_a_made_up_plan_gets_the_same_record() -> None:
    (book,) = view_bodies(plan_corpus())
    assert len(book.bodies) > 0
    assert len(book.chosen()) == len(book.bodies)


def test_a_corpus_without_bodies_has_no_book() -> None:
    assert view_bodies(Corpus((), ())) == ()
