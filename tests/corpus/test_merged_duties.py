"""A head merged over rows holds for each of them: the duties of one table in five formats."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.duties import find_duties
from corpus.formats.reading import read_file
from corpus.grids import grid_tables
from corpus.interpret import interpret
from tests.corpus.outlines import document_of

HEADS = ("局面", "業務", "担当部署")
ROWS = (
    ("平常時", "名簿の更新", "◎福祉課"),
    ("", "見守り", "◎市民課　○福祉課"),
    ("発災時", "安否の確認", "防災課"),
)
DUTIES = [
    ("名簿の更新", ("福祉課",)), ("見守り", ("市民課", "福祉課")), ("安否の確認", ("防災課",)),
]  # fmt: skip


def write_html(path: Path) -> None:
    spans = {"平常時": ' rowspan="2"'}
    rows = "".join(
        "<tr>"
        + (f'<th scope="row"{spans.get(phase, "")}>{phase}</th>' if phase else "")
        + f"<td>{work}</td><td>{office}</td></tr>"
        for phase, work, office in ROWS
    )
    heads = "".join(f"<th>{head}</th>" for head in HEADS)
    page = f'<meta charset="utf-8"><p>表です。</p><table><tr>{heads}</tr>{rows}</table>'
    path.write_text(page, encoding="utf-8")


def write_docx(path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("表です。")
    table = document.add_table(4, 3)
    for number, row in enumerate((HEADS, *ROWS)):
        for cell, words in zip(table.rows[number].cells, row, strict=True):
            cell.text = words
    table.cell(1, 0).merge(table.cell(2, 0)).text = "平常時"
    document.save(str(path))


def write_xlsx(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADS, *ROWS):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    book.save(path)


def write_csv(path: Path) -> None:
    path.write_text("\n".join(",".join(row) for row in (HEADS, *ROWS)), encoding="utf-8")


def write_txt(path: Path) -> None:
    path.write_text("\n".join("\t".join(row) for row in (HEADS, *ROWS)), encoding="utf-8")


WRITERS = {
    "html": write_html, "docx": write_docx, "xlsx": write_xlsx, "csv": write_csv, "txt": write_txt,
}  # fmt: skip


@pytest.mark.parametrize(("form", "write"), WRITERS.items())
def test_each_row_is_a_duty_of_its_own(
    form: str, write: Callable[[Path], None], tmp_path: Path
) -> None:
    write(tmp_path / f"a.{form}")
    extract = read_file(tmp_path / f"a.{form}")
    document = document_of(extract)
    sections = interpret(document, extract)
    duties = find_duties(document, sections, grid_tables(document, sections, extract))
    assert [(document.text[d.start : d.end], d.departments) for d in duties] == DUTIES
