"""Tables with numbers, over the two real documents and made-up ones."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.views.figure_charts import ChartKind
from assistant.views.figures import FigureTable, view_figures
from corpus import Basis, Corpus, load_corpus
from tests.assistant.samples import small_corpus
from tests.assistant.tabled import tabled_corpus
from tests.corpus.tabulated import Merged, Row, tabulate

Tables = tuple[FigureTable, ...]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="module")
def tables(corpus: Corpus) -> Tables:
    return view_figures(corpus)


def test_the_tables_of_the_plan_are_there(tables: Tables) -> None:
    assert [(t.ordinal, t.caption, t.sheet, len(t.rows), len(t.columns)) for t in tables] == [
        (1, "人口の将来推計", 5, 4, 5),
        (2, "人口の将来推計", 5, 4, 5),
        (3, "市内３２地区を人口数と高齢化率でみた４グループの特徴", 6, 5, 2),
    ]


def test_every_cell_is_quoted_at_its_place(corpus: Corpus, tables: Tables) -> None:
    text = corpus.document("nagano-refresh-roadmap").text
    cells = [c for t in tables for row in t.rows for place in row.cells for c in place if c.spans]
    assert len(cells) == 46
    assert all(text[slice(*cell.spans[0])] == cell.value for cell in cells)


def test_years_in_the_heads_make_a_stack_below_the_printed_total_and_lines(tables: Tables) -> None:
    stack, lines = tables[1].charts
    assert stack.kind is ChartKind.STACK
    assert [one.name for one in stack.series] == ["老年人口", "生産年齢人口", "年少人口"]
    assert stack.totals is not None
    assert stack.totals.printed == ("377,598", "370,366", "336,122", "322,178", "276,539")
    assert [one.name for one in lines.series][-1] == "総計"
    assert ([point.year for point in lines.points], lines.unit, lines.is_even) == (
        [2015, 2025, 2040, 2045, 2060],
        "人",
        False,
    )


def test_printed_totals_stand_beside_the_sums(tables: Tables) -> None:
    assert [(s.column, s.printed, int(s.difference), s.agrees) for s in tables[1].sums] == [
        ("2015", "377,598", 0, True),
        ("2025", "370,366", 1, False),
        ("2040", "336,122", -1, False),
        ("2045", "322,178", -1, False),
        ("2060", "276,539", 1, False),
    ]
    assert tables[1].sums[1].expression == "124,145＋203,748＋42,472＝370,365"


def test_rates_agree_where_they_do_as_rounded(tables: Tables) -> None:
    rate = tables[0].sums[5]
    assert (rate.row, rate.column, rate.printed) == ("市街地周辺地域", "2015 → 2040", "▲9.8%")
    assert rate.agrees


def test_what_was_lost_is_lost_and_no_zero(tables: Tables) -> None:
    lost = [row.cells[0][0] for row in tables[2].rows[1:]]
    assert [(cell.basis, cell.number, cell.value) for cell in lost] == [(Basis.LOST, None, "")] * 4
    assert [label.text for label in tables[2].lost] == ["高い", "低い"]
    assert (tables[2].mixed, tables[2].charts) == (True, ())


def test_a_chart_put_together_from_slides_is_drawn() -> None:
    (table,) = view_figures(small_corpus())
    assert [chart.kind.value for chart in table.charts] == ["stack", "lines"]


def test_a_series_with_one_number_is_not_drawn(tmp_path: Path) -> None:
    (table,) = view_figures(tabled_corpus(tmp_path))
    (lines,) = table.charts
    assert [one.name for one in lines.series] == ["中央公園", "合計"]
    assert lines.series[0].numbers == (Decimal(1200), Decimal(1350))


def test_heads_over_several_columns_span_them() -> None:
    rows: list[Row] = [
        [Merged("区分", rows=2), Merged("実績", columns=2), Merged("備考", rows=2)],
        ["令和4年度", "令和5年度"],
        ["利用者（人）", "120", "130", "増"],
    ]
    (table,) = view_figures(corpus_of(rows))
    assert [[(h.text, h.columns, h.rows) for h in row] for row in table.heads] == [
        [("実績", 2, 1), ("備考", 1, 2)],
        [("令和4年度", 1, 1), ("令和5年度", 1, 1)],
    ]


def test_years_in_the_rows_are_an_axis_too_and_gaps_stay_gaps() -> None:
    rows = [["年度", "件数"], ["令和5年度", "7"], ["令和3年度", "4"], ["令和4年度", "…"]]
    (table,) = view_figures(corpus_of(rows))
    (lines,) = table.charts
    assert [point.text for point in lines.points] == ["令和3年度", "令和4年度", "令和5年度"]
    assert lines.series[0].numbers == (Decimal(4), None, Decimal(7))
    assert (lines.has_gaps, lines.is_even) == (True, True)


def test_a_table_of_words_is_no_table_of_numbers() -> None:
    assert view_figures(corpus_of([["課", "仕事"], ["道路課", "点検"]])) == ()


def corpus_of(rows: Sequence[Row]) -> Corpus:
    made = tabulate(rows)
    document = made.document
    return Corpus((document,), made.sections, {document.id: made.extract})


def test_a_head_over_all_years_is_not_repeated_at_every_point() -> None:
    rows: list[Row] = [
        [Merged("区分", rows=2), Merged("利用者（人）", columns=2)],
        ["令和4年度", "令和5年度"],
        ["本館", "120", "130"],
    ]
    (table,) = view_figures(corpus_of(rows))
    assert [point.text for point in table.charts[0].points] == ["令和4年度", "令和5年度"]
