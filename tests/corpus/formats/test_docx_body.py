"""Pages of a Word file, counted at the breaks that it names."""

from pathlib import Path

from corpus.formats.blocks import Extract
from tests.corpus.formats.office_samples import paragraph, word

SET = '<w:r><w:br w:type="page"/></w:r>'
RENDERED = "<w:r><w:lastRenderedPageBreak/></w:r>"


def sheets(extract: Extract) -> list[tuple[str, int]]:
    return [(extract.text[block.start : block.end], block.sheet) for block in extract.blocks]


def mixed(*pieces: str) -> str:
    return "<w:p>" + "".join(
        piece if piece.startswith("<") else f"<w:r><w:t>{piece}</w:t></w:r>" for piece in pieces
    ) + "</w:p>"  # fmt: skip


def test_without_breaks_all_is_on_the_first_sheet(tmp_path: Path) -> None:
    extract = word(tmp_path, paragraph("一") + paragraph("二"))
    assert (sheets(extract), extract.sheets) == ([("一", 1), ("二", 1)], 1)


def test_a_break_that_was_set_parts_its_paragraph(tmp_path: Path) -> None:
    extract = word(tmp_path, mixed("一", SET, "二") + paragraph("三"))
    assert sheets(extract) == [("一", 1), ("二", 2), ("三", 2)]


def test_a_break_that_was_set_and_noted_counts_once(tmp_path: Path) -> None:
    extract = word(tmp_path, mixed("一", SET) + mixed(RENDERED, "二"))
    assert sheets(extract) == [("一", 1), ("二", 2)]


def test_a_paragraph_over_a_noted_break_stays_whole(tmp_path: Path) -> None:
    extract = word(tmp_path, mixed("前半", RENDERED, "後半") + paragraph("次"))
    assert sheets(extract) == [("前半後半", 1), ("次", 2)]


def test_a_page_may_begin_before_a_paragraph(tmp_path: Path) -> None:
    before = "<w:pageBreakBefore/>"
    extract = word(tmp_path, paragraph("一", before) + paragraph("二", before))
    assert sheets(extract) == [("一", 1), ("二", 2)]


def test_a_section_begins_a_page_unless_it_is_continuous(tmp_path: Path) -> None:
    ends = "<w:sectPr/>"
    last = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    extract = word(tmp_path, paragraph("一", ends) + paragraph("二", ends) + paragraph("三") + last)
    assert sheets(extract) == [("一", 1), ("二", 2), ("三", 2)]


def test_two_breaks_leave_a_page_empty(tmp_path: Path) -> None:
    assert sheets(word(tmp_path, mixed("一", SET, SET, "三"))) == [("一", 1), ("三", 3)]
