"""Which rows and columns of a table are its heads."""

from collections.abc import Sequence

import pytest

from corpus.formats.blocks import Grid
from corpus.grid_layout import GridLayout, read_layout
from corpus.grid_view import GridView
from tests.corpus.tabulated import Merged, Row, extract_of

Heads = tuple[tuple[int, ...], tuple[int, ...]]


def layout(rows: Sequence[Row], marked: Sequence[tuple[int, int]] = ()) -> GridLayout:
    extract = extract_of(rows, heads=marked)
    (grid,) = (block for block in extract.blocks if isinstance(block, Grid))
    return read_layout(GridView(extract.text, grid))


def heads(rows: Sequence[Row], marked: Sequence[tuple[int, int]] = ()) -> Heads:
    found = layout(rows, marked)
    return found.heads, found.head_columns


def test_the_row_above_the_first_figures_is_the_head() -> None:
    assert heads([["区分", "人口"], ["北部", "1,200"], ["南部", "900"]]) == ((0,), (0,))


def test_years_over_figures_are_heads() -> None:
    assert heads([["区分", "2020", "2025"], ["北部", "10", "9"]]) == ((0,), (0,))


def test_years_at_the_left_are_heads() -> None:
    assert heads([["年度", "件数"], ["2020", "10"], ["2021", "9"]]) == ((0,), (0,))


def test_merged_heads_make_two_head_rows() -> None:
    rows: list[Row] = [
        [Merged("区分", rows=2), Merged("令和5年度", columns=2)], ["男", "女"], ["北部", "10", "9"],
    ]  # fmt: skip
    assert heads(rows) == ((0, 1), (0,))


def test_heads_over_words_take_in_what_stands_below_a_merged_one() -> None:
    rows: list[Row] = [
        [Merged("区分", rows=2), Merged("内容", columns=2)], ["昼", "夜"], ["北部", "清掃", "点検"],
    ]  # fmt: skip
    assert heads(rows) == ((0, 1), (0,))


def test_two_head_rows_without_merged_cells_are_known_by_the_figures_below() -> None:
    rows: list[Row] = [["区分", "令和4年度", "", "令和5年度", ""], ["", "男", "女", "男", "女"],
            ["北部", "1", "2", "3", "4"], ["南部", "5", "－", "7", "8"]]  # fmt: skip
    assert heads(rows) == ((0, 1), (0,))


def test_labels_of_fields_are_heads_at_the_left_only() -> None:
    rows: list[Row] = [["名称", "中央集会所"], ["所在地", "見本町"], ["電話", "01-2345"]]
    assert heads(rows) == ((), (0,))


def test_a_form_of_two_label_columns_has_both() -> None:
    rows: list[Row] = [
        ["名称", "集会所", "電話", "01-2345"],
        ["所在地", "見本町", "休館日", "火曜日"],
    ]
    assert heads(rows) == ((), (0, 2))


def test_figures_in_the_first_row_mean_heads_at_the_left_only() -> None:
    assert heads([["人口", "12,345"], ["世帯数", "5,678"]]) == ((), (0,))


def test_figures_in_every_column_mean_heads_on_top_only() -> None:
    assert heads([["2020", "2025", "2030"], ["10", "9", "8"]]) == ((0,), ())


@pytest.mark.parametrize("second", ["", "福祉"])
def test_a_column_that_does_not_tell_rows_apart_is_followed_by_another(second: str) -> None:
    rows: list[Row] = [["分野", "事業", "予算"], ["福祉", "見守り", "10"], [second, "配食", "20"]]
    assert heads(rows) == ((0,), (0, 1))


def test_a_merged_column_is_followed_by_another() -> None:
    rows: list[Row] = [
        ["分野", "事業", "予算"],
        [Merged("福祉", rows=2), "見守り", "10"],
        ["配食", "20"],
    ]
    assert heads(rows) == ((0,), (0, 1))


@pytest.mark.parametrize("head", ["No.", "番号", "順"])
def test_a_number_column_is_followed_by_another(head: str) -> None:
    rows: list[Row] = [[head, "事業", "内容"], ["1", "見守り", "訪問"], ["2", "配食", "配達"]]
    assert heads(rows) == ((0,), (0, 1))


def test_cells_marked_by_the_format_are_the_heads() -> None:
    rows: list[Row] = [["甲", "乙"], ["10", "20"], ["30", "40"]]
    marked = [(0, 0), (0, 1), (1, 0), (2, 0)]
    assert heads(rows, marked) == ((0,), (0,))
    assert heads(rows, [(0, 0), (1, 0), (2, 0)]) == ((), (0,))


def test_titles_above_and_notes_below_are_told_from_rows() -> None:
    rows: list[Row] = [["表１　利用者", "", ""], ["（単位：人）", "", ""], ["区分", "本館", "別館"],
            ["4月", "10", "9"], ["※ 見込み", "", ""]]  # fmt: skip
    found = layout(rows)
    assert (found.captions, found.heads, found.body, found.notes) == ((0, 1), (2,), (3,), (4,))


def test_a_row_of_one_text_heads_the_rows_below_it() -> None:
    rows: list[Row] = [["項目", "件数"], [Merged("北部", columns=2)], ["相談", "3"],
            [Merged("南部", columns=2)], ["相談", "4"]]  # fmt: skip
    found = layout(rows)
    assert (found.heads, found.groups, found.body) == ((0,), (1, 3), (2, 4))


def test_a_total_without_values_is_no_group() -> None:
    assert layout([["項目", "件数"], ["相談", "3"], ["合計", ""], ["備考", "4"]]).groups == ()


def test_a_second_row_that_fills_the_blanks_of_the_first_is_a_head_too() -> None:
    rows = [["取組", "担当", "年度別", ""], ["", "", "前期", "後期"],
            ["清掃", "環境課", "試行", "実施"], ["点検", "公園課", "試行", "実施"]]  # fmt: skip
    assert layout(rows).heads == (0, 1)


def test_a_total_needs_no_second_head_column() -> None:
    rows = [["番号", "施設", "地区", "人数"], ["1", "北会館", "北部", "10"],
            ["2", "南会館", "南部", "20"], ["合計", "", "", "30"]]  # fmt: skip
    assert layout(rows).head_columns == (0, 1)


def test_a_marked_head_over_several_rows_is_followed_by_another() -> None:
    rows: list[Row] = [
        ["局面", "業務", "期限"], [Merged("平時", rows=2), "更新", "毎月"], ["点検", "毎年"],
    ]  # fmt: skip
    marked = [(0, 0), (0, 1), (0, 2), (1, 0)]
    assert layout(rows, marked).head_columns == (0, 1)
