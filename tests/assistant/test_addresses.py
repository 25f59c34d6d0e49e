"""Places that a question names: a page and the signs on it."""

import pytest

from assistant.addresses import addressed, answer_address
from assistant.engine import Assistant
from assistant.records import Answer, Status
from corpus import Side
from index.generations import Generation
from tests.assistant.samples import scope


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("3ページのイは何ですか", "イ　休館日は、毎週火曜日とします。［市民課、施設課］"),
        ("7ページの③のアは何ですか", "ア　会計事務の講座を、毎年二回開催します。［市民課］"),
        ("③のイには何が書かれていますか", "イ　掲示板に催しの案内を載せます。［施設課］"),
    ],
)
def test_the_clause_at_an_address_is_quoted_from_the_after_column(
    helper: Assistant, question: str, quote: str
) -> None:
    answer = helper.ask(question)
    assert (answer.status, quotes(answer)) == (Status.ANSWERED, [quote])
    assert answer.answer == f"見直し後（案）の記載です。\n{quote}[1]"


def test_the_before_column_is_quoted_where_it_is_asked_for(helper: Assistant) -> None:
    answer = helper.ask("見直し前の7ページの③のイは何ですか")
    quote = "イ　優れた団体を表彰し、広報紙で紹介します。［広報課］"
    assert answer.answer == f"見直し前は、次のとおりです。\n{quote}[1]"


def test_a_clause_of_the_before_column_only_is_found_by_its_address(helper: Assistant) -> None:
    answer = helper.ask("3ページのウは何ですか")
    assert answer.answer.startswith("見直し前だけにある記載です")
    assert [(c.side, c.section[-1]) for c in answer.citations] == [(Side.BEFORE, "ウ")]


def test_signs_above_a_clause_may_leave_out_those_between(generation: Generation) -> None:
    found = addressed(scope(generation, "（１）のアは何ですか"))
    assert {(s.page, s.path[-1]) for s in found} == {("3", "ア"), ("7", "ア")}


def test_signs_are_two_addresses_where_they_only_look_alike(generation: Generation) -> None:
    assert addressed(scope(generation, "（３）のアは何ですか")) == []
    assert {s.page for s in addressed(scope(generation, "③のアは何ですか"))} == {"7"}


@pytest.mark.parametrize(
    "question", ["アは何ですか", "3ページは何ですか", "休館日は何ですか", "8ページのアは何ですか"]
)
def test_half_an_address_and_one_with_nothing_there_are_left_to_others(
    generation: Generation, question: str
) -> None:
    assert answer_address(scope(generation, question)) is None
