"""The actions of every department, counted or listed."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status
from tests.assistant.market import LIGHT, MUSIC, PRICES, SWEEP, market_assistant

HEAD = (
    "見直し後の欄の、担当部署が書かれている取組（全4件）を、部署ごとに数えます。"
    "部署が並んで書かれている取組は、それぞれの部署に数えます。"
)
SHOPS, ARTS, HARBOUR = "- 「商工課」：2件[1][2]", "- 「文化課」：2件[2][3]", "- 「港湾課」：1件[4]"
AT_LARGE = "- 「関係課」：1件[3]"


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return market_assistant(tmp_path_factory.mktemp("market"))


@pytest.mark.parametrize(
    "question",
    [
        "部署別に取組の件数を教えて",
        "課ごとの取組の数は？",
        "各部署の担当件数を教えて",
        "担当の多い順に部署を並べて",
        "どの部署が何件の取組を担当していますか",
    ],
)
def test_the_actions_of_each_department_are_counted_the_busiest_first(
    market: Assistant, question: str
) -> None:
    answer = market.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.answer.splitlines() == [HEAD, SHOPS, ARTS, HARBOUR, AT_LARGE]
    assert [c.quote for c in answer.citations] == [SWEEP, MUSIC, PRICES, LIGHT]


def test_the_fewest_come_first_where_that_is_asked_and_what_is_no_department_last(
    market: Assistant,
) -> None:
    lines = market.ask("取組が少ない順に課を並べて").answer.splitlines()
    assert lines == [HEAD, HARBOUR, ARTS, SHOPS, AT_LARGE]


def test_the_counts_are_those_of_the_side_asked_for(market: Assistant) -> None:
    assert market.ask("見直し前の部署別の取組数は").answer.splitlines()[1:] == [
        "- 「商工課」：2件[1][3]",
        "- 「学校課」：1件[2]",
        "- 「港湾課」：1件[4]",
    ]


def test_a_list_by_department_quotes_the_actions_of_each(market: Assistant) -> None:
    lines = market.ask("課ごとの取組一覧").answer.splitlines()
    assert lines[:3] == [
        "「商工課」が担当として書かれている取組は、見直し後の欄では次の全2件です。",
        f"- {SWEEP}[1]",
        f"- {MUSIC}[2]",
    ]
    assert [line for line in lines if line.startswith("「")][1:] == [
        f"「{name}」が担当として書かれている取組は、見直し後の欄では次の全{count}件です。"
        for name, count in (("文化課", 2), ("港湾課", 1), ("関係課", 1))
    ]


def test_money_by_department_is_not_counted_in_actions(market: Assistant) -> None:
    assert market.ask("部署別の事業費はいくらですか").status is Status.UNANSWERABLE
