"""Why something came about is refused where the nearest sentence denies it or says nothing."""

import pytest

from assistant.engine import Assistant
from assistant.records import Answer, Status
from tests.assistant.leaflets import leaflet_assistant

ROOF = "坂の多い裏通りでは、屋根の雪下ろしが進まない。"
DEER = "畑の柵が古く、鹿の害の広がりが心配です。"
FEWER = "船大工の見習いは、遠くへ移る人が続いたため減少しています。"
LEAFLET = f"""
## 冬

{ROOF}

## 畑

{DEER}

## 船

{FEWER}
"""


@pytest.fixture(scope="module")
def leaflet(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return leaflet_assistant(tmp_path_factory.mktemp("contradicted"), "浜の手引き", LEAFLET)


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("裏通りの屋根の雪下ろしが進んだ理由は何ですか", "進んだ"),
        ("畑の鹿の害が減ったのはなぜですか", "減った"),
        ("船大工の見習いの減少が解決した経緯を教えてください", "解決した"),
    ],
)
def test_what_the_sentence_does_not_say_is_refused_by_its_word(
    leaflet: Assistant, question: str, said: str
) -> None:
    answer = leaflet.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (said,))


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("裏通りの屋根の雪下ろしが進まないのはなぜですか", ROOF),
        ("船大工の見習いが減ったのはなぜですか", FEWER),
    ],
)
def test_what_the_sentence_says_is_answered(leaflet: Assistant, question: str, quote: str) -> None:
    answer = leaflet.ask(question)
    assert (answer.status, quotes(answer)) == (Status.ANSWERED, [quote])
