"""Actions that a revision deleted or replaced, and no other texts."""

import pytest

from assistant.engine import Assistant
from assistant.records import Role, Status
from corpus import ChangeKind
from tests.assistant.market import (
    LIGHT_BEFORE,
    LUNCH,
    MUSIC,
    PRICES,
    STALLS,
    market_assistant,
)

TITLE = "磯辺町朝市方針 新旧対照表"


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return market_assistant(tmp_path_factory.mktemp("market"))


@pytest.mark.parametrize(
    "question",
    [
        "なくなった取組を全部教えて",
        "削除された取組は何ですか",
        "廃止された事業は？",
        "取組のうち無くなったものはどれ",
        "見直しで消えた施策をすべて挙げて",
    ],
)
def test_deleted_actions_are_told_apart_from_replaced_ones(
    market: Assistant, question: str
) -> None:
    answer = market.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.answer.splitlines() == [
        "担当部署が書かれている取組のうち、見直し前の欄だけにあり、"
        "見直し後の欄に対応する記載がないものは、次の全1件です。",
        f"{TITLE}　(4)　削除", "見直し前は、次のとおりです。", f"{STALLS}[1]",
        "担当部署が書かれている取組のうち、見直し後で別の内容に差し替えられているものは、"
        "次の全1件です。",
        f"{TITLE}　(3)　差し替え", "見直し前は、次のとおりです。", f"{LUNCH}[2]",
        "見直し後では、次のとおりです。", f"{PRICES}[3]",
        "ほかに、記載の一部が変わっている取組が、1件あります。[4]",
    ]  # fmt: skip


def test_what_was_changed_in_part_is_context_and_no_change_of_the_answer(market: Assistant) -> None:
    answer = market.ask("なくなった取組を全部教えて")
    assert (answer.citations[3].quote, answer.citations[3].role) == (LIGHT_BEFORE, Role.CONTEXT)
    assert [change.kind for change in answer.changes] == [ChangeKind.DELETED, ChangeKind.REPLACED]


def test_actions_that_came_are_not_all_actions(market: Assistant) -> None:
    answer = market.ask("新しく加わった取組を全部教えて")
    assert [citation.quote for citation in answer.citations] == [MUSIC]


@pytest.mark.parametrize(
    "question",
    [
        "ブランコの取組でなくなったものは？",
        "事業の廃止届はどこに出す？",
        "事業で使わなくなった備品は？",
    ],
)
def test_what_went_of_an_unknown_subject_is_not_every_action_that_went(
    market: Assistant, question: str
) -> None:
    assert "担当部署が書かれている取組のうち" not in market.ask(question).answer
