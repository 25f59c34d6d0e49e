"""Two cities, or two things, side by side."""

import pytest

from assistant.comparing import answer_comparison
from assistant.engine import Assistant
from assistant.records import Status
from index.generations import Generation
from tests.assistant.samples import SLIDES_ID, TABLE_ID, scope


@pytest.mark.parametrize(
    "question",
    [
        "見本市の担い手の不足と標本市の遊具の破損を比べてください",
        "見本市では担い手の不足をどう書き、標本市では遊具の破損をどう書いていますか",
    ],
)
def test_each_city_answers_from_its_own_documents(helper: Assistant, question: str) -> None:
    answer = helper.ask(question)
    assert answer.status is Status.ANSWERED
    assert [c.document for c in answer.citations] == [TABLE_ID, SLIDES_ID]
    lines = answer.answer.splitlines()
    assert lines.index("見本市の文書：") < lines.index("標本市の文書：")


def test_a_city_that_says_nothing_of_it_is_named_and_missing(helper: Assistant) -> None:
    answer = helper.ask("見本市と標本市の遊具の破損を比べてください")
    assert (answer.status, answer.missing) == (Status.PARTIAL, ("見本市",))
    assert answer.answer.splitlines()[0] == "見本市の文書：記載が見当たりません。"
    assert {c.document for c in answer.citations} == {SLIDES_ID}


def test_both_cities_need_no_names(helper: Assistant) -> None:
    answer = helper.ask("両市の休館日は毎週何曜日か比べて")
    assert (answer.status, answer.missing) == (Status.PARTIAL, ("標本市",))
    assert {c.document for c in answer.citations} == {TABLE_ID}


def test_two_cities_that_say_nothing_of_it_are_no_answer(helper: Assistant) -> None:
    answer = helper.ask("見本市と標本市の水族館を比べてください")
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("見本市", "標本市"))
    assert answer.citations == ()


def test_which_is_more_is_not_told_without_figures(helper: Assistant) -> None:
    assert helper.ask("見本市と標本市、どちらが広いですか").status is Status.UNANSWERABLE


@pytest.mark.parametrize(
    "question",
    ["相談員と見守り隊の違いは", "相談員は見守り隊とどう違いますか", "見守り隊と比べて相談員は？"],
)
def test_two_things_of_one_document_are_told_one_after_the_other(
    helper: Assistant, question: str
) -> None:
    answer = helper.ask(question)
    assert answer.status is Status.ANSWERED
    assert {c.quote.partition("・・・")[0] for c in answer.citations} == {"相談員", "見守り隊"}


def test_a_thing_that_no_document_knows_is_missing(helper: Assistant) -> None:
    answer = helper.ask("花壇サポーターと水族館の違いは何ですか")
    assert (answer.status, answer.missing) == (Status.PARTIAL, ("水族館",))
    assert [c.quote for c in answer.citations] == ["花壇の水やりを受け持つ住民をいいます。"]


def test_a_part_compares_nothing(generation: Generation) -> None:
    assert answer_comparison(scope(generation, "相談員と見守り隊の違いは")) is None


@pytest.mark.parametrize(
    "question",
    ["両市の違いは？", "見本市と標本市を比べてください", "２つの市の文書の違いは何ですか"],
)
def test_a_comparison_that_names_nothing_is_asked_back(helper: Assistant, question: str) -> None:
    answer = helper.ask(question)
    assert (answer.status, answer.missing) == (Status.CLARIFY, (question,))
    assert answer.answer == (
        "見本市と標本市の何を比べるかを読み取れませんでした。"
        "比べたい項目名や言葉を入れて質問してください。"
    )
