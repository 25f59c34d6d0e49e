"""Which date a document bears."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "question",
    [
        "長野市のロードマップはいつ発行されましたか",
        "このロードマップはいつ作られた文書ですか",
        "長野市の資料は令和何年何月のものですか",
        "ロードマップ2023の作成年月",
        "When was Nagano's roadmap published?",
    ],
)
def test_the_date_that_a_document_bears_is_told(product: Assistant, question: str) -> None:
    assert [c.quote for c in product.ask(question).citations] == ["2023(R5)年11月"]


@pytest.mark.parametrize("question", ["前の指針はいつ策定されましたか", "見直し前の指針の日付は"])
def test_the_date_of_a_side_is_told(product: Assistant, question: str) -> None:
    assert [c.quote for c in product.ask(question).citations] == ["令和２年４月"]


@pytest.mark.parametrize(
    "question",
    ["上田市の指針の見直し一覧表はいつ作られましたか", "上田市の見直し案は何年何月のものですか"],
)
def test_a_date_that_is_left_open_is_refused(product: Assistant, question: str) -> None:
    answer = product.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("令和７年●月",))


def test_every_document_is_named_where_the_question_names_none(product: Assistant) -> None:
    answer = product.ask("この資料の日付は？")
    assert [c.quote for c in answer.citations] == ["令和７年●月", "2023(R5)年11月"]


def test_how_often_something_is_drawn_up_is_no_date_of_issue(product: Assistant) -> None:
    assert "5年を超えない期間" in product.ask("指針は何年ごとに作成しますか").answer
