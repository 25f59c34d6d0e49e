"""Questions made of the records, one maker a kind."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.made_questions import (
    named,
    of_changes,
    of_courses,
    of_departments,
    of_numbers,
    of_terms,
)
from corpus import Corpus
from evals.further import corpus_of

FURTHER = Path(__file__).parents[1] / "further"
UEDA, NAGANO = "ueda-kyodo-minaoshi", "nagano-refresh-roadmap"
Maker = Callable[[Corpus, str | None], Iterator[str]]
MAKERS: tuple[Maker, ...] = (of_changes, of_courses, of_departments, of_numbers, of_terms)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("１．指針の趣旨", "指針の趣旨"),
        ("■住民自治組織とは", "住民自治組織"),
        ("（趣旨）", "趣旨"),
        ("差引（Ａ－Ｂ）", "差引（Ａ－Ｂ）"),
        ("ウ", ""),
        ("※1", ""),
        ("2060", ""),
        ("あ" * 19, ""),
    ],
)
def test_a_heading_is_named_by_its_words_or_not_at_all(printed: str, name: str) -> None:
    assert named(printed) == name


def test_rewritten_units_are_asked_for_first(originals: Corpus) -> None:
    made = of_changes(originals)
    assert [next(made), next(made)] == [
        "協働推進員はどう変わりましたか",
        "「はじめに」はどう変わりましたか",
    ]


@pytest.mark.parametrize("make", MAKERS)
def test_the_questions_of_the_documents_make_up_those_of_all(
    originals: Corpus, make: Maker
) -> None:
    apart = [question for name in (UEDA, NAGANO) for question in make(originals, name)]
    assert sorted(apart) == sorted(make(originals, None))


@pytest.mark.parametrize("folder", ["seen", "unseen", "third", "fourth", "blind"])
def test_a_number_is_asked_for_by_its_year(folder: str) -> None:
    for question in of_numbers(corpus_of(FURTHER / folder / "document.md")):
        assert "年" in question.partition("は")[2]
