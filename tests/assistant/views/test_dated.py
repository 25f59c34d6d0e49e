"""What documents print with a year, and the tables that years head."""

from pathlib import Path

import pytest

from assistant.views.dated import view_schedules, view_years
from corpus import Corpus
from evals.further import corpus_of
from tests.assistant.web.sample import NAGANO, UEDA
from tests.corpus.plan_samples import corpus_of as lines

FURTHER = Path(__file__).parents[2] / "further"


@pytest.fixture(scope="module")
def graves() -> Corpus:
    return corpus_of(FURTHER / "fourth" / "document.md")


def told(corpus: Corpus, document: str) -> list[tuple[int, bool, list[str]]]:
    return [
        (year.year, year.fiscal, [entry.printed.text for entry in year.entries])
        for year in view_years(corpus, document)
    ]


def test_years_and_fiscal_years_stand_apart_in_order(originals: Corpus) -> None:
    assert told(originals, UEDA) == [
        (2010, True, ["平成 22 年度"]),
        (2019, True, ["令和元年度"]),
        (2020, False, ["令和２年４月"]),
        (2025, False, ["令和７年●月", "2025年"]),
    ]


def test_an_event_with_two_years_stands_at_both(originals: Corpus) -> None:
    found = told(originals, NAGANO)
    assert found[:2] == [
        (2006, False, ["住自協設立（2006〜2009 ）"]),
        (2009, False, ["住自協設立（2006〜2009 ）"]),
    ]


def test_heads_of_tables_say_nothing_by_themselves(originals: Corpus) -> None:
    found = dict((year, texts) for year, fiscal, texts in told(originals, NAGANO) if fiscal)
    assert found == {
        2022: ["令和４年度"],
        2024: ["2024(R6)年度", "令和６年度", "R6年度"],
        2026: ["2026(R8)年度"],
    }


def test_the_column_before_a_revision_is_named(originals: Corpus) -> None:
    years = view_years(originals, UEDA)
    sides = [(e.side_name, e.before) for year in years for e in year.entries]
    after, before = ("見直し後（案）", False), ("見直し前", True)
    assert sides == [before, after, before, after, before]


def test_a_long_text_is_cut_to_the_sentence_of_its_date() -> None:
    corpus = lines("長い文です。" * 40 + "令和7年度に始めます。" + "続きます。" * 20)
    [year] = view_years(corpus, "d1")
    assert [entry.text.text for entry in year.entries] == ["令和7年度に始めます。"]


def test_a_text_without_dates_has_no_years() -> None:
    corpus = lines("2030の花\n第3条")
    assert (view_years(corpus, "d1"), view_schedules(corpus, "d1")) == ((), ())


def test_every_piece_is_what_stands_at_its_place(originals: Corpus) -> None:
    for document in originals.documents:
        for year in view_years(originals, document.id):
            for entry in year.entries:
                printed = document.text[entry.printed.start : entry.printed.end]
                assert entry.printed.text == printed.replace("\n", "")


def test_a_table_of_years_is_shown_as_printed(graves: Corpus) -> None:
    schedule = view_schedules(graves, graves.documents[0].id)[0]
    assert schedule.caption == "表5　年次計画"
    assert schedule.heads == (
        "令和7年度", "令和8年度", "令和9年度", "令和10年度", "令和11年度以降",
    )  # fmt: skip


def test_cells_that_print_nothing_planned_are_kept(graves: Corpus) -> None:
    schedule = view_schedules(graves, graves.documents[0].id)[0]
    row = next(row for row in schedule.rows if row.head == "樹林型墓所の試行")
    cells = [cell.text.text for cell in row.cells if cell and cell.text]
    assert cells == ["－", "－", "－", "設計", "整備、募集"]


def test_what_stands_in_a_table_of_years_is_not_told_twice(graves: Corpus) -> None:
    years = view_years(graves, graves.documents[0].id)
    texts = [entry.text.text for year in years for entry in year.entries]
    assert [text for text in texts if "電子申請の受付" in text] == []
