"""Money at large is answered from the one table that has totals; a named thing is left alone."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status
from tests.assistant.woodland import woodland_assistant


@pytest.fixture(scope="module")
def woodland(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return woodland_assistant(tmp_path_factory.mktemp("money"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("お金は全部でいくらかかりますか", "合計[1]の合計[2]の値は、68,300[3]千円[4]です。"),
        ("お金が一番かかる年度は", "合計[1]の令和10年度[2]の値は、22,100[3]千円[4]です。"),
        (
            "経費が最も少ないのは何年度ですか",
            "合計[1]の令和11年度[2]の値は、11,500[3]千円[4]です。",
        ),
        (
            "経費の合計が最も大きい年度はいつで、いくらですか",
            "合計[1]の令和10年度[2]の値は、22,100[3]千円[4]です。",
        ),
        ("お金を最も使う分野はどれですか", "①　そだてる[1]の合計[2]の値は、50,500[3]千円[4]です。"),
        (
            "②の令和9年度の経費はいくらですか",
            "②　つかう[1]の令和9年度[2]の値は、4,200[3]千円[4]です。",
        ),
        (
            "そだてるの経費は4年間でいくらですか",
            "①　そだてる[1]の合計[2]の値は、50,500[3]千円[4]です。",
        ),
    ],
)
def test_totals_and_rows_named_by_a_sign_are_said(
    woodland: Assistant, question: str, told: str
) -> None:
    answer = woodland.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.answer.splitlines()[0] == told


@pytest.mark.parametrize(
    ("question", "computed"),
    [
        ("分野①は分野②より何千円多いですか", "差は、50,500－17,800＝32,700千円です。"),
        ("令和8年度と令和9年度の経費の差はいくらですか", "差は、19,700－15,000＝4,700千円です。"),
        ("竹林は何ヘクタール増えましたか", "差は、130－95＝35ヘクタールです。"),
        ("間伐は年間どれくらい増やしますか", "差は、120－80＝40ヘクタールです。"),
        ("作業道と林道は合わせて何路線直しますか", "合計は、8＋3＝11路線です。"),
    ],
)
def test_what_is_computed_is_said_with_its_operands(
    woodland: Assistant, question: str, computed: str
) -> None:
    answer = woodland.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.answer.splitlines()[-1] == computed


@pytest.mark.parametrize(
    "question", ["図書館の経費は全部でいくらですか", "分野③の令和9年度の経費はいくらですか"]
)
def test_money_for_what_no_table_has_is_refused(woodland: Assistant, question: str) -> None:
    assert woodland.ask(question).status is Status.UNANSWERABLE
