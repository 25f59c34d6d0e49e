"""Steps are quoted in order, what a year's half prints is said with both, a plan by its aim."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status
from tests.assistant.woodland import woodland_assistant

AIM = (
    "このプランは、人工林を減らし、町の木を町で使う流れをつくるため、"
    "町が行う取組を定めるものである。[1]"
)


@pytest.fixture(scope="module")
def woodland(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return woodland_assistant(tmp_path_factory.mktemp("steps"))


@pytest.mark.parametrize(
    "question", ["点検はどういう流れですか", "点検の結果が公表されるまでの段取りを教えて"]
)
def test_every_step_is_quoted_in_order(woodland: Assistant, question: str) -> None:
    answer = woodland.ask(question)
    assert answer.answer.splitlines() == [
        "- ①　担当課は、毎年3月末までに実績を林務課に出す。[1]",
        "- ②　林務課は、4月に実績をまとめる。[2]",
        "- ③　協議会は、8月に実績を点検し、意見を述べる。[3]",
        "- ④　町は、10月に点検の結果を公表する。[4]",
    ]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("机の納品はいつ", "令和10年度[1]の後期[2]の欄は、「木の机の納品[3]」です。"),
        ("令和9年度の後期は何をしますか", "令和9年度[1]の後期[2]の欄は、「机の試作[3]」です。"),
    ],
)
def test_a_part_of_a_year_is_said_with_its_year(
    woodland: Assistant, question: str, told: str
) -> None:
    answer = woodland.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.answer == told


@pytest.mark.parametrize(
    "question", ["このプランは何のために作られたのですか", "要するに何をしたい計画ですか"]
)
def test_the_plan_itself_is_told_by_its_opening_not_by_an_appended_rule(
    woodland: Assistant, question: str
) -> None:
    assert woodland.ask(question).answer == AIM


def test_an_unheard_of_condition_is_refused(woodland: Assistant) -> None:
    answer = woodland.ask("薪ストーブの助成に年齢制限が付いたのはなぜですか")
    assert answer.status is Status.UNANSWERABLE
    assert answer.missing == ("年齢制限が付いた",)
