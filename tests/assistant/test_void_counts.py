"""Units of a before/after table that stand on one side only are counted and listed."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.records import Role
from tests.assistant.leaflets import leaflet_corpus
from tests.assistant.samples import assistant_over

MARKDOWN = """| 改定案 | 現行 |
| --- | --- |
| 貸出しは、一人五冊までとする。 | 貸出しは、一人三冊までとする。 |
| 夜間の返却口を設ける。 | （規定なし） |
| 点字の本を毎年購入する。 | （規定なし） |
| （削除） | 入館者名簿に住所を記入する。 |
"""
BOX, DOTS, LIST = (
    "夜間の返却口を設ける。",
    "点字の本を毎年購入する。",
    "入館者名簿に住所を記入する。",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("library")
    return assistant_over(folder, leaflet_corpus(folder, "図書室の決まり", MARKDOWN, "磯辺町"))


def quotes(helper: Assistant, question: str, role: Role = Role.EVIDENCE) -> list[str]:
    return [c.quote for c in helper.ask(question).citations if c.role is role]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("新設された項目は何件ですか", [BOX, DOTS]),
        ("削除されたものはいくつありますか", [LIST]),
        ("現行の欄が「（規定なし）」となっている改定箇所は何件ありますか", [BOX, DOTS]),
        ("改定案の欄が（削除）となっているのはいくつですか", [LIST]),
    ],
)
def test_what_came_or_went_is_counted(library: Assistant, question: str, found: list[str]) -> None:
    first = library.ask(question).answer.splitlines()[0]
    assert first.startswith(f"変更の記載は、次の全{len(found)}件です。")
    assert quotes(library, question) == found


def test_the_marks_that_a_question_names_are_cited_as_context(library: Assistant) -> None:
    question = "現行の欄が「（規定なし）」となっている改定箇所は何件ありますか"
    assert quotes(library, question, Role.CONTEXT) == ["（規定なし）", "（規定なし）"]
    assert library.ask(question).answer.splitlines()[0] == "変更の記載は、次の全2件です。[3][4]"


@pytest.mark.parametrize(
    "question",
    [
        "表9で、現行の欄が「（規定なし）」となっている改定箇所は何件ありますか",
        "現行の欄が「（未定）」となっている改定箇所は何件ありますか",
        "返却口について削除されたものはいくつありますか",
        "削除されたのはなぜですか",
        "変更された項目は何件ですか",
        "現行の欄が空欄の項目は何件ありますか",  # each prints a mark
    ],
)
def test_other_questions_are_not_counted_so(library: Assistant, question: str) -> None:
    first = library.ask(question).answer.splitlines()[0]
    assert not first.startswith(("変更の記載は、次の全1件", "変更の記載は、次の全2件"))


def test_a_cell_that_prints_nothing_is_counted_as_blank(tmp_path: Path) -> None:
    text = f"{MARKDOWN}| 返却は、駅でも受け付ける。 |  |\n"
    helper = assistant_over(tmp_path, leaflet_corpus(tmp_path, "図書室の決まり", text, "磯辺町"))
    found = quotes(helper, "現行の欄が空欄の項目は何件ありますか")
    assert found == ["返却は、駅でも受け付ける。"]


def test_a_mark_without_a_unit_beside_it_leaves_the_number_open(tmp_path: Path) -> None:
    text = f"{MARKDOWN}| － | （規定なし） |\n"
    helper = assistant_over(tmp_path, leaflet_corpus(tmp_path, "図書室の決まり", text, "磯辺町"))
    question = "現行の欄が「（規定なし）」となっている改定箇所は何件ありますか"
    assert not helper.ask(question).answer.startswith("変更の記載は、次の全2件")
