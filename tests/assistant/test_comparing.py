"""Two cities side by side."""

import pytest

from assistant.comparing import answer_comparison
from assistant.engine import Assistant
from assistant.records import Status
from index.generations import Generation
from tests.assistant.samples import SLIDES_ID, TABLE_ID, scope


def test_each_city_answers_from_its_own_documents(helper: Assistant) -> None:
    answer = helper.ask("見本市の担い手の不足と標本市の遊具の破損を比べてください")
    assert answer.status is Status.ANSWERED
    assert [c.document for c in answer.citations] == [TABLE_ID, SLIDES_ID]
    lines = answer.answer.splitlines()
    assert lines.index("見本市の文書：") < lines.index("標本市の文書：")


def test_a_city_that_says_nothing_of_it_is_named_and_missing(generation: Generation) -> None:
    draft = answer_comparison(scope(generation, "見本市と標本市の遊具の破損を比べてください"))
    assert draft is not None
    assert (draft.status, draft.missing) == (Status.PARTIAL, ["見本市"])
    assert draft.lines[0] == "見本市の文書：記載が見当たりません。"
    assert {c.document for c in draft.citations} == {SLIDES_ID}


def test_two_cities_that_say_nothing_of_it_are_no_answer(generation: Generation) -> None:
    draft = answer_comparison(scope(generation, "見本市と標本市の水族館を比べてください"))
    assert draft is not None
    assert (draft.status, draft.missing) == (Status.UNANSWERABLE, ["見本市", "標本市"])
    assert draft.citations == []


@pytest.mark.parametrize("question", ["見本市の休館日と開館時間を比べて", "休館日と募集を比べて"])
def test_one_city_is_not_compared_with_itself(generation: Generation, question: str) -> None:
    assert answer_comparison(scope(generation, question)) is None
