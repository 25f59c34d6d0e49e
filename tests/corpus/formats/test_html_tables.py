import pytest
from lxml import html

from corpus.formats.html_tables import OpenCell, OpenTable, is_layout, place_cells


def places(*rows: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Rows of (rowspan, colspan) to (row, column, rows, columns)."""
    table = OpenTable([[OpenCell([], rows=r, columns=c) for r, c in row] for row in rows])
    return [(x.row, x.column, x.rows, x.columns) for x in place_cells(table)[0]]


def test_cells_move_aside_for_cells_from_above() -> None:
    assert places([(2, 1), (1, 1)], [(1, 1)]) == [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]


def test_a_cell_does_not_reach_below_the_table() -> None:
    assert places([(9, 1), (1, 1)], [(1, 1)]) == [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]


def test_a_row_span_of_zero_reaches_the_last_row() -> None:
    assert places([(0, 1), (1, 1)], [(1, 1)], [(1, 1)])[0] == (0, 0, 3, 1)


def test_a_column_span_ends_with_the_columns_of_the_table() -> None:
    assert places([(1, 99)], [(1, 1), (1, 1)]) == [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]


def test_columns_in_which_no_cell_begins_do_not_count() -> None:
    assert places([(1, 1000), (1, 1000), (1, 1)], [(1, 1000), (1, 1000)]) == [
        (0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1),
    ]  # fmt: skip


def test_rows_without_cells_do_not_count() -> None:
    assert places([], [(1, 1)], []) == [(0, 0, 1, 1)]


@pytest.mark.parametrize(
    ("written", "rows"), [("2", 2), ("x", 1), ("-1", 1), ("", 1), ("9" * 12, 1)]
)
def test_a_span_that_is_no_number_is_one(written: str, rows: int) -> None:
    table = OpenTable()
    table.begin_cell(
        html.fragment_fromstring(f"<td rowspan='{written}'></td>", create_parent=False)
    )
    assert table.rows[0][0].rows == rows


@pytest.mark.parametrize(
    ("source", "arranges"),
    [
        ("<table><tr><td>a<td>b</table>", False),
        ("<table><tr><td>a</table>", True),
        ("<table role=presentation><tr><td>a<td>b</table>", True),
        ("<table><tr><td><h2>a</h2><td>b</table>", True),
        ("<table><tr><td><table><tr><td>c<td>d</table><td>b</table>", False),
    ],
)
def test_tables_that_only_arrange_are_known(source: str, arranges: bool) -> None:
    assert is_layout(html.fragment_fromstring(source)) is arranges
