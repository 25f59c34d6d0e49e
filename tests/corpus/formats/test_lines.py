import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DocumentError
from corpus.formats.blocks import Unreadable
from corpus.formats.limits import Limits
from corpus.formats.lines import cell_line, check_text, find_unreadable, text_lines, trim

TEXT = st.text(alphabet="a協 　\r\n\f\t")


@given(TEXT)
def test_lines_and_their_ends_are_the_text(text: str) -> None:
    assert "".join(text[x.start : x.end] + x.end_mark for x in text_lines(text)) == text


@given(TEXT)
def test_no_line_holds_an_end(text: str) -> None:
    assert not any(set(text[x.start : x.end]) & set("\r\n\f") for x in text_lines(text))


@given(TEXT, st.integers(0, 20), st.integers(0, 20))
def test_trimming_takes_white_space_only(text: str, start: int, end: int) -> None:
    first, last = trim(text, start, end)
    assert text[first:last] == text[start:end].strip()


@given(TEXT)
def test_a_cell_line_keeps_its_indent_and_loses_the_spaces_around(text: str) -> None:
    span = cell_line(text, 0, len(text))
    assert (span and text[slice(*span)]) == (text.strip(" \t") if text.strip() else None)


@pytest.mark.parametrize("text", ["", " 　\n\t\r\n"])
def test_a_text_without_letters_is_refused(text: str) -> None:
    with pytest.raises(DocumentError, match="文字が一つもありません"):
        check_text(text, "a.txt", Limits())


def test_a_line_beyond_the_limit_is_refused_with_its_number() -> None:
    with pytest.raises(DocumentError, match=r"2行目が改行なしで 6 文字続いて.*1行 5 文字まで"):
        check_text("a\r\nabcdef", "a.txt", Limits(max_line_characters=5))


def test_ten_megabytes_on_one_line_are_refused() -> None:
    with pytest.raises(DocumentError, match="1行目が改行なしで 3,500,000 文字続いています"):
        check_text("協" * 3_500_000, "a.txt", Limits())


def test_letters_that_were_lost_or_drawn_are_told() -> None:
    assert find_unreadable("見本\ue000市\ufffd\ufffd", sheet=2) == (
        Unreadable(2, "外字 1文字（作ったパソコンでしか表示できない文字）"),
        Unreadable(2, "「\ufffd」に置き換わった文字 2文字（保存の時に失われた文字）"),
    )
