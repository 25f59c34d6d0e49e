from dataclasses import replace

import pytest

from corpus import Corpus
from corpus.coverage import DocumentCoverage, coverage, print_coverage
from corpus.layout import written_lines
from tests.corpus.plan_samples import corpus_of, plan_corpus

# A record holds no more than a clause or a paragraph; the longest of both documents is this one.
LONGEST = 319


@pytest.fixture(scope="module")
def report(corpus: Corpus) -> tuple[DocumentCoverage, ...]:
    return coverage(corpus)


def test_every_written_character_lies_in_a_record(report: tuple[DocumentCoverage, ...]) -> None:
    assert [(one.document, one.covered, one.gaps) for one in report] == [
        ("ueda-kyodo-minaoshi", 4939, ()), ("nagano-refresh-roadmap", 7057, ()),
    ]  # fmt: skip
    assert all(one.complete and one.covered == one.characters for one in report)


def test_every_type_that_a_document_has_is_reported(report: tuple[DocumentCoverage, ...]) -> None:
    types = [{t.name for t in one.types if t.structured} for one in report]
    assert types == [
        {"新旧対照", "担当", "用語", "略称", "注", "文書の事実", "省略"},
        {"組織", "計画", "表", "用語", "略称", "注", "文書の事実", "失われた印"},
    ]


def test_no_record_is_a_lump_of_text(corpus: Corpus, report: tuple[DocumentCoverage, ...]) -> None:
    assert max(t.longest for one in report for t in one.types) == LONGEST
    blocks = [s for s in corpus.sections if len(corpus.text(s).split("\n\n")) > 1]
    assert all(len(written_lines(corpus.text(s))) <= 16 for s in blocks)


def test_lost_marks_are_counted_as_such(report: tuple[DocumentCoverage, ...]) -> None:
    counts = {t.name: (t.spans, t.characters) for t in report[1].types}
    assert counts["失われた印"] == counts["区分・失われた印"] == (38, 77)


def test_a_character_in_no_section_is_a_gap() -> None:
    one = corpus_of("花壇です。\n水やりです。")
    (found,) = coverage(replace(one, sections=one.sections[:1]))
    assert (found.characters, found.covered, found.gaps) == (11, 5, ((6, 12),))
    assert not found.complete


def test_an_empty_document_is_covered() -> None:
    (found,) = coverage(corpus_of(""))
    assert (found.characters, found.complete) == (0, True)


def test_the_report_is_printed_type_by_type() -> None:
    one = corpus_of("花壇です。\n水やりです。")
    assert print_coverage(coverage(replace(one, sections=one.sections[:1]))).split("\n") == [
        "d1：空白を除く11字のうち5字（45.5%）が記録に入っています（うち種類ごとの記録に5字）",
        "  文書の事実：1箇所、5字（最長5字）",
        "  区分・段落：1箇所、5字（最長5字）",
        "  記録に入っていない箇所：6〜12字目",
    ]


def test_a_plan_is_covered_by_its_records() -> None:
    (found,) = coverage(plan_corpus())
    assert found.complete
    assert {"組織", "計画", "失われた印"} <= {t.name for t in found.types}
