"""Every quote is read again; one character more or less is an error."""

import json
import shutil
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest

from assistant.draft import Draft
from assistant.engine import Assistant
from assistant.records import Answer, Citation, Turn
from assistant.verify import verify
from corpus import Corpus, CorpusError, DocumentError, QuoteMismatch, load_corpus

QUESTIONS = (
    "協働推進員の役割はどう変わりましたか",
    "15ページの変更点を教えてください",
    "市民まちづくり推進部が担当する取組をすべて挙げてください",
    "住民自治組織とは何ですか",
    "中山間地域の人口は2015年から2060年までに何％減りますか",
    "「推進体制づくり」の①には何が書かれていますか",
)


@pytest.fixture
def citation(small: Corpus) -> Citation:
    """A citation of the small table."""
    draft = Draft(small)
    draft.quote(next(s for s in small.sections if small.text(s).startswith("イ　休館日は")))
    return draft.citations[0]


def misquotes(folder: Path, citations: Sequence[Citation]) -> list[int]:
    """Read the files' bytes without the product's reader; give the markers of wrong quotes."""
    listed = tomllib.loads((folder / "manifest.toml").read_bytes().decode())["document"]
    files = {entry["id"]: str((folder / entry["file"]).read_bytes(), "utf-8") for entry in listed}
    return [c.marker for c in citations if files[c.document][c.start : c.end] != c.quote]


def copied(folder: Path, *, changed: bool) -> Path:
    """Copy the documents; if wanted, with another first character in each text."""
    with resources.as_file(resources.files("corpus.documents")) as original:
        shutil.copytree(original, folder)
    for path in folder.glob("*.txt") if changed else ():
        text = str(path.read_bytes(), "utf-8")
        path.write_bytes(f"あ{text}".encode())
    return folder


def test_a_quote_that_stands_at_its_offsets_passes(small: Corpus, citation: Citation) -> None:
    verify(small, f"{citation.quote}[1]", [citation])


@pytest.mark.parametrize("position", [0, 5, -1])
def test_a_quote_that_differs_by_one_character_is_an_error(
    small: Corpus, citation: Citation, position: int
) -> None:
    characters = list(citation.quote)
    characters[position] = "火" if characters[position] != "火" else "水"
    wrong = replace(citation, quote="".join(characters))
    place = f"{citation.start}～{citation.end}文字目"
    with pytest.raises(QuoteMismatch, match=f"引用［1］が原文の{place}と違います"):
        verify(small, "[1]", [wrong])


def test_offsets_that_are_off_by_one_are_an_error(small: Corpus, citation: Citation) -> None:
    moved = replace(citation, start=citation.start + 1, end=citation.end + 1)
    with pytest.raises(QuoteMismatch, match="原文と一字も違わない引用"):
        verify(small, "[1]", [moved])


def test_an_empty_quote_is_an_error(small: Corpus, citation: Citation) -> None:
    with pytest.raises(QuoteMismatch, match="原文と一字も違わない引用"):
        verify(small, "[1]", [replace(citation, quote="", end=citation.start)])


def test_a_document_that_is_not_there_is_an_error(small: Corpus, citation: Citation) -> None:
    with pytest.raises(CorpusError, match="文書「other」がありません"):
        verify(small, "[1]", [replace(citation, document="other")])


@pytest.mark.parametrize("answer", ["", "休館日[2]", "休館日[1][2]"])
def test_a_marker_without_its_citation_or_the_other_way_round_is_an_error(
    small: Corpus, citation: Citation, answer: str
) -> None:
    with pytest.raises(QuoteMismatch, match="出典番号と引用が合いません"):
        verify(small, answer, [citation])


def test_an_answer_without_markers_and_citations_passes(small: Corpus) -> None:
    verify(small, "こんにちは。", [])


@pytest.fixture(scope="module")
def answers(product: Assistant) -> list[Answer]:
    """Answers of every sort from the real documents."""
    return [product.ask(question) for question in QUESTIONS]


@pytest.mark.model
def test_every_quote_equals_the_file_by_a_second_way_of_reading(
    answers: list[Answer], tmp_path: Path
) -> None:
    folder = copied(tmp_path / "documents", changed=False)
    for answer in answers:
        assert answer.citations != ()
        assert misquotes(folder, answer.citations) == []


@pytest.mark.model
@pytest.mark.parametrize("half", ["dev", "test"])
def test_every_quote_of_the_question_set_equals_the_file(
    product: Assistant, tmp_path: Path, half: str
) -> None:
    folder = copied(tmp_path / "documents", changed=False)
    lines = (resources.files("evals.questions") / f"{half}.jsonl").read_text(encoding="utf-8")
    for asked in map(json.loads, lines.splitlines()):
        history = [Turn(turn["role"], turn["content"]) for turn in asked["history"]]
        assert misquotes(folder, product.ask(asked["q"], history).citations) == [], asked["id"]


@pytest.mark.model
def test_one_changed_character_under_a_quote_is_seen(answers: list[Answer], tmp_path: Path) -> None:
    folder = copied(tmp_path / "documents", changed=False)
    first, *others = answers[0].citations
    texts = {path: str(path.read_bytes(), "utf-8") for path in folder.glob("*.txt")}
    path = next(path for path, text in texts.items() if first.quote in text)
    text = texts[path]
    path.write_bytes(f"{text[: first.start]}〓{text[first.start + 1 :]}".encode())
    assert misquotes(folder, [first, *others]) == [first.marker]


@pytest.mark.model
def test_one_more_character_in_the_files_makes_every_quote_wrong(
    answers: list[Answer], tmp_path: Path
) -> None:
    folder = copied(tmp_path / "documents", changed=True)
    for answer in answers:
        assert misquotes(folder, answer.citations) == [c.marker for c in answer.citations]


@pytest.mark.model
def test_an_answer_does_not_stand_against_changed_documents(
    answers: list[Answer], originals: Corpus
) -> None:
    documents = tuple(replace(d, text=f"あ{d.text}") for d in originals.documents)
    changed = Corpus(documents, originals.sections)
    for answer in answers:
        with pytest.raises(QuoteMismatch, match="原文と一字も違わない引用"):
            verify(changed, answer.answer, answer.citations)


def test_documents_with_one_changed_character_are_not_even_opened(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="内容が目録と違います"):
        load_corpus(copied(tmp_path / "documents", changed=True))


@pytest.mark.model
def test_the_records_survive_a_round_of_json(answers: list[Answer]) -> None:
    for answer in answers:
        record = answer.to_dict()
        assert json.loads(json.dumps(record, ensure_ascii=False)) == record
