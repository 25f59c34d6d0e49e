"""Tables over pages, written byte by byte with every ruling closed."""

from pathlib import Path

from evals.bench.pdf_writer import PdfPage
from tests.corpus.formats.pdf_pages import grids, page_of, read_pages, table, texts

COLUMNS = [60, 160, 260]
HEADS = ("所管課", "取組")


def rows(*words: tuple[str, ...], top: float = 120, columns: list[float] | None = None) -> PdfPage:
    page = PdfPage()
    rulings = columns or [float(x) for x in COLUMNS]
    page.grid(rulings, [top + 30 * number for number in range(len(words) + 1)])
    for number, row in enumerate(words):
        for x, word in zip(rulings, row, strict=False):
            page.text(x + 5, top + 30 * number + 8, word)
    return page


def test_a_table_that_fills_its_page_goes_on_with_the_next(tmp_path: Path) -> None:
    first = rows(HEADS, ("市民課", "窓口の案内"), top=720)
    second = rows(HEADS, ("施設課", "集会所の管理"))
    extract = read_pages(tmp_path, first, second)
    assert table(extract) == [list(HEADS), ["市民課", "窓口の案内"], ["施設課", "集会所の管理"]]
    (grid,) = grids(extract)
    assert (grid.row_sheets, grid.joined_rows) == ((1, 1, 2), ())


def test_text_between_two_tables_keeps_them_apart(tmp_path: Path) -> None:
    first = rows(HEADS, ("市民課", "窓口の案内"), top=720)
    second = rows(HEADS, ("施設課", "集会所の管理"), top=200)
    second.text(60, 150, "次の表は施設に関するものです。")
    assert len(grids(read_pages(tmp_path, first, second))) == 2


def test_other_columns_on_the_next_page_are_another_table(tmp_path: Path) -> None:
    first = rows(HEADS, ("市民課", "窓口の案内"), top=720)
    second = rows(HEADS, ("施設課", "集会所の管理"), columns=[60, 120, 260])
    assert len(grids(read_pages(tmp_path, first, second))) == 2


def test_a_table_that_left_room_on_its_page_does_not_go_on(tmp_path: Path) -> None:
    first, second = rows(("市民課", "窓口の案内")), rows(("施設課", "集会所の管理"))
    foot = page_of("本文はここまで続きます。", top=740)
    assert len(grids(read_pages(tmp_path, foot, first, second))) == 2


def test_a_row_cut_by_a_page_is_one_row_on_the_sheet_where_it_begins(tmp_path: Path) -> None:
    first = rows(HEADS, ("市民課", "窓口で相談を受け、"), ("施設課", "集会所を貸し、その"), top=700)
    second = rows(HEADS, ("", "使い方を伝えます。"), ("広報課", "知らせます。"))
    extract = read_pages(tmp_path, first, second)
    assert table(extract)[2:] == [
        ["施設課", "集会所を貸し、その使い方を伝えます。"],
        ["広報課", "知らせます。"],
    ]
    (grid,) = grids(extract)
    assert (grid.joined_rows, grid.row_sheets, grid.confidence) == ((2,), (1, 1, 1, 2), 0.95)


def test_a_cell_merged_over_a_page_break_goes_on(tmp_path: Path) -> None:
    first, second = PdfPage(), PdfPage()
    for page, top, words in ((first, 700, ("窓口", "相談")), (second, 120, ("集会所", "公園"))):
        page.grid([60, 160], [top, top + 60])
        page.grid([160, 260], [top, top + 30, top + 60])
        for number, word in enumerate(words):
            page.text(165, top + 8 + 30 * number, word)
    first.text(65, 708, "取組")
    (grid,) = grids(read_pages(tmp_path, first, second))
    assert [(cell.row, cell.rows) for cell in grid.cells if cell.column == 0] == [(0, 4)]
    assert grid.row_count == 4


def test_a_page_of_too_many_lines_is_told_and_its_text_read(tmp_path: Path) -> None:
    page = page_of("市内の地図")
    page.grid([float(x) for x in range(60, 500, 5)], [float(y) for y in range(150, 500, 5)])
    extract = read_pages(tmp_path, page)
    assert texts(extract) == ["市内の地図"]
    assert [lost.what for lost in extract.unreadable] == [
        "1 ページ：線の多い図があるため、表があっても表として読み取れません"
    ]
