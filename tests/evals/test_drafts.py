"""Reports of readers as drafts of questions that nobody measures by mistake."""

import json
from pathlib import Path

import pytest

from assistant.feedback import FeedbackReason, FeedbackStore, Verdict
from assistant.records import Answer, Citation, Role, Status
from corpus import load_corpus
from corpus.records import Basis
from corpus.state import DataFolder
from evals.cli import main
from evals.errors import QuestionsError
from evals.question_set import load_questions

NAGANO = "nagano-refresh-roadmap"


def told(data: DataFolder) -> None:
    """Tell of two answers; the question of one may be kept."""
    document = load_corpus().document(NAGANO)
    place = Citation(1, Role.EVIDENCE, NAGANO, "", ("x",), None, 1, None, "", 0, 12, Basis.PRINTED)
    answer = Answer(
        None, "題名は", Status.ANSWERED, "", (place,), asof={NAGANO: f"sha256:{document.sha256}"}
    )
    store = FeedbackStore(data, 90)
    store.tell(answer, Verdict.WRONG, FeedbackReason.CONTENT, words="違う", keep=True)
    store.tell(answer, Verdict.HELPFUL)


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    data = DataFolder(tmp_path / "data")
    told(data)
    path = tmp_path / "drafts.jsonl"
    given = ["import-feedback", "--data-dir", str(data.root), "--output", str(path)]
    assert main(given) == 0
    return path


def test_a_report_with_its_question_becomes_a_draft(drafts: Path) -> None:
    (line,) = drafts.read_text(encoding="utf-8").splitlines()
    draft = json.loads(line)
    assert (draft["id"], draft["q"], draft["draft"]["words"]) == ("feedback-1", "題名は", "違う")
    text = load_corpus().document(NAGANO).text
    assert draft["draft"]["cited"][0]["quote"] == text[:12]


def test_a_draft_is_refused_until_a_person_has_filled_it_in(drafts: Path) -> None:
    with pytest.raises(QuestionsError):
        load_questions(drafts, lambda text: True)
    draft = json.loads(drafts.read_text(encoding="utf-8"))
    del draft["draft"]
    filled = {
        "persona": "staff", "kind": "fact", "answerable": True, "must": [["題名"]],
        "cite": ["題名"],
    }  # fmt: skip
    for missing, value in filled.items():
        drafts.write_text(json.dumps(draft), encoding="utf-8")
        with pytest.raises(QuestionsError, match=f"「{missing}」"):
            load_questions(drafts, lambda text: True)
        draft[missing] = value
    drafts.write_text(json.dumps(draft), encoding="utf-8")
    assert load_questions(drafts, lambda text: True).questions[0].q == "題名は"


def test_a_file_that_is_there_is_not_overwritten(
    drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = drafts.read_bytes()
    given = ["import-feedback", "--data-dir", str(drafts.parent), "--output", str(drafts)]
    assert main(given) == 2
    assert "はすでにあります" in capsys.readouterr().err
    assert drafts.read_bytes() == before


def test_an_output_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import-feedback"]) == 2
    assert "--output" in capsys.readouterr().err
