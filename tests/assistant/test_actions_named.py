"""Every action that a question names by a word, with its departments."""

import pytest

from assistant.engine import Assistant
from assistant.records import Answer, Status
from tests.assistant.market import MUSIC, SWEEP, market_assistant

BOTH = [
    "「朝市の広場」が出てくる取組は、見直し後の欄では次の全2件です。",
    f"- {SWEEP}[1]",
    f"- {MUSIC}[2]",
]


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return market_assistant(tmp_path_factory.mktemp("market"))


def lines(answer: Answer) -> list[str]:
    assert answer.status is Status.ANSWERED
    return answer.answer.splitlines()


@pytest.mark.parametrize(
    "question", ["朝市の広場の担当部署はどこ", "朝市の広場を担当するのはどの課ですか"]
)
def test_all_actions_that_name_a_thing_are_listed(market: Assistant, question: str) -> None:
    assert lines(market.ask(question)) == BOTH


def test_all_departments_are_listed_behind_the_actions(market: Assistant) -> None:
    assert lines(market.ask("朝市の広場に関わる部署を全部教えて")) == [
        *BOTH,
        "担当として書かれている部署は、次の全2件です。",
        "- 商工課[3]",
        "- 文化課[4]",
    ]


@pytest.mark.parametrize("question", ["音楽会の担当部署はどこ", "朝市の広場の音楽会の担当は？"])
def test_a_word_of_one_action_asks_for_that_one(market: Assistant, question: str) -> None:
    assert lines(market.ask(question)) == [
        "見直し後では、次のとおりです。",
        f"{MUSIC}[1]",
    ]
