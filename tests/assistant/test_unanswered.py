"""Who, where: the nearest sentence answers only where it names an office, an actor, a place."""

import pytest

from assistant import phrases
from assistant.engine import Assistant
from assistant.records import Answer, Status
from assistant.unanswered import asks_office
from tests.assistant.leaflets import leaflet_assistant

HIVE = "裏山の巣箱の見回りを、五月から八月まで続けます。"
FERRY = "渡し船の切符は、船頭が売ります。"
LANTERN = "提灯の修繕は、祭礼係が引き受けます。"
STAGE = "人形芝居の舞台は、みなと会館の二階広間に組みます。"
LEAFLET = f"""
## 山の道

{HIVE}

## 渡し船

{FERRY}

## 提灯

{LANTERN}

## 芝居

{STAGE}

人形芝居の舞台で使う幕を、一年おきに縫い直します。

## 星見案内人

- 望遠鏡の組み立て

## 焼き物

- 窯の火入れを、秋に二度行います。
"""


@pytest.fixture(scope="module")
def leaflet(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return leaflet_assistant(tmp_path_factory.mktemp("unanswered"), "浜の手引き", LEAFLET)


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("裏山の巣箱の見回りはどこの課がしますか", phrases.OFFICE_IN_CHARGE),
        ("裏山の巣箱の見回りをするのは何課ですか", phrases.OFFICE_IN_CHARGE),
        ("窯の火入れは誰がするのですか", phrases.WHO_DOES),
        ("裏山の巣箱の見回りはどこで行われますか", phrases.WHERE),
    ],
)
def test_what_the_nearest_sentence_does_not_name_is_refused(
    leaflet: Assistant, question: str, missing: str
) -> None:
    answer = leaflet.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (missing,))
    assert answer.answer.startswith(phrases.NO_SUCH_TYPE.format(what=missing))


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("渡し船の切符を売るのは誰ですか", FERRY),
        ("提灯の修繕はどこの係がしますか", LANTERN),
        ("人形芝居の舞台はどこに組みますか", STAGE),
    ],
)
def test_a_sentence_that_names_it_answers(leaflet: Assistant, question: str, quote: str) -> None:
    answer = leaflet.ask(question)
    assert (answer.status, quotes(answer)) == (Status.ANSWERED, [quote])


def test_the_heading_of_an_item_tells_who_does_it(leaflet: Assistant) -> None:
    answer = leaflet.ask("望遠鏡の組み立ては誰がしますか")
    assert quotes(answer) == ["星見案内人", "望遠鏡の組み立て"]


@pytest.mark.parametrize(
    "question", ["どこの部署ですか", "何課が直しますか", "どこが所管していますか"]
)
def test_an_office_is_asked_for(question: str) -> None:
    assert asks_office(question)


@pytest.mark.parametrize("question", ["どこの部分ですか", "どの部会ですか", "どこで直しますか"])
def test_no_office_is_asked_for(question: str) -> None:
    assert not asks_office(question)
