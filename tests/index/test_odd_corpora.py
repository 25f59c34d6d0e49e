import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.state import DataFolder
from index.build import build_index
from index.encoder import HashingEncoder
from index.generations import open_current
from index.searcher import Searcher
from tests.index.samples import RULES, SmallCorpus, build, corpus_of

FULL = """
import errno, resource, sys
from pathlib import Path
from tests.index.samples import build, corpus_of

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    build(Path(sys.argv[1]), corpus_of([f"第{n}の規則を定める。" * 9 for n in range(800)]))
except OSError as error:
    sys.exit(0 if error.errno in (errno.ENOSPC, errno.EFBIG) else 3)
sys.exit(4)
"""


def searcher(root: Path, corpus: SmallCorpus) -> Searcher:
    return Searcher(open_current(build(root, corpus)[0]), HashingEncoder())


def test_one_passage_is_found(tmp_path: Path) -> None:
    outcome = searcher(tmp_path, corpus_of(RULES[2:])).search("ごみ")
    assert [hit.passage.text for hit in outcome.hits] == [RULES[2]]


def test_identical_passages_come_in_reading_order(tmp_path: Path) -> None:
    corpus = corpus_of(["市が支援する。"] * 300)
    alike = SmallCorpus(
        corpus.documents, [replace(each, path=("規則",)) for each in corpus.sections]
    )
    hits = searcher(tmp_path, alike).search("支援", top_k=150).hits
    starts = [hit.passage.start for hit in hits]
    assert starts == sorted(starts)
    assert starts[:3] == [0, 8, 16]


@pytest.mark.parametrize("lines", [[""], ["", "　\n", " "]])
def test_texts_of_white_space_make_an_empty_index(lines: list[str], tmp_path: Path) -> None:
    empty = searcher(tmp_path, corpus_of(lines))
    assert (empty.generation.manifest.passages, empty.search("市").hits) == (0, ())


def test_empty_texts_beside_others_are_passed_over(tmp_path: Path) -> None:
    hits = searcher(tmp_path, corpus_of(["", *RULES, "　"])).search("ごみは朝").hits
    assert hits[0].passage.text == RULES[2]


def test_a_text_of_a_megabyte_without_an_end_is_cut_and_found(tmp_path: Path) -> None:
    text = "予算" * 170_000 + "図書館の開館時間" + "予算" * 170_000
    found = searcher(tmp_path, corpus_of([text])).search("図書館の開館時間").hits[0].passage
    assert "図書館の開館時間" in found.text
    assert len(found.text) <= 400


@pytest.mark.parametrize("question", ["のはがを", "？", "", "　", "です。ます。"])
def test_a_question_of_stop_words_raises_nothing_and_matches_no_word(
    question: str, tmp_path: Path
) -> None:
    outcome = searcher(tmp_path, corpus_of(RULES)).search(question)
    assert {hit.lexical for hit in outcome.hits} <= {None}


@pytest.mark.parametrize("room", [2_000, 60_000, 250_000])
def test_a_disk_that_fills_up_anywhere_leaves_the_old_index(room: int, tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    before = sorted(data.index.rglob("*"))
    command = [sys.executable, "-c", FULL, str(tmp_path), str(room)]
    assert subprocess.run(command, check=False, cwd=Path(__file__).parents[2]).returncode == 0
    assert sorted(data.index.rglob("*")) == before
    assert open_current(data).manifest.passages == 3


def test_an_index_is_whole_again_after_the_disk_was_full(tmp_path: Path) -> None:
    data = DataFolder(tmp_path)
    command = [sys.executable, "-c", FULL, str(tmp_path), "60000"]
    subprocess.run(command, check=True, cwd=Path(__file__).parents[2])
    summary = build_index(corpus_of(RULES), HashingEncoder, data)
    assert (summary.number, summary.passages) == (1, 3)
