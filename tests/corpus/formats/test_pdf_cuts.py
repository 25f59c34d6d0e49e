"""Whether a row goes on after a page break, by one piece of evidence at a time."""

from dataclasses import replace

import pytest

from corpus.formats.pdf_cuts import Beginnings, Break, cut_probability, shape_of_text
from corpus.formats.pdf_glyphs import Box
from corpus.formats.pdf_tables import PageTable, TableCell
from corpus.formats.pdf_wraps import PrintedLine

BOX = Box(0, 0, 400, 100)


def cell(column: int, text: str, below: float = 0.3, room: float = 9) -> TableCell:
    lines = (PrintedLine(text, 0, room, 1),) if text else ()
    return TableCell(0, column, 1, 1, lines, 0.3, below)


def page(*cells: TableCell) -> PageTable:
    return PageTable(1, BOX, cells, (0, 100), (0, 200, 400), 16, open_top=False, open_bottom=False)


def at(last: tuple[TableCell, ...], first: tuple[TableCell, ...], room: float = 0.5) -> Break:
    return Break(page(*last), page(*first), dict(enumerate(last)), dict(enumerate(first)), room)


def chance(found: Break, beginnings: Beginnings | None = None) -> float:
    return round(cut_probability(found, beginnings or Beginnings(), open_is_evidence=True), 2)


ENDED = (cell(0, "定めるものとする。"), cell(1, "置くものとする。"))
ARTICLES = (cell(0, "（設置）"), cell(1, "（設置）"))


def test_missing_rulings_are_surest() -> None:
    found = at(ENDED, ARTICLES)
    opened = replace(found, before=replace(found.before, open_bottom=True))
    assert chance(opened) == 0.99


def test_missing_rulings_say_nothing_where_the_table_has_none_at_its_ends() -> None:
    found = at(ENDED, ARTICLES)
    opened = replace(found, after=replace(found.after, open_top=True))
    assert cut_probability(opened, Beginnings(), open_is_evidence=False) == 0.5


def test_a_sentence_that_goes_on_is_evidence_for_a_cut() -> None:
    last = (cell(0, "定めるものと", room=0), cell(1, "置くものとする。"))
    assert chance(at(last, (cell(0, "する。"), cell(1, "")))) == 0.95


def test_a_stop_at_the_head_of_a_cell_is_evidence_for_a_cut() -> None:
    assert chance(at(ENDED, (cell(0, "、この限りでない。"), cell(1, "")))) == 0.95


def test_room_left_on_the_page_is_evidence_against_a_cut() -> None:
    assert chance(at(ENDED, ARTICLES, room=6)) == 0.01


def test_text_below_a_cell_that_had_ended_is_evidence_against_a_cut() -> None:
    last = (cell(0, "定めるものとする。"), cell(1, "置くものとする。", below=8))
    assert chance(at(last, (cell(0, "する。"), cell(1, "（新設）")))) == 0.01


def test_where_nothing_else_is_known_rows_of_the_table_tell_how_rows_begin() -> None:
    beginnings = Beginnings(rows=4)
    beginnings.of_rows.update({(0, "bracket"): 4, (1, "bracket"): 4})
    beginnings.of_paragraphs.update({(0, "number"): 6, (1, "number"): 6})
    assert chance(at(ENDED, ARTICLES), beginnings) == 0.01
    assert chance(at(ENDED, (cell(0, "２　市は"), cell(1, "３　市は"))), beginnings) == 0.99


def test_learning_counts_the_beginnings_of_rows_and_of_paragraphs_within_them() -> None:
    lines = (PrintedLine("（設置）", 0, 9, 1), PrintedLine("２　市は", 0, 9, 1))
    beginnings = Beginnings()
    beginnings.learn(page(replace(cell(0, ""), lines=lines), cell(1, "")), [0])
    assert beginnings.of_rows == {(0, "bracket"): 1, (1, "empty"): 1}
    assert beginnings.of_paragraphs == {(0, "number"): 1}
    assert beginnings.rows == 1


@pytest.mark.parametrize(
    ("text", "shape"),
    [("（設置）", "bracket"), ("①市は", "circled"), ("２　市は", "number"), ("市は", "plain")],
)
def test_shapes_of_beginnings(text: str, shape: str) -> None:
    assert shape_of_text(text) == shape


def test_figures_on_both_sides_are_evidence_against_a_cut() -> None:
    last, first = (cell(0, "協定の数"), cell(1, "19")), (cell(0, "人数"), cell(1, "180"))
    assert chance(at(last, first)) == 0.01
