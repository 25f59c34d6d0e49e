"""Dates and times as Excel prints them, with Japanese eras and weekdays.

Codes: yyyy/m/d, ge.m.d, ggge"年"m"月"d"日", aaa (月), aaaa (月曜日), h:mm, [h]:mm, AM/PM.
"""

from collections.abc import Callable
from datetime import date, datetime

from corpus.formats.xlsx_codes import Sign, Token

# First day, name, Latin letter.
_ERAS = (
    (date(2019, 5, 1), "令和", "R"),
    (date(1989, 1, 8), "平成", "H"),
    (date(1926, 12, 25), "昭和", "S"),
    (date(1912, 7, 30), "大正", "T"),
    (date(1868, 1, 25), "明治", "M"),
)
_WEEKDAYS = "月火水木金土日"
_HALF_DAYS = {"AM/PM": ("AM", "PM"), "A/P": ("A", "P"), "午前/午後": ("午前", "午後")}
_SECONDS = {"h": 3600, "m": 60, "s": 1}


def print_date(moment: datetime, days: float, tokens: tuple[Token, ...]) -> str:
    """Print a moment by the tokens of a format; `days` is its serial number, for [h]:mm."""
    twelve = any(token.sign is Sign.HALF_DAY for token in tokens)
    printed = []
    for place, token in enumerate(tokens):
        if token.sign is Sign.ELAPSED:
            printed.append(_elapsed(days, token.text[1:-1].lower()))
        elif token.sign is Sign.HALF_DAY:
            half = _HALF_DAYS.get(token.text.upper(), _HALF_DAYS["AM/PM"])
            printed.append(half[moment.hour >= 12])
        elif token.sign is Sign.DATE:
            code = token.text.lower()
            if code in ("m", "mm") and _is_minute(tokens, place):
                code = code.replace("m", "n")
            printed.append(_printed(moment, code, twelve=twelve))
        else:
            printed.append(token.text)
    return "".join(printed)


def _is_minute(tokens: tuple[Token, ...], place: int) -> bool:
    """Tell whether an m means minutes: the code before it is hours, or the one after seconds."""

    def codes(found: tuple[Token, ...]) -> list[str]:
        return [
            token.text.strip("[]").lower()
            for token in found
            if token.sign in (Sign.DATE, Sign.ELAPSED)
        ]

    before, after = codes(tokens[:place]), codes(tokens[place + 1 :])
    return bool(before and before[-1][0] == "h") or bool(after and after[0][0] == "s")


def _elapsed(days: float, code: str) -> str:
    return str(int(round(days * 86_400) // _SECONDS[code[0]])).zfill(len(code))


def _printed(moment: datetime, code: str, *, twelve: bool) -> str:
    if code.startswith("s") and "." in code:
        places = len(code.partition(".")[2])
        return f"{moment.second:02}.{moment.microsecond:06}"[: 3 + places]
    write = _WRITERS[code[0]]
    if code[0] == "h" and twelve:
        return str((moment.hour - 1) % 12 + 1).zfill(min(len(code), 2))
    return write(moment, len(code))


def _era(moment: datetime) -> tuple[str, str, int]:
    """Give the name and letter of an era and its year; before 明治 there is only the year."""
    for first, name, letter in _ERAS:
        if moment.date() >= first:
            return name, letter, moment.year - first.year + 1
    return "", "", moment.year


def _era_name(moment: datetime, length: int) -> str:
    name, letter, _ = _era(moment)
    return {1: letter, 2: name[:1]}.get(length, name)


def _month(moment: datetime, length: int) -> str:
    if length <= 2:
        return str(moment.month).zfill(length)
    name = f"{moment:%B}"
    return {3: name[:3], 5: name[0]}.get(length, name)


def _day(moment: datetime, length: int) -> str:
    if length <= 2:
        return str(moment.day).zfill(length)
    return f"{moment:%A}"[: 3 if length == 3 else None]


def _weekday(moment: datetime, length: int) -> str:
    return _WEEKDAYS[moment.weekday()] + ("曜日" if length > 3 else "")


def _padded(number: int, length: int) -> str:
    return str(number).zfill(min(length, 2))


_WRITERS: dict[str, Callable[[datetime, int], str]] = {
    "y": lambda moment, length: str(moment.year) if length > 2 else f"{moment:%y}",
    "e": lambda moment, length: _padded(_era(moment)[2], length),
    "g": _era_name,
    "m": _month,
    "n": lambda moment, length: _padded(moment.minute, length),
    "d": _day,
    "a": _weekday,
    "h": lambda moment, length: _padded(moment.hour, length),
    "s": lambda moment, length: _padded(moment.second, length),
}
