"""Tables of Word files: merged, nested, deleted and repeated parts."""

from pathlib import Path

import docx

from corpus.formats.docx import read_docx
from corpus.formats.limits import Limits
from tests.corpus.formats.office_samples import grids, paragraph, rows, word


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text) if text else '<w:p/>'}</w:tc>"


def table(*table_rows: str, widths: tuple[int, ...] = ()) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(table_rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def test_merged_cells_come_once_with_their_reach(tmp_path: Path) -> None:
    document = docx.Document()
    written = document.add_table(3, 3)
    written.cell(0, 0).merge(written.cell(0, 1)).text = "横"
    written.cell(1, 2).merge(written.cell(2, 2)).text = "縦"
    written.cell(1, 0).text = "左"
    document.save(str(tmp_path / "見本.docx"))
    extract = read_docx(tmp_path / "見本.docx", Limits())
    (grid,) = grids(extract)
    reach = {
        (c.row, c.column): (c.rows, c.columns) for c in grid.cells if (c.rows, c.columns) != (1, 1)
    }
    assert reach == {(0, 0): (1, 2), (1, 2): (2, 1)}
    assert rows(extract, grid) == [["横", "", ""], ["左", "", "縦"], ["", "", ""]]


def test_a_nested_table_follows_as_a_table_of_its_own(tmp_path: Path) -> None:
    inner = table(row(cell("内１"), cell("内２")))
    outer = f"<w:tc>{paragraph('外')}{inner}{paragraph('外の続き')}</w:tc>"
    extract = word(tmp_path, table(row(outer, cell("右"))))
    assert [rows(extract, grid) for grid in grids(extract)] == [
        [["外\n外の続き", "右"]],
        [["内１", "内２"]],
    ]


def test_rows_that_word_repeats_on_each_page_are_heads(tmp_path: Path) -> None:
    head = row(cell("改正後"), cell("改正前"), properties="<w:tblHeader/>")
    (grid,) = grids(word(tmp_path, table(head, row(cell("三年"), cell("五年")))))
    assert [found.heading for found in grid.cells] == [True, True, False, False]


def test_a_deleted_row_is_left_out(tmp_path: Path) -> None:
    deleted = row(cell("旧"), cell("旧"), properties='<w:del w:id="1"/>')
    extract = word(tmp_path, table(row(cell("新"), cell("新")), deleted))
    assert [rows(extract, grid) for grid in grids(extract)] == [[["新", "新"]]]
    assert [lost.what[:15] for lost in extract.unreadable] == ["変更履歴で削除された部分 1 "]


def test_edges_a_hair_apart_are_one_column(tmp_path: Path) -> None:
    first = row(cell("項目"), cell("内容", '<w:gridSpan w:val="2"/>'))
    second = row(cell("名称", '<w:gridSpan w:val="2"/>'), cell("集会所"))
    extract = word(tmp_path, table(first, second, widths=(2000, 20, 4000)))
    assert [rows(extract, grid) for grid in grids(extract)] == [
        [["項目", "内容"], ["名称", "集会所"]]
    ]


def test_edges_far_apart_stay_two_columns(tmp_path: Path) -> None:
    first = row(cell("項目"), cell("内容", '<w:gridSpan w:val="2"/>'))
    second = row(cell("名称", '<w:gridSpan w:val="2"/>'), cell("集会所"))
    (grid,) = grids(word(tmp_path, table(first, second, widths=(2000, 2000, 4000))))
    assert grid.column_count == 3


def test_cells_in_content_controls_are_read(tmp_path: Path) -> None:
    control = f"<w:sdt><w:sdtContent>{cell('値')}</w:sdtContent></w:sdt>"
    whole = f"<w:sdt><w:sdtContent>{row(cell('表'), control)}</w:sdtContent></w:sdt>"
    extract = word(tmp_path, table(whole))
    assert [rows(extract, grid) for grid in grids(extract)] == [[["表", "値"]]]


def test_a_row_that_begins_further_right_keeps_its_columns(tmp_path: Path) -> None:
    late = row(cell("Ｂ"), properties='<w:gridBefore w:val="1"/>')
    extract = word(tmp_path, table(row(cell("左"), cell("右")), late))
    assert [rows(extract, grid) for grid in grids(extract)] == [[["左", "右"], ["", "Ｂ"]]]


def test_text_behind_a_merged_cell_is_told(tmp_path: Path) -> None:
    start = cell("表示", '<w:vMerge w:val="restart"/>')
    extract = word(
        tmp_path, table(row(start, cell("一")), row(cell("陰", "<w:vMerge/>"), cell("二")))
    )
    assert extract.text == "表示\t一\n二\n"
    assert [lost.what[:10] for lost in extract.unreadable] == ["結合されたセルの陰に"]


def test_a_caption_above_a_table_belongs_to_it(tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="caption"/></w:style>'
    caption = paragraph("表１　開館時間", '<w:pStyle w:val="a"/>')
    (grid,) = grids(word(tmp_path, caption + table(row(cell("平日"), cell("九時"))), styles=styles))
    assert grid.caption == (0, 7)


def test_lines_of_a_cell_are_its_paragraphs_and_breaks(tmp_path: Path) -> None:
    lines = "<w:tc><w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r></w:p><w:p/>" + paragraph("三")
    (grid,) = grids(word(tmp_path, table(row(lines + "</w:tc>", cell("右")))))
    assert grid.cells[0].lines == ((0, 1), (2, 3), (4, 5))


def test_rows_know_the_sheet_that_they_begin_on(tmp_path: Path) -> None:
    turned = "<w:tc><w:p><w:r><w:lastRenderedPageBreak/><w:t>次の頁</w:t></w:r></w:p></w:tc>"
    over = "<w:tc><w:p><w:r><w:t>前</w:t><w:lastRenderedPageBreak/><w:t>後</w:t></w:r></w:p></w:tc>"
    body = table(row(cell("一")), row(turned), row(over), row(cell("末")))
    (grid,) = grids(word(tmp_path, body))
    assert grid.row_sheets == (1, 2, 2, 3)
