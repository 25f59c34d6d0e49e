"""Where the asker lives, no document knows."""

import pytest

from assistant import phrases
from assistant.engine import Assistant
from assistant.records import Status


@pytest.mark.parametrize(
    "question",
    [
        "うちの地区は４グループのどれですか",
        "わたしの住んでいる町はどの地域に入りますか",
        "自分の地区がどのグループか知りたい",
        "Which group does my neighborhood belong to?",
        "I live in the hills. Which of the four groups is my district in?",
    ],
)
def test_the_group_of_the_askers_district_is_refused(helper: Assistant, question: str) -> None:
    answer = helper.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (phrases.OWN_PLACE,))


@pytest.mark.parametrize("question", ["私の地区の人口は何人ですか", "住んでる地区の高齢化率は？"])
def test_the_figures_of_the_askers_district_are_refused(helper: Assistant, question: str) -> None:
    answer = helper.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (phrases.OWN_FIGURE,))


def test_what_does_not_hang_on_the_askers_place_is_answered(helper: Assistant) -> None:
    assert helper.ask("うちの相談員とは何ですか").status is Status.ANSWERED
