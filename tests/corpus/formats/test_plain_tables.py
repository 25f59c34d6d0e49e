import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.plain import read_plain
from tests.corpus.formats.shown import are_in_order, grids, lines, outside, tables

MARKS = "┌┬┐├┼┤└┴┘─│+-|="
TEXT = st.text(alphabet="表。12　 \t\n│─┼├┤+-|※", min_size=1).filter(str.strip)
DRAWN = """表１　担当
┌────┬────────┐
│区分│担当    │
├────┼────────┤
│平常│福祉課  │
│時  │防災課  │
│    ├────────┤
│    │市民課  │
├────┴────────┤
│合計         │
└─────────────┘
"""
WIDE = """表２　人数（単位：人）
地区  要支援者        区域内
      高齢者  その他
港町     312      21     418
浜手     268      17     351
合計     580      38     769
※　毎年数えます。
"""


def read(text: str) -> list[list[list[str]]]:
    return tables(read_plain(text.encode(), "a.txt"))


def test_lines_with_as_many_tabs_are_a_table_below_its_caption() -> None:
    extract = read_plain("説明です。\n表１　目標\n指標\t値\t\n率\t12\t％\n".encode(), "a.txt")
    assert tables(extract) == [[["指標", "値", ""], ["率", "12", "％"]]]
    (grid,) = grids(extract)
    assert grid.caption is not None
    assert extract.text[slice(*grid.caption)] == "表１　目標"
    assert lines(extract) == ["説明です。", "表１　目標"]


def test_a_row_whose_last_cells_are_blank_is_a_row() -> None:
    assert read("改正後\t改正前\t備考\n第１条\t第１条\t\n附則\t\t\n")[0][2] == ["附則", "", ""]


def test_tabs_that_an_editor_cut_off_are_blank_cells() -> None:
    assert read("指標\t値\t備考\n甲\t12\n乙\t3\t略\n")[0][1] == ["甲", "12"]


def test_columns_of_tabs_only_are_left_out() -> None:
    assert read("指標\t値\t\t\n甲\t12\t\t\n") == [[["指標", "値"], ["甲", "12"]]]


@pytest.mark.parametrize(
    "text",
    [
        "この文には\tタブがあります。\n次の行にはありません。\n",
        "\t字下げした行です。\n\t次の行も字下げです。\n",
        "①\t一つ目の項目\n②\t二つ目の項目\n",
        "第１章　目的\t1\n第２章　取組\t3\n第３章　推進\t5\n",
        "目的……\t1\n取組……\t3\n",
        "この文には\tタブがあります。\n次の文にも\tタブがあります。\n",
    ],
)
def test_tabs_that_part_no_cells_make_no_table(text: str) -> None:
    assert read(text) == []


def test_a_drawn_table_keeps_the_lines_of_a_cell_and_its_merged_cells() -> None:
    (grid,) = grids(read_plain(DRAWN.encode(), "a.txt"))
    assert read(DRAWN) == [[["区分", "担当"], ["平常\n時", "福祉課\n防災課"], ["市民課"], ["合計"]]]
    assert [(c.row, c.column, c.rows, c.columns) for c in grid.cells] == [
        (0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 2, 1), (1, 1, 1, 1), (2, 1, 1, 1), (3, 0, 1, 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "+----+----+\n|指標|値  |\n+----+----+\n|甲  |1   |\n|乙  |2   |\n+----+----+\n",
        "| 指標 | 値 |\n|------|---:|\n| 甲 | 1 |\n| 乙 | 2 |\n",
        " 指標 | 値\n------+----\n 甲   | 1\n 乙   | 2\n",
        "┌──┬─┐\n│指標│値│\n├──┼─┤\n│甲　│1 │\n│乙　│2 │\n└──┴─┘\n",
    ],
)
def test_without_rulings_between_them_lines_are_rows(text: str) -> None:
    assert read(text) == [[["指標", "値"], ["甲", "1"], ["乙", "2"]]]


def test_a_text_that_fills_its_column_line_after_line_is_one_cell() -> None:
    text = "\n".join(
        (
            "┌────────┬────────┐",
            "│改正後　　　　　│改正前　　　　　│",
            "├────────┼────────┤",
            "│市長は、毎年四月│市長は、毎年十月│",
            "│に更新する。　　│に更新する。　　│",
            "└────────┴────────┘",
        )
    )
    assert read(text)[0][1] == [
        "市長は、毎年四月\nに更新する。", "市長は、毎年十月\nに更新する。",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "市長\n├─総務課\n│　└─係\n└─市民課\n",
        "┌──┐　┌──┐\n│市長│─│議会│\n└──┘　└──┘\n",
        "甲|乙のどちらかを選びます。\nどちらも|選べます。\n",
    ],
)
def test_a_drawn_tree_and_a_chart_are_no_tables(text: str) -> None:
    assert read(text) == []


def test_columns_kept_apart_by_spaces_are_a_table_with_two_rows_of_heads() -> None:
    extract = read_plain(WIDE.encode(), "a.txt")
    assert tables(extract)[0][:3] == [
        ["地区", "要支援者", "", "区域内"],
        ["", "高齢者", "その他", ""],
        ["港町", "312", "21", "418"],
    ]
    assert lines(extract) == ["表２　人数（単位：人）", "※　毎年数えます。"]


def test_a_head_beside_its_figures_heads_their_column() -> None:
    text = "地区  同意者          率\n港町             337  70.1\n浜手             262  63.0\n"
    assert read(text + "中央             380  57.8\n")[0][:2] == [
        ["地区", "同意者", "率"], ["港町", "337", "70.1"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "１　目的　　　　　1\n２　取組　　　　　3\n３　推進　　　　　5\n",
        "市は、市民と　　共に進む。\n市民は　　市と共に進む。\n事業者も、　　共に進む。\n",
        "　　　　　見本市\n　　　　　令和７年\n　　　　　三月\n",
        "第１条　　この規則は、次による。\n第２条　　市長は、定める。\n第３条　　市民は、知る。\n",
    ],
)
def test_lines_whose_spaces_part_no_columns_are_no_table(text: str) -> None:
    assert read(text) == []


def test_each_note_below_a_table_is_a_paragraph() -> None:
    text = "指標\t値\n甲\t1\n※1　一つ目\n※2　二つ目\n資料：市民課\n"
    assert lines(read_plain(text.encode(), "a.txt")) == ["※1　一つ目", "※2　二つ目", "資料：市民課"]


@given(TEXT)
def test_no_text_is_lost_and_none_is_held_twice(text: str) -> None:
    extract = read_plain(text.encode(), "a.txt")
    assert are_in_order(extract)
    assert not set(outside(extract)) - set(MARKS)
