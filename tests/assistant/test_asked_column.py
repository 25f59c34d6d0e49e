"""A question of one column is answered from it, or told that only the other one says it."""

import pytest

from assistant.engine import Assistant
from corpus import Side

pytestmark = pytest.mark.model

ONLY_AFTER = "見直し後（案）だけにある記載です（見直し前の欄には見当たりません）。"


@pytest.mark.parametrize(
    "question",
    [
        "見直し前の指針では、協働推進員の役割は何でしたか",
        "これまでの指針では、協働推進員の役割は何でしたか",
        "令和２年の版では、協働推進員の役割は何でしたか",
    ],
)
def test_the_column_asked_for_is_quoted(product: Assistant, question: str) -> None:
    answer = product.ask(question)
    assert [citation.side for citation in answer.citations] == [Side.BEFORE]
    assert "ワンストップで対応し" in answer.answer


@pytest.mark.parametrize(
    "question",
    ["見直し前で新型コロナの影響は何と書いてありますか", "旧指針で気候変動はどう書かれた"],
)
def test_what_only_the_other_column_says_is_named_as_such(
    product: Assistant, question: str
) -> None:
    answer = product.ask(question)
    assert answer.answer.splitlines()[0] == ONLY_AFTER
    assert [citation.side for citation in answer.citations] == [Side.AFTER]
