"""Cells with their heads, numbers and units."""

from collections.abc import Sequence

from corpus import Basis, Cell
from tests.corpus.tabulated import Merged, Named, Row, named, table_of


def cells(rows: Sequence[Row]) -> list[Named]:
    return [named(cell) for cell in table_of(rows).cells]


def units(rows: Sequence[Row], above: Sequence[str] = ()) -> list[str | None]:
    return [cell.unit.text if cell.unit else None for cell in table_of(rows, above=above).cells]


def cell_of(rows: Sequence[Row], value: str) -> Cell:
    return next(cell for cell in table_of(rows).cells if cell.value == value)


def test_a_cell_has_its_heads_from_outer_to_inner() -> None:
    rows: list[Row] = [
        [Merged("分野", rows=2), Merged("事業", rows=2), Merged("令和5年度", columns=2)],
        ["予算", "決算"],
        [Merged("福祉", rows=2), "見守り", "10", "9"],
        ["配食", "20", "－"],
    ]
    assert cells(rows) == [
        (("福祉", "見守り"), ("令和5年度", "予算"), "10"),
        (("福祉", "見守り"), ("令和5年度", "決算"), "9"),
        (("福祉", "配食"), ("令和5年度", "予算"), "20"),
        (("福祉", "配食"), ("令和5年度", "決算"), "－"),
    ]


def test_a_blank_below_or_beside_a_head_goes_on_with_it_as_inferred() -> None:
    rows: list[Row] = [["分野", "事業", "令和4年度", ""], ["", "", "予算", "決算"],
            ["福祉", "見守り", "10", "9"], ["", "配食", "20", "8"]]  # fmt: skip
    cell = cell_of(rows, "8")
    assert named(cell)[:2] == (("福祉", "配食"), ("令和4年度", "決算"))
    bases = [head.basis for head in (*cell.row_heads, *cell.column_heads)]
    assert bases == [Basis.INFERRED, Basis.PRINTED, Basis.INFERRED, Basis.PRINTED]


def test_a_ditto_mark_is_the_head_above() -> None:
    rows: list[Row] = [["分野", "事業", "予算"], ["福祉", "見守り", "10"], ["〃", "配食", "20"]]
    (head, _) = cell_of(rows, "20").row_heads
    assert (head.text, head.basis) == ("福祉", Basis.INFERRED)


def test_a_group_heads_its_rows() -> None:
    rows: list[Row] = [["項目", "件数"], [Merged("北部", columns=2)], ["相談", "3"],
            [Merged("南部", columns=2)], ["相談", "4"]]  # fmt: skip
    assert cells(rows) == [
        (("北部", "相談"), ("件数",), "3"), (("南部", "相談"), ("件数",), "4"),
    ]  # fmt: skip


def test_a_form_has_row_heads_only() -> None:
    rows: list[Row] = [
        ["名称", "集会所", "電話", "01-2345"],
        ["所在地", "見本町", "休館日", "火曜日"],
    ]
    assert cells(rows) == [
        (("名称",), (), "集会所"), (("電話",), (), "01-2345"),
        (("所在地",), (), "見本町"), (("休館日",), (), "火曜日"),
    ]  # fmt: skip


def test_a_table_headed_on_top_only_has_column_heads_only() -> None:
    assert cells([["2020", "2025"], ["10", "9"]]) == [((), ("2020",), "10"), ((), ("2025",), "9")]


def test_a_merged_cell_of_words_stands_at_every_place_it_covers() -> None:
    rows: list[Row] = [["事業", "担当"], ["清掃", Merged("環境課", rows=2)], ["点検"]]
    assert cells(rows) == [
        (("清掃",), ("担当",), "環境課"), (("点検",), ("担当",), "環境課"),
    ]  # fmt: skip


def test_a_merged_figure_stands_once() -> None:
    rows: list[Row] = [["地区", "予算"], ["北部", Merged("100", rows=2)], ["南部"], ["東部", "50"]]
    assert [value for _, _, value in cells(rows)] == ["100", "50"]


def test_a_wrapped_cell_has_a_span_for_every_line() -> None:
    cell = cell_of([["事業", "内容"], ["清掃", "川を清\n掃します"]], "川を清掃します")
    assert len(cell.spans) == 2


def test_the_unit_of_the_table_holds_where_a_head_names_none() -> None:
    rows: list[Row] = [["区分", "人数", "割合（％）", "面積(㎡)"], ["北部", "10", "5.0", "300"]]
    assert units(rows, above=["（単位：人）"]) == ["人", "％", "㎡"]


def test_of_several_units_the_one_that_is_no_rate_holds_for_counts() -> None:
    rows: list[Row] = [["区分", "人数", "構成比（％）"], ["北部", "10", "5.0"]]
    assert units(rows, above=["（単位：人、％）"]) == ["人", "％"]
    assert units(rows, above=["（単位：人、件）"]) == [None, "％"]


def test_a_unit_behind_the_figure_or_in_a_unit_column_holds() -> None:
    assert units([["人口", "1,200人"], ["世帯", "500世帯"]]) == ["人", "世帯"]
    rows: list[Row] = [["指標", "単位", "目標値"], ["利用者", "人", "1,200"], ["講座", "回", "4"]]
    assert units(rows) == ["人", "回"]


def test_words_and_signs_for_no_value_have_no_number() -> None:
    rows: list[Row] = [["区分", "R4", "R5", "R6"], ["北部", "▲１，２３４", "－", ""]]
    assert [cell.number for cell in table_of(rows).cells] == [-1234, None, None]


def test_an_empty_cell_has_heads_and_no_span() -> None:
    rows: list[Row] = [["区分", "R4", "R5"], ["北部", "10", ""]]
    empty = table_of(rows).cells[1]
    assert (empty.span, empty.row, empty.column) == (None, "北部", "R5")


def test_one_thing_for_each_of_another_is_one_unit() -> None:
    rows = [["区分", "運賃", "割合（％）"], ["一般", "300", "1"]]
    assert units(rows, above=["（単位：円／１回）"]) == ["円／１回", "％"]
