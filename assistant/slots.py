"""Places in a question that a follow-up fills anew: city, side, year, page, sign, department."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant.sides import SideWords
from corpus.records import Side
from index.normalise import fold


class SlotKind(StrEnum):
    """What a place in a question says."""

    CITY = "city"
    SIDE = "side"
    YEAR = "year"
    PAGE = "page"
    PART = "part"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place: text[start:end] says `value`; for a part, `value` ends in its style of sign."""

    kind: SlotKind
    start: int
    end: int
    value: str


# What the sides are called where a question names none: wording that `SideWords` knows.
SIDE_NAMES = {Side.AFTER: "見直し後", Side.BEFORE: "見直し前"}
_YEAR = re.compile(
    r"(?:令和|平成|昭和|大正|明治)\s?(?:元|[0-9]{1,2}|[一二三四五六七八九十]{1,3})年度?"
    r"|(?<![0-9a-z])[rh][0-9]{1,2}(?![0-9a-z])(?:年度?)?"
    r"|(?<![0-9])(?:18|19|20)[0-9]{2}(?:年度?|(?![0-9年a-zァ-ヺ一-鿿]))"
)
_PAGE = re.compile(r"(?<![0-9])[0-9]{1,3}\s*(?:ページ|頁|p\b)|(?<![a-z])p\.?\s*[0-9]{1,3}(?![0-9])")
_STYLES = (
    re.compile(r"[①-⑳]"),
    re.compile(r"[（(][0-9０-９]{1,2}[）)]"),
    re.compile(r"(?<![ァ-ヶー])[ア-ン](?=[はのをにがともだで、。？?]|って|なら|$|(?:に|を)?つ)"),
)
# A year that another one is measured against is not the one that is asked for.
_BASE = re.compile(r"\s*(?:から|比|に比べ|と比べ|より|を基準|以降)")
_BEHIND = re.compile(r"(?:の(?:欄|ほう|方|ところ)?|では|には|で|に|は|から|だと|と)?[、,\s]*")


class SlotFinder:
    """Finds the places in a text; `cities` gives the spans of city names in a text."""

    def __init__(
        self,
        cities: Callable[[str], Iterable[tuple[int, int]]],
        sides: SideWords,
        departments: Sequence[str],
    ) -> None:
        self._cities = cities
        self._sides = sides
        self._departments = departments

    def find(self, text: str) -> tuple[Slot, ...]:
        """Give the places of a text in order."""
        flat = aligned(text)
        found = [Slot(SlotKind.CITY, s, e, text[s:e]) for s, e in self._cities(text)]
        found += [
            Slot(SlotKind.SIDE, s, e, SIDE_NAMES[side]) for side, s, e in self._sides.spans(flat)
        ]
        found += [_slot(SlotKind.YEAR, text, one) for one in _YEAR.finditer(flat)]
        found += [_slot(SlotKind.PAGE, text, one) for one in _PAGE.finditer(flat)]
        found += [_slot(SlotKind.PART, text, one) for s in _STYLES for one in s.finditer(text)]
        found += self._named_departments(text)
        return tuple(sorted(_apart(found), key=lambda slot: slot.start))

    def _named_departments(self, text: str) -> list[Slot]:
        """Give the departments in a text, none inside a longer one."""
        left, found = text, []
        for name in self._departments:
            start = left.find(name)
            if start >= 0:
                found.append(Slot(SlotKind.DEPARTMENT, start, start + len(name), name))
                left = left.replace(name, "　" * len(name))
        return found


def _slot(kind: SlotKind, text: str, found: re.Match[str]) -> Slot:
    """Make the place of a match."""
    return Slot(kind, found.start(), found.end(), text[found.start() : found.end()])


def _apart(slots: Sequence[Slot]) -> list[Slot]:
    """Leave out places inside longer ones."""
    kept: list[Slot] = []
    for slot in sorted(slots, key=lambda s: (s.start - s.end, s.start)):
        if not any(other.start < slot.end and slot.start < other.end for other in kept):
            kept.append(slot)
    return kept


@lru_cache(maxsize=64)
def aligned(text: str) -> str:
    """Fold a text sign by sign, keeping every offset."""
    folded = ((sign, fold(sign)) for sign in text)
    return "".join(one if len(one) == 1 else sign for sign, one in folded)


@dataclass(frozen=True, slots=True)
class Edits:
    """How an earlier question is rewritten: spans with their new text, and words put before it."""

    spans: tuple[tuple[int, int, str], ...] = ()
    before: tuple[str, ...] = ()

    def apply(self, text: str, start: int, end: int) -> str:
        """Give text[start:end] rewritten; a span counts where it begins."""
        said, at = "", start
        for begin, finish, new in sorted(self.spans):
            if at <= begin < end:
                said += text[at:begin] + new
                at = finish
        return said + text[min(at, end) : end]


def refill(earlier: str, old: Sequence[Slot], new: Sequence[Slot]) -> Edits:
    """Put the places of a follow-up in those of the earlier question, or before it."""
    spans: list[tuple[int, int, str]] = []
    before: list[str] = []
    for kind in dict.fromkeys(slot.kind for slot in new):
        values = [slot.value for slot in new if slot.kind is kind]
        there = [slot for slot in old if slot.kind is kind]
        if kind is SlotKind.SIDE or (kind is SlotKind.CITY and len(there) > 1):
            spans += [(slot.start, _behind(earlier, slot.end), "") for slot in there]
            before += [f"{values[0]}の"]
        elif kind is SlotKind.YEAR:
            asked = [s for s in there if not _BASE.match(earlier[s.end :])] or there
            there = asked = asked or _dated(earlier, old)
            value = values[-1]
            spans += [(s.start, s.end, _as_written(value, s.value)) for s in asked[-1:]]
            before += [] if there else [f"{_as_written(value, '年')}の"]
        elif kind is SlotKind.PART:
            spans += _parts(earlier, there, values)
            before += [] if there else [f"{value}の" for value in values]
        else:
            spans += [(slot.start, slot.end, values[0]) for slot in there]
            before += [] if there else [f"{values[0]}の"]
    return Edits(tuple(spans), tuple(before))


def _dated(earlier: str, old: Sequence[Slot]) -> list[Slot]:
    """Give the years that stand for a side: 令和２年 of 令和２年の版."""
    sides = [slot for slot in old if slot.kind is SlotKind.SIDE]
    found = ((s, _YEAR.match(aligned(earlier[s.start : s.end]))) for s in sides)
    return [Slot(SlotKind.YEAR, s.start, s.start + y.end(), y.group()) for s, y in found if y]


def _as_written(year: str, like: str) -> str:
    """Give a bare year its counter where the other one has it."""
    return f"{year}年" if year.isdecimal() and like.endswith("年") else year


def _behind(text: str, end: int) -> int:
    """Give the end of the particles behind a place."""
    found = _BEHIND.match(text, end)
    return found.end() if found else end


def _parts(
    earlier: str, there: Sequence[Slot], values: Sequence[str]
) -> list[tuple[int, int, str]]:
    """Put signs in the place of those of their style; finer signs behind an outer one go."""
    spans: list[tuple[int, int, str]] = []
    styles = {_style(value): [v for v in values if _style(v) == _style(value)] for value in values}
    for style, signs in styles.items():
        value = "と".join(dict.fromkeys(signs))
        same = [slot for slot in there if _style(slot.value) == style]
        if same:
            last = same[-1]
            spans.append((last.start, last.end, value))
            spans += [
                (slot.start, _behind(earlier, slot.end), "")
                for slot in there
                if slot.start > last.start
            ]
        elif there:
            spans.append((there[-1].end, there[-1].end, f"の{value}"))
    return spans


def _style(sign: str) -> int:
    """Number the style of a sign."""
    return next((n for n, style in enumerate(_STYLES) if style.match(sign)), -1)
