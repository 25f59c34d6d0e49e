"""The order of printed numbers: what follows 第12条の2, （３）, イ or ⅳ, and what comes first."""

import re
import unicodedata
from functools import lru_cache

Place = tuple[int, ...]

_GOJUON = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
)
_DIGITS = {"〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_ROMAN = {"I": 1, "V": 5, "X": 10}
_NUMBER = re.compile(r"[0-9]+|[〇一二三四五六七八九十百千]+")
_SERIES = {
    "katakana": (_GOJUON, _IROHA),
    "katakana_parenthesis": (_GOJUON, _IROHA),
    "latin": ("ABCDEFGHIJKLMNOPQRSTUVWXYZ",),
    "latin_parenthesis": ("ABCDEFGHIJKLMNOPQRSTUVWXYZ",),
    "capital": ("ABCDEFGHIJKLMNOPQRSTUVWXYZ",),
}
_ROMAN_STYLES = frozenset({"roman", "small_roman", "roman_parenthesis"})


def follows(style: str, before: str, label: str) -> bool:
    """Tell whether a label is the next number: ２ after １, 第12条の２ after 第12条."""
    earlier, later = places(style, before), places(style, label)
    return any(_is_next(a, b) for a, b in zip(earlier, later, strict=True) if a and b)


def is_first(style: str, label: str) -> bool:
    """Tell whether a label opens a series: １, （一）, ア, イ (of イロハ), ａ, 1.1."""
    return any(place and place[-1] == 1 for place in places(style, label))


def _is_next(before: Place, place: Place) -> bool:
    """Tell whether a number follows another in a series that may branch (12, 12-2, 13)."""
    if place[:-1] == before and place[-1] in {1, 2}:
        return True
    depth = len(place) - 1
    same_above = place[:depth] == before[:depth] and len(before) > depth
    return same_above and place[depth] == before[depth] + 1


@lru_cache(maxsize=4096)
def places(style: str, label: str) -> tuple[Place | None, ...]:
    """Read a label's number, once for each series that it can belong to; None where it has none."""
    text = unicodedata.normalize("NFKC", label).upper()
    if style in _SERIES:
        return tuple(_place_in(series, text) for series in _SERIES[style])
    if style in _ROMAN_STYLES:
        letters = re.sub(r"[^IVX]", "", text)
        return ((_roman(letters),) if letters else None,)
    numbers = tuple(_value(number) for number in _NUMBER.findall(text))
    return (numbers or None,)


def _place_in(series: str, text: str) -> Place | None:
    """Give the place of a letter in its series, from 1."""
    letter = next((character for character in text if character.isalpha()), None)
    place = series.find(letter) if letter else -1
    return (place + 1,) if place >= 0 else None


def _roman(letters: str) -> int:
    """Read a Roman number up to 39."""
    values = [_ROMAN[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-v if v < n else v for v, n in zip(values, following, strict=True))


def _value(number: str) -> int:
    """Read a number in Arabic digits, in 十二 or in 一二 notation."""
    if number.isascii():
        return int(number)
    if not any(character in _POWERS for character in number):
        return int("".join(str(_DIGITS[character]) for character in number))
    total = digit = 0
    for character in number:
        if character in _POWERS:
            total += (digit or 1) * _POWERS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
