import json
from pathlib import Path

import pytest

from assistant.doubles import ScriptedAssistant
from assistant.records import Answer, Status, Turn
from corpus.errors import CorpusError
from evals.doubles import FailingAssistant
from evals.errors import RecordsError
from evals.question_set import QuestionSet
from evals.runner import Result, Run, ask_all, match, read_answers
from tests.evals.builders import answer, cite, question

FIRST = question(id="a", q="一つ目", history=(Turn("user", "前置き"),))
SECOND = question(id="b", q="二つ目")
SET = QuestionSet("mine", "00", (FIRST, SECOND))


def test_every_question_is_asked_once_with_its_history() -> None:
    assistant = ScriptedAssistant(corpus=None)
    run = ask_all(assistant, SET)
    asked = [(each.question, each.history) for each in assistant.asked]
    assert asked == [("一つ目", (Turn("user", "前置き"),)), ("二つ目", ())]
    assert [result.answer.id for result in run.results] == ["a", "b"]


def test_progress_is_told_after_each_question() -> None:
    told: list[tuple[int, int]] = []
    ask_all(ScriptedAssistant(corpus=None), SET, lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]


def test_an_error_becomes_a_record_of_status_error() -> None:
    error = CorpusError("壊れています", "正しい文書", "直してください")
    run = ask_all(FailingAssistant(error), SET)
    expected = Answer("a", "一つ目", Status.ERROR, str(error))
    assert run.results[0] == Result(FIRST, expected)


def write(folder: Path, *lines: str) -> Path:
    path = folder / "answers.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_records_come_back_as_they_were_written(tmp_path: Path) -> None:
    given = answer("五つ[1]", cite("５つの大\n学等"))
    path = write(tmp_path, json.dumps(given.to_dict(), ensure_ascii=False))
    assert read_answers(path) == {"q1": given}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("nonsense", "1 行目を読めません"),
        ('{"id": "a", "question": "", "status": "maybe", "answer": ""}', "「status」.*answered"),
        ('{"id": null, "question": "", "status": "error", "answer": ""}', "id はありません"),
    ],
)
def test_a_line_that_is_no_record_is_named(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(RecordsError, match=told):
        read_answers(write(tmp_path, line))


def test_two_records_of_one_question_are_refused(tmp_path: Path) -> None:
    line = json.dumps(answer("五つ").to_dict())
    with pytest.raises(RecordsError, match="2 行目の id は前の行にもあります"):
        read_answers(write(tmp_path, line, line))


def test_records_meet_their_questions_by_id_and_the_rest_is_told() -> None:
    given = {"b": answer("二つ"), "z": answer("余り")}
    assert match(given, SET) == Run(SET, (Result(SECOND, given["b"]),), (FIRST,))
