"""Writes the subject of an earlier question for the pronoun of a follow-up, else before it."""

import re

from assistant.carry_words import (
    AMONG,
    BEFORE_NOUN,
    DIFFERS,
    PLACE_NOUN,
    PRONOUN,
    SIDE_BY_SIDE,
    SUBJECT,
    THEN,
)
from assistant.chunks import chunks_of
from assistant.kin import Kin
from assistant.slots import SlotKind
from assistant.utterance import Utterance

_QUOTED = re.compile(r"[「『]([^「」『』。]{2,40})[」』]")
_MARKS = "「」『』"
_OWNED = re.compile(r"(?:は|が|って|とは|も|の|と|や|・|、|[?？。]|$)")
_POLITE = re.compile(r"(?:ます|です|ました|ません)$")
_SPOKEN = re.compile(r"^(?:って|は|が|、|だと)*")
_PARTICLE = re.compile(r"^[のでにはも、]+")


def pointed(left: Utterance, subject: str, old: Utterance, answer: str, kin: Kin) -> str:
    """Give a question with what it points to; `answer` is what was said to the old one."""
    text = left.text
    then = THEN.search(text)
    years = [slot.value for slot in old.slots if slot.kind is SlotKind.YEAR]
    if then and years:
        return f"{years[-1]}の{text[: then.start()]}{text[then.end() :]}"
    pronoun = None if AMONG.match(text) else PRONOUN.search(text)
    if not pronoun or DIFFERS.search(text):
        if pronoun and pronoun.group() in {"それ", "これ"} and pronoun.start() == 0:
            return f"{subject}は、{_SPOKEN.sub('', text[pronoun.end() :])}"
        joint = "から、" if _ends_in_year(old) and DIFFERS.search(text) else _joint(left)
        return f"{subject}{joint}{text}" if subject else text
    before, behind = text[: pronoun.start()], text[pronoun.end() :]
    if not BEFORE_NOUN.search(pronoun.group()):
        there = pronoun.group().startswith("そ") and not pronoun.group().startswith("それ")
        return f"{before}{_alone(answer, old, subject, kin, there=there)}{behind}"
    noun = next((c.head for c in left.chunks if c.start >= pronoun.end()), "")
    rest = behind.partition(noun)[2] if noun else behind
    if PLACE_NOUN.fullmatch(noun):
        return f"{_frame(old, noun)}{before}{_PARTICLE.sub('', rest)}"
    named = _with(noun, answer, subject)
    return f"{before}{named}{rest}" if named else f"{before}{subject}の{behind}"


def _joint(left: Utterance) -> str:
    """Give what stands between a subject and what is asked of it."""
    first = left.chunks[0]
    without = left.things and not any(SUBJECT.search(thing.tail) for thing in left.things)
    if without or AMONG.match(left.text) or SIDE_BY_SIDE.search(left.text):
        return "は、"
    owned = not first.verbal and not first.asks and not first.is_number
    return "の" if owned and _OWNED.match(first.tail) else "は、"


def _frame(old: Utterance, noun: str) -> str:
    """Give the places of the old question within which 「同じページ」 or 「同じ章」 stands."""
    kinds = {SlotKind.CITY, SlotKind.SIDE}
    kinds |= {SlotKind.PAGE} if noun in {"ページ", "頁"} else set()
    return "".join(f"{slot.value}の" for slot in old.slots if slot.kind in kinds)


def _ends_in_year(old: Utterance) -> bool:
    """Tell whether the subject of a question ends in nothing but a year: 「世帯は1990年に」."""
    if not old.zone:
        return False
    last = old.zone[-1]
    years = [slot for slot in old.held(last) if slot.kind is SlotKind.YEAR]
    return bool(years) and not old.content(last)


def _alone(answer: str, old: Utterance, subject: str, kin: Kin, *, there: bool) -> str:
    """Give what 「それ」 stands for: the one thing that an answer named, else the old subject.

    「そこ」 (`there`) is no sentence.
    """
    names = dict.fromkeys(_QUOTED.findall(answer))
    name = next(iter(names), "")
    if len(names) != 1 or name in old.text or not kin.knows(old.words(name)):
        return subject
    last = chunks_of(name)[-1]
    if _POLITE.search(name) or (there and (last.verbal or last.tail)):
        return subject
    frame = (SlotKind.CITY, SlotKind.SIDE)
    return "".join(f"{s.value}の" for s in old.slots if s.kind in frame) + f"「{name}」"


def _with(noun: str, answer: str, subject: str) -> str | None:
    """Give what 「その講座」 stands for: the old subject, or a name in the answer that ends so."""
    if not noun:
        return None
    if subject.strip(_MARKS).endswith(noun):
        return subject
    quoted = next((name for name in _QUOTED.findall(answer) if name.endswith(noun)), None)
    if quoted:
        return f"「{quoted}」"
    named = re.search(rf"[\u4e00-\u9fff\u30a0-\u30ff]+{re.escape(noun)}", answer)
    return named.group() if named else None
