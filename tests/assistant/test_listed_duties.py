"""Duties told in a chapter and in a table are listed apart; shared ones are counted."""

import pytest

from assistant.engine import Assistant
from assistant.records import Answer, Status
from tests.assistant.woodland import woodland_assistant

ROADS = "- **1-2　作業道の整備**　作業道8路線及び林道3路線を直す。［担当：林務課、建設課］"
SCHOOL = "- **2-1　木の学校づくり**　小学校4校と保育所2か所の机をつくる。［担当：教育課、林務課］"
GATE, BURNT = "- 発見時 | 林務課 | 林道の門を開ける", "- 鎮火後 | 林務課 | 焼けた面積を測る"


@pytest.fixture(scope="module")
def woodland(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return woodland_assistant(tmp_path_factory.mktemp("duties"))


def lines(answer: Answer) -> list[str]:
    assert answer.status is Status.ANSWERED
    return answer.answer.splitlines()


@pytest.mark.parametrize(
    "question", ["山火事のとき、林務課の役割は何件ありますか", "山火事のとき林務課は何をしますか"]
)
def test_the_duties_of_the_table_that_is_named_are_listed_alone(
    woodland: Assistant, question: str
) -> None:
    assert lines(woodland.ask(question)) == [
        "「林務課」が担当として書かれている取組は、次の全2件です。",
        f"{GATE}[1]",
        f"{BURNT}[2]",
    ]


def test_the_actions_of_the_chapter_that_is_named_are_listed_alone(woodland: Assistant) -> None:
    told = lines(woodland.ask("林務課の取組は全部でいくつですか"))
    assert told[0] == "「林務課」が担当として書かれている取組は、次の全3件です。"
    assert told[2:] == [f"{ROADS}[2]", f"{SCHOOL}[3]"]


@pytest.mark.parametrize(
    "question", ["複数の課で担当する取組はいくつ", "2つ以上の課が担当している取組をすべて挙げて"]
)
def test_actions_that_departments_share_are_counted(woodland: Assistant, question: str) -> None:
    assert lines(woodland.ask(question)) == [
        "2つ以上の部署が並んで担当として書かれている取組は、次の全2件です。",
        f"{ROADS}[1]",
        f"{SCHOOL}[2]",
    ]


def test_actions_that_two_named_departments_share_are_listed(woodland: Assistant) -> None:
    assert lines(woodland.ask("教育課と林務課が一緒に担当する取組は"))[1:] == [f"{SCHOOL}[1]"]


def test_actions_of_one_department_each_are_counted(woodland: Assistant) -> None:
    told = lines(woodland.ask("一つの課だけが担当する取組は何件"))
    assert told[0] == "1つの部署だけが担当として書かれている取組は、次の全2件です。"
    assert [line[:12] for line in told[1:]] == ["- **1-1　間伐の促", "- **2-2　薪ストー"]
