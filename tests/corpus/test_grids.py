"""The sections and the records of ordinary tables."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus import SectionKind, Side
from corpus.formats.blocks import Grid
from corpus.grids import LONG_CELL, grid_tables
from corpus.text import squash
from tests.corpus.tabulated import Merged, Row, extract_of, read, tabulate

ROWS: list[Row] = [
    [Merged("地区", rows=2), Merged("令和5年度", columns=2)],
    ["持家", "借家"],
    ["北部", "10", "20"],
    ["南部", "30", "－"],
]


def test_each_row_is_a_section_below_its_head() -> None:
    assert tabulate(ROWS).rows() == [
        (("北部",), "北部\t10\t20"), (("南部",), "南部\t30\t－"),
    ]  # fmt: skip


def test_head_rows_are_heads() -> None:
    made = tabulate(ROWS)
    heads = [made.printed(s) for s in made.sections if s.kind is SectionKind.TABLE_HEAD]
    assert heads == ["地区\t令和5年度", "持家\t借家"]


def test_a_caption_stands_in_the_path() -> None:
    rows: list[Row] = [[Merged("住宅の数", columns=3)], *ROWS]
    assert tabulate(rows).rows()[0][0] == ("住宅の数", "北部")
    assert tabulate(ROWS, above=["表１　住宅の数"]).rows()[0][0] == ("表１　住宅の数", "北部")


def test_a_row_of_a_merged_head_has_it_in_its_path() -> None:
    rows: list[Row] = [
        ["分野", "事業", "内容"],
        [Merged("福祉", rows=2), "見守り", "訪問"],
        ["配食", "配達"],
    ]
    assert [path for path, _ in tabulate(rows).rows()] == [("福祉", "見守り"), ("福祉", "配食")]


def test_a_long_cell_is_read_into_its_units() -> None:
    unit = "地区の実情に応じて計画的に進めます。" * 8
    rows: list[Row] = [["事業", "内容"], ["清掃", f"ア　{unit}\nイ　{unit}"], ["点検", "月に一度"]]
    made = tabulate(rows)
    assert len(unit) * 2 > LONG_CELL
    units = [s.path[2:] for s in made.sections if s.kind is SectionKind.CLAUSE]
    assert units == [("清掃", "ア"), ("清掃", "イ")]
    assert made.rows() == [(("清掃",), "清掃"), (("点検",), "点検\t月に一度")]


def test_sheet_and_printed_page_of_a_row_are_those_it_begins_on() -> None:
    extract = extract_of([["項目", "件数"], ["相談", "3"], ["訪問", "4"]])
    (grid,) = (block for block in extract.blocks if isinstance(block, Grid))
    grid = replace(
        grid, row_sheets=(1, 1, 2), row_pages=("7", "7", "8"), joined_rows=(2,), confidence=0.6
    )
    made = read(replace(extract, blocks=(grid,)))
    found = [(s.sheet, s.page, s.confidence) for s in made.sections]
    assert found == [(1, "7", 1.0), (1, "7", 1.0), (2, "8", 0.6)]


def test_a_head_repeated_inside_a_row_parts_it() -> None:
    extract = extract_of([["項目", "内容"], ["相談", "前半\n項目\n後半"]])
    (grid,) = (block for block in extract.blocks if isinstance(block, Grid))
    *cells, last = grid.cells
    repeated = last.lines[1]
    grid = replace(
        grid,
        cells=(*cells, replace(last, lines=(last.lines[0], last.lines[2]))),
        repeated=(repeated,),
    )
    made = read(replace(extract, blocks=(grid,)))
    assert [made.printed(s) for s in made.sections] == ["項目\t内容", "相談\n前半", "項目", "後半"]


def test_a_box_of_one_column_is_read_as_text() -> None:
    made = tabulate([["■ 目的\n住民が集う場所とします。"]])
    assert [s.kind for s in made.sections] == [SectionKind.HEADING, SectionKind.PARAGRAPH]
    assert made.tables == ()


def test_a_before_after_table_is_no_ordinary_table() -> None:
    made = tabulate([["改正後", "改正前"], ["三年", "五年"]])
    sided = [replace(s, side=Side.AFTER) for s in made.sections]
    assert grid_tables(made.document, sided, made.extract) == ()


_CELL = st.text(alphabet="あ市1,5－※　\n計R（）％", max_size=6)


@given(
    st.integers(1, 5).flatmap(
        lambda n: st.lists(st.lists(_CELL, min_size=n, max_size=n), min_size=1, max_size=6)
    )
)
def test_every_character_of_a_table_lies_in_exactly_one_section(rows: list[list[str]]) -> None:
    made = tabulate(rows)
    covered = [0] * len(made.document.text)
    for section in made.sections:
        assert section.path
        for offset in range(section.start, section.end):
            covered[offset] += 1
    written = [c for c, sign in zip(covered, made.document.text, strict=True) if not sign.isspace()]
    assert set(written) <= {1}


@given(st.lists(st.lists(_CELL, min_size=3, max_size=3), min_size=1, max_size=6))
def test_every_cell_and_head_is_a_span_of_the_text(rows: list[list[str]]) -> None:
    made = tabulate(rows)
    for cell in (cell for table in made.tables for cell in table.cells):
        for label in (*cell.row_heads, *cell.column_heads):
            assert squash("".join(map(made.quoted, label.spans))) == squash(label.text)
        assert all(made.quoted(span).strip() for span in cell.spans)


def test_a_table_without_values_is_no_record() -> None:
    assert tabulate([["", ""], ["", ""]]).tables == ()
