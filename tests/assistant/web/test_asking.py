"""The events of the conversation, without Gradio."""

import json
import threading
from collections.abc import Callable, Sequence
from html import unescape
from typing import Any

from assistant import Answer, Status, Turn, WebSettings
from assistant.doubles import ScriptedAssistant
from assistant.web import words
from assistant.web.asking import MOST_CHARACTERS, Arrival, Desk
from assistant.web.parts import Parts
from assistant.web.readiness import Readiness
from assistant.web.talk import Filters
from assistant.web.talks import Talks
from corpus import Corpus
from tests.assistant.web.sample import CHANGED, UEDA
from tests.assistant.web.turns import until

SLOW = "遅い質問"


class Held(ScriptedAssistant):
    """Answers one question only when it is let go."""

    def __init__(self, corpus: Any, free: threading.Event) -> None:
        super().__init__(corpus)
        self.free = free

    def ask(self, question: str, history: Sequence[Turn] = (), **given: Any) -> Answer:
        if question == SLOW:
            self.free.wait(20)
        return ScriptedAssistant.ask(self, question, history, **given)


def desk_of(corpus: Corpus, free: threading.Event | None = None, **settings: Any) -> Desk:
    chosen = WebSettings.model_validate(settings)
    assistant = Held(corpus, free or threading.Event())
    return Desk(Parts(assistant, Readiness(), chosen, Talks(keep_s=60, most=9)))


def asked(desk: Desk, question: str, key: str = "", given: str = "") -> Arrival:
    arrival = desk.ask(question, given, key)
    assert arrival is not None
    return arrival


def kept(desk: Desk, key: str) -> list[tuple[str, Status]]:
    talk = desk._parts.talks.get(key)
    return [(each.answer.question, each.answer.status) for each in talk.exchanges] if talk else []


def in_background(act: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=act)
    thread.start()
    return thread


def test_an_exchange_keeps_what_the_question_was_restricted_to(corpus: Corpus) -> None:
    desk = desk_of(corpus)
    arrival = asked(desk, CHANGED, given=json.dumps({"city": "上田市", "document": UEDA}))
    talk = desk._parts.talks.get(arrival.key)
    assert talk is not None
    assert talk.exchanges[0].filters == Filters("上田市", UEDA)


def test_an_answer_that_takes_too_long_is_told_and_its_question_given_back(
    corpus: Corpus,
) -> None:
    free = threading.Event()
    desk = desk_of(corpus, free, answer_seconds=0.05)
    arrival = asked(desk, SLOW)
    free.set()
    assert kept(desk, arrival.key) == [(SLOW, Status.ERROR)]
    assert "0.05秒たっても回答がまとまらなかったため" in unescape(unescape(arrival.html))
    assert f'data-back="{SLOW}"' in arrival.html


def test_a_stopped_question_leaves_the_conversation_as_it_was(corpus: Corpus) -> None:
    free = threading.Event()
    desk, given, brought = desk_of(corpus, free), json.dumps({"ticket": "t"}), list[Any]()
    key = asked(desk, CHANGED).key
    asking = in_background(lambda: brought.append(desk.ask(SLOW, given, key)))
    until(lambda: 'data-stopped=""' in desk.stop(given))
    asking.join()
    free.set()
    assert (brought, len(kept(desk, key))) == ([None], 1)


def test_stopping_what_is_over_tells_nothing(corpus: Corpus) -> None:
    desk = desk_of(corpus)
    asked(desk, CHANGED, given=json.dumps({"ticket": "t"}))
    assert [desk.stop(each) for each in (json.dumps({"ticket": "t"}), "", "[]")] == ["", "", ""]


def test_a_cleared_conversation_does_not_come_back_with_a_late_answer(corpus: Corpus) -> None:
    free = threading.Event()
    desk, given, brought = desk_of(corpus, free), json.dumps({"ticket": "t"}), list[Any]()
    key = asked(desk, CHANGED).key
    asking = in_background(lambda: brought.append(desk.ask(SLOW, given, key)))
    until(lambda: bool(desk._waiting._runs))
    assert 'data-cleared=""' in desk.clear(key, given)
    free.set()
    asking.join()
    assert (brought, kept(desk, key)) == ([None], [])


def test_a_full_conversation_says_so_and_keeps_the_question(corpus: Corpus) -> None:
    desk = desk_of(corpus, conversation_questions=2)
    key = asked(desk, "一").key
    asked(desk, "二", key)
    refused = asked(desk, "三", key)
    assert [question for question, _ in kept(desk, key)] == ["一", "二"]
    assert words.CONVERSATION_FULL.format(most=2) in refused.html
    assert (refused.back, refused.key, 'data-full=""' in refused.html) == (True, "", True)


def test_a_question_without_end_is_not_kept(corpus: Corpus) -> None:
    desk = desk_of(corpus)
    refused = asked(desk, "あ" * (MOST_CHARACTERS + 1))
    assert words.QUESTION_TOO_LONG.format(most=MOST_CHARACTERS) in refused.html
    assert (refused.back, refused.key) == (True, "")
