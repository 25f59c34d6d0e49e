"""Normalisation for search. What is shown and cited is never normalised."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from index.variants import DOUBLED, VARIANTS

_DIGITS = {kanji: value for value, kanji in enumerate("〇一二三四五六七八九")}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_KANJI = "〇一二三四五六七八九十百千"
# 〇 alone stands for "not yet known" (令和〇年), so a numeral holds at least one other sign. After
# 万 and larger the run is the tail of a bigger number, which stays in kanji as a whole.
_NUMERAL = rf"(?<![{_KANJI}万億兆])(?=〇*[一二三四五六七八九十百千])[{_KANJI}]+"
_COUNTED = re.compile(
    rf"(?:(?<=第)|(?<=[0-9][条項号]の)|(?<=\()(?=[一二三四五六七八九十]{{1,3}}\))"
    rf"|(?={_NUMERAL}(?:年|[かカケ箇個](?:年|月|所|国)|回|項目|件))"
    rf"|(?<=[0-9]年)(?={_NUMERAL}月)|(?<=[0-9]月)(?={_NUMERAL}日)){_NUMERAL}"
)
_KA_COUNTER = re.compile(r"(?<=[0-9])[カケ箇個](?=年|月|所|国)")
_FIRST_YEAR = re.compile(r"(?<=令和|平成|昭和|大正|明治)元(?=年)")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SPOKEN_FORMS = str.maketrans(
    dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("〜∼", "~") | {"·": "・"}
)
# A number in a ring or brackets is written (1): bare digits would run into the text behind them.
_RINGED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_RINGS = {
    **{ord(sign): f"({value})" for value, sign in enumerate(_RINGED, 1)},
    **{code: f"({code - 0x3251 + 21})" for code in range(0x3251, 0x3260)},  # ㉑ to ㉟
    **{code: f"({code - 0x32B1 + 36})" for code in range(0x32B1, 0x32C0)},  # ㊱ to ㊿
    **{code: f"({code - 0x2776 + 1})" for code in range(0x2776, 0x2780)},  # ❶ to ❿
    **{code: f"({code - 0x24EB + 11})" for code in range(0x24EB, 0x24F5)},  # ⓫ to ⓴
    **{code: f"({code - 0x2780 + 1})" for code in range(0x2780, 0x278A)},  # ➀ to ➉
    **{code: f"({code - 0x24F5 + 1})" for code in range(0x24F5, 0x24FF)},  # ⓵ to ⓾
}


REMEMBERED_CHARS = 400


def fold(text: str) -> str:
    """Fold spellings that a reader takes for the same into one form; idempotent, never raises.

    Widths and compatibility forms (NFKC), case, old and variant kanji, ringed and bracketed
    numbers, kanji numerals (behind 第, in brackets, before a counter), 元年, か年, dashes, kanji
    written twice for 々. Control characters and lone surrogates become spaces, invisible ones
    vanish. Short texts are remembered.
    """
    return _remembered(text) if len(text) <= REMEMBERED_CHARS else _folded(text)


@lru_cache(maxsize=16_384)
def _remembered(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    """Fold until nothing changes any more."""
    folded = _fold_once(text)
    while folded != text:  # lower case and NFKC can each make work for the other
        text, folded = folded, _fold_once(folded)
    return folded


def _fold_once(text: str) -> str:
    """Run every step once."""
    text = _INVISIBLE.sub("", _CONTROL.sub(" ", text)).translate(_RINGS)
    text = unicodedata.normalize("NFKC", text).lower()
    text = text.translate(VARIANTS).translate(_SPOKEN_FORMS)
    text = DOUBLED.sub(lambda found: f"{found.group()[0]}々", text)
    text = _COUNTED.sub(lambda found: str(kanji_number(found.group())), text)
    return _KA_COUNTER.sub("か", _FIRST_YEAR.sub("1", text))


def kanji_number(numeral: str) -> int:
    """Read a run of 〇一…九十百千: by place (二〇二五) or by unit (二千二十五)."""
    if not any(sign in _UNITS for sign in numeral):
        return int("".join(str(_DIGITS[sign]) for sign in numeral))
    total, pending = 0, 0
    for sign in numeral:
        if sign in _UNITS:
            total, pending = total + (pending or 1) * _UNITS[sign], 0
        else:
            pending = pending * 10 + _DIGITS[sign]
    return total + pending


@dataclass(frozen=True, slots=True)
class _Era:
    """An era: the western year before its first, and its last year."""

    before: int
    last: int


_ERAS = {
    **dict.fromkeys(("令和", "r"), _Era(2018, 99)),
    **dict.fromkeys(("平成", "h"), _Era(1988, 31)),
    **dict.fromkeys(("昭和", "s"), _Era(1925, 64)),
    **dict.fromkeys(("大正",), _Era(1911, 15)),
    **dict.fromkeys(("明治",), _Era(1867, 45)),
}
_YEAR = re.compile(
    r"(?P<western>(?<![0-9])(?:1[89]|20)[0-9]{2})(?:\([^()\n]{1,6}\))? ?(?P<kind>年度|年)"
    r"|(?P<era>令和|平成|昭和|大正|明治|(?<![a-z0-9])[rhs](?=[ .]?[0-9]{1,2}(?![0-9a-z])))"
    r"[ .]?(?P<number>[0-9]{1,2})(?![0-9])(?:\([^()\n]{4,6}\))? ?(?P<era_kind>年度|年)?"
)


def canonical_years(folded: str) -> tuple[str, ...]:
    """Give the years of a folded text in western form, in order: 2025年度, 2025年, or bare 2025.

    A fiscal year (年度) and a calendar year (年) stay apart. A letter without 年 (R7) is bare.
    """
    years = (_canonical(found) for found in _YEAR.finditer(folded))
    return tuple(year for year in years if year)


def _canonical(found: re.Match[str]) -> str | None:
    """Turn one match of a year into its western form; None outside the era."""
    if found["western"]:
        return f"{found['western']}{found['kind']}"
    era, number = _ERAS[found["era"]], int(found["number"])
    if not 1 <= number <= era.last or (found["era"] == "s" and not found["era_kind"]):
        return None
    return f"{era.before + number}{found['era_kind'] or ''}"
