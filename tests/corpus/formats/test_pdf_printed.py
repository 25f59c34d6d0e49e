"""PDFs printed by Chromium, which leaves out the rulings where a page cuts a row."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.formats.blocks import Extract, ParagraphRole
from corpus.formats.limits import Limits
from corpus.formats.pdf import read_pdf
from tests.corpus.formats.pdf_pages import grids, table, texts
from tests.corpus.formats.printed_samples import CLAUSE, PAGES, ROWS, SHORT_ROWS, Row

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printed")
    command = [sys.executable, "-m", "tests.corpus.formats.printing", str(folder)]
    subprocess.run(command, input=json.dumps(PAGES), text=True, check=True)
    return folder


def read(printed: Path, name: str) -> Extract:
    return read_pdf(printed / f"{name}.pdf", Limits())


def cells(rows: tuple[Row, ...]) -> list[list[str]]:
    """Give the cells of the samples as they are compared: without line feeds."""
    return [["改正後", "改正前"], *(["".join(cell) for cell in row] for row in rows)]


def unbroken(extract: Extract) -> list[list[str]]:
    return [[cell.replace("\n", "") for cell in row] for row in table(extract)]


def test_a_table_over_pages_is_one_with_every_cell_whole(printed: Path) -> None:
    assert unbroken(read(printed, "cut")) == cells(ROWS)


def test_rows_cut_by_a_page_are_told_and_sure_where_rulings_are_missing(printed: Path) -> None:
    (grid,) = grids(read(printed, "cut"))
    assert 3 in grid.joined_rows
    assert grid.confidence == 0.99
    assert grid.row_sheets[0] == 1
    assert list(grid.row_sheets) == sorted(grid.row_sheets)
    assert grid.row_pages == tuple(str(sheet) for sheet in grid.row_sheets)


def test_heads_repeated_on_later_pages_are_heads_and_no_rows(printed: Path) -> None:
    extract = read(printed, "cut")
    (grid,) = grids(extract)
    assert [cell.row for cell in grid.cells if cell.heading] == [0, 0]
    assert extract.text.count("改正後") == 1


def test_rows_that_are_not_cut_stay_apart(printed: Path) -> None:
    extract = read(printed, "whole")
    assert unbroken(extract) == cells(SHORT_ROWS)
    assert grids(extract)[0].joined_rows == ()


def test_a_table_over_pages_without_repeated_heads_is_one_too(printed: Path) -> None:
    assert unbroken(read(printed, "unheaded")) == cells(ROWS)


def test_running_heads_and_feet_are_no_text(printed: Path) -> None:
    extract = read(printed, "cut")
    assert texts(extract) == ["附則は別に定める。"]
    assert texts(extract, ParagraphRole.HEADING) == ["新旧対照表"]
    running = texts(extract, ParagraphRole.RUNNING)
    assert running[:2] == ["見本市まちづくり要綱の新旧対照表", "- 1 -"]
    assert len(running) == 2 * extract.sheets


def test_kanji_that_chromium_names_by_their_radicals_are_kanji(printed: Path) -> None:
    assert texts(read(printed, "kanji")) == [
        "市民の生活と江戸の長い人生を言葉で",
        "第一条　この要綱は、髙﨑市に",
    ]


def test_vertical_text_is_read_with_its_punctuation(printed: Path) -> None:
    assert texts(read(printed, "upright")) == [f"第一条　{CLAUSE * 5}", f"第二条　{CLAUSE * 4}"]


def test_pages_of_both_orientations_are_read(printed: Path) -> None:
    assert texts(read(printed, "turned")) == ["縦の面", "横の面の見出し", "横の面の文"]
