"""Printed numbers: values with ▲, commas and units, years as heads, what stands for no value."""

import re
from dataclasses import dataclass
from decimal import Decimal

from corpus.text import squash

# Counters and measures that official tables print; a longer one is tried first.
UNITS = (
    "百万円", "千円", "万円", "億円", "兆円", "円", "千人", "万人", "人", "世帯", "団体", "箇所",
    "か所", "カ所", "ヶ所", "ヵ所", "施設", "地区", "件", "戸", "棟", "台", "回", "個", "本", "枚",
    "冊", "校", "園", "社", "店", "名", "組", "頭", "床", "口", "票", "ポイント", "pt", "km2", "km",
    "ha", "m2", "m3", "kg", "kwh", "kw", "t-co2", "t", "l", "m", "千kl", "kl", "トン", "リットル",
    "時間", "日", "％", "%", "‰", "倍", "歳",
)  # fmt: skip
_UNIT = "|".join(sorted((re.escape(squash(u).lower()) for u in UNITS), key=len, reverse=True))
_MINUS = r"▲△−‐–\-"
_NUMBER = re.compile(
    rf"(?P<sign>[{_MINUS}+]?)(?P<digits>(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+)(?:\.[0-9]+)?)"
    rf"(?P<unit>{_UNIT})?(?P<note>(?:※[0-9]*|\*[0-9]*|\(?注[0-9]*\)?)?)$",
    re.IGNORECASE,
)
# Figures of two rows that a reader put into one cell are no number: 19 180.
_SEVERAL = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?[%％]?[\s　]+[0-9０-９]")
# 「－」 is how official tables print that there is none, 「…」 that it is not known.
NONE_MARKS = frozenset({"-", "－", "―", "ー", "—", "–", "−", "‐", "─", "皆無"})
_UNKNOWN = re.compile(r"(?:…|‥|\.{2,}|x|\*+|/|・+|不明|未定|n\.?a\.?)$", re.IGNORECASE)
_ERA = r"(?:令和|平成|昭和|大正|明治|[RHS])"
_YEAR = re.compile(
    rf"(?:{_ERA}\.?(?:[0-9]{{1,2}}|元)(?:年度?)?|"
    rf"(?:18|19|20)[0-9]{{2}}(?:\([RHS][0-9]{{1,2}}\))?(?:年度?)?|[0-9]{{1,2}}年度)"
    rf"(?:\((?:{_ERA}\.?(?:[0-9]{{1,2}}|元)|(?:18|19|20)[0-9]{{2}})(?:年度?)?\))?"
    r"(?:末|(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?)(?:現在|時点)?"
    r"(?:[(（]?(?:見込み?|推計|予算|決算|実績|目標|基準|当初|計画)[値額年)）]*)?$"
)
_TOTAL = re.compile(r"(?:総|合|小)?計|総数|総額|全体|全市|市計|合計[(（].*[)）]")
_PART = re.compile(r"[(（〔]?(?:うち|再掲|内、)|[(（]内[^訳科]")
_UNIT_NOTE = re.compile(
    r"[(（〔\[【]?単位\s*[:：]?\s*(?P<named>[^)）〕\]】\s]{1,12})|[(（](?P<bare>[^()（）]{1,6})[)）]$"
)

_WHOLE_UNIT_NOTE = re.compile(r"[(〔\[【]?単位:?[^()〔〕\[\]【】。]{1,12}[)〕\]】]?$")


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number; `unit` is the counter printed behind it, `places` its decimal places."""

    value: Decimal
    unit: str | None
    places: int


def read_number(text: str) -> Number | None:
    """Read 「1,234」, 「▲５.２％」, 「－12」, 「120人」; None where a text is no number."""
    found = _NUMBER.match(squash(text))
    if not found or _SEVERAL.match(text.strip()):
        return None
    digits = found["digits"].replace(",", "")
    if digits.startswith("0") and digits[1:2].isdigit():  # 012 is a code, not a count
        return None
    value = Decimal(digits)
    if found["sign"] and found["sign"] != "+":
        value = -value
    return Number(value, found["unit"], len(digits.partition(".")[2]))


def is_missing(text: str) -> bool:
    """Tell whether a cell is blank or prints a sign for no value (－, …, x)."""
    bare = squash(text)
    return not bare or bare in NONE_MARKS or bool(_UNKNOWN.match(bare))


def is_year(text: str) -> bool:
    """Tell whether a head is a year or a date: R5, 令和５年度, 2025, 令和6年10月1日現在."""
    return bool(_YEAR.match(squash(text)))


def is_unit_note(text: str) -> bool:
    """Tell whether a text does nothing but name the unit: （単位：人）, 単位：千円."""
    return bool(_WHOLE_UNIT_NOTE.match(squash(text)))


def is_total(text: str) -> bool:
    """Tell whether a head names a total: 計, 合計, 小計, 総計, 総数."""
    return bool(_TOTAL.fullmatch(squash(text)))


def is_subtotal(text: str) -> bool:
    """Tell whether a head names a total of a part of the rows."""
    return squash(text) == "小計"


def is_part(text: str) -> bool:
    """Tell whether a head names a part of the one before it (うち…, 再掲)."""
    return bool(_PART.match(squash(text)))


def find_unit(text: str, *, named_only: bool = False) -> tuple[str, int, int] | None:
    """Find 「（単位：人）」, or 「（千円）」 and 「%」 at the end of a head; with its span.

    `named_only` asks for the word 単位, as in a paragraph.
    """
    for found in _UNIT_NOTE.finditer(text):
        group = "named" if found["named"] else "bare"
        unit = found[group]
        known = group == "named" or re.fullmatch(_UNIT, squash(unit).lower())
        if known and not (named_only and group == "bare"):
            return unit, found.start(group), found.end(group)
    bare = text.rstrip()
    if not named_only and bare.endswith(("%", "％")):
        return bare[-1], len(bare) - 1, len(bare)
    return None
