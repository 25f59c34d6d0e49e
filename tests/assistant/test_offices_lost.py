"""Departments of a city whose document lost the marks of its owners."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.records import Role, Status
from corpus import Corpus
from tests.assistant.market import market_corpus
from tests.assistant.samples import assistant_over
from tests.corpus.plan_samples import plan_corpus

LOST = (
    "どこの担当かを示す印は、文書から文字を取り出したときに位置が失われていて、読み取れません。[5]"
)
REASON = "○がどこに付くのかは分かりません"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over a policy with departments and a plan that lost them."""
    folder: Path = tmp_path_factory.mktemp("both")
    policy, plan = market_corpus(folder), plan_corpus()
    corpus = Corpus(
        (*policy.documents, *plan.documents),
        (*policy.sections, *plan.sections),
        policy.extracts,
        plans=plan.plans,
    )
    return assistant_over(folder, corpus)


@pytest.mark.parametrize(
    "question",
    ["見本市と磯辺町で担当部署が一番多いのはどちら？", "磯辺町と見本市の担当部署の数を比べて"],
)
def test_the_departments_of_a_city_that_lost_them_are_said_to_be_unreadable(
    both: Assistant, question: str
) -> None:
    answer = both.ask(question)
    assert (answer.status, answer.missing) == (Status.PARTIAL, (REASON,))
    assert answer.answer.splitlines() == [
        "磯辺町の文書：", "担当として書かれている部署は、次の全3件です。",
        "- 商工課[1]", "- 文化課[2]", "- 港湾課[3]",
        "部署の名前のほかに、次の書き方もあります：関係課[4]", "見本市の文書：", LOST,
    ]  # fmt: skip
    assert (answer.citations[4].quote, answer.citations[4].role) == ("○ ○", Role.CONTEXT)


@pytest.mark.parametrize(
    "question",
    [
        "見本市の担当部署はいくつありますか",
        "見本市の部署別の取組件数は？",
        "見本市で取組が最も多い部署はどこですか",
    ],
)
def test_departments_that_were_lost_are_refused_with_the_reason(
    both: Assistant, question: str
) -> None:
    answer = both.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (REASON,))
    assert f"{REASON}。" in answer.answer.splitlines()
