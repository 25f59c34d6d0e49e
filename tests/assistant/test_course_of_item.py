"""Which course of a roadmap an item belongs to."""

import pytest

from assistant.engine import Assistant
from assistant.records import Answer, Role
from tests.assistant.planned import planner

__all__ = ["planner"]

COURSE = "Ⅰ ２０３０コース ～2030(R12)年度中に整える～"


def evidence(answer: Answer) -> list[str]:
    return [c.quote for c in answer.citations if c.role is Role.EVIDENCE]


@pytest.mark.parametrize(
    "question",
    [
        "苗木の購入はどのコースですか",
        "苗木の購入はどのコースに入っていますか",
        "苗木の購入は2030コースですか",
        "苗木の購入は2026コース？2030コース？",
        "苗木の購入のコースはどれ？",
    ],
)
def test_the_course_of_an_item_is_answered_with_its_heading(
    planner: Assistant, question: str
) -> None:
    answer = planner.ask(question)
    assert answer.answer.startswith("「苗木の購入」は、次の見出しの下に書かれています。[1]")
    assert evidence(answer) == ["苗木の購入", COURSE]


@pytest.mark.parametrize("question", ["2030コースの項目は？", "コースは何がありますか"])
def test_a_question_without_an_item_is_left_to_others(planner: Assistant, question: str) -> None:
    assert "次の見出しの下" not in planner.ask(question).answer
