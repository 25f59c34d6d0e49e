"""One conversation, and the conversations of all tabs."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest

from assistant.doubles import ScriptedAssistant
from assistant.records import Answer, Status, Turn
from assistant.web import words
from assistant.web.talk import REMEMBERED_ANSWERS, Exchange, Filters, Talk, ask
from assistant.web.talks import Talks
from corpus import Corpus, MachishirubeError
from tests.assistant.web.sample import ATELIER, CHANGED, script

NOW = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
ALL = Filters()


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


def talk_of(*answers: Answer) -> Talk:
    return Talk(tuple(Exchange(answer, NOW) for answer in answers))


@pytest.fixture
def assistant(corpus: Corpus) -> ScriptedAssistant:
    return ScriptedAssistant(corpus, script(corpus))


def test_the_history_is_the_plain_text_of_earlier_turns(assistant: ScriptedAssistant) -> None:
    said = ask(assistant, Talk(), CHANGED, ALL)
    ask(assistant, talk_of(said), ATELIER, Filters("上田市", "ueda-kyodo-minaoshi"))
    asked = assistant.asked[-1]
    assert asked.history == (Turn("user", CHANGED), Turn("assistant", said.answer))
    assert (asked.city, asked.document) == ("上田市", "ueda-kyodo-minaoshi")


def test_a_long_conversation_hands_on_only_its_latest_part() -> None:
    answers = (Answer(None, str(n), Status.ANSWERED, "") for n in range(100))
    history = talk_of(*answers).history()
    assert len(history) == 2 * REMEMBERED_ANSWERS
    assert history[-2].content == "99"


def test_a_cut_conversation_points_back_to_nothing_and_keeps_what_was_said(
    assistant: ScriptedAssistant,
) -> None:
    talk = talk_of(ask(assistant, Talk(), CHANGED, ALL)).cut()
    grown = talk.grown(Exchange(ask(assistant, talk, ATELIER, ALL), NOW))
    assert assistant.asked[-1].history == ()
    assert [each.answer.question for each in grown.exchanges] == [CHANGED, ATELIER]
    assert [turn.content for turn in grown.history()][:1] == [ATELIER]


def test_a_failure_of_ours_is_told_in_its_three_parts() -> None:
    failing = Failing(MachishirubeError("索引が壊れています", "読める索引", "作り直してください"))
    answer = ask(failing, Talk(), "問い", ALL)
    told = "索引が壊れています\n期待：読める索引\n対処：作り直してください"
    assert (answer.status, answer.answer) == (Status.ERROR, told)


def test_a_failure_of_ours_tells_no_place_of_the_computer() -> None:
    failing = Failing(
        MachishirubeError("/srv/machi/index/shelf が壊れています", "読める索引", "直す")
    )
    assert ask(failing, Talk(), "問い", ALL).answer.startswith("…/shelf が壊れています\n")


def test_only_the_latest_answer_decides_whether_a_talk_failed() -> None:
    refused = Answer(None, "一", Status.ERROR, "")
    answered = Answer(None, "二", Status.ANSWERED, "")
    talks = [talk_of(*a) for a in ((), (refused,), (refused, answered), (answered, refused))]
    assert [talk.failed for talk in talks] == [False, True, False, True]


def test_an_unexpected_failure_is_logged_and_told_without_details(
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer = ask(Failing(ValueError("secret")), Talk(), "問い", ALL)
    assert answer.answer == words.INTERNAL_ERROR
    assert [record.message for record in caplog.records] == ["a question failed unexpectedly"]


class Clock:
    """A clock that moves when told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def kept(talks: Talks, question: str) -> str:
    key, _ = talks.open("")
    talks.put(key, talk_of(Answer(None, question, Status.ANSWERED, "")))
    return key


def test_a_key_finds_its_own_conversation_and_no_other() -> None:
    talks = Talks(keep_s=60, most=10)
    one, two = kept(talks, "一"), kept(talks, "二")
    found = [talks.get(key) for key in (one, two, "", "guess")]
    asked = [talk and talk.exchanges[0].answer.question for talk in found]
    assert asked == ["一", "二", None, None]


def test_an_unknown_key_opens_a_new_conversation_under_a_key_of_ours() -> None:
    key, talk = Talks(keep_s=60, most=10).open("chosen-by-somebody")
    assert (key != "chosen-by-somebody", len(key), talk) == (True, 22, Talk())


def test_a_conversation_is_forgotten_after_its_time() -> None:
    clock = Clock()
    talks = Talks(keep_s=60, most=10, clock=clock)
    key = kept(talks, "一")
    clock.now = 60
    assert talks.get(key)
    clock.now = 60.1
    assert talks.get(key) is None


def test_of_too_many_conversations_the_longest_untouched_goes() -> None:
    talks = Talks(keep_s=60, most=2)
    one, two = kept(talks, "一"), kept(talks, "二")
    talks.put(one, talks.get(one) or Talk())
    kept(talks, "三")
    assert (talks.get(one) is None, talks.get(two) is None) == (False, True)


def test_an_emptied_conversation_is_forgotten_at_once() -> None:
    talks = Talks(keep_s=60, most=2)
    key = kept(talks, "一")
    talks.put(key, Talk())
    assert talks.get(key) is None


def test_two_questions_at_once_in_one_conversation_are_both_kept() -> None:
    talks = Talks(keep_s=60, most=9)
    key = kept(talks, "一")

    def grow(question: str) -> None:
        time.sleep(0.02)
        talks.add(key, Exchange(Answer(None, question, Status.ANSWERED, ""), NOW))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(grow, "二三四五"))
    found = talks.get(key)
    assert found is not None
    assert sorted(each.answer.question for each in found.exchanges) == sorted("一二三四五")


def test_an_added_exchange_can_point_back_to_nothing() -> None:
    talks = Talks(keep_s=60, most=9)
    key = kept(talks, "一")
    grown = talks.add(key, Exchange(Answer(None, "二", Status.ANSWERED, "答え"), NOW), cut=True)
    assert [turn.content for turn in grown.history()] == ["二", "答え"]
    assert talks.get(key) == grown


def test_of_too_many_exchanges_the_longest_untouched_conversation_goes() -> None:
    talks = Talks(keep_s=60, most=9, exchanges=3)
    one, two = kept(talks, "一"), kept(talks, "二")
    for _ in range(2):
        talks.add(two, Exchange(Answer(None, "三", Status.ANSWERED, ""), NOW))
    found = talks.get(two)
    assert found is not None
    assert (talks.get(one), len(found.exchanges)) == (None, 3)


def test_a_conversation_longer_than_all_may_be_stays_while_it_is_the_only_one() -> None:
    talks = Talks(keep_s=60, most=9, exchanges=1)
    key = kept(talks, "一")
    talks.add(key, Exchange(Answer(None, "二", Status.ANSWERED, ""), NOW))
    found = talks.get(key)
    assert found is not None
    assert len(found.exchanges) == 2
