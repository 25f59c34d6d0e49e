"""PDFs written byte by byte: each shows one thing that a page may hold."""

from pathlib import Path

from corpus.formats.blocks import Grid, Paragraph, ParagraphRole
from evals.bench.pdf_writer import HEIGHT, WIDTH, PdfPage
from tests.corpus.formats.pdf_pages import (
    LEFT,
    PITCH,
    grids,
    page_of,
    prose,
    read_pages,
    table,
    texts,
)


def test_wrapped_lines_become_one_paragraph(tmp_path: Path) -> None:
    lines = prose(190)
    assert texts(read_pages(tmp_path, page_of(*lines))) == ["".join(lines)]


def test_a_line_that_stops_short_ends_its_paragraph(tmp_path: Path) -> None:
    lines = (*prose(130), "２　次の取組を進めます。", "３　終わりに述べます。")
    assert texts(read_pages(tmp_path, page_of(*lines))) == ["".join(lines[:4]), *lines[4:]]


def test_an_indent_begins_a_paragraph(tmp_path: Path) -> None:
    full = prose(120)
    page = page_of(*full)
    for number, line in enumerate(full):
        page.text(LEFT + (10 if number == 0 else 0), 120 + (3 + number) * PITCH, line[:39])
    first, second = texts(read_pages(tmp_path, page))
    assert (len(first), len(second)) == (120, 117)


def test_a_full_width_space_stays_one_and_a_gap_is_none(tmp_path: Path) -> None:
    page = page_of("第一条　この要綱は、令和７年度から")
    page.text(LEFT + 172, 120, "施行する")
    assert texts(read_pages(tmp_path, page)) == ["第一条　この要綱は、令和７年度から施行する"]


def test_letters_spread_over_a_line_are_one_word(tmp_path: Path) -> None:
    page = PdfPage()
    for number, letter in enumerate("見直し後"):
        page.text(LEFT + number * 50, 200, letter)
    assert texts(read_pages(tmp_path, page)) == ["見直し後"]


def test_a_wide_gap_within_a_line_is_a_space(tmp_path: Path) -> None:
    page = page_of("市民課", "施設課")
    page.text(LEFT + 90, 120, "窓口の案内")
    page.text(LEFT + 90, 120 + PITCH, "集会所の管理")
    assert texts(read_pages(tmp_path, page)) == ["市民課 窓口の案内", "施設課 集会所の管理"]


def test_a_paragraph_cut_by_a_page_is_put_together_on_its_first_sheet(tmp_path: Path) -> None:
    lines = prose(160)
    pages = page_of(*lines[:2], top=700), page_of(*lines[2:])
    extract = read_pages(tmp_path, *pages)
    assert texts(extract) == ["".join(lines)]
    assert [block.sheet for block in extract.blocks] == [1]


def test_running_heads_and_printed_page_numbers_are_told_apart(tmp_path: Path) -> None:
    pages = []
    for number in "７８９":
        page = page_of(f"取組その{number}")
        page.text(LEFT, 30, "見本市まちづくり計画")
        page.text(280, 800, f"（{number}）")
        pages.append(page)
    extract = read_pages(tmp_path, *pages)
    assert texts(extract) == ["取組その７", "取組その８", "取組その９"]
    assert texts(extract, ParagraphRole.RUNNING)[:2] == ["見本市まちづくり計画", "（７）"]
    body = [block for block in extract.blocks if isinstance(block, Paragraph) and block.page]
    assert [(block.sheet, block.page) for block in body] == [(1, "７"), (2, "８"), (3, "９")]


def test_a_larger_line_is_a_heading_and_the_largest_the_first_level(tmp_path: Path) -> None:
    page = PdfPage()
    page.text(LEFT, 110, "見本市まちづくり計画", 20)
    page.text(LEFT, 160, "１　計画の目的", 14)
    for number, line in enumerate(prose(200)):
        page.text(LEFT, 200 + number * PITCH, line)
    blocks = read_pages(tmp_path, page).blocks
    levels = [block.level for block in blocks if isinstance(block, Paragraph)]
    assert levels == [1, 2, None]


def test_two_columns_of_prose_are_read_one_after_the_other(tmp_path: Path) -> None:
    page = PdfPage()
    page.text(200, 105, "広報みほん", 16)
    lines = [line[:20] for line in prose(1_200)]
    for number, line in enumerate(lines[:30]):
        column, row = divmod(number, 15)
        page.text(LEFT + column * 240, 150 + row * PITCH, line)
    assert texts(read_pages(tmp_path, page)) == ["".join(lines[:30])]


def test_a_table_keeps_its_rows_and_columns(tmp_path: Path) -> None:
    page = PdfPage()
    page.grid([60, 260, 460], [120, 150, 180])
    for column, words in enumerate((("所管課", "取組"), ("市民課", "窓口の案内"))):
        for row, word in enumerate(words):
            page.text(65 + row * 200, 128 + column * 30, word)
    page.text(LEFT, 200, "表の下の文")
    extract = read_pages(tmp_path, page)
    assert table(extract) == [["所管課", "取組"], ["市民課", "窓口の案内"]]
    assert texts(extract) == ["表の下の文"]


def test_merged_cells_stand_once_and_tell_how_far_they_go(tmp_path: Path) -> None:
    page = PdfPage()
    page.grid([60, 160], [120, 180])
    page.grid([160, 260, 360], [120, 150, 180])
    page.text(65, 125, "地区")
    for row in range(2):
        for column in range(2):
            page.text(165 + column * 100, 125 + row * 30, f"項目{row}{column}".translate(_WIDE))
    (grid,) = grids(read_pages(tmp_path, page))
    sizes = [(cell.row, cell.column, cell.rows, cell.columns) for cell in grid.cells]
    assert sizes == [(0, 0, 2, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1)]


def test_a_table_without_outer_rulings_at_its_sides_is_found(tmp_path: Path) -> None:
    page = PdfPage()
    page.grid([60, 460], [120])
    page.parts.clear()
    for height in (120, 150, 180):
        page.parts.append(f"60 {HEIGHT - height} m 460 {HEIGHT - height} l S")
    page.parts.append(f"260 {HEIGHT - 120} m 260 {HEIGHT - 180} l S")
    for number, word in enumerate(("新", "旧", "三年とする", "五年とする")):
        page.text(65 + number % 2 * 200, 125 + number // 2 * 30, word)
    assert table(read_pages(tmp_path, page)) == [["新", "旧"], ["三年とする", "五年とする"]]


def test_a_table_without_any_rulings_stays_text(tmp_path: Path) -> None:
    page = page_of("市民課", "施設課")
    extract = read_pages(tmp_path, page)
    assert not any(isinstance(block, Grid) for block in extract.blocks)


def test_a_frame_around_text_is_no_table(tmp_path: Path) -> None:
    page = page_of("お知らせ")
    page.grid([50, 300], [110, 150])
    assert texts(read_pages(tmp_path, page)) == ["お知らせ"]


def test_readings_over_a_word_are_left_out_and_told(tmp_path: Path) -> None:
    page = page_of("見本市の協働推進員")
    page.text(LEFT + 40, 112, "きょうどう", 4)
    extract = read_pages(tmp_path, page)
    assert texts(extract) == ["見本市の協働推進員"]
    assert [lost.what for lost in extract.unreadable] == [
        "1 ページ：ふりがなが 1 か所あります（本文には含めていません）"
    ]


def test_a_page_printed_sideways_is_read(tmp_path: Path) -> None:
    upright = page_of("見本市まちづくり計画", "令和７年度")
    turned = PdfPage([f"q 0 1 -1 0 {HEIGHT} 0 cm", *upright.parts, "Q"])
    assert texts(read_pages(tmp_path, turned)) == ["見本市まちづくり計画", "令和７年度"]


def test_a_page_set_vertically_is_read_from_right_to_left(tmp_path: Path) -> None:
    page = PdfPage()
    lines = prose(120)
    for column, line in enumerate(lines):
        for row, letter in enumerate(line):
            page.text(WIDTH - 100 - column * 20, 120 + row * 10, letter)
    assert texts(read_pages(tmp_path, page)) == ["".join(lines)]


def test_a_word_set_downward_in_a_cell_is_one_word(tmp_path: Path) -> None:
    page = PdfPage()
    page.grid([60, 80, 280], [120, 200])
    for row, letter in enumerate("推進体制"):
        page.text(65, 125 + row * 15, letter)
    page.text(90, 125, "協働推進員を置く。")
    assert table(read_pages(tmp_path, page)) == [["推進体制", "協働推進員を置く。"]]


def test_a_letter_printed_twice_to_look_bold_stands_once(tmp_path: Path) -> None:
    page = page_of("見本市")
    page.text(LEFT + 0.3, 120, "見本市")
    assert texts(read_pages(tmp_path, page)) == ["見本市"]


def test_radicals_are_read_as_the_kanji_that_they_look_like(tmp_path: Path) -> None:
    from corpus.formats.pdf_radicals import without_radicals

    assert without_radicals("市⺠の⽣活と江⼾の⻑い⼈⽣") == "市民の生活と江戸の長い人生"
    assert without_radicals("髙﨑神社の神") == "髙﨑神社の神"


_WIDE = str.maketrans("01", "０１")
