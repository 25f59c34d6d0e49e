import json
from pathlib import Path
from typing import Any

import pytest

from assistant.records import Status, Turn
from corpus.records import Document
from evals.errors import QuestionsError
from evals.question_set import Form, Kind, Persona, Question, load_half, load_questions
from evals.reference import Reference, read_originals
from tests.evals.builders import document, question

LINE: dict[str, Any] = {
    "id": "s1",
    "persona": "resident",
    "kind": "change",
    "q": "大学は？",
    "history": [{"role": "user", "content": "指針とは"}],
    "must": [["５つ", "5つ"]],
    "must_not": ["6つ"],
    "cite": ["５つの大学等|未定とします"],
    "answerable": True,
}


def write(folder: Path, *lines: dict[str, Any] | str) -> Path:
    path = folder / "mine.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


def stands(text: str) -> bool:
    return Reference.build([document()]).stands(text)


def test_a_line_becomes_a_record_with_its_defaults(tmp_path: Path) -> None:
    loaded = load_questions(write(tmp_path, LINE, ""), stands)
    assert loaded.name == "mine"
    assert loaded.questions == (
        Question(
            id="s1",
            persona=Persona.RESIDENT,
            kind=Kind.CHANGE,
            q="大学は？",
            answerable=True,
            history=(Turn("user", "指針とは"),),
            must=(("５つ", "5つ"),),
            must_not=("6つ",),
            cite=("５つの大学等|未定とします",),
            form=Form.PLAIN,
        ),
    )


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"kind": "riddle"}, "2 行目の「kind」.*change・definition"),
        ({"persona": "mayor"}, "2 行目の「persona」.*resident・staff・council"),
        ({"form": "song"}, "2 行目の「form」.*plain・followup"),
        ({"answerable": "yes"}, "2 行目の「answerable」.*true または false"),
        ({"must": [[]]}, "2 行目の「must」.*空の文字列"),
        ({"must": [["**"]]}, "2 行目の「must」.*空の文字列"),
        ({"q": " "}, "2 行目の「q」.*空の文字列"),
        ({"cite": ["６つの大学"]}, "2 行目の「cite」.*「６つの大学」はどの文書にもありません"),
        ({"cite": ["５つの大学等|"]}, "2 行目の「cite」.*「」はどの文書にもありません"),
        ({"colour": 1}, "2 行目の「colour」.*この形式にある項目だけ"),
        ({"id": "s1"}, "2 行目の「id」.*前の行にもあります"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(
    tmp_path: Path, changed: dict[str, Any], told: str
) -> None:
    with pytest.raises(QuestionsError, match=told):
        load_questions(write(tmp_path, LINE, LINE | {"id": "s2"} | changed), stands)


@pytest.mark.parametrize("line", ["{", "[1]", "null"])
def test_a_line_that_is_no_object_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(QuestionsError, match=r"1 行目を読めません.*1 行に 1 つの JSON"):
        load_questions(write(tmp_path, line), stands)


def test_a_missing_field_is_named(tmp_path: Path) -> None:
    line = {name: value for name, value in LINE.items() if name != "q"}
    with pytest.raises(QuestionsError, match="1 行目の「q」"):
        load_questions(write(tmp_path, line), stands)


def test_a_file_that_is_absent_empty_or_not_utf8_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuestionsError, match="開けません"):
        load_questions(tmp_path / "none.jsonl", stands)
    with pytest.raises(QuestionsError, match="質問がありません"):
        load_questions(write(tmp_path, ""), stands)
    (tmp_path / "sjis.jsonl").write_bytes("市".encode("shift_jis"))
    with pytest.raises(QuestionsError, match="UTF-8"):
        load_questions(tmp_path / "sjis.jsonl", stands)


def test_a_list_may_be_longer_than_a_fact() -> None:
    assert question(kind=Kind.LIST).max_chars == 3000
    assert question(kind=Kind.FACT).max_chars == 800


def test_small_talk_fits_only_what_is_no_question_about_the_documents() -> None:
    assert Status.SMALLTALK in question(kind=Kind.OUTSIDE).refusals
    assert question(kind=Kind.MISSING).refusals == {Status.UNANSWERABLE, Status.CLARIFY}


@pytest.mark.parametrize("half", ["dev", "test"])
def test_both_shipped_halves_hold_together(half: str) -> None:
    """A gold quote that stands nowhere would count against every answer."""
    originals = [_as_document(text) for text in read_originals().values()]
    loaded = load_half(half, Reference.build(originals).stands)
    assert loaded.blind is (half == "test")
    assert {each.persona for each in loaded.questions} == set(Persona)


def _as_document(text: str) -> Document:
    return Document(text[:40], "", "", "", None, 1, "", text, "")
