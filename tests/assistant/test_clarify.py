"""Asking back where a question points to nothing."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status, Turn


@pytest.mark.parametrize(
    "question", ["それは？", "その担当は？", "2040年は？", "ほかには？", "見直し前は？"]
)
def test_a_follow_up_to_nothing_is_asked_back(helper: Assistant, question: str) -> None:
    answer = helper.ask(question)
    assert (answer.status, answer.citations) == (Status.CLARIFY, ())
    assert answer.missing == (question,)


@pytest.mark.parametrize("question", ["休館日は？", "変更点は？", "この指針は何年で見直しますか"])
def test_a_short_question_that_names_its_subject_is_not(helper: Assistant, question: str) -> None:
    assert helper.ask(question).status is not Status.CLARIFY


def test_the_reply_fills_the_question_that_was_asked_back(helper: Assistant) -> None:
    history = [Turn("user", "休館日は"), Turn("assistant", "どちらの市についてのお尋ねですか。")]
    answer = helper.ask("見本市です", history)
    assert (answer.status, answer.carried) == (Status.ANSWERED, "休館日")
    assert "毎週火曜日" in answer.answer
