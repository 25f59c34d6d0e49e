"""Follow-ups on figures: the year so many years on, the largest row of a measure, the last aim.

「その2年後は」 behind a year, 「いちばん高い地区は」 behind the value of one 地区, 「最終的には」
behind a figure whose row the answer names.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.carry_words import is_attribute
from assistant.chunks import Chunk
from assistant.slots import SlotKind
from assistant.utterance import Utterance
from index.normalise import canonical_years, fold

_STEPS = re.compile(
    r"^(?P<tied>(?:その|それから|それの|そこから)?(?:さらに)?)"
    r"(?P<count>[0-9０-９]{1,3}|[一二三四五六七八九十])年"
    r"(?P<way>後|前|先)の?(?:年度?)?(?=[はにでのがだも、]|って|[?？。]|$)"
)
# Behind 「2年後」 alone: what asks for the figure again, and nothing else.
_ASKS_AGAIN = re.compile(r"(?:何[一-鿿ァ-ヶー%％]{1,4}|[ぁ-んー、。?？\s]|程度|教|増|減|変)*")
_YEAR_BEFORE = re.compile(r"^前の年(?P<unit>度?)(?=[はにでのがだも、]|って|[?？。]|$)")
_AFTER_NEXT = re.compile(r"^(?:その)?翌々年(?P<unit>度?)")
_YEAR = re.compile(r"(?P<number>[0-9０-９]{1,4})(?P<unit>年?度?)$")
_KANJI = "〇一二三四五六七八九十"
_EXTREME = re.compile(
    r"^(?P<most>(?:いちばん|一番|最も|もっとも)(?:多|少な|高|低|大き|小さ|長|短)い)の?"
    r"(?P<sort>[一-鿿ァ-ヶー]{1,6}|ところ|とこ)?(?=[はがって、でを]|[?？。]|$)"
)
# 「最後に」 alone may lead in one more question.
_LAST = re.compile(
    r"最終的|最終(?:の?(?:目標|値|数値|年度?)|には|は)|ゆくゆく|行く行く|いずれは"
    r"|最後(?:に?は|に(?=[^、。]{0,12}(?:なる|なり|まで|目指|増|減)))"
)
_MOMENT = re.compile(r"いつ|何(?:月|日|時|曜)|何年(?!間)|最後に[^。]*たのは")
_HEAD = re.compile(r"^(?P<head>[^、。]{2,40}?)(?:の(?=[^、。の]{1,24}の値は)|は、|は)")
_ENDS_LIKE = 2


@dataclass(frozen=True, slots=True)
class Turned:
    """A follow-up as a question of its own, and the measure or row that it was given."""

    question: str
    subject: str


def stepped_year(text: str, old: Utterance) -> str:
    """Write out the year that is so many years from the last one of the earlier question."""
    years = [slot.value for slot in old.slots if slot.kind is SlotKind.YEAR]
    if not years:
        return text
    for pattern, step in ((_STEPS, None), (_YEAR_BEFORE, -1), (_AFTER_NEXT, 2)):
        found = pattern.search(text)
        if found is None:
            continue
        rest = text[found.end() :]
        if step is None and not (found["tied"] or _ASKS_AGAIN.fullmatch(rest)):
            return text
        said = _year_on(years[-1], _count(found) if step is None else step)
        return f"{said}{rest}" if said else text
    return text


def _year_on(year: str, by: int) -> str:
    """Give the year so many years on as it is written, in western years beyond its era; or ""."""
    whole = year if year.endswith(("年", "度")) else f"{year}年"
    western, own = canonical_years(fold(whole)), _YEAR.search(whole)
    said = []
    if own:
        said.append(f"{whole[: own.start()]}{int(own['number']) + by}{own['unit']}")
    if western:
        said.append(f"{int(western[-1][:4]) + by}{western[-1][4:]}")
    return next((one for one in said if canonical_years(fold(one))), "")


def _count(found: re.Match[str]) -> int:
    """Give the years that a question steps on, less than 0 for earlier ones."""
    said = found["count"]
    number = _KANJI.index(said) if said in _KANJI else int(fold(said))
    return -number if found["way"] == "前" else number


def extreme_of(text: str, old: Utterance) -> Turned | None:
    """Ask which row has most of the measure that the earlier question asks of one row.

    The row is the thing whose name ends as the sort that is asked for, 中央地区 for 地区, or the
    first of several where only a place is asked for. None where there is no such row.
    """
    found = _EXTREME.search(text)
    if found is None or len(old.zone) < _ENDS_LIKE:
        return None
    sort = found["sort"] or ""
    row = next((n for n, chunk in enumerate(old.zone) if _is_row(old, chunk, sort)), None)
    if row is None or row + 1 >= len(old.zone):
        return None
    kept = [chunk for n, chunk in enumerate(old.zone) if n != row]
    measure = "".join(chunk.whole for chunk in kept[:-1]) + kept[-1].head
    said = f"{measure}が{found['most']}{sort or 'ところ'}{text[found.end() :]}"
    return Turned(said, measure)


def _is_row(old: Utterance, chunk: Chunk, sort: str) -> bool:
    """Tell whether a phrase names one of a sort, and what follows is said of it."""
    if not chunk.links or old.held(chunk) or is_attribute(chunk.head):
        return False
    alike = not sort or sort in {"ところ", "とこ"} or chunk.head.endswith(sort)
    return alike and chunk.head != sort


def asks_last(text: str) -> bool:
    """Tell whether a question is about where something comes at last, not about a last time."""
    return bool(_LAST.search(text)) and not _MOMENT.search(text)


def at_last(text: str, answer: str, is_label: Callable[[str], bool]) -> Turned | None:
    """Ask how far it shall come at last for the row that the earlier answer names first.

    `is_label` tells whether a name is printed as a head. None where the answer names no row.
    """
    found = _HEAD.search(answer.strip())
    if not asks_last(text) or found is None or not is_label(found["head"]):
        return None
    return Turned(f"{found['head']}は、{text}", found["head"])
