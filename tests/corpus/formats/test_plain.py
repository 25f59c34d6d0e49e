import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DocumentError
from corpus.formats.blocks import Paragraph, ParagraphRole, Unreadable
from corpus.formats.limits import Limits
from corpus.formats.plain import read_plain
from tests.corpus.formats.shown import are_in_order, lines, outside, paragraphs

TEXT = st.text(alphabet="協働。12-－ 　\r\n\f", min_size=1).filter(str.strip)


def test_paragraphs_are_runs_of_written_lines() -> None:
    text = "第１章\n本文\n続き\n\n　（１）担い手　\n"
    extract = read_plain(text.encode(), "a.txt")
    assert extract.text == text
    assert lines(extract) == ["第１章\n本文\n続き", "（１）担い手"]
    assert [x.wrapped for x in paragraphs(extract)] == [True, True]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_in_the_text(end: str) -> None:
    text = f"一{end}二{end}{end}三{end}"
    extract = read_plain(text.encode("cp932"), "a.txt")
    assert (extract.text, extract.encoding) == (text, "cp932")
    assert lines(extract) == [f"一{end}二", "三"]


def test_form_feeds_part_sheets() -> None:
    extract = read_plain("一\n\f二\n\f\f四".encode(), "a.txt")
    assert extract.sheets == 4
    assert [(x.sheet, x.page) for x in paragraphs(extract)] == [(1, None), (2, None), (4, None)]


def test_a_form_feed_at_the_end_opens_no_sheet() -> None:
    assert read_plain("一\n\f\n".encode(), "a.txt").sheets == 1


def test_page_numbers_at_the_foot_are_running() -> None:
    extract = read_plain("一\n\n- 1 -\n\f二\n２\n\f三\n3".encode(), "a.txt")
    assert extract.blocks[:2] == (
        Paragraph(0, 1, 1, "1", wrapped=True),
        Paragraph(3, 8, 1, "1", ParagraphRole.RUNNING),
    )
    assert [(x.sheet, x.page) for x in paragraphs(extract)[2:]] == [
        (2, "２"), (2, "２"), (3, "3"), (3, "3"),
    ]  # fmt: skip


def test_page_numbers_at_the_head_are_running() -> None:
    extract = read_plain("1/2\n一\n\f2/2\n二\n".encode(), "a.txt")
    running = [x.role is ParagraphRole.RUNNING for x in paragraphs(extract)]
    assert (running, [x.page for x in paragraphs(extract)]) == (
        [True, False, True, False], ["1", "1", "2", "2"],
    )  # fmt: skip


def test_a_figure_away_from_a_form_feed_is_no_page_number() -> None:
    extract = read_plain("一\n\n20\n\n二\n\f三\n".encode(), "a.txt")
    assert {x.role for x in paragraphs(extract)} == {ParagraphRole.BODY}


def test_a_figure_at_the_end_of_a_text_without_sheets_is_no_page_number() -> None:
    assert [x.page for x in paragraphs(read_plain("合計\n\n20".encode(), "a.txt"))] == [None, None]


def test_drawn_letters_are_told_as_unreadable() -> None:
    extract = read_plain("見本の\ue000氏です\n".encode("cp932"), "a.txt")
    assert extract.unreadable == (
        Unreadable(1, "外字 1文字（作ったパソコンでしか表示できない文字）"),
    )


def test_a_text_beyond_the_limit_is_refused() -> None:
    with pytest.raises(DocumentError, match="11 文字あります（期待：10 文字まで）"):
        read_plain(b"abcdefghijk", "a.txt", Limits(max_characters=10))


def test_more_sheets_than_the_limit_are_refused() -> None:
    with pytest.raises(DocumentError, match="3 ページあります（期待：2 ページまで）"):
        read_plain("一\f二\f三".encode(), "a.txt", Limits(max_pages=2))


def test_a_long_line_is_read_where_the_limits_allow_it() -> None:
    limits = Limits(max_characters=20_000_000, max_line_characters=20_000_000)
    text = "協働" * 1_700_000
    assert lines(read_plain(text.encode(), "a.txt", limits)) == [text]


@given(TEXT)
def test_every_written_character_stands_in_one_paragraph(text: str) -> None:
    extract = read_plain(text.encode(), "a.txt")
    assert (extract.text, outside(extract), are_in_order(extract)) == (text, "", True)


@given(TEXT)
def test_sheets_count_up(text: str) -> None:
    extract = read_plain(text.encode(), "a.txt")
    numbers = [x.sheet for x in paragraphs(extract)]
    assert numbers == sorted(numbers)
    assert max(numbers) <= extract.sheets
