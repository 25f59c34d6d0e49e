"""When an item or a step of a roadmap is, where the extraction lost the arrows."""

import pytest

from assistant import phrases
from assistant.engine import Assistant
from assistant.records import Role, Status

pytestmark = pytest.mark.model

REASON = "どの取組の矢印がどの年度にかかるのかは、取り出しで失われています"


@pytest.mark.parametrize(
    "question",
    [
        "労務管理相談窓口はいつ開設されますか",
        "地区ドックの実施は何年度ですか",
        "モデル事業の検証はいつやるの",
        "公民館の市直営はいつ始まる？",
        "When will the labor management consultation desk open in Nagano?",
    ],
)
def test_a_lost_arrow_is_no_absence_of_a_time(product: Assistant, question: str) -> None:
    answer = product.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (REASON,))
    assert answer.answer.splitlines()[:2] == [f"{phrases.LOST}[1]", f"{REASON}。"]


@pytest.mark.parametrize(
    ("question", "aim"),
    [
        ("募金の見直しはいつまでに行われますか", "2026(R8)年度中"),
        ("配布・回覧・周知に関する事務の方針はいつ決まりますか", "2024(R6)年度中"),
    ],
)
def test_until_when_an_item_is_decided_is_told_by_the_aim_of_its_course(
    product: Assistant, question: str, aim: str
) -> None:
    answer = product.ask(question)
    quoted = [c.quote for c in answer.citations if c.role is Role.EVIDENCE]
    assert (answer.status, answer.missing, len(quoted)) == (Status.PARTIAL, (REASON,), 1)
    assert aim in quoted[0]


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        (
            "長野市の2024コースはいつまでに決めるの",
            "Ⅰ ２０２４コース ～2024(R6)年度中に実現あるいは方針決定を目指す～",
        ),
        (
            "２０２６コースは何年度までの取組ですか",
            "Ⅱ ２０２６コース ～2026(R8)年度中に実現あるいは方針決定を目指す～",
        ),
    ],
)
def test_until_when_a_course_is_stands_in_its_heading(
    product: Assistant, question: str, heading: str
) -> None:
    answer = product.ask(question)
    assert (answer.status, [c.quote for c in answer.citations]) == (Status.ANSWERED, [heading])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("市長方針説明はいつ行われますか", "毎年度当初"),
        ("住自協はいつ作られましたか", "2006〜2009"),
        ("中山間地域の研究会はいつ設置されますか", "R6年度"),
    ],
)
def test_a_time_that_is_printed_is_told(product: Assistant, question: str, told: str) -> None:
    answer = product.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in answer.answer
