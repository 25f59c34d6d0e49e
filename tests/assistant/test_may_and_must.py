"""Whether one may or must is answered by a sentence that says it, and refused without one."""

import pytest

from assistant import phrases
from assistant.engine import Assistant
from assistant.may_and_must import asks_may, asks_must
from assistant.records import Answer, Status
from tests.assistant.leaflets import leaflet_assistant

KITE = "凧あげの広場では、町の許可を受けて焚き火をすることができます。"
BOAT = "渡し船に乗る人は、救命胴衣を着なければなりません。"
DRUM = "太鼓の稽古を、毎週水曜に続けています。"
LEAFLET = f"""
## 広場

{KITE}

## 渡し船

{BOAT}

## 太鼓

{DRUM}
"""


@pytest.fixture(scope="module")
def leaflet(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return leaflet_assistant(tmp_path_factory.mktemp("may"), "浜の手引き", LEAFLET)


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("凧あげの広場で焚き火はできますか", KITE),
        ("凧あげの広場で焚き火をしてもいいですか", KITE),
        ("渡し船では救命胴衣を着なければなりませんか", BOAT),
        ("太鼓の稽古を続けていますか", DRUM),
    ],
)
def test_a_sentence_that_says_it_answers(leaflet: Assistant, question: str, quote: str) -> None:
    answer = leaflet.ask(question)
    assert (answer.status, quotes(answer)) == (Status.ANSWERED, [quote])


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("太鼓の稽古を覗いてもいいですか", phrases.WHETHER_MAY),
        ("太鼓の稽古は断れますか", phrases.WHETHER_MAY),
        ("凧あげの広場で裸足で焚き火をすることができますか", phrases.WHETHER_MAY),
        ("太鼓の稽古に通わなければいけませんか", phrases.WHETHER_MUST),
        ("太鼓の稽古に通わないといけないの？（浜です）", phrases.WHETHER_MUST),
    ],
)
def test_what_no_sentence_says_is_refused(leaflet: Assistant, question: str, missing: str) -> None:
    answer = leaflet.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (missing,))


@pytest.mark.parametrize(
    "question",
    [
        "稽古は断れますか",
        "稽古は休める？",
        "見てもいいですか",
        "誰でも使えますか",
        "講座を受けられますか",
    ],
)
def test_leave_is_asked_for(question: str) -> None:
    assert asks_may(question)


@pytest.mark.parametrize(
    "question",
    ["稽古を進めますか", "水を入れますか", "何ができますか", "どこで休めますか", "見直しますか"],
)
def test_no_leave_is_asked_for(question: str) -> None:
    assert not asks_may(question)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("着なければなりませんか", True),
        ("着る義務がありますか", True),
        ("何を着なければなりませんか", False),
        ("着ますか", False),
    ],
)
def test_a_duty_is_asked_for(question: str, asked: bool) -> None:
    assert asks_must(question) is asked
