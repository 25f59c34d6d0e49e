"""A column 所管課 of a before/after table gives departments to its rows, not to one side."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.records import Role, Status
from assistant.views.duties import view_duties
from tests.assistant.leaflets import leaflet_assistant

MARKDOWN = """この指針は、浜辺の使い方を定めるものです。

| 現行 | 改定案 | 所管課 |
| --- | --- | --- |
| 浜辺の清掃は、年2回行う。 | 浜辺の清掃は、年4回行う。 | 海岸課 |
| 桟橋の使用料は、300円とする。 | 桟橋の使用料は、500円とする。 | 港湾課、財政課 |
| 灯籠流しの費用を補助する。 | （削除） | 観光課 |
"""


@pytest.fixture(scope="module")
def beach(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over the amendment of a guideline."""
    folder: Path = tmp_path_factory.mktemp("beach")
    return leaflet_assistant(folder, "浜辺の指針 新旧対照表", MARKDOWN)


@pytest.mark.parametrize(
    ("question", "offices"),
    [
        ("浜辺の清掃を担当する課はどこですか", "海岸課"),
        ("桟橋の使用料の所管課を教えて", "港湾課、財政課"),
        ("灯籠流しの費用の補助はどの課の担当ですか", "観光課"),
    ],
)
def test_the_departments_of_a_row_are_told(beach: Assistant, question: str, offices: str) -> None:
    answer = beach.ask(question)
    assert answer.status is Status.ANSWERED
    assert offices in [c.quote for c in answer.citations if c.role is Role.EVIDENCE]


def test_no_action_is_said_to_have_changed_hands(beach: Assistant) -> None:
    answer = beach.ask("担当課が変わった取組はどれですか")
    assert "全0件" not in answer.answer
    assert answer.status is not Status.ERROR


def test_only_a_row_that_went_moves_its_department(beach: Assistant) -> None:
    (book,) = view_duties(beach.corpus)
    assert [(move.department, move.reason.value) for move in book.moves] == [("観光課", "action")]
