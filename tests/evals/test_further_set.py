"""A further document with questions in the format of the question set: counts alone."""

import json
from pathlib import Path

import pytest

from evals.further_set import FormatCases, ask_set, is_set, set_report
from index.encoder import HashingEncoder

TEXT = """# 朝市の手引き

## 売り場

売り場の割り当ては、毎月五日に決めます。
"""
FIELDS = {"persona": "staff", "form": "plain", "history": [], "must_not": []}
QUESTIONS = (
    {"id": "a", "kind": "fact", "q": "売り場の割り当てはいつ決めますか", "answerable": True}
    | {"must": [["毎月五日"]], "cite": ["売り場の割り当ては、毎月五日に決めます。"]},
    {"id": "b", "kind": "missing", "q": "売り場の電話番号は何番ですか", "answerable": False}
    | {"must": [], "cite": []},
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A document in one format with a question that it answers and one that it does not."""
    (tmp_path / "document.md").write_text(TEXT, encoding="utf-8")
    lines = [json.dumps(FIELDS | each, ensure_ascii=False) for each in QUESTIONS]
    (tmp_path / "questions.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def formats(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[FormatCases, ...]:
    return ask_set(folder, HashingEncoder, tmp_path_factory.mktemp("set"))


def test_the_questions_are_counted_by_format_and_kind(formats: tuple[FormatCases, ...]) -> None:
    assert set_report(formats).splitlines() == [
        "| format | kind | correct | cited | precision | grounded | refused |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        "| md |  | 1 / 1 | 1 / 1 | 1 / 1 | 1 / 1 | 1 / 1 |",
        "|  | fact | 1 / 1 | 1 / 1 | 1 / 1 | 1 / 1 | – |",
        "|  | missing | – | – | – | – | 1 / 1 |",
    ]


def test_no_question_is_shown(formats: tuple[FormatCases, ...]) -> None:
    assert "売り場" not in set_report(formats)


def test_the_two_formats_of_questions_are_told_apart(folder: Path) -> None:
    assert is_set(folder)
    line = {"id": "a", "question": "いつ", "quotes": [], "formats": ["md"], "kind": "time"}
    (folder / "questions.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert not is_set(folder)
