import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DocumentError
from corpus.formats.blocks import Extract
from corpus.formats.csv_cells import parse_rows
from corpus.formats.csvfile import read_csv
from corpus.formats.limits import Limits
from tests.corpus.formats.shown import are_in_order, grids, lines, outside, printed, tables

LINE = st.text(alphabet="協働1（）、　", min_size=1).filter(str.strip)
CELL = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
ROWS = st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=6)


def read(text: str) -> Extract:
    return read_csv(text.encode(), "a.csv")


def test_the_text_is_the_original_in_its_encoding() -> None:
    text = "地区,人口\r\n見本,1\r\n"
    extract = read_csv(text.encode("cp932"), "a.csv")
    assert (extract.text, extract.encoding) == (text, "cp932")
    assert tables(extract) == [[["地区", "人口"], ["見本", "1"]]]


def test_line_breaks_in_a_cell_make_lines() -> None:
    extract = read('改正後,改正前\n"（１）一\r\n\r\nア　二","（新設）"\n')
    assert tables(extract) == [[["改正後", "改正前"], ["（１）一\nア　二", "（新設）"]]]


def test_doubled_quotes_stay_as_written() -> None:
    assert tables(read('a,b\n"x ""y""",z\n')) == [[["a", "b"], ['x ""y""', "z"]]]


def test_rows_may_have_fewer_cells() -> None:
    grid = grids(read("a,b,c\n1\n2,3\n"))[0]
    assert (grid.row_count, grid.column_count) == (3, 3)
    assert [(x.row, x.column) for x in grid.cells] == [
        (0, 0), (0, 1), (0, 2), (1, 0), (2, 0), (2, 1),
    ]  # fmt: skip


def test_blank_rows_part_tables_and_titles_stand_above() -> None:
    extract = read("見本市,,\n表１　人口,,\na,b,\n1,2,\n,,\n※ 注,,\n\n表２,,\nc,d,e\n")
    assert lines(extract) == ["見本市", "表１　人口", "※ 注", "表２"]
    assert tables(extract) == [[["a", "b", ""], ["1", "2", ""]], [["c", "d", "e"]]]
    captions = [x.caption and extract.text[slice(*x.caption)] for x in grids(extract)]
    assert captions == ["表１　人口", "表２"]


def test_a_file_of_one_column_is_paragraphs() -> None:
    assert lines(read('一\n"二\n三"\n')) == ["一", "二\n三"]


def test_the_separator_line_of_excel_is_obeyed() -> None:
    extract = read("sep=|\na|b\n1,2|3\n")
    assert tables(extract) == [[["a", "b"], ["1,2", "3"]]]


def test_a_file_of_commas_alone_is_read_without_blocks() -> None:
    assert read(",,\n,,\n").blocks == ()


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(DocumentError, match="文字が一つもありません"):
        read_csv(b"\r\n", "a.csv")


@given(ROWS, st.sampled_from(",\t"))
def test_cells_are_what_was_put_in(rows: list[list[str]], delimiter: str) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    extract = read(stream.getvalue())
    assert tables(extract) == [rows]
    assert are_in_order(extract)
    assert set(outside(extract)) <= set('",\t')


def has_closed_quotes(text: str) -> bool:
    cells = [cell for row in parse_rows(text, ",") for cell in row]
    return not any(cell.quoted and cell.end == len(text) for cell in cells)


@given(st.text(alphabet='協a1,"\n\r', min_size=1).filter(str.strip).filter(has_closed_quotes))
def test_only_quotes_and_delimiters_stand_outside(text: str) -> None:
    extract = read(text)
    assert extract.text == text
    assert are_in_order(extract)
    assert set(outside(extract)) <= set('",')
    assert all(printed(extract, block).strip() for block in extract.blocks)


def test_a_quote_that_never_closes_is_refused_with_its_line() -> None:
    seen = r"a.csv：2行目で始まる引用符（\"）が、ファイルの終わりまで閉じられていません"
    with pytest.raises(DocumentError, match=seen):
        read('項目,値\n"会議,2\n' + "道路,3\n" * 50)


def test_a_cell_of_many_lines_beyond_the_limit_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"3行目で始まるセルに 34 文字.*1セル 20 文字まで"):
        read_csv('項目,値\n\n"会議\n'.encode() + b"abcdefghi\n" * 3 + b'a",2\n', "a.csv",
                 Limits(max_line_characters=20))  # fmt: skip
