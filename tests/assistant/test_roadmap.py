"""Courses of a roadmap: their items, goals and situations, and what is tied to an item."""

import pytest

from assistant.engine import Assistant
from assistant.records import Answer, Role
from tests.assistant.planned import planner

__all__ = ["planner"]


def evidence(answer: Answer) -> list[str]:
    return [c.quote for c in answer.citations if c.role is Role.EVIDENCE]


def first(answer: Answer) -> str:
    return answer.answer.splitlines()[0]


@pytest.mark.parametrize(
    "question",
    [
        "2030コースの項目をすべて挙げてください",
        "２０３０コースには何項目ありますか",
        "2030年のコースでは何を見直しますか",
    ],
)
def test_the_items_of_a_course_are_listed_and_counted(planner: Assistant, question: str) -> None:
    answer = planner.ask(question)
    assert first(answer) == "「２０３０コース」の下に書かれているものは、次の全3件です。[1]"
    assert evidence(answer) == ["水やりの方法", "道具の更新", "苗木の購入"]


def test_the_situations_of_a_course_are_listed_and_counted(planner: Assistant) -> None:
    answer = planner.ask("2030コースの現状をすべて挙げてください")
    assert evidence(answer) == ["・苗木の値段が高い", "・水やりの人手が足りない"]


def test_the_goals_of_a_course_are_its_points_under_their_heading(planner: Assistant) -> None:
    answer = planner.ask("2030コースの目標は何ですか")
    assert evidence(answer) == ["・苗木の購入先が増えた状態"]
    assert [c.quote for c in answer.citations if c.role is Role.CONTEXT][1:] == [
        "●苗木が行き渡る町"
    ]


def test_the_courses_are_listed_and_counted(planner: Assistant) -> None:
    answer = planner.ask("コースはいくつありますか")
    assert first(answer) == "「コース」として書かれているものは、次の全1件です。"
    assert evidence(answer) == ["Ⅰ ２０３０コース ～2030(R12)年度中に整える～"]


@pytest.mark.parametrize(
    ("question", "tied"),
    [
        ("苗木の購入の現状は", "・苗木の値段が高い"),
        ("苗木の購入はどうして大変なのですか", "・苗木の値段が高い"),
        ("道具の更新の手順は", "道具庫の設置（R11年度）"),
        ("苗木の購入の目標は何ですか", "・苗木の購入先が増えた状態"),
    ],
)
def test_what_is_tied_to_an_item_is_said_to_be_inferred(
    planner: Assistant, question: str, tied: str
) -> None:
    answer = planner.ask(question)
    assert evidence(answer) == [tied]
    assert answer.answer.splitlines()[1] == f"{tied}[2]（配置からの推定）"


def test_an_item_behind_igai_is_not_the_one_that_is_asked_for(planner: Assistant) -> None:
    answer = planner.ask("苗木の購入以外の現状は")
    assert "・苗木の値段が高い" not in evidence(answer)[:1]


def test_an_amount_of_an_item_is_left_to_others(planner: Assistant) -> None:
    assert "苗木の値段が高い" not in planner.ask("苗木の購入の現状の金額はいくらですか").answer
