"""How many there are is refused where no statement about them gives a number."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status


@pytest.mark.parametrize(
    "question",
    [
        "相談員は何人いますか",
        "見守り隊は全部で何団体ありますか",
        "集会所の数を教えてください",
        "掲示板はいくつありますか",
        "How many 相談員 are there?",
    ],
)
def test_a_number_that_is_nowhere_is_refused(helper: Assistant, question: str) -> None:
    answer = helper.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("数値",))


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("休止している広場は何か所ありますか", "三か所"),
        ("会計事務の講座は毎年何回ありますか", "毎年二回"),
    ],
)
def test_a_number_that_stands_with_its_subject_is_answered(
    helper: Assistant, question: str, quoted: str
) -> None:
    answer = helper.ask(question)
    assert answer.status is Status.ANSWERED
    assert any(quoted in citation.quote for citation in answer.citations)


def test_a_number_that_the_question_brings_is_no_answer(helper: Assistant) -> None:
    answer = helper.ask("休止している三か所の広場のうち、川沿いにあるのは何か所ですか")
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("数値",))
