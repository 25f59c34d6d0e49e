"""Faults in records, each put in by hand, and what the check says of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.checkup_records import (
    check_duplicates,
    check_held,
    check_records,
    check_sums,
)
from assistant.findings import Finding, Severity
from corpus import Corpus
from evals.further import corpus_of

REINSTALL = "プログラムを入れ直してください。"


def table(tmp_path: Path, total: str) -> Corpus:
    """Make a corpus of a table whose total is as given."""
    lines = ["費目,金額（円）", "会場,300", "印刷,200", f"合計,{total}"]
    (tmp_path / "plan.csv").write_text("\n".join(lines), encoding="utf-8")
    return corpus_of(tmp_path / "plan.csv")


@pytest.mark.parametrize("check", [check_duplicates, check_records, check_held, check_sums])
def test_the_documents_that_come_with_the_program_have_no_finding(
    originals: Corpus, check: object
) -> None:
    assert callable(check)
    assert check(originals).severity is Severity.OK


def test_two_sections_at_one_place_are_an_error(originals: Corpus) -> None:
    twice = replace(originals, sections=(*originals.sections, originals.sections[0]))
    key = originals.sections[0].key
    assert check_duplicates(twice) == Finding(
        "重複", Severity.ERROR, f"同じ ID または位置が1件重なっています：{key}", REINSTALL
    )


def test_a_record_that_says_other_words_than_the_original_is_an_error(originals: Corpus) -> None:
    broken = replace(originals)
    duty = originals.duties[0]
    office = replace(duty.offices[0], name="別の部")
    broken.__dict__["duties"] = (replace(duty, offices=(office,)),)
    found = check_records(broken)
    assert (found.severity, found.remedy) == (Severity.ERROR, REINSTALL)
    assert found.message == (
        f"ueda-kyodo-minaoshi の位置 {office.start:,} の記録「別の部」が原文と違います"
    )


def test_text_that_no_record_holds_is_an_error(originals: Corpus) -> None:
    found = check_held(replace(originals, sections=originals.sections[:-1]))
    assert (found.name, found.severity) == ("記録の網羅", Severity.ERROR)


def test_a_total_that_misses_its_parts_is_a_warning_with_both_figures(tmp_path: Path) -> None:
    found = check_sums(table(tmp_path, "600"))
    assert (found.severity, found.message) == (
        Severity.WARNING,
        "合計の合わない欄が1か所あります：further-csv の「600」（内訳の和 500）",
    )


def test_a_total_that_fits_is_counted(tmp_path: Path) -> None:
    assert check_sums(table(tmp_path, "500")).message == "表 1件、合計と増減 1か所"
