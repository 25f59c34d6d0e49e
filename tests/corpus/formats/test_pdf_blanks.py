import pytest

from corpus.formats.pdf_blanks import blank_between


@pytest.mark.parametrize(
    ("before", "after", "blank"),
    [
        ("the working", "group", " "),
        ("（設置）", "第一条 この要綱は", " "),
        ("（設置） 第一条", "この要綱は", " "),
        ("第12条の2", "この要綱は", " "),
        ("（設置） 第一条", "の二 この要綱は", ""),
        ("（設置） 第六十条の十", "一 この要綱は", ""),
        ("この要綱の第一条", "の規定は", ""),
        ("次の者一　住む者二", "働く者", "　"),
        ("次の者一　住む者三", "働く者", ""),
        ("令和二　年、平成三", "年", ""),
        ("見本市", "まちづくり", ""),
    ],
)
def test_a_blank_at_the_end_of_a_line_is_given_back_where_the_text_tells_of_it(
    before: str, after: str, blank: str
) -> None:
    assert blank_between(before, after) == blank
