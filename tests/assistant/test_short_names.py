"""What a short name is short for, and glosses that are no longer names."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status
from tests.assistant.leaflets import leaflet_assistant

TITLE = "標本市暮らしの手引き"
MARKDOWN = """## 第1章　取組

公民館（集会所等）を開きます。

DX（担当：情報政策課）を進めます。

社協（社会福祉協議会）が見回ります。

標本町内会連合会（以下「連合会」という。）が集まります。
"""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return leaflet_assistant(tmp_path_factory.mktemp("guide"), TITLE, MARKDOWN)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("社協は何の略ですか", "社協（社会福祉協議会）が見回ります。[1]"),
        ("連合会の正式名称は", "標本町内会連合会（以下「連合会」という。）が集まります。[1]"),
        ("この文書の正式名称は何ですか", f"{TITLE}[1]"),
    ],
)
def test_a_longer_name_is_quoted(guide: Assistant, question: str, answer: str) -> None:
    assert guide.ask(question).answer == answer


@pytest.mark.parametrize(
    ("question", "name"), [("公民館の正式名称は？", "公民館"), ("DXって何の略", "DX")]
)
def test_a_gloss_that_is_no_longer_name_spells_nothing_out(
    guide: Assistant, question: str, name: str
) -> None:
    answer = guide.ask(question)
    assert (answer.status, answer.missing) == (
        Status.UNANSWERABLE,
        (f"「{name}」が何を略したものか",),
    )
