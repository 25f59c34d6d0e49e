"""What a plan as a whole is for, and why it was made."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.records import Answer, Status
from corpus import Side
from tests.assistant.leaflets import leaflet_assistant
from tests.assistant.samples import TABLE, assistant_over, corpus_of

OCCASION = "利用者の減少を踏まえ、このたび計画を見直しました。"
AIM = "だれもが気軽に集える場所を目指します。"
OF_WINDOW = "集会所の窓口は、待ち時間のない案内を目指します。"
OF_ROOF = "集会所の屋根は、雨もりがあることから、令和８年度に直します。"
PLAN = f"""
## 策定の背景

このたび、計画の名前を定めました。

{OCCASION}

## 目的

目標の数を、毎年公表します。

{AIM}

## 具体的な取組

{OF_WINDOW}

{OF_ROOF}
"""


@pytest.fixture(scope="module")
def planner(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return leaflet_assistant(tmp_path_factory.mktemp("aims"), "集会所の計画", PLAN)


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


@pytest.mark.parametrize(
    "question",
    [
        "この計画は何を目指していますか",
        "集会所の計画の目的は何ですか",
        "どんなまちにしたいの？",
        "標本市はゆくゆくどんな場所にしたいのですか",
        "この計画は何のために作ったのですか",
    ],
)
def test_what_a_plan_is_for_is_quoted_from_below_its_purpose(
    planner: Assistant, question: str
) -> None:
    answer = planner.ask(question)
    assert (answer.status, answer.answer) == (Status.ANSWERED, f"{AIM}[1]")
    assert quotes(answer) == [AIM]


@pytest.mark.parametrize(
    "question",
    [
        "計画を見直した理由は何ですか",
        "集会所の計画を作ったきっかけは？",
        "どうして標本市は計画を見直したのですか",
        "この計画ができた背景を教えてください",
    ],
)
def test_why_a_plan_was_made_is_quoted_from_its_opening(planner: Assistant, question: str) -> None:
    answer = planner.ask(question)
    assert (answer.status, answer.answer) == (Status.ANSWERED, f"{OCCASION}[1]")
    assert quotes(answer) == [OCCASION]


def test_the_aim_of_one_thing_in_a_plan_is_not_that_of_the_plan(planner: Assistant) -> None:
    assert quotes(planner.ask("窓口は何を目指していますか")) == [OF_WINDOW]


def test_the_reason_of_one_thing_in_a_plan_is_not_that_of_the_plan(planner: Assistant) -> None:
    assert quotes(planner.ask("屋根を直すのはなぜですか")) == [OF_ROOF]


def test_the_cause_of_a_revision_is_quoted_from_the_after_column(tmp_path: Path) -> None:
    both = "この指針は、{}年を超えない期間で見直すこととしています。"
    table = TABLE.replace(both.format("三"), "人口の減少を踏まえ、この度、指針を見直しました。")
    table = table.replace(both.format("五"), "合併を踏まえ、この度、指針を策定しました。")
    answer = assistant_over(tmp_path, corpus_of(table)).ask("見本市はなぜ指針を見直したのですか")
    assert answer.answer.splitlines() == [
        "見直し後（案）の記載です。",
        "人口の減少を踏まえ、この度、指針を見直しました。[1]",
    ]
    assert [citation.side for citation in answer.citations] == [Side.AFTER]
