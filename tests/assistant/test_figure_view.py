"""Figures as questions see them."""

import pytest

from assistant.figure_view import figures_of, names_in, years_of
from tests.corpus.tabulated import table_of


@pytest.mark.parametrize(
    ("head", "years"),
    [
        ("2030", {"2030"}), ("2030年", {"2030"}), ("令和5年度", {"2023年度"}),
        ("令和5年", {"2023"}), ("R5", {"2023", "2023年度"}), ("人口", set()), ("令和通り", set()),
        ("目標値（令和11年度）", {"2029年度"}), ("実績・R5", {"2023", "2023年度"}),
        ("令和の目標", set()),
    ],
)  # fmt: skip
def test_a_head_gives_its_years_calendar_and_fiscal_apart(head: str, years: set[str]) -> None:
    assert years_of(head) == years


def test_the_row_heads_name_a_figure() -> None:
    figures = figures_of(table_of([["区分", "R4", "R5"], ["北部", "1", "2"]]))
    assert [(f.name, f.column, f.value) for f in figures] == [
        ("北部", "R4", "1"), ("北部", "R5", "2"),
    ]  # fmt: skip


def test_where_years_head_the_rows_the_column_heads_name_a_figure() -> None:
    figures = figures_of(table_of([["年度", "男", "女"], ["R4", "1", "2"], ["R5", "3", "4"]]))
    assert names_in(figures) == ["男", "女"]
    assert [(f.name, f.column) for f in figures][-1] == ("女", "R5")


def test_words_are_no_figures_and_a_sign_for_none_is_one() -> None:
    rows = [["区分", "R4", "備考"], ["北部", "1", "－"], ["南部", "－", "速報"]]
    assert [f.value for f in figures_of(table_of(rows))] == ["1", "－"]
