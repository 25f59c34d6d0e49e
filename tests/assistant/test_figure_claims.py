"""A rise where the table falls, or a wrong highest year, is refused with the figures."""

import pytest

from assistant.engine import Assistant
from assistant.records import Role, Status


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "北部地域の人口が増える理由は何ですか",
            "北部地域は、2020年が100[1]人、2040年が80[2]人です。",
        ),
        (
            "北部地域の人口が2030年に増えるのはなぜですか",
            "北部地域は、2020年が100[1]人、2030年が90[2]人です。",
        ),
        (
            "南部地域の人口が減る要因は何ですか",
            "南部地域は、2020年が50[1]人、2040年が75[2]人です。",
        ),
        (
            "南部地域の人口が2030年に最大になるのはなぜですか",
            "南部地域は、2040年が75[1]人、2030年が60[2]人です。",
        ),
    ],
)
def test_a_claim_against_the_figures_is_refused_with_two_of_them(
    helper: Assistant, question: str, said: str
) -> None:
    answer = helper.ask(question)
    assert (answer.status, {c.role for c in answer.citations}) == (
        Status.UNANSWERABLE,
        {Role.CONTEXT},
    )
    assert said in answer.answer.splitlines()


@pytest.mark.parametrize(
    "question",
    ["北部地域の人口は増えますか、減りますか", "北部地域の人口が減るのは何年までですか"],
)
def test_an_open_question_or_a_right_claim_is_not_contradicted(
    helper: Assistant, question: str
) -> None:
    assert "お尋ねとは逆に" not in helper.ask(question).answer
