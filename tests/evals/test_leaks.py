from pathlib import Path

import pytest

from corpus.text import squash
from evals.leaks import Leak, code_files, leaks, telling_runs
from evals.question_set import BLIND, load_half
from evals.reference import read_originals
from tests.evals.builders import question

ROOT = Path(__file__).parents[2]
DOCUMENT = "市は、公園の清掃を行います。"
ASKED = question(q="公園のごみ拾いは何曜日の朝ですか")


@pytest.mark.parametrize(
    ("file", "lines"),
    [
        ("a = 1\nb = '公園のごみ拾い'\n", []),
        ("a = 1\nb = '公園のごみ拾いは'\n", [2]),
        ("a = 1\nb = 'ごみ拾いは 何\\u3000曜'\n", []),
        ("'公園の\n ごみ拾いは'", [1]),
        ("公園のゴミ拾いは", []),
        ("'の朝ですか'", []),
    ],
)
def test_eight_characters_of_a_question_are_found_with_their_line(
    file: str, lines: list[int]
) -> None:
    assert leaks([ASKED], [DOCUMENT], [("x.py", file)]) == tuple(
        Leak("x.py", line) for line in lines
    )


def test_what_a_document_holds_may_stand_anywhere() -> None:
    asked = question(q="市は公園の清掃を行いますか")
    assert leaks([asked], ["市は公園の清掃を行います"], [("x.py", "公園の清掃を行います")]) == ()


def test_full_width_and_white_space_hide_nothing() -> None:
    asked = question(q="第3回の清掃の日程")
    assert leaks([asked], [], [("x.py", "第３回の 清掃の\n日程")]) == (Leak("x.py", 1),)


def test_words_of_asking_tell_nothing() -> None:
    assert telling_runs("それについて教えてください", ()) == frozenset()


def test_one_subject_among_words_of_asking_tells_nothing() -> None:
    assert telling_runs("大学について教えてください", ()) == frozenset()


def test_latin_letters_count_by_longer_runs() -> None:
    """Eight of them are one word, which stands in half of all code."""
    runs = telling_runs("Which university cleans the park?", [squash(DOCUMENT)])
    assert {len(run) for run in runs} == {24}
    assert leaks([question(q="Which university cleans")], [], [("x.py", "university")]) == ()


def test_a_place_is_told_without_its_text() -> None:
    assert str(Leak("x.py", 2)) == "x.py:2"


def test_code_and_what_it_reads_are_looked_at_but_no_question_and_no_original() -> None:
    names = {name for name, _ in code_files(ROOT)}
    assert {"assistant/phrases.py", "corpus/documents/manifest.toml", "evals/leaks.py"} <= names
    assert not any(name.endswith(".jsonl") for name in names)
    assert {name for name in names if name.startswith("corpus/documents/0")} == set()


def test_no_run_of_a_test_question_stands_in_code_or_in_a_file_that_it_reads() -> None:
    """Nobody may write code for a question that is there to measure it."""
    asked = load_half(BLIND, lambda text: True).questions
    found = leaks(asked, read_originals().values(), code_files(ROOT))
    assert "\n".join(map(str, found)) == ""
