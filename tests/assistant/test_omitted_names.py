"""What a plan names and marks as left out behind the name is refused, with name and mark cited."""

import pytest

from assistant.engine import Assistant
from assistant.records import Role, Status
from tests.assistant.woodland import woodland_assistant


@pytest.fixture(scope="module")
def woodland(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return woodland_assistant(tmp_path_factory.mktemp("omitted"))


@pytest.mark.parametrize(
    ("question", "name", "mark"),
    [
        ("委員の一覧には何人載っていますか", "委員の一覧", "省略"),
        ("委員の一覧を見せてください", "委員の一覧", "省略"),
        ("土壌を分析した結果を教えて", "土壌の分析の結果", "略"),
        ("土壌の分析では、どんな結果が出ましたか", "土壌の分析の結果", "略"),
    ],
)
def test_what_is_left_out_behind_its_name_is_refused_with_the_mark(
    woodland: Assistant, question: str, name: str, mark: str
) -> None:
    answer = woodland.ask(question)
    assert answer.status is Status.UNANSWERABLE
    assert answer.answer.splitlines()[0] == (
        f"「{name}」にあたる部分は、この文書では省略されていて（{mark}）、内容はわかりません。[1]"
    )
    assert [(c.quote, c.role) for c in answer.citations] == [(f"{name}　（{mark}）", Role.CONTEXT)]


def test_what_stands_before_an_omission_in_its_paragraph_is_answered(woodland: Assistant) -> None:
    answer = woodland.ask("森林活用協議会はいつ開きますか")
    assert answer.answer == "森林活用協議会を置き、毎年8月に開く。[1]"
