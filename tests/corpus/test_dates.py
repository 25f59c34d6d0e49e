from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Calendar, Precision, PrintedDate
from corpus.dates import find_dates

TEXT = st.text(alphabet="令和平成R元年度月日.（）(～●0129７ \n", max_size=24)


def only(text: str) -> PrintedDate:
    (date,) = find_dates(text)
    assert (date.start, date.end) == (0, len(text))
    return date


@pytest.mark.parametrize(
    ("text", "value", "fiscal_year"),
    [
        ("令和４年2月", "2022-02", 2021),
        ("R6.8.29", "2024-08-29", 2024),
        ("2023(R5)年11月", "2023-11", 2023),
        ("２０２３（Ｒ５）年１１月", "2023-11", 2023),
        ("平成 31 年 4 月 30 日", "2019-04-30", 2019),
        ("令和元年5月1日", "2019-05-01", 2019),
        ("昭和63年3月31日", "1988-03-31", 1987),
        ("2025年", "2025", None),
        ("令和６年", "2024", None),
    ],
)
def test_a_year_is_a_calendar_year_and_its_fiscal_year_is_computed(
    text: str, value: str, fiscal_year: int | None
) -> None:
    date = only(text)
    assert (date.value, date.calendar, date.fiscal_year) == (value, Calendar.CALENDAR, fiscal_year)


@pytest.mark.parametrize(
    "text", ["令和５年度", "R5年度", "2023(R5)年度", "2023年度", "令和\n5年度"]
)
def test_nendo_is_a_fiscal_year(text: str) -> None:
    date = only(text)
    assert (date.value, date.calendar, date.fiscal_year) == ("2023", Calendar.FISCAL, 2023)


def test_a_month_that_is_left_open() -> None:
    date = only("令和７年●月")
    assert (date.value, date.precision, date.left_open) == ("2025", Precision.YEAR, True)


def test_a_range_of_months_ends_before_the_next_number() -> None:
    (date,) = find_dates("R5.5～7 32地区")
    assert (date.value, date.until, date.end) == ("2023-05", "2023-07", 6)


@pytest.mark.parametrize(
    ("text", "precision"),
    [("令和5年度", "year"), ("令和5年6月", "month"), ("令和5年6月7日", "day")],
)
def test_precision_is_what_is_printed(text: str, precision: str) -> None:
    assert only(text).precision == precision


@pytest.mark.parametrize(
    "text", ["2040", "5年", "３年間", "10数年", "令和", "PR5", "令和5年13月", "12025年", "R5.13.1"]
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_dates(text) == ()


def test_offsets_count_from_the_beginning_of_the_text() -> None:
    (date,) = find_dates("先頭 令和5年度末", 3)
    assert (date.start, date.end) == (3, 8)


@given(TEXT)
def test_dates_stand_in_order_and_apart(text: str) -> None:
    spans = [(date.start, date.end) for date in find_dates(text)]
    assert spans == sorted(spans)
    assert all(start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
