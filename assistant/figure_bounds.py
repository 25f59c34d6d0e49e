"""Bounds that a question sets to figures: 65%以上, 5割を下回る, 1万人より多い, 3割以上5割未満."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from operator import ge, gt, le, lt

from corpus.figures import UNITS
from corpus.text import squash
from index.normalise import fold

_KANJI_DIGITS = "〇一二三四五六七八九"
_SMALL = {"十": 10, "百": 100, "千": 1_000}
_SCALES = re.compile(r"[十百千万億兆]")
_LARGE = {"万": 10_000, "億": 100_000_000, "兆": 1_000_000_000_000}
_MEASURES = "|".join(
    sorted((re.escape(fold(unit)) for unit in (*UNITS, "パーセント", "つ")), key=len, reverse=True)
)
_MORE, _LESS = r"(?:多|大き|高|長|上)", r"(?:少な|小さ|低|短|若|下)"
_NOT = r"(?:(?:て(?:い)?|い)?(?:な[いかく]|ません)|ず)"
# 割り and 切り begin other verbs: 割り当てる, 切り捨てる.
_STEM_ENDS = r"(?=[、,。?？]|ます|まし|そう|つつ|$)"
_UNDERCUT = rf"(?<=を)(?:[割切](?:[っるれ]|り{_STEM_ENDS})|割り込)"
_NOT_UNDERCUT = rf"(?<=を)(?:[割切](?:ってい|って|ら|り)|割り込(?:ま|み|んでい)){_NOT}"
# 10件届いた tells of a delivery, 60%に届いた of a bound.
_REACHES, _FALLS_SHORT = r"(?<=[にも])届(?:く|い)", rf"(?<=[にも])届(?:か|き{_NOT}|い{_NOT})"
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
# The longer wording stands before the one that it contains.
_WORDING: tuple[tuple[str, str], ...] = (
    ("at_most", rf"超え{_NOT}|上回(?:ってい|って|ら|り){_NOT}|以下|以内"),
    (
        "at_least",
        rf"下回(?:ってい|って|ら|り){_NOT}|{_NOT_UNDERCUT}|以上|達(?:する|し(?!{_NOT}))"
        rf"|満た(?:す|し(?!{_NOT}))|(?!{_FALLS_SHORT}){_REACHES}",
    ),
    (
        "below",
        rf"未満|下回|{_UNDERCUT}|足らず|満た(?:な|さ(?!れ)|ず|ません|し{_NOT})|{_FALLS_SHORT}"
        rf"|達(?:し{_NOT}|せず)|より(?:も)?{_LESS}",
    ),
    ("above", rf"超|上回|突破|越え|より(?:も)?{_MORE}"),
)
_HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "at_most": le,
    "at_least": ge,
    "below": lt,
    "above": gt,
}
_BOUND = re.compile(
    r"(?:(?<![0-9.,第])(?:約|およそ)?(?P<digits>[0-9〇一二三四五六七八九十百千万億兆,.]+)"
    rf"(?:(?P<share>割)(?:(?P<tenth>[0-9一二三四五六七八九])分)?|(?P<unit>{_MEASURES}))?"
    r"|(?P<half>半分|半数))(?:の大台)?(?:を|も|に)*"
    rf"(?:{'|'.join(f'(?P<{name}>{wording})' for name, wording in _WORDING)})"
)
_PREFIX = re.compile(r"(?P<scale>[十百千万億兆]*)(?P<base>[円人].*|kl|kw)$")
_SAME = {"名": "人", "パーセント": "%", "個": "つ"}
_PLACES = re.compile(r"[か箇ヶカヵ]所")
# A half and a tenth part in per cent.
_HALF, _TENTH = Decimal(50), Decimal(10)


@dataclass(frozen=True, slots=True)
class Bound:
    """A number that figures must reach, exceed or stay below; `unit` is "" where none is said.

    The number is in the unit without 千 or 万 before it: 5千円 is 5000 of 円.
    """

    number: Decimal
    unit: str
    name: str
    start: int
    end: int

    def holds(self, number: Decimal) -> bool:
        """Tell whether a number is within the bound."""
        return _HOLDS[self.name](number, self.number)


def find_bounds(text: str) -> tuple[Bound, ...]:
    """Read the bounds of a folded text, in order; none whose number cannot be read."""
    return tuple(bound for found in _BOUND.finditer(text) if (bound := _bound(found)))


def base_unit(unit: str) -> tuple[int, str]:
    """Give how many of its base unit a printed unit is: 千円 is 1000 of 円."""
    folded = fold(squash(unit))
    folded = _SAME.get(folded, _PLACES.sub("か所", folded))
    found = _PREFIX.fullmatch(folded)
    if not found or not found["scale"]:
        return 1, folded
    scale = read_count(f"1{found['scale']}")
    return (int(scale), found["base"]) if scale else (1, folded)


def read_count(digits: str) -> Decimal | None:
    """Read 12,000, 1.5万, 三十, 2万5千; None where signs make no number."""
    signs = digits.replace(",", "")
    figures = "".join(str(_KANJI_DIGITS.find(s)) if s in _KANJI_DIGITS else s for s in signs)
    parts = [part for part in _SCALES.split(figures) if part]
    if not signs or not all(map(_NUMBER.fullmatch, parts)):
        return None
    total = section = Decimal(0)
    figure = ""
    for sign in figures:
        if sign in _SMALL:
            section += _number(figure) * _SMALL[sign]
            figure = ""
        elif sign in _LARGE:
            section += _number(figure) if figure or not section else Decimal(0)
            total, section, figure = total + section * _LARGE[sign], Decimal(0), ""
        else:
            figure += sign
    return total + section + (_number(figure) if figure else Decimal(0))


def _number(figure: str) -> Decimal:
    """Give a number of digits, one where none are written."""
    return Decimal(figure) if figure else Decimal(1)


def _bound(found: re.Match[str]) -> Bound | None:
    """Make the bound of a match."""
    name = next(name for name, _ in _WORDING if found[name])
    if found["half"]:
        return Bound(_HALF, "%", name, found.start(), found.end())
    number = read_count(found["digits"])
    if number is None:
        return None
    if found["share"]:
        tenth = read_count(found["tenth"]) if found["tenth"] else None
        return Bound(number * _TENTH + (tenth or 0), "%", name, found.start(), found.end())
    scale, unit = base_unit(found["unit"] or "")
    return Bound(number * scale, unit, name, found.start(), found.end())
