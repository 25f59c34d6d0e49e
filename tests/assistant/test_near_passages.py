"""Two statements as near as each other, an arrow below a near problem, places one by one."""

import pytest

from assistant import phrases
from assistant.engine import Assistant
from assistant.records import Answer, Status
from tests.assistant.leaflets import leaflet_assistant

TOLD = "回覧板が遅く届くことを、各地区の集まりで、長いあいだ話し合ってきました。"
SLOW = "回覧板が、夜に遅く届く。"
MAIL = "⇒　電子メールでも知らせます。"
PATROL = "青色の車で、東町、西町、南町、北町地域を見回ります。"
LEAFLET = f"""
## 回覧板のこと

{TOLD}

## 困りごと

- {SLOW}
- 清掃に出る人が少ない。

{MAIL}

## 花壇

- 花壇の水が、夏に足りない。

## 見回り

{PATROL}

見回りの車は、丸太橋のたもとに止めます。
"""


@pytest.fixture(scope="module")
def leaflet(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return leaflet_assistant(tmp_path_factory.mktemp("near"), "くらしの手引き", LEAFLET)


def lines(answer: Answer) -> list[str]:
    return answer.answer.splitlines()


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


@pytest.mark.parametrize(
    "question", ["回覧板は遅く届きますか", "回覧板が遅く届くのをどこで聞きましたか"]
)
def test_a_second_statement_as_near_as_the_first_is_shown_with_it(
    leaflet: Assistant, question: str
) -> None:
    answer = leaflet.ask(question)
    assert answer.status is Status.ANSWERED
    assert lines(answer) == [phrases.TWO_NEAR, f"{TOLD}[1]", f"{SLOW}[2]"]
    assert quotes(answer) == [TOLD, SLOW]


def test_a_statement_that_is_nearer_than_the_second_stands_alone(leaflet: Assistant) -> None:
    answer = leaflet.ask("回覧板が遅く届くことを話し合っていますか")
    assert (lines(answer), quotes(answer)) == ([f"{TOLD}[1]"], [TOLD])


@pytest.mark.parametrize(
    "question",
    [
        "清掃に出る人が少ないことにどのように取り組みますか",
        "清掃に出る人が少ないことへの打ち手は？",
    ],
)
def test_the_arrow_below_a_problem_tells_what_is_done_about_it(
    leaflet: Assistant, question: str
) -> None:
    assert lines(leaflet.ask(question)) == [f"{MAIL}[1]"]


@pytest.mark.parametrize(
    "question",
    ["回覧板のことで、遅く届くことへの対策は？", "回覧板のことで、遅く届くのをどうするのですか"],
)
def test_the_arrow_below_a_near_problem_is_followed_where_a_remedy_is_asked_for(
    leaflet: Assistant, question: str
) -> None:
    assert quotes(leaflet.ask(question)) == [MAIL]


def test_the_arrow_below_a_near_problem_is_not_followed_where_a_way_is_asked_for(
    leaflet: Assistant,
) -> None:
    answer = leaflet.ask("回覧板のことで、遅く届くのにどのように取り組みますか")
    assert MAIL not in quotes(answer)
    assert quotes(answer)[0] == TOLD


def test_the_arrow_below_another_heading_is_not_followed(leaflet: Assistant) -> None:
    assert MAIL not in quotes(leaflet.ask("花壇の水が足りないことへの対策は？"))


@pytest.mark.parametrize("question", ["車で見回るのは何か所ですか", "車で見回る地域は何地区ですか"])
def test_places_named_one_by_one_tell_how_many_places_there_are(
    leaflet: Assistant, question: str
) -> None:
    answer = leaflet.ask(question)
    assert (answer.status, quotes(answer)) == (Status.ANSWERED, [PATROL])


def test_one_place_named_tells_no_number_of_places(leaflet: Assistant) -> None:
    answer = leaflet.ask("見回りの車を止めるのは何か所ですか")
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("数値",))


def test_places_named_one_by_one_tell_no_number_of_other_things(leaflet: Assistant) -> None:
    answer = leaflet.ask("見回る車は何台ですか")
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("数値",))
