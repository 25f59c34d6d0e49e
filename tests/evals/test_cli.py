import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.records import Answer, Status
from corpus import load_corpus
from evals.cli import main
from evals.question_set import load_half
from tests.evals.builders import answer, cite

LINE: dict[str, Any] = {
    "id": "q1",
    "persona": "council",
    "kind": "responsibility",
    "q": "人材バンクの担当は",
    "must": [["教育委員会"]],
    "cite": ["市民まちづくり推進部、教育委員会、関係部署"],
    "answerable": True,
}


@pytest.fixture
def questions(tmp_path: Path) -> str:
    path = tmp_path / "mine.jsonl"
    path.write_text(json.dumps(LINE), encoding="utf-8")
    return str(path)


def write(folder: Path, *answers: Answer) -> str:
    path = folder / "answers.jsonl"
    lines = [json.dumps(each.to_dict(), ensure_ascii=False) for each in answers]
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def quoting() -> Answer:
    document = next(d for d in load_corpus().documents if "人材バンク" in d.text)
    quote = "［市民まちづくり推進部、教育委員会、関係部署］"
    citation = replace(cite(quote, text=document.text), document=document.id)
    return replace(answer(f"{quote}[1]", citation), asof={document.id: f"sha256:{document.sha256}"})


def test_records_of_others_are_scored(
    tmp_path: Path, questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The quote is read again from the shipped file, found by the hash in the record."""
    assert main([questions, "--answers", write(tmp_path, quoting())]) == 0
    shown = capsys.readouterr().out
    for score in ("correct", "cited", "verbatim", "grounded"):
        assert f"| {score} | 100.0% | 1/1 | 20.7%–100.0% |" in shown


def test_failures_and_json_are_given_on_demand(
    tmp_path: Path, questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    refusal = Answer("q1", "人材バンクの担当は", Status.UNANSWERABLE, "記載がありません")
    target = tmp_path / "scores.json"
    options = ["--failures", "--json", str(target)]
    assert main([questions, "--answers", write(tmp_path, refusal), *options]) == 0
    assert "### q1 responsibility plain: correct, cited, wrong refusal" in capsys.readouterr().out
    (values,) = json.loads(target.read_text(encoding="utf-8"))
    assert values["scores"]["wrong refusal"]["hits"] == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--half", "third"], "--half に .*third.* は使えません"),
        (["none.jsonl"], r"none\.jsonl を開けません"),
        (["invariance", "--half", "third"], "--half に .*third.* は使えません"),
        (["retrieval", "nowhere"], r"corpus\.jsonl を開けません"),
        (["measure", "nowhere"], "nowhere に測定用の資料がありません"),
    ],
)
def test_a_users_error_is_one_japanese_line_and_exit_code_2(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("エラー：")
    assert re.search(told, line)


def test_records_of_other_questions_are_told(
    tmp_path: Path, questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    stray = replace(quoting(), id="q2")
    assert main([questions, "--answers", write(tmp_path, stray)]) == 2
    assert "質問の id と合う記録がありません" in capsys.readouterr().err


def test_answers_below_the_floors_end_in_1_and_show_no_question(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One wrong refusal is all that the records of the development half hold."""
    asked = load_half("dev", lambda text: True).questions
    one = next(each for each in asked if each.answerable)
    answers = write(tmp_path, Answer(one.id, one.q, Status.UNANSWERABLE, "記載がありません"))
    assert main(["--check-floors", "--half", "dev", "--answers", answers]) == 1
    told = capsys.readouterr()
    assert "「正答」が 0 で、下限" in told.err
    assert "「答えられる質問の拒否」が 1 で、上限" in told.err
    assert one.q not in told.out + told.err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--write", "--half", "dev"], "--write は質問ファイルや片方の質問集と一緒には使えません"),
        (["--write", "--answers", "a.jsonl"], "--write は"),
        (["--check-floors", "mine.jsonl"], "下限は自前の質問集だけに定めています"),
        (["--raise-floors", "mine.jsonl"], "下限は自前の質問集だけに定めています"),
    ],
)
def test_figures_of_something_else_are_never_taken_for_those_of_both_halves(
    options: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(options) == 2
    assert told in capsys.readouterr().err


def test_a_result_that_cannot_be_written_is_told_in_japanese(
    tmp_path: Path, questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = str(tmp_path / "no" / "x.json")
    answers = write(tmp_path, quoting())
    assert main([questions, "--answers", answers, "--json", target]) == 1
    assert capsys.readouterr().err.startswith(f"エラー：{target} を読み書きできません（期待：")
