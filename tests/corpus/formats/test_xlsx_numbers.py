from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904 as MAC
from openpyxl.utils.datetime import CALENDAR_WINDOWS_1900 as WINDOWS

from corpus.formats.xlsx_codes import format_code
from corpus.formats.xlsx_numbers import display, general

ACCOUNTS = '_ "¥"* #,##0_ ;_ "¥"* \\-#,##0_ ;_ "¥"* "-"_ ;_ @_ '


@pytest.mark.parametrize(
    ("stored", "code", "printed"),
    [
        ("0.30000000000000004", "General", "0.3"),
        ("1234.56789012345", "General", "1234.56789"),
        ("0.333333333333333", "General", "0.333333333"),
        ("123456789012", "General", "123456789012"),
        ("1.0E-7", "General", "0.0000001"),
        ("-5", "General", "-5"),
        ("5", "0", "5"),
        ("1.005", "0.00", "1.01"),
        ("12345.6", "#,##0", "12,346"),
        ("1234567", "#,##0", "1,234,567"),
        ("999", "#,##0", "999"),
        ("-1234", '#,##0;"△ "#,##0', "△ 1,234"),
        ("-1234", "#,##0;[Red]-#,##0", "-1,234"),
        ("-1234.5", "#,##0.0", "-1,234.5"),
        ("-0.2", "0", "0"),
        ("0", '#,##0;-#,##0;"－"', "－"),
        ("0.1234", "0.0%", "12.3%"),
        ("0.5", "0%", "50%"),
        ("12345678", "#,##0,", "12,346"),
        ("1234.5", "#,##0.##", "1,234.5"),
        ("3", '0"人"', "3人"),
        ("3", 'General"名"', "3名"),
        ("7", "000", "007"),
        ("3860001", "000\\-0000", "386-0001"),
        ("123", "[<=999]000;[<=9999]000\\-00;000\\-0000", "123"),
        ("3860001", "[<=999]000;[<=9999]000\\-00;000\\-0000", "386-0001"),
        ("5000", "[$¥-411]#,##0", "¥5,000"),
        ("-12", ACCOUNTS, "¥-12"),
        ("0", ACCOUNTS, "¥-"),
        ("42", "[DBNum3]0", "４２"),
        ("42", "@", "42"),
        ("abc", "0", "abc"),
    ],
)
def test_numbers_are_printed_by_their_format(stored: str, code: str, printed: str) -> None:
    assert display(stored, code, WINDOWS) == printed


@pytest.mark.parametrize(
    ("stored", "code", "printed"),
    [
        ("45748", "yyyy/m/d", "2025/4/1"),
        ("45748", "yyyy-mm-dd", "2025-04-01"),
        ("45748", "[$-411]ge.m.d", "R7.4.1"),
        ("45748", '[$-411]ggge"年"m"月"d"日";@', "令和7年4月1日"),
        ("45748", '[$-411]gge"年度"', "令7年度"),
        ("43585", '[$-411]ggge"年"', "平成31年"),
        ("43586", '[$-411]ggge"年"', "令和1年"),
        ("45748", 'm"月"d"日"(aaa)', "4月1日(火)"),
        ("45748", "aaaa", "火曜日"),
        ("45748", "d-mmm-yy", "1-Apr-25"),
        ("45748.375", "yyyy/m/d h:mm", "2025/4/1 9:00"),
        ("0.375", "h:mm", "9:00"),
        ("0.75", "h:mm AM/PM", "6:00 PM"),
        ("0.5625", 'h"時"mm"分"', "13時30分"),
        ("1.5", "[h]:mm", "36:00"),
        ("0.5", "mm:ss", "00:00"),
        ("45748", "[$-F800]dddd, mmmm dd, yyyy", "2025年4月1日"),
        ("-5", "yyyy/m/d", "1899/12/25"),
    ],
)
def test_dates_are_printed_by_their_format(stored: str, code: str, printed: str) -> None:
    assert display(stored, code, WINDOWS) == printed


def test_workbooks_of_old_macs_count_from_1904() -> None:
    assert display("0", "yyyy/m/d", MAC) == "1904/1/1"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (0, "General"),
        (3, "#,##0"),
        (14, "yyyy/m/d"),
        (57, "ge.m.d"),
        (58, 'ggge"年"m"月"d"日"'),
        (170, "0.0"),
        (999, "General"),
    ],
)
def test_formats_that_excel_never_writes_are_those_of_japanese_excel(
    number: int, code: str
) -> None:
    assert format_code(number, {170: "0.0"}) == code


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_are_printed_in_full(number: int) -> None:
    assert general(Decimal(number)) == str(number)


@given(st.decimals(-100_000, 100_000, places=2))
def test_grouping_only_adds_commas(number: Decimal) -> None:
    printed = display(str(number), "#,##0.00", WINDOWS)
    assert Decimal(printed.replace(",", "")) == number


@given(st.floats(-1e9, 1e9), st.text('0#?.,%;[]@yge/ -"年G', max_size=8))
def test_any_format_prints_something_without_failing(number: float, code: str) -> None:
    assert isinstance(display(repr(number), code, WINDOWS), str)
