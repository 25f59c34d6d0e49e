from dataclasses import replace

import pytest

from corpus import Basis, ComputedKind, Corpus, Document, Table
from corpus.charts import find_charts

YEARS = ("2015", "2025", "2040", "2045", "2060")
AREAS = {
    "市街地地域": (141900, 140815, 130444, 125747, 109081),
    "市街地周辺地域": (202847, 200115, 182968, 175859, 152228),
    "中山間地域": (32851, 29436, 22710, 20572, 15230),
    "総計": (377598, 370366, 336122, 322178, 276539),
}
AGES = {
    "老年人口": (107569, 124145, 137298, 137110, 114958),
    "生産年齢人口": (220272, 203748, 164759, 152385, 133714),
    "年少人口": (49757, 42472, 34066, 32684, 27866),
    "総計": (377598, 370366, 336122, 322178, 276539),
}


@pytest.fixture(scope="module")
def charts(nagano: Document, corpus: Corpus) -> tuple[Table, ...]:
    return find_charts(nagano, corpus.of_document(nagano.id))


def figures(table: Table) -> dict[str, tuple[int, ...]]:
    rows: dict[str, tuple[int, ...]] = {}
    for cell in table.cells:
        rows[cell.row] = (*rows.get(cell.row, ()), int(cell.value.replace(",", "")))
    return rows


@pytest.mark.parametrize(("number", "expected"), [(0, AREAS), (1, AGES)])
def test_every_cell_of_the_population_tables_is_read(
    charts: tuple[Table, ...], number: int, expected: dict[str, tuple[int, ...]]
) -> None:
    table = charts[number]
    assert figures(table) == expected
    assert [cell.column for cell in table.cells] == list(YEARS) * 4


def test_there_are_two_charts_whose_row_names_are_inferred(charts: tuple[Table, ...]) -> None:
    found = [(chart.unit and chart.unit.text, chart.basis) for chart in charts]
    assert found == [("人", Basis.INFERRED)] * 2


def test_the_areas_add_up_to_the_total(charts: tuple[Table, ...]) -> None:
    totals = [c for c in charts[0].computed if c.kind is ComputedKind.TOTAL]
    found = [(int(c.result), int(c.difference), c.basis) for c in totals]
    assert found == [
        (377598, 0, Basis.COMPUTED), (370366, 0, Basis.COMPUTED), (336122, 0, Basis.COMPUTED),
        (322178, 0, Basis.COMPUTED), (276539, 0, Basis.COMPUTED),
    ]  # fmt: skip
    assert totals[0].expression == "141,900＋202,847＋32,851＝377,598"


def test_the_ages_add_up_to_the_total_within_one_person(charts: tuple[Table, ...]) -> None:
    totals = [c for c in charts[1].computed if c.kind is ComputedKind.TOTAL]
    assert [c.difference for c in totals] == [0, 1, -1, -1, 1]


def test_every_printed_rate_is_given_to_one_series_and_year_by_arithmetic(
    charts: tuple[Table, ...],
) -> None:
    changes = [c for chart in charts for c in chart.computed if c.kind is ComputedKind.CHANGE]
    found = [(c.printed.text, c.operands[1].row, c.operands[1].column) for c in changes]
    assert found == [
        ("▲9.8%", "市街地周辺地域", "2040"),
        ("▲8.1%", "市街地地域", "2040"),
        ("▲30.9%", "中山間地域", "2040"),
        ("▲25.0%", "市街地周辺地域", "2060"),
        ("▲23.1%", "市街地地域", "2060"),
        ("▲53.6%", "中山間地域", "2060"),
    ]
    assert {c.operands[0].column for c in changes} == {"2015"}
    assert {c.basis for c in changes} == {Basis.COMPUTED}


def test_cells_heads_and_units_are_spans_of_the_original(
    charts: tuple[Table, ...], nagano: Document
) -> None:
    for cell in (cell for chart in charts for cell in chart.cells):
        assert cell.span is not None
        assert cell.unit is not None
        assert nagano.text[slice(*cell.span)] == cell.value
        for label in (*cell.row_heads, *cell.column_heads, cell.unit):
            assert nagano.text[slice(*label.span)] == label.text


def test_figures_that_do_not_fit_years_and_legend_make_no_table(
    corpus: Corpus, nagano: Document
) -> None:
    text = nagano.text.replace("32,851", "      ", 1)
    tables = find_charts(replace(nagano, text=text), corpus.of_document(nagano.id))
    assert [table.cells[0].row for table in tables] == ["老年人口"]


def test_the_before_after_table_has_no_figures(corpus: Corpus, ueda: Document) -> None:
    assert find_charts(ueda, corpus.of_document(ueda.id)) == ()
