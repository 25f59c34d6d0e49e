"""Workbooks: what a sheet prints, how it is cut into tables, bad input."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from corpus.errors import DocumentError
from corpus.formats.blocks import Extract, Unreadable
from corpus.formats.limits import Limits
from corpus.formats.xlsx import read_xlsx
from tests.corpus.formats.office_samples import (
    excel,
    excel_parts,
    grids,
    pack,
    paragraphs,
    rows,
    word_parts,
)

PRINTABLE = st.text(
    st.characters(exclude_categories=["C", "Zl", "Zp", "Zs"], exclude_characters="_\ufffe\uffff")
    | st.sampled_from("　 \t"),
    min_size=1,
    max_size=12,
).filter(lambda text: bool(text.strip()) and not text.startswith("="))


def sheet_of(workbook: Workbook) -> Worksheet:
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    return sheet


def saved(folder: Path, workbook: Workbook) -> Extract:
    workbook.save(folder / "見本.xlsx")
    return read_xlsx(folder / "見本.xlsx", Limits())


def tables(extract: Extract) -> list[list[list[str]]]:
    return [rows(extract, grid) for grid in grids(extract)]


def laid_out(folder: Path, *cells: tuple[str, str | float]) -> Extract:
    workbook = Workbook()
    for place, content in cells:
        sheet_of(workbook)[place] = content
    return saved(folder, workbook)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(PRINTABLE, min_size=3, max_size=3), min_size=1, max_size=4))
def test_a_table_comes_back_cell_by_cell(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]]
) -> None:
    workbook = Workbook()
    for row, texts in enumerate(table, 1):
        for column, text in enumerate(texts, 1):
            cell = sheet_of(workbook).cell(row, column)
            cell.value = text
            cell.data_type = "s"
    assert tables(saved(tmp_path_factory.mktemp("xlsx"), workbook)) == [table]


def test_lines_of_a_cell_are_kept(tmp_path: Path) -> None:
    extract = laid_out(tmp_path, ("A1", "一行\n二行"), ("B1", "右"))
    assert (tables(extract), extract.text) == ([[["一行\n二行", "右"]]], "一行\n二行\n右\n")


def test_blank_rows_and_columns_part_tables(tmp_path: Path) -> None:
    cells = [(f"{column}{row}", f"{column}{row}") for column in "ABDE" for row in (1, 2, 4, 5)]
    assert tables(laid_out(tmp_path, *cells)) == [
        [["A1", "B1"], ["A2", "B2"]],
        [["D1", "E1"], ["D2", "E2"]],
        [["A4", "B4"], ["A5", "B5"]],
        [["D4", "E4"], ["D5", "E5"]],
    ]


def test_labels_and_values_with_a_blank_column_between_stay_together(tmp_path: Path) -> None:
    extract = laid_out(tmp_path, ("A1", "日時"), ("C1", "四月一日"), ("A2", "場所"), ("C2", "広場"))
    assert tables(extract) == [[["日時", "四月一日"], ["場所", "広場"]]]


def test_lines_above_and_below_a_table_are_paragraphs(tmp_path: Path) -> None:
    extract = laid_out(
        tmp_path, ("A1", "見本市の人口"), ("A2", "表１　地区別人口"), ("C3", "（単位：人）"),
        ("A4", "地区"), ("B4", "男"), ("C4", "女"), ("A5", "東"), ("B5", 10), ("C5", 12),
        ("A6", "※　外国人を含む。"), ("A8", "以上"),
    )  # fmt: skip
    assert tables(extract) == [[["地区", "男", "女"], ["東", "10", "12"]]]
    assert paragraphs(extract) == [
        "見本市の人口", "表１　地区別人口", "（単位：人）", "※　外国人を含む。", "以上",
    ]  # fmt: skip
    caption = grids(extract)[0].caption
    assert caption is not None
    assert extract.text[slice(*caption)] == "表１　地区別人口"


def test_merged_cells_come_once(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = sheet_of(workbook)
    for row in (["区分", "人口", ""], ["", "男", "女"], ["東", "1", "2"]):
        sheet.append([text or None for text in row])
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("A1:A2")
    extract = saved(tmp_path, workbook)
    reach = {(c.row, c.column): (c.rows, c.columns) for c in grids(extract)[0].cells}
    assert tables(extract) == [[["区分", "人口", ""], ["", "男", "女"], ["東", "1", "2"]]]
    assert (reach[0, 0], reach[0, 1], (0, 2) in reach) == ((2, 1), (1, 2), False)


def test_columns_of_graph_paper_become_those_of_the_page(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = sheet_of(workbook)
    sheet.sheet_format.defaultColWidth = 2.5
    for row, texts in enumerate((("氏名", "見本"), ("住所", "見本市大字見本一番地")), 1):
        for first, last, text in (("A", "D", texts[0]), ("E", "Z", texts[1])):
            sheet[f"{first}{row}"] = text
            sheet.merge_cells(f"{first}{row}:{last}{row}")
    extract = saved(tmp_path, workbook)
    assert tables(extract) == [[["氏名", "見本"], ["住所", "見本市大字見本一番地"]]]
    assert {(cell.rows, cell.columns) for cell in grids(extract)[0].cells} == {(1, 1)}


def test_text_on_graph_paper_runs_over_the_columns_beside_it(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = sheet_of(workbook)
    sheet.sheet_format.defaultColWidth = 2.0
    for place, text in (("A1", "集会所の使用"), ("M1", "可"), ("A2", "駐車場の使用"), ("M2", "否")):
        sheet[place] = text
    assert tables(saved(tmp_path, workbook)) == [[["集会所の使用", "可"], ["駐車場の使用", "否"]]]


def test_a_sheet_of_lines_gives_paragraphs(tmp_path: Path) -> None:
    extract = laid_out(tmp_path, ("A1", "第１章　総則"), ("B2", "目的"), ("A3", "以上"))
    assert (paragraphs(extract), grids(extract)) == (["第１章　総則", "目的", "以上"], [])


def test_each_visible_sheet_has_its_number_and_hidden_ones_are_told(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet_of(workbook).title = "一覧"
    sheet_of(workbook)["A1"] = "一枚目"
    workbook.create_sheet("作業用")["A1"] = "隠れた文"
    workbook["作業用"].sheet_state = "hidden"
    workbook.create_sheet("別表")["A1"] = "二枚目"
    extract = saved(tmp_path, workbook)
    assert [(block.sheet, extract.text[block.start : block.end]) for block in extract.blocks] == [
        (1, "一枚目"), (2, "二枚目"),
    ]  # fmt: skip
    assert (extract.sheets, extract.sheet_names) == (2, ("一覧", "別表"))
    told = "非表示のシート「作業用」（画面に出ないため読み取っていません）"
    assert extract.unreadable == (Unreadable(1, told),)


def test_hidden_rows_and_columns_are_left_out_and_told(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = sheet_of(workbook)
    for row in range(1, 4):
        sheet.append([f"{column}{row}" for column in "ABC"])
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    extract = saved(tmp_path, workbook)
    assert tables(extract) == [[["A1", "C1"], ["A3", "C3"]]]
    assert [lost.what[:8] for lost in extract.unreadable] == ["非表示の行 1 ", "非表示の列 1 "]


def test_a_formula_without_a_result_is_told(tmp_path: Path) -> None:
    extract = laid_out(tmp_path, ("A1", "計"), ("B1", "=SUM(B2:B3)"))
    assert [lost.what.split("（")[0] for lost in extract.unreadable] == [
        "計算結果が保存されていない数式 1 か所"
    ]


def test_a_formula_with_a_result_prints_it(tmp_path: Path) -> None:
    cells = '<c r="A1"><f>1+2</f><v>3</v></c><c r="B1" t="str"><f>x</f><v>東</v></c>'
    empty = '<c r="C1" t="str"><f>""</f><v></v></c>'
    extract = excel(tmp_path, f'<sheetData><row r="1">{cells}{empty}</row></sheetData>')
    assert (extract.text, extract.unreadable) == ("3\t東\n", ())


def test_an_error_value_is_read_as_printed_and_told(tmp_path: Path) -> None:
    cells = '<c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="b"><v>1</v></c>'
    extract = excel(tmp_path, f'<sheetData><row r="1">{cells}</row></sheetData>')
    assert extract.text == "#N/A\tTRUE\n"
    assert extract.notes == ("エラー値（#N/A など）のセル 1 か所（表示のまま読み取りました）",)


def test_readings_of_names_stay_out_of_the_text(tmp_path: Path) -> None:
    reading = '<rPh sb="0" eb="2"><t>ミホン</t></rPh>'
    shared = f"<si><t>見本</t>{reading}</si><si><r><t>見</t></r><r><t>本市</t></r>{reading}</si>"
    cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
    inline = f'<c r="C1" t="inlineStr"><is><t>町</t>{reading}</is></c>'
    row = f'<sheetData><row r="1">{cells}{inline}</row></sheetData>'
    assert excel(tmp_path, row, strings=shared).text == "見本\t見本市\t町\n"


def test_characters_that_excel_escapes_come_back(tmp_path: Path) -> None:
    inline = '<c t="inlineStr"><is><t>一_x000D_&#10;二_x005F_x0041_</t></is></c>'
    extract = excel(tmp_path, f"<sheetData><row>{inline}</row></sheetData>")
    assert extract.text == "一\n二_x0041_\n"


def test_dates_that_are_stored_as_text_are_printed_by_their_format(tmp_path: Path) -> None:
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="31"/></cellXfs>'
    cell = '<c s="1" t="d"><v>2025-04-01T00:00:00</v></c>'
    extract = excel(tmp_path, f"<sheetData><row>{cell}</row></sheetData>", styles=styles)
    assert extract.text == "2025年4月1日\n"


def test_styles_print_numbers(tmp_path: Path) -> None:
    styles = (
        '<numFmts><numFmt numFmtId="176" formatCode="#,##0&quot;人&quot;"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="58"/></cellXfs>'
    )
    cells = '<c s="1"><v>1234</v></c><c s="2"><v>45748</v></c><c><v>0.1</v></c>'
    extract = excel(tmp_path, f"<sheetData><row>{cells}</row></sheetData>", styles=styles)
    assert extract.text == "1,234人\t令和7年4月1日\t0.1\n"


RULED = (
    '<borders><border/><border><left style="thin"/></border></borders>'
    '<cellXfs><xf borderId="0"/><xf borderId="1"/></cellXfs>'
)


def test_ruled_empty_rows_and_columns_hold_a_table_together(tmp_path: Path) -> None:
    def row(*texts: str) -> str:
        cells = (f'<c s="1" t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
        return f"<row>{''.join(cells)}</row>"

    sheet = (
        f"<sheetData>{row('地区', '', '人口')}{row('', '', '')}{row('東', '', '10')}</sheetData>"
    )
    extract = excel(tmp_path, sheet, styles=RULED)
    assert tables(extract) == [[["地区", "", "人口"], ["東", "", "10"]]]


def test_a_ruled_line_of_one_cell_is_a_table(tmp_path: Path) -> None:
    cell = '<c s="1" t="inlineStr"><is><t>囲み</t></is></c>'
    extract = excel(tmp_path, f"<sheetData><row>{cell}</row></sheetData>", styles=RULED)
    assert tables(extract) == [[["囲み"]]]


def test_rows_that_are_printed_on_each_page_are_heads(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = sheet_of(workbook)
    sheet.append(["改正後", "改正前"])
    sheet.append(["三年", "五年"])
    sheet.print_title_rows = "1:1"
    (grid,) = grids(saved(tmp_path, workbook))
    assert [cell.heading for cell in grid.cells] == [True, True, False, False]


def test_heads_and_feet_of_a_sheet_are_running(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = sheet_of(workbook)
    sheet["A1"] = "本文"
    header, footer = sheet.oddHeader, sheet.oddFooter
    assert header is not None
    assert footer is not None
    head, foot = header.right, footer.center
    assert head is not None
    assert foot is not None
    head.text, foot.text = "資料１　&D", "&P / &N ページ"
    extract = saved(tmp_path, workbook)
    assert (paragraphs(extract), extract.text) == (["資料１", "本文"], "資料１\n本文\n")


def test_comments_are_told(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet_of(workbook)["A1"] = "本文"
    sheet_of(workbook)["A1"].comment = Comment("要確認", "")
    extract = saved(tmp_path, workbook)
    assert [lost.what[:8] for lost in extract.unreadable] == ["コメント 1 件"]


def test_texts_in_shapes_follow_the_cells(tmp_path: Path) -> None:
    parts = excel_parts('<sheetData><row><c t="inlineStr"><is><t>表</t></is></c></row></sheetData>')
    links = parts["xl/_rels/workbook.xml.rels"]
    first = re.sub(r'Id="rId1".*?/>', 'Id="rId1" Type="x/drawing" Target="d.xml"/>', links, count=1)
    parts["xl/_rels/sheet.xml.rels"] = re.sub(r'<Relationship Id="rId[23]".*?/>', "", first)
    parts["xl/d.xml"] = (
        '<d xmlns:a="urn:a"><sp><txBody><a:p><a:r><a:t>吹き出し</a:t></a:r></a:p>'
        "<a:p><a:r><a:t>二行目</a:t></a:r></a:p></txBody></sp><pic/></d>"
    )
    extract = read_xlsx(pack(tmp_path / "見本.xlsx", parts), Limits())
    assert paragraphs(extract) == ["表", "吹き出し\n二行目"]
    assert [lost.what[:6] for lost in extract.unreadable] == ["画像 1 点"]


def test_a_million_formatted_rows_are_no_rows(tmp_path: Path) -> None:
    blank = "".join(f'<row r="{row}" s="1" customFormat="1"/>' for row in range(2, 60_000))
    last = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>末</t></is></c></row>'
    first = '<row r="1"><c r="A1" t="inlineStr"><is><t>頭</t></is></c></row>'
    sheet = f'<dimension ref="A1:XFD1048576"/><sheetData>{first}{blank}{last}</sheetData>'
    assert paragraphs(excel(tmp_path, sheet)) == ["頭", "末"]


def test_a_macro_workbook_is_read(tmp_path: Path) -> None:
    parts = excel_parts("<sheetData><row><c><v>1</v></c></row></sheetData>")
    ordinary = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macro = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(ordinary, macro)
    assert read_xlsx(pack(tmp_path / "見本.xlsm", parts), Limits()).text == "1\n"


@pytest.mark.parametrize(
    ("parts", "match"),
    [
        (word_parts(""), "中身は Word のファイルです"),
        ({"a.txt": ""}, "Word・Excel の部品がありません"),
        (excel_parts("<sheetData><row>") | {"xl/sheet.xml": "<worksheet"}, "壊れています"),
        ({k: v for k, v in excel_parts("").items() if k != "xl/sheet.xml"}, "部品 xl/sheet.xml"),
        ({k: v for k, v in excel_parts("").items() if k != "xl/workbook.xml"}, "xl/workbook.xml"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, parts: dict[str, str], match: str) -> None:
    with pytest.raises(DocumentError, match=match):
        read_xlsx(pack(tmp_path / "見本.xlsx", parts), Limits())


def test_too_many_characters_are_refused_while_they_are_read(tmp_path: Path) -> None:
    cell = '<c t="inlineStr"><is><t>長い文です</t></is></c>'
    parts = excel_parts(f"<sheetData>{f'<row>{cell}</row>' * 50}</sheetData>")
    with pytest.raises(DocumentError, match="文字数が 100 字を超えます"):
        read_xlsx(pack(tmp_path / "見本.xlsx", parts), Limits(max_characters=100))


def test_too_many_sheets_are_refused(tmp_path: Path) -> None:
    workbook = Workbook()
    for number in range(3):
        workbook.create_sheet(str(number))
    workbook.save(tmp_path / "見本.xlsx")
    with pytest.raises(DocumentError, match="の数が 3 を超えます"):
        read_xlsx(tmp_path / "見本.xlsx", Limits(max_pages=3))


def test_progress_counts_sheets(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.create_sheet("二")
    workbook.save(tmp_path / "見本.xlsx")
    told: list[tuple[int, int]] = []
    read_xlsx(tmp_path / "見本.xlsx", Limits(), lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (1, 2), (2, 2)]
