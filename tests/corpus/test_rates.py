"""Rates beside a chart, assigned by arithmetic alone."""

from dataclasses import replace

import pytest

from corpus import ComputedKind, Document, Section, SectionKind, Table
from corpus.charts import find_charts

CHART = "100 90 80\n50 60 75\n150 150 155\n\n2020 2030 2040\n北部 南部 計\n\n推計（人）\n"


def read(text: str) -> tuple[Table, ...]:
    document = Document("d", "題", "見本市", "見本市", None, 1, "r/1", text, "0" * 64)
    section = Section("d", 0, len(text), SectionKind.FIGURES, ("推計",), 1)
    return find_charts(document, [section])


def assigned(text: str) -> list[tuple[str, ...]]:
    changes = [c for t in read(text) for c in t.computed if c.kind is ComputedKind.CHANGE]
    return [(c.printed.text, c.operands[1].row, *(o.column for o in c.operands)) for c in changes]


def test_a_rate_is_that_of_the_only_series_and_year_that_fit() -> None:
    text = f"{CHART}▲20.0%\n＋50.0％\n（2020比）\n"
    assert assigned(text) == [
        ("▲20.0%", "北部", "2020", "2040"), ("＋50.0％", "南部", "2020", "2040"),
    ]  # fmt: skip


def test_a_rate_that_no_series_has_is_left_alone() -> None:
    assert assigned(f"{CHART}▲21.0%\n（2020比）\n") == []


def test_a_rate_that_two_series_have_is_left_alone() -> None:
    twins = CHART.replace("50 60 75", "50 45 40")
    assert assigned(f"{twins}▲20.0%\n（2020比）\n") == []


def test_without_a_base_year_every_pair_of_years_counts() -> None:
    assert assigned(f"{CHART}▲20.0%\n") == [("▲20.0%", "北部", "2020", "2040")]
    assert assigned(f"{CHART.replace('100 90 80', '100 80 64')}▲20.0%\n") == []


def test_the_base_year_may_be_any_column() -> None:
    assert assigned(f"{CHART}＋25.0%\n（2030年比）\n") == [("＋25.0%", "南部", "2030", "2040")]


@pytest.mark.parametrize("share", ["20.0%", "構成比20.0％"])
def test_a_share_without_a_sign_is_no_rate(share: str) -> None:
    assert assigned(f"{CHART}{share}\n（2020比）\n") == []


def test_a_rate_on_another_sheet_is_left_alone() -> None:
    text = f"{CHART}▲20.0%\n（2020比）\n"
    document = Document("d", "題", "見本市", "見本市", None, 2, "r/1", text, "0" * 64)
    first = Section("d", 0, len(CHART), SectionKind.FIGURES, ("推計",), 1)
    second = replace(first, start=len(CHART), end=len(text), sheet=2)
    (chart,) = find_charts(document, [first, second])
    assert [c.kind for c in chart.computed if c.kind is ComputedKind.CHANGE] == []


def test_the_operands_are_shown() -> None:
    (chart,) = read(f"{CHART}▲20.0%\n（2020比）\n")
    expressions = [c.expression for c in chart.computed if c.kind is ComputedKind.CHANGE]
    assert expressions == ["80÷100×100－100＝▲20.0%"]
