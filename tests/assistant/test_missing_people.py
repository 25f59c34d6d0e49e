"""Names of persons, holders of posts and owners that the documents do not give are refused."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status


@pytest.mark.parametrize(
    "question",
    [
        "公園緑地課の課長の氏名を教えてください",
        "相談員の名前を知りたい",
        "見守り隊の代表者名は",
        "What is the name of the mayor?",
    ],
)
def test_the_name_of_a_person_is_refused(helper: Assistant, question: str) -> None:
    answer = helper.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("個人の氏名",))


@pytest.mark.parametrize(
    ("question", "post"),
    [("市民課の課長は誰ですか", "市民課の課長"), ("講座の講師はどなたですか", "講座の講師")],
)
def test_who_holds_a_post_that_no_statement_names_is_refused(
    helper: Assistant, question: str, post: str
) -> None:
    answer = helper.ask(question)
    assert (answer.status, answer.missing) == (
        Status.UNANSWERABLE,
        (f"「{post.rpartition('の')[2]}」が誰か",),
    )


def test_why_an_office_came_to_own_an_action_that_is_not_its_own_is_refused(
    helper: Assistant,
) -> None:
    answer = helper.ask("広報課が会計事務の講座を担当するようになった理由は何ですか")
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("広報課が担当",))


@pytest.mark.model
def test_a_post_that_is_given_to_another_holder_is_refused(product: Assistant) -> None:
    answer = product.ask("都市内分権推進委員会の委員長を市長が務めるのはなぜですか")
    assert (answer.status, answer.missing) == (
        Status.UNANSWERABLE,
        ("市長が委員長",),
    )


@pytest.mark.parametrize(
    ("question", "role"),
    [("集会所の司会は誰がしますか", "司会"), ("講座の通訳はどなたがしますか", "通訳")],
)
def test_who_has_a_part_that_no_document_has_a_word_for_is_refused(
    helper: Assistant, question: str, role: str
) -> None:
    answer = helper.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (role,))
