"""All tables of a document, in the formats that files have."""

from pathlib import Path

import pytest

from corpus import Basis, Cell, Corpus, Document
from corpus.duties import find_duties
from corpus.formats.limits import Limits
from corpus.formats.reading import read_file
from corpus.interpret import interpret
from corpus.tables import find_tables
from tests.corpus.tabulated import Merged, document_of, extract_of, named, read

MARKDOWN = """# 見本市みどりの計画

（単位：人）

| 公園 | 令和4年度 | 令和5年度 |
| --- | --- | --- |
| 中央 | 1,200 | 1,300 |
| 合計 | 1,200 | ▲5 |

| 取組 | 所管課 |
| --- | --- |
| 下草刈り | 農林・里山課、建設課 |
"""
HTML = """<!doctype html><html lang="ja"><head><meta charset="utf-8"></head>
<body><h1>見本市の統計</h1>
<table><caption>利用者（単位：人）</caption>
<thead><tr><th rowspan="2">公園</th><th colspan="2">利用者</th></tr>
<tr><th>令和4年度</th><th>令和5年度</th></tr></thead>
<tbody><tr><th>中央</th><td>1,200</td><td>1,300</td></tr>
<tr><th>合計</th><td>1,200</td><td>▲5</td></tr></tbody></table>
<table><tr><th>取組</th><th>所管課</th></tr>
<tr><td>下草刈り</td><td>農林・里山課<br>建設課</td></tr></table>
</body></html>
"""
CSV = '取組,所管課,目標（人）\n下草刈り,農林・里山課、建設課,"1,200"\n'


def write_xlsx(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.create_sheet("利用者", 0)
    rows = (
        ("公園の利用者", None, None), ("（単位：人）", None, None), ("公園", "利用者", None),
        (None, "令和4年度", "令和5年度"), ("中央", "1,200", "1,300"), ("合計", "1,200", "▲5"),
    )  # fmt: skip
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("B3:C3")
    book.save(path)


def write_docx(path: Path) -> None:
    from docx import Document as Writer

    written = Writer()
    written.add_heading("見本市の統計", 1)
    table = written.add_table(rows=4, cols=3)
    rows = [["公園", "利用者（人）", ""], ["", "令和4年度", "令和5年度"],
            ["中央", "1,200", "1,300"], ["合計", "1,200", "▲5"]]  # fmt: skip
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    written.save(str(path))


FILES = {
    "a.md": lambda path: path.write_text(MARKDOWN, encoding="utf-8"),
    "a.html": lambda path: path.write_text(HTML, encoding="utf-8"),
    "a.xlsx": write_xlsx,
    "a.docx": write_docx,
}


def figure(cell: Cell) -> tuple[str, str, int | None, str | None]:
    """A cell as its row, its innermost column head, its number and its unit."""
    number = None if cell.number is None else int(cell.number)
    return cell.row, cell.column_heads[-1].text, number, cell.unit.text if cell.unit else None


@pytest.mark.parametrize("name", FILES)
def test_a_table_of_figures_is_the_same_in_every_format(tmp_path: Path, name: str) -> None:
    FILES[name](tmp_path / name)
    extract = read_file(tmp_path / name, Limits())
    document = document_of(extract.text)
    table = find_tables(document, interpret(document, extract), extract)[0]
    found = [figure(cell) for cell in table.cells]
    assert found == [
        ("中央", "令和4年度", 1200, "人"), ("中央", "令和5年度", 1300, "人"),
        ("合計", "令和4年度", 1200, "人"), ("合計", "令和5年度", -5, "人"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content"), [("a.md", MARKDOWN), ("a.html", HTML), ("a.csv", CSV)]
)
def test_a_column_of_departments_is_read_in_every_format(
    tmp_path: Path, name: str, content: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    extract = read_file(tmp_path / name, Limits())
    document = document_of(extract.text)
    sections = interpret(document, extract)
    (duty,) = find_duties(document, sections, find_tables(document, sections, extract))
    assert extract.text[duty.start : duty.end] == "下草刈り"
    assert duty.departments == ("農林・里山課", "建設課")


def test_charts_and_reviewed_tables_come_in_the_order_of_the_text(
    corpus: Corpus, nagano: Document
) -> None:
    found = corpus.tables_of(nagano.id)
    assert [(t.sheet, len(t.cells), t.basis) for t in found] == [
        (5, 20, Basis.INFERRED), (5, 20, Basis.INFERRED), (6, 10, Basis.INFERRED),
    ]  # fmt: skip


def test_a_chart_inside_an_ordinary_table_is_not_read_again() -> None:
    made = read(extract_of([["100 90\n50 60\n", ""], [Merged("2020 2030\n北部 南部", columns=2)]]))
    assert all(
        t.basis is Basis.PRINTED for t in find_tables(made.document, made.sections, made.extract)
    )


def test_the_before_after_table_has_no_tables(corpus: Corpus, ueda: Document) -> None:
    assert corpus.tables_of(ueda.id) == ()


def test_a_table_record_keeps_its_cells_in_order() -> None:
    (table,) = read(extract_of([["区分", "R4", "R5"], ["北部", "1", "2"]])).tables
    assert [named(cell)[2] for cell in table.cells] == ["1", "2"]
