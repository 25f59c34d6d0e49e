"""What stands around a table."""

import pytest

from tests.corpus.tabulated import Merged, Row, table_of

ROWS: list[Row] = [["区分", "件数"], ["北部", "10"], ["南部", "20"]]


@pytest.mark.parametrize(
    "caption", ["表１　相談の件数", "第２表　件数", "図表3-1　件数", "別表　件数"]
)
def test_a_numbered_title_above_is_the_caption(caption: str) -> None:
    found = table_of(ROWS, above=["次の表のとおりです。", caption]).caption
    assert (found and found.text) == (None if caption == "別表　件数" else caption)


def test_a_first_row_of_one_text_is_the_caption() -> None:
    caption = table_of([[Merged("相談の件数", columns=2)], *ROWS]).caption
    assert caption is not None
    assert caption.text == "相談の件数"


def test_an_ordinary_paragraph_above_is_no_caption() -> None:
    assert table_of(ROWS, above=["相談の件数は次のとおりです。"]).caption is None


@pytest.mark.parametrize(
    "above", [["（単位：件）"], ["表１　件数（単位：件）"], ["（単位：件）", "表１"]]
)
def test_the_unit_is_read_from_above(above: list[str]) -> None:
    unit = table_of(ROWS, above=above).unit
    assert unit is not None
    assert unit.text == "件"


@pytest.mark.parametrize("corner", ["（単位：件）", "区分（件）", "単位:件"])
def test_the_unit_is_read_from_the_corner(corner: str) -> None:
    unit = table_of([[corner, "R4"], ["北部", "10"]]).unit
    assert unit is not None
    assert unit.text == "件"


def test_notes_below_are_kept_up_to_the_first_other_paragraph() -> None:
    below = ["※ 見込みを含む。", "（注）市外を除く。", "資料：市民課", "次に、", "※ 別の注"]
    notes = [note.text for note in table_of(ROWS, below=below).notes]
    assert notes == below[:3]


def test_a_legend_above_is_a_note() -> None:
    notes = table_of(ROWS, above=["◎：主管課　○：関係課"]).notes
    assert [note.text for note in notes] == ["◎：主管課　○：関係課"]


def test_the_heads_over_the_head_columns_are_kept() -> None:
    rows: list[Row] = [["分野", "事業", "予算"], ["福祉", "見守り", "10"], ["福祉", "配食", "20"]]
    assert [label.text for label in table_of(rows).stub] == ["分野", "事業"]


@pytest.mark.parametrize(
    "above",
    [["相談の件数（単位：件）"], ["相談の件数", "（単位：件）"], ["**相談の件数**（単位：件）"]],
)
def test_a_line_whose_unit_belongs_to_the_table_is_its_caption_without_the_unit(
    above: list[str],
) -> None:
    caption = table_of(ROWS, above=above).caption
    assert caption is not None
    assert caption.text == "相談の件数"


def test_a_first_row_of_a_title_and_a_unit_is_no_head() -> None:
    table = table_of([["相談の件数", "", "（単位：件）"], ["区分", "R4", "R5"], ["北部", "1", "2"]])
    assert table.caption is not None
    assert (table.caption.text, [label.text for label in table.stub]) == ("相談の件数", ["区分"])


def test_a_heading_that_begins_with_materials_is_no_note() -> None:
    notes = table_of(ROWS, below=["資料　要綱の改正"]).notes
    assert notes == ()
    assert [n.text for n in table_of(ROWS, below=["資料：市民課"]).notes] == ["資料：市民課"]
