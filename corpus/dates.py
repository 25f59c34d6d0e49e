"""Dates as Japanese offices print them: 令和７年●月, R6.8.29, 2023(R5)年11月, 令和５年度."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

_ERA_BEFORE = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_LETTERS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
_OPEN = "●○"
_ERA = r"(?P<era>明治|大正|昭和|平成|令和|(?<![A-Za-z])[MTSHR](?=\d))\s*(?P<number>元|\d{1,2})"
_BOTH = r"(?P<both>(?<!\d)(?:19|20)\d\d)\s*[(（](?P<letter>[MTSHR])\d{1,2}[)）]"
_WEST = r"(?P<west>(?<!\d)(?:19|20)\d\d)"
_MONTH = rf"(?P<month>\d{{1,2}}|[{_OPEN}]+)\s*月(?:\s*(?P<day>\d{{1,2}}|[{_OPEN}]+)\s*日)?"
_WRITTEN = re.compile(rf"(?:{_BOTH}|{_ERA}|{_WEST})\s*年(?:(?P<fiscal>度)|\s*{_MONTH})?")
_DOTTED = re.compile(
    rf"{_ERA}\.(?P<month>\d{{1,2}})(?:\.(?P<day>\d{{1,2}}))?(?:[～~〜](?P<until>\d{{1,2}}))?"
)
FIRST_MONTH_OF_FISCAL_YEAR = 4


class Precision(StrEnum):
    """How much of a date is printed."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class Calendar(StrEnum):
    """What a printed year counts: the calendar year, or the fiscal year (年度, April to March)."""

    CALENDAR = "calendar"
    FISCAL = "fiscal"


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date that stands at [start:end] of a text.

    `value` is YYYY, YYYY-MM or YYYY-MM-DD, as far as printed; `until` the end of a printed range.
    `fiscal_year` is printed where the calendar is fiscal, else computed from year and month; it is
    None where no month is printed. `left_open` says that a month or day is printed as ●.
    """

    start: int
    end: int
    value: str
    precision: Precision
    calendar: Calendar
    fiscal_year: int | None
    left_open: bool = False
    until: str | None = None


def find_dates(text: str, start: int = 0, end: int | None = None) -> tuple[PrintedDate, ...]:
    """Find the dates in text[start:end]; a bare number without 年 is no date."""
    folded = "".join(map(_half_width, text[start:end]))
    matches = [m for pattern in (_WRITTEN, _DOTTED) for m in pattern.finditer(folded)]
    dates: list[PrintedDate] = []
    for match in sorted(matches, key=lambda m: m.start()):
        date = _date(match, start)
        if date is not None and (not dates or date.start >= dates[-1].end):
            dates.append(date)
    return tuple(dates)


def _half_width(character: str) -> str:
    """Give a character in half width where that is one character, so that offsets stay."""
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


def _date(match: re.Match[str], offset: int) -> PrintedDate | None:
    """Make the record of a match; None where a month or a day is impossible."""
    parts = match.groupdict()
    year = _year(parts)
    fiscal = bool(parts.get("fiscal"))
    month, day = parts.get("month"), parts.get("day")
    numbers = [int(part) for part in (month, day) if part and part.isdecimal()]
    if any(not 1 <= number <= most for number, most in zip(numbers, (12, 31), strict=False)):
        return None
    until = parts.get("until")
    return PrintedDate(
        offset + match.start(),
        offset + match.end(),
        "-".join([str(year), *(f"{number:02}" for number in numbers)]),
        list(Precision)[len(numbers)],
        Calendar.FISCAL if fiscal else Calendar.CALENDAR,
        _fiscal_year(year, fiscal, numbers),
        left_open=any(part is not None and part[0] in _OPEN for part in (month, day)),
        until=f"{year}-{int(until):02}" if until else None,
    )


def _year(parts: dict[str, str | None]) -> int:
    """Give the western year that a match prints."""
    western = parts.get("both") or parts.get("west")
    if western:
        return int(western)
    era, number = parts["era"] or "", parts["number"] or ""
    return _ERA_BEFORE[_LETTERS.get(era, era)] + (1 if number == "元" else int(number))


def _fiscal_year(year: int, fiscal: bool, numbers: list[int]) -> int | None:
    """Give the fiscal year that a date is in, None where its month is not printed."""
    if fiscal:
        return year
    if not numbers:
        return None
    return year if numbers[0] >= FIRST_MONTH_OF_FISCAL_YEAR else year - 1
