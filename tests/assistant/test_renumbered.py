"""Articles that moved in a before/after table are shown with both numbers."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status
from tests.assistant.woodland import woodland_assistant

GRANT = [
    "改正前は、次のとおりです。",
    "第2条（交付）　20日以内に助成金を交付する。[1]",
    "改正後では、次のとおりです。",
    "第3条（交付）　20日以内に助成金を交付する。[2]",
]


@pytest.fixture(scope="module")
def woodland(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return woodland_assistant(tmp_path_factory.mktemp("renumbered"))


@pytest.mark.parametrize(
    "question",
    ["交付の条は第何条から第何条になりましたか", "要綱の「交付」は何条から何条に繰り下がったの"],
)
def test_a_named_article_is_shown_with_both_numbers(woodland: Assistant, question: str) -> None:
    answer = woodland.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.answer.splitlines() == GRANT


def test_all_articles_that_moved_are_listed(woodland: Assistant) -> None:
    told = woodland.ask("番号がずれた条をすべて挙げてください").answer.splitlines()
    numbers = [line[:3] for line in told if line.startswith("第")]
    assert numbers == ["第2条", "第3条", "第3条", "第4条"]
