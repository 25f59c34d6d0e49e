"""What stands in a figure that is left out, and what a document leaves out at large."""

import pytest

from assistant.engine import Assistant
from assistant.records import Role, Status
from tests.assistant.leaflets import leaflet_assistant

GROVE = """
## 里山の部会の構成図

～省略～

## 部会の仕事

下草部会は、下草を刈ります。

道しるべ部会は、道しるべを直します。
"""


@pytest.fixture(scope="module")
def grove(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return leaflet_assistant(tmp_path_factory.mktemp("grove"), "里山の計画", GROVE)


@pytest.mark.parametrize(
    "question",
    [
        "里山の部会の構成図で、下草部会はどの枠に入っていますか",
        "構成図にはどんな団体が載っているの",
        "省略されているところには何が書いてありますか",
        "飛ばしてある部分の中身は？",
    ],
)
def test_what_is_left_out_is_refused_with_the_mark_cited(grove: Assistant, question: str) -> None:
    answer = grove.ask(question)
    assert answer.status is Status.UNANSWERABLE
    assert [(c.role, c.quote) for c in answer.citations] == [(Role.CONTEXT, "～省略～")]
    assert "里山の部会の構成図」にあたる部分は、この文書では省略されていて" in answer.answer


def test_what_is_printed_beside_the_figure_is_answered(grove: Assistant) -> None:
    answer = grove.ask("下草部会は何をしますか")
    assert answer.status is Status.ANSWERED
    assert [c.quote for c in answer.citations] == ["下草部会は、下草を刈ります。"]
