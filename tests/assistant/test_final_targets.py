"""The last aim of a row is told from a table of aims by year."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from corpus import Corpus, Document
from corpus.formats.limits import Limits
from corpus.formats.reading import read_file
from corpus.interpret import interpret
from tests.assistant.samples import assistant_over

MARKDOWN = """# 歩く町の計画

## 数値目標

表1　数値目標

| 指標 | 現状（令和5年度） | 中間（令和8年度） | 目標（令和11年度） |
| --- | --- | --- | --- |
| 歩道の段差の数 | 年80か所 | 年50か所 | 年20か所 |
| 散歩会の参加者 | 120人 | 150人 | 200人 |

## 参加の推移

表2　参加の推移

| 会 | 令和4年度 | 令和5年度 |
| --- | --- | --- |
| 体操会 | 30人 | 40人 |
"""


@pytest.fixture(scope="module")
def walking(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("walking")
    return assistant_over(folder, _corpus(folder / "plan.md"))


def _corpus(path: Path) -> Corpus:
    path.write_text(MARKDOWN, encoding="utf-8")
    extract = read_file(path, Limits())
    document = Document(
        "walk", "歩く町の計画", "標本市", "標本市", None, 1, extract.reader, extract.text, "0" * 64
    )
    return Corpus((document,), interpret(document, extract), {"walk": extract})


@pytest.mark.parametrize(
    ("question", "row", "value"),
    [
        ("歩道の段差の数は、最終的にどこまで減らしますか", "歩道の段差の数", "年20か所"),
        ("散歩会の参加者の最終的な目標は何人ですか", "散歩会の参加者", "200人"),
    ],
)
def test_the_last_aim_of_a_row_is_told(
    walking: Assistant, question: str, row: str, value: str
) -> None:
    said = f"{row}[1]の目標（令和11年度）[2]の欄は、「{value}[3]」です。"
    assert walking.ask(question).answer == said


@pytest.mark.parametrize(
    "question",
    [
        "体操会の参加者は、最終的にどこまで増やしますか",  # a course of years is no aim
        "令和8年度の散歩会の参加者の最終的な目標は何人ですか",
        "散歩会の参加者を最終的に増やすのはなぜですか",
        "散歩会の参加者を最後に数えたのは何月ですか",
        "散歩会の参加者の最終的な目標は何円ですか",
        "図書館の蔵書は、最終的にどこまで増やしますか",
    ],
)
def test_other_questions_get_no_last_aim(walking: Assistant, question: str) -> None:
    assert "目標（令和11年度）[2]の欄は" not in walking.ask(question).answer
