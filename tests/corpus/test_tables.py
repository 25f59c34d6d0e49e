from dataclasses import replace

import pytest

from corpus import Basis, Corpus, Document, Table
from corpus.tables import find_tables

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


def figures(table: Table) -> dict[str, tuple[int, ...]]:
    rows: dict[str, tuple[int, ...]] = {}
    for cell in table.cells:
        rows[cell.row] = (*rows.get(cell.row, ()), int(cell.value.replace(",", "")))
    return rows


@pytest.mark.parametrize(("number", "expected"), [(0, AREAS), (1, AGES)])
def test_every_cell_of_the_population_tables_is_read(
    corpus: Corpus, number: int, expected: dict[str, tuple[int, ...]]
) -> None:
    table = corpus.tables[number]
    assert figures(table) == expected
    assert [cell.column for cell in table.cells] == list(YEARS) * 4


def test_there_are_two_tables_whose_row_names_are_inferred(corpus: Corpus) -> None:
    found = [(table.unit, table.basis) for table in corpus.tables]
    assert found == [("人", Basis.INFERRED)] * 2


def test_the_areas_add_up_to_the_total(corpus: Corpus) -> None:
    *parts, total = figures(corpus.tables[0]).values()
    assert tuple(map(sum, zip(*parts, strict=True))) == total


def test_the_ages_add_up_to_the_total_within_one_person(corpus: Corpus) -> None:
    *parts, total = figures(corpus.tables[1]).values()
    sums = map(sum, zip(*parts, strict=True))
    assert [one - other for one, other in zip(sums, total, strict=True)] == [0, -1, 1, 1, -1]


def test_cells_and_their_heads_are_spans_of_the_original(corpus: Corpus, nagano: Document) -> None:
    for cell in (cell for table in corpus.tables for cell in table.cells):
        assert nagano.text[cell.start : cell.end] == cell.value
        assert nagano.text[slice(*cell.row_span)] == cell.row
        assert nagano.text[slice(*cell.column_span)] == cell.column


def test_the_unit_is_a_span_of_the_original(corpus: Corpus, nagano: Document) -> None:
    spans = [table.unit_span for table in corpus.tables if table.unit_span]
    assert [nagano.text[slice(*span)] for span in spans] == ["人", "人"]


def test_figures_that_do_not_fit_years_and_legend_make_no_table(
    corpus: Corpus, nagano: Document
) -> None:
    text = nagano.text.replace("32,851", "      ", 1)
    tables = find_tables(replace(nagano, text=text), corpus.of_document(nagano.id))
    assert [table.cells[0].row for table in tables] == ["老年人口"]


def test_the_before_after_table_has_no_figures(corpus: Corpus, ueda: Document) -> None:
    assert find_tables(ueda, corpus.of_document(ueda.id)) == ()
