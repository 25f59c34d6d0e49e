import shutil
from dataclasses import replace
from importlib import resources
from itertools import pairwise
from pathlib import Path

import pytest

from corpus import Corpus, CorpusError, DocumentError, SectionKind, Side, load_corpus
from corpus.layout import written_lines
from corpus.text import squash
from tests.corpus.golden import GOLDENS, golden_file

DOCUMENTS = ("ueda-kyodo-minaoshi", "nagano-refresh-roadmap")


@pytest.mark.parametrize("name", GOLDENS)
def test_the_corpus_prints_as_its_golden_file(corpus: Corpus, name: str) -> None:
    assert GOLDENS[name](corpus).splitlines() == golden_file(name).read_text("utf-8").splitlines()


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_every_written_character_belongs_to_exactly_one_section(
    corpus: Corpus, document_id: str
) -> None:
    text = corpus.document(document_id).text
    held = [i for s in corpus.of_document(document_id) for i in range(s.start, s.end)]
    assert len(held) == len(set(held))
    assert [i for i, c in enumerate(text) if not c.isspace() and i not in set(held)] == []


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_every_written_line_belongs_to_a_section_below_page_level(
    corpus: Corpus, document_id: str
) -> None:
    text = corpus.document(document_id).text
    named = [s for s in corpus.of_document(document_id) if s.kind is not SectionKind.TITLE]
    titles = {s.path[-1] for s in corpus.of_document(document_id) if s not in named}
    bare = [s for s in named if s.path[-1] in titles]
    assert bare == []
    assert all(len(written_lines(text, s.start, s.end)) <= 16 for s in named)


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_sections_stand_in_order_inside_their_document(corpus: Corpus, document_id: str) -> None:
    sections = corpus.of_document(document_id)
    assert all(one.end <= other.start for one, other in pairwise(sections))
    assert 0 <= sections[0].start < sections[-1].end <= len(corpus.document(document_id).text)


def test_sections_are_trimmed_and_never_empty(corpus: Corpus) -> None:
    assert [s.key for s in corpus.sections if not corpus.text(s)] == []
    assert [s.key for s in corpus.sections if corpus.text(s) != corpus.text(s).strip()] == []


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_every_element_of_a_path_is_printed(corpus: Corpus, document_id: str) -> None:
    text = squash(corpus.document(document_id).text)
    paths = {s.path for s in corpus.of_document(document_id)}
    assert () not in paths
    assert [name for path in paths for name in path if squash(name) not in text] == []


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_sheets_are_counted_as_the_manifest_says(corpus: Corpus, document_id: str) -> None:
    sheets = [s.sheet for s in corpus.of_document(document_id)]
    assert sheets == sorted(sheets)
    assert set(sheets) == set(range(1, corpus.document(document_id).sheets + 1))


def test_keys_are_unique(corpus: Corpus) -> None:
    assert len({s.key for s in corpus.sections}) == len(corpus.sections)


def test_equal_text_in_two_columns_has_two_identities(corpus: Corpus) -> None:
    clauses = [s for s in corpus.sections if s.page == "13" and s.path[-1] == "イ"]
    after, before = clauses
    assert corpus.text(after) == corpus.text(before)
    assert (after.side, before.side) == (Side.AFTER, Side.BEFORE)
    assert after.key != before.key


def test_a_key_names_document_and_offsets(corpus: Corpus) -> None:
    section = replace(corpus.sections[0], start=3, end=9)
    assert section.key == "ueda-kyodo-minaoshi@3-9"


def test_sections_come_in_the_order_of_the_documents(corpus: Corpus) -> None:
    assert tuple(document.id for document in corpus.documents) == DOCUMENTS
    assert tuple(dict.fromkeys(s.document for s in corpus.sections)) == DOCUMENTS


def test_an_unknown_document_is_refused_with_the_known_ones(corpus: Corpus) -> None:
    with pytest.raises(CorpusError, match=r"文書「matsumoto」がありません.*ueda-kyodo-minaoshi"):
        corpus.document("matsumoto")


def test_a_corpus_with_a_changed_document_is_refused(tmp_path: Path) -> None:
    with resources.as_file(resources.files("corpus.documents")) as documents:
        folder = shutil.copytree(documents, tmp_path / "documents")
    (folder / "004_cb8eb5582961381d.txt").write_bytes("長野市".encode())
    with pytest.raises(DocumentError, match="内容が目録と違います"):
        load_corpus(folder)


def test_a_missing_outline_is_named(tmp_path: Path) -> None:
    with resources.as_file(resources.files("corpus.documents")) as documents:
        folder = shutil.copytree(documents, tmp_path / "documents")
    (folder / "nagano-refresh-roadmap.outline.toml").unlink()
    with pytest.raises(CorpusError, match=r"outline\.toml：構成ファイルを開けません"):
        load_corpus(folder)


def test_every_character_of_a_section_is_found_in_it(corpus: Corpus) -> None:
    for section in corpus.sections:
        for offset in (section.start, section.end - 1):
            assert corpus.section_at(section.document, offset) == section


def test_a_character_behind_the_last_section_is_an_error(corpus: Corpus) -> None:
    last = max(corpus.sections, key=lambda section: section.end)
    with pytest.raises(LookupError, match=f"no section holds character {last.end}"):
        corpus.section_at(last.document, last.end)
