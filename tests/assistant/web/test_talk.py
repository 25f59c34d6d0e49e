"""One conversation of one tab."""

from collections.abc import Sequence
from typing import Any

import pytest

from assistant.doubles import ScriptedAssistant
from assistant.records import Answer, Status, Turn
from assistant.web import words
from assistant.web.talk import REMEMBERED_ANSWERS, Talk, ask
from corpus import Corpus, MachishirubeError
from tests.assistant.web.sample import ATELIER, CHANGED, script


class Failing:
    """An assistant that fails at every question."""

    def __init__(self, error: Exception) -> None:
        self.corpus: Any = None
        self.views: Any = None
        self._error = error

    def ask(self, question: str, history: Sequence[Turn] = (), **_: str | None) -> Answer:
        raise self._error

    def warm_up(self) -> None:
        """Nothing to load."""


@pytest.fixture
def assistant(corpus: Corpus) -> ScriptedAssistant:
    return ScriptedAssistant(corpus, script(corpus))


def test_the_history_is_the_plain_text_of_earlier_turns(assistant: ScriptedAssistant) -> None:
    talk, _ = ask(assistant, Talk(), CHANGED, None)
    ask(assistant, talk, ATELIER, "上田市")
    asked = assistant.asked[-1]
    assert asked.history == (Turn("user", CHANGED), Turn("assistant", talk.answers[0].answer))
    assert asked.city == "上田市"


def test_a_long_conversation_hands_on_only_its_latest_part() -> None:
    answers = tuple(Answer(None, str(n), Status.ANSWERED, "") for n in range(100))
    history = Talk(answers).history()
    assert len(history) == 2 * REMEMBERED_ANSWERS
    assert history[-2].content == "99"


def test_turns_are_counted(assistant: ScriptedAssistant) -> None:
    talk, first = ask(assistant, Talk(), CHANGED, None)
    _, second = ask(assistant, talk, CHANGED, None)
    assert ('data-turn="1"' in first, 'data-turn="2"' in second) == (True, True)


def test_a_failure_of_ours_is_told_in_its_three_parts() -> None:
    failing = Failing(MachishirubeError("索引が壊れています", "読める索引", "作り直してください"))
    talk, turn = ask(failing, Talk(), "問い", None)
    assert talk.answers[0].status is Status.ERROR
    assert "<p>索引が壊れています</p><p>期待：読める索引</p><p>対処：作り直してください</p>" in turn


def test_only_the_latest_answer_decides_whether_a_talk_failed() -> None:
    refused = Answer(None, "一", Status.ERROR, "")
    answered = Answer(None, "二", Status.ANSWERED, "")
    talks = [Talk(), Talk((refused,)), Talk((refused, answered)), Talk((answered, refused))]
    assert [talk.failed for talk in talks] == [False, True, False, True]


def test_an_unexpected_failure_is_logged_and_told_without_its_inside(
    caplog: pytest.LogCaptureFixture,
) -> None:
    _, turn = ask(Failing(KeyError("secret")), Talk(), "問い", None)
    assert words.INTERNAL_ERROR in turn
    assert "secret" not in turn
    assert [record.message for record in caplog.records] == ["a question failed unexpectedly"]
