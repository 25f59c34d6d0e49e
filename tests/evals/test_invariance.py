from dataclasses import replace
from pathlib import Path

import pytest

from assistant.documents import current_library
from assistant.engine import Assistant
from assistant.records import Answer, Role, Status
from assistant.settings import Settings
from corpus import load_corpus
from corpus.errors import UserError
from corpus.manifest import bundled_folder, read_manifest
from corpus.records import Side
from corpus.state import DataFolder
from evals.commands.invariance import measured
from evals.invariance import compare, differences, invariance_report
from evals.opening import Opened
from evals.question_set import QuestionSet
from evals.runner import Result, Run
from evals.variations import crowded, renamed
from index.build import build_index
from index.encoder import HashingEncoder
from index.generations import open_current
from index.searcher import Searcher
from tests.evals.builders import answer, cite, question

SETTINGS = Settings.model_validate({})
ASKED = (question(id="a", q="公園とは"), question(id="b", q="道路とは"))
TOLD = answer("市内[1]", cite("市内"))


def run(*answers: Answer, name: str = "mine") -> Run:
    results = tuple(Result(*pair) for pair in zip(ASKED, answers, strict=True))
    return Run(QuestionSet(name, "ab" * 32, ASKED), results)


def cited(**fields: object) -> Answer:
    changed = replace(TOLD.citations[0], **fields)  # type: ignore[arg-type]  # fields vary
    return replace(TOLD, citations=(changed,))


@pytest.mark.parametrize(
    ("varied", "told"),
    [
        (TOLD, ()),
        (replace(TOLD, id="other", asof={}, elapsed_ms=1.0), ()),
        (cited(document="paper-1", start=9, end=11), ()),
        (replace(TOLD, status=Status.PARTIAL), ("status",)),
        (replace(TOLD, answer="市内です[1]"), ("answer",)),
        (cited(quote="市外"), ("quotes",)),
        (cited(role=Role.CONTEXT), ("roles",)),
        (cited(side=Side.BEFORE), ("sides",)),
        (replace(TOLD, citations=()), ("quotes", "roles", "sides")),
    ],
)
def test_what_a_reader_sees_is_compared_and_ids_are_not(
    varied: Answer, told: tuple[str, ...]
) -> None:
    assert differences(TOLD, varied) == told


def test_each_question_is_compared_with_itself() -> None:
    compared = compare(run(TOLD, TOLD), run(TOLD, replace(TOLD, answer="…")))
    assert [(each.question.id, each.differs) for each in compared] == [
        ("a", ()),
        ("b", ("answer",)),
    ]


def test_same_answers_are_counted_by_variation_and_kind() -> None:
    # Wilson at 1 of 2: 0.5 ± 0.40547; at 2 of 2: from 2 / 5.8415.
    other = run(TOLD, replace(TOLD, answer="…"))
    told = invariance_report(run(TOLD, TOLD), {"twice": run(TOLD, TOLD), "other": other})
    assert "| all | 2/2 (34%–100%) | 1/2 (9%–91%) |" in told
    assert "| fact | 2/2 (34%–100%) | 1/2 (9%–91%) |" in told
    assert "Other answers, twice:\n\nnone" in told
    assert "Other answers, other:\n\n- b fact: answer" in told


def test_of_a_blind_half_only_counts_are_told() -> None:
    blind, other = run(TOLD, TOLD, name="test"), run(TOLD, replace(TOLD, answer="…"))
    assert "- b" not in invariance_report(blind, {"other": other})


def test_renamed_documents_come_in_reverse_order_and_stand_as_before(tmp_path: Path) -> None:
    corpus, plain = renamed(tmp_path, HashingEncoder(), SETTINGS).corpus, load_corpus()
    entries = read_manifest(tmp_path / "documents-renamed").document
    assert [entry.id for entry in entries] == ["paper-1", "paper-2"]
    assert [d.id for d in corpus.documents] == ["paper-2", "paper-1"]
    assert [d.text for d in corpus.documents] == [d.text for d in plain.documents]
    assert {entry.file for entry in entries}.isdisjoint(
        entry.file for entry in read_manifest(bundled_folder()).document
    )
    assert len(corpus.sections) == len(plain.sections)
    assert list(corpus.plans.values()) == list(plain.plans.values())
    assert list(corpus.told.values()) == list(plain.told.values())


def page(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.md"
    path.write_text(f"# {name}市公園計画\n\n{text}\n", encoding="utf-8")
    return path


def test_further_documents_stand_beside_those_of_the_program(tmp_path: Path) -> None:
    files = [page(tmp_path, "北", "公園は毎朝清掃します。"), page(tmp_path, "南", "池を直します。")]
    corpus = crowded(tmp_path, HashingEncoder(), SETTINGS, files).corpus
    ueda, nagano = load_corpus().documents
    texts = [d.text for d in corpus.documents]
    assert (texts[0], texts[-1]) == (ueda.text, nagano.text)
    assert [d.file_name for d in corpus.documents[1:-1]] == ["北.md", "南.md"]
    assert current_library(DataFolder(tmp_path / "crowded")).documents != ()


def test_a_further_document_that_cannot_be_added_is_told(tmp_path: Path) -> None:
    twins = [page(tmp_path, "北", "同じ文"), tmp_path / "南.md"]
    twins[1].write_bytes(twins[0].read_bytes())
    with pytest.raises(UserError, match=r"南\.md を加えられません（duplicate）"):
        crowded(tmp_path, HashingEncoder(), SETTINGS, twins)


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """The product with the double for a model."""
    corpus, encoder, data = load_corpus(), HashingEncoder(), DataFolder(tmp_path / "standard")
    build_index(corpus, lambda: encoder, data, SETTINGS.index)
    searcher = Searcher(open_current(data), encoder, SETTINGS.index)
    return Opened(Assistant(corpus, searcher, SETTINGS.answer), searcher, encoder, SETTINGS)


def test_the_command_asks_every_set_in_every_circumstance(opened: Opened, tmp_path: Path) -> None:
    greeting = question(id="hello", q="こんにちは")
    sets = [QuestionSet(name, "ab" * 32, (greeting,)) for name in ("dev", "test")]
    (tmp_path / "more").mkdir()
    page(tmp_path / "more", "北", "公園は毎朝清掃します。")
    dev, test = measured(opened, sets, tmp_path / "more")
    assert "|  | documents reversed and renamed | with 1 further documents (" in dev
    assert dev.startswith("## dev: 1 questions (sha256:abababababab), same answers")
    assert "Other answers" not in test


def test_without_further_documents_that_circumstance_is_left_out(
    opened: Opened, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sets = [QuestionSet("dev", "ab" * 32, (question(q="こんにちは"),))]
    (told,) = measured(opened, sets, tmp_path / "none")
    assert "|  | documents reversed and renamed |\n" in told
    assert "*.md がないため、文書を加えた場合は測りません" in capsys.readouterr().err
