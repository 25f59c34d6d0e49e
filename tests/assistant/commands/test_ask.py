"""ask, single and in batches."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.state import DataFolder
from tests.assistant.commands.conftest import Run

SHAPE = [
    "id", "question", "status", "answer", "citations", "changes", "missing", "nearest", "carried",
    "degraded", "asof", "elapsed_ms",
]  # fmt: skip
QUESTION = "協働推進員の役割はどう変わりましたか"


def written(path: Path, *lines: str) -> Path:
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def test_the_record_of_one_question_has_the_documented_shape(built: DataFolder, run: Run) -> None:
    code, out, _ = run(built, "ask", QUESTION, "--json")
    record = json.loads(out)
    assert (code, list(record), record["id"]) == (0, SHAPE, None)
    assert record["status"] == "answered"


def test_the_answer_for_people_lists_its_sources(built: DataFolder, run: Run) -> None:
    code, out, _ = run(built, "ask", QUESTION)
    assert (code, "\n出典\n[1] 上田市「協働のまちづくり指針」の見直し一覧表　" in out) == (0, True)


def test_an_honest_refusal_is_no_error(built: DataFolder, run: Run) -> None:
    code, out, _ = run(built, "ask", "市役所の電話番号は何番ですか", "--json")
    assert (code, json.loads(out)["status"]) == (0, "unanswerable")


@pytest.mark.parametrize(
    ("question", "seen"),
    [
        ("", "質問が空です"),
        ("あ" * 2001, "質問が2,001文字あります"),
        ("a\0", "質問の2文字目に制御文字"),
    ],
)
def test_a_question_that_cannot_be_taken_is_the_users_error(
    built: DataFolder, run: Run, question: str, seen: str
) -> None:
    code, out, err = run(built, "ask", question)
    assert (code, out) == (2, "")
    assert err.startswith(f"エラー：{seen}")


@pytest.mark.parametrize(
    ("arguments", "known"),
    [
        (["--city", "松本市"], "上田市、長野市 のどれか"),
        (["--document", "x"], "ueda-kyodo-minaoshi、nagano-refresh-roadmap のどれか"),
    ],
)
def test_a_restriction_to_what_is_not_there_names_what_is(
    built: DataFolder, run: Run, arguments: list[str], known: str
) -> None:
    code, _, err = run(built, "ask", QUESTION, *arguments)
    assert (code, known in err) == (2, True)


def test_a_batch_keeps_its_order_and_its_bad_lines(
    built: DataFolder, run: Run, tmp_path: Path
) -> None:
    lines = ['{"id": "a", "question": "協働とは"}', "{", '{"id": 3, "question": " "}']
    questions = written(tmp_path / "q.jsonl", *lines)
    code, out, err = run(built, "ask", "--batch", str(questions))
    records = [json.loads(line) for line in out.splitlines()]
    assert (code, [list(record) for record in records]) == (0, [SHAPE] * 3)
    assert [record["id"] for record in records] == ["a", None, 3]
    assert [record["status"] for record in records[1:]] == ["error", "error"]
    assert err.endswith("3行を処理しました（回答できなかった行 2、うち内部の誤り 0）。\n")


def test_a_batch_writes_to_a_file(built: DataFolder, run: Run, tmp_path: Path) -> None:
    questions = written(tmp_path / "q.jsonl", '{"id": "\\ud800", "question": "協働とは"}')
    target = tmp_path / "a.jsonl"
    code, out, _ = run(built, "ask", "--batch", str(questions), "--output", str(target))
    assert (code, out) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8"))["id"] == "\ud800"


def test_a_batch_does_not_overwrite_its_own_questions(
    built: DataFolder, run: Run, tmp_path: Path
) -> None:
    path = written(tmp_path / "q.jsonl", '{"question": "協働とは"}')
    code, _, err = run(built, "ask", "--batch", str(path), "--output", str(path))
    assert (code, "同じファイル" in err) == (2, True)
    assert path.read_text(encoding="utf-8") == '{"question": "協働とは"}\n'


def test_a_refused_batch_leaves_the_output_alone(tmp_path: Path, run: Run) -> None:
    questions = written(tmp_path / "q.jsonl", '{"question": "協働とは"}')
    target = written(tmp_path / "a.jsonl", "以前の結果")
    data = DataFolder(tmp_path / "new")
    code, _, _ = run(data, "ask", "--batch", str(questions), "--output", str(target))
    assert (code, target.read_text(encoding="utf-8")) == (2, "以前の結果\n")


@pytest.mark.parametrize("name", ["none.jsonl", "."])
def test_a_batch_that_cannot_be_read_is_the_users_error(
    built: DataFolder, run: Run, tmp_path: Path, name: str
) -> None:
    code, _, err = run(built, "ask", "--batch", str(tmp_path / name))
    assert (code, "を開けません" in err) == (2, True)


def test_an_output_that_cannot_be_written_is_the_users_error(
    built: DataFolder, run: Run, tmp_path: Path
) -> None:
    questions = written(tmp_path / "q.jsonl", '{"question": "協働とは"}')
    target = tmp_path / "none" / "a.jsonl"
    code, _, err = run(built, "ask", "--batch", str(questions), "--output", str(target))
    assert (code, "に書き込めません" in err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "seen"),
    [
        ([], "質問と --batch のどちらか一方だけが必要です"),
        (["協働とは", "--batch", "-"], "質問と --batch のどちらか一方だけが必要です"),
        (["協働とは", "--output", "a"], "--output は --batch と一緒に使うものです"),
    ],
)
def test_options_that_do_not_go_together_are_the_users_error(
    built: DataFolder, run: Run, arguments: list[str], seen: str
) -> None:
    code, _, err = run(built, "ask", *arguments)
    assert (code, err.split("（")[0]) == (2, f"エラー：{seen}")


def test_a_batch_answers_a_line_before_the_next_one_is_written(built: DataFolder) -> None:
    command = [sys.executable, "-m", "assistant", "ask", "--batch", "-"]
    environment = os.environ | {"MACHISHIRUBE_DATA": str(built.root), "LC_ALL": "C"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe) as process:
        assert process.stdin
        assert process.stdout
        for name in ("一", "二"):
            process.stdin.write(f'{{"id": "{name}", "question": "協働とは"}}\n'.encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == name
        process.stdin.close()
    assert process.returncode == 0


def test_an_output_folder_that_is_not_there_is_told_before_the_model(
    tmp_path: Path, run: Run
) -> None:
    questions = written(tmp_path / "q.jsonl", '{"question": "協働とは"}')
    target = tmp_path / "none" / "a.jsonl"
    data = DataFolder(tmp_path / "new")
    code, _, err = run(data, "ask", "--batch", str(questions), "--output", str(target))
    told = f"エラー：出力先 {target} に書き込めません（フォルダー {target.parent} がありません）"
    assert (code, err.startswith(told)) == (2, True)
