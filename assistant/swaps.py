"""Finds what a new thing takes the place of: 副委員長 that of 委員長, 募金 that of 委員の推薦."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.carry_words import AMONG, BESIDE, PRONOUN, SIDE_BY_SIDE, THE_OTHER
from assistant.chunks import Chunk
from assistant.kin import Kin
from assistant.slots import SlotKind
from assistant.utterance import DEEDS, Utterance

_MARKS = "「」『』"
_NUMBERED = re.compile(
    r"(?P<before>[ァ-ヺー一-鿿]{0,6})(?P<number>[0-9０-９]+|[A-ZＡ-Ｚ](?![A-Za-z]))(?P<behind>[ァ-ヺー一-鿿]{0,5})"
)
# One of several times that something was done.
_TURNS = frozenset({"前回", "次回", "今回", "初回"})
_FRAME = re.compile(r"^(?:で|では|において|の、)[、\s]*$")
_CASE = re.compile(r"^(?:が|を)[、\s]*$")
# A name of more phrases than this is no one thing.
LONGEST = 3
# A thing of which something else is asked must be this much of one sort with the old one.
FLOOR = 0.5


@dataclass(frozen=True, slots=True)
class Swap:
    """Spans of the old question with their new text, and the phrases of the new one in them."""

    spans: tuple[tuple[int, int, str], ...] = ()
    taken: tuple[Chunk, ...] = ()


def find_swap(new: Utterance, old: Utterance, kin: Kin) -> Swap:
    """Put the thing that a follow-up names in the place of an old one; empty where it has none."""
    other = THE_OTHER.search(new.text)
    for chunk in reversed(old.zone) if other else ():
        name = kin.other_of(chunk.head.strip(_MARKS), other["sort"]) if other else None
        if other and name:
            taken = tuple(c for c in new.chunks if c.start < other.end())
            return Swap(((chunk.start, chunk.head_end, name),), taken)
    if PRONOUN.search(new.text) or BESIDE.search(new.text) or AMONG.match(new.text):
        return Swap()
    counted = numbered(new, old)
    if counted.spans or not new.thing:
        return counted
    if new.is_bare:
        return _of_thing(new.thing, new, old, kin)
    return _of_topic(new, old, kin)


def is_like(new: Utterance, old: Utterance, kin: Kin, floor: float = 0.0) -> bool:
    """Tell whether what a question names is of one sort with a thing of the old one."""
    return _says_again(new.thing, old) or bool(_alike(new.thing, new, old, kin, floor).spans)


def numbered(new: Utterance, old: Utterance) -> Swap:
    """Put a number in the place of one that counts the same: ２回目 of １回目, 4 of 3グループ."""
    told = next((c for c in new.chunks if c.head and not new.held(c)), None)
    number = _NUMBERED.fullmatch(told.head) if told else None
    if told and told.head in _TURNS and told.is_topic and old.core[-1].head in DEEDS:
        start = old.core[-1].start
        return Swap(((start, start, f"{told.head}の"),), (told,))
    if not told or not number or not (told.is_topic or told.links):
        return Swap()
    sort = number["before"] + number["behind"]
    for chunk in reversed(old.zone):
        there = _NUMBERED.fullmatch(chunk.head.strip(_MARKS))
        if there and not old.held(chunk) and sort in {"", there["before"] + there["behind"]}:
            start = chunk.start + chunk.head.index(there.group()) + there.start("number")
            end = start + len(there["number"])
            return Swap(((start, end, number["number"]),), (told,))
    return Swap()


def _of_topic(new: Utterance, old: Utterance, kin: Kin) -> Swap:
    """Swap the thing of which something else is asked."""
    first = new.things[0]
    contrasts = bool(SIDE_BY_SIDE.search(new.text))
    if not first.is_topic and not contrasts:
        return Swap()
    if contrasts and any(first.head in c.head for c in old.zone):
        return Swap()
    taken = tuple(c for c in new.chunks if c == first or (contrasts and c.head in {"ほう", "方"}))
    swap = _alike((first,), new, old, kin, 0.0 if contrasts else FLOOR)
    if swap.spans or not contrasts:
        return replace(swap, taken=taken) if swap.spans else swap
    last = old.core[-1]
    return Swap(((last.start, last.head_end, first.head),), taken)


def _of_thing(thing: Sequence[Chunk], new: Utterance, old: Utterance, kin: Kin) -> Swap:
    """Swap a thing of which nothing else is asked."""
    name = new.named
    if thing[-1] not in new.things or _says_again(thing, old):
        return Swap((_whole(old, name),), tuple(thing))
    swap = _alike(thing, new, old, kin, 0.0)
    if swap.spans:
        return swap
    words = tuple(dict.fromkeys(w for chunk in thing for w in new.content(chunk)))
    contrasts = SIDE_BY_SIDE.search(new.text)
    run = _apart(words, old, kin) or (old.core[-1:] if contrasts else _case(words, old, kin))
    if not run:
        return Swap()
    start = _from_those_named(_with_those_beside(run, old), old)[0].start
    return Swap(((start, run[-1].head_end, name),), tuple(thing))


def _says_again(thing: Sequence[Chunk], old: Utterance) -> bool:
    """Tell whether a name begins anew with a word of the old subject: 「集会所の管理は？」."""
    heads = {chunk.head for chunk in old.core}
    longer = any(c.head.startswith(f"{head}の") for c in thing for head in heads)
    return longer or (len(thing) > 1 and any(chunk.head in heads for chunk in thing))


def _from_those_named(run: tuple[Chunk, ...], old: Utterance) -> tuple[Chunk, ...]:
    """Add what is told of those that are named side by side: 「相談員と住民の話し合い」."""
    first = at = old.zone.index(run[0])
    while at and old.zone[at - 1].links:
        at -= 1
        first = at if old.zone[at].enumerates else first
    return old.zone[first : old.zone.index(run[-1]) + 1]


def _whole(old: Utterance, name: str) -> tuple[int, int, str]:
    """Give the span of all that is spoken of within the frame: 「上田市で」 and the like stay."""
    core = old.core
    framed = [n for n, c in enumerate(core[:-1]) if _FRAME.search(c.tail) or _is_place(old, c)]
    first, last = core[framed[-1] + 1 if framed else 0], core[-1]
    behind = old.chunks[old.chunks.index(last) + 1 :][:1]
    turned = re.search(r"の(?=(?:は|って)[、\s]*$)", behind[0].whole) if behind else None
    cities = [slot.end for slot in old.held(first) if slot.kind is SlotKind.CITY]
    start = max([first.start, *cities])
    if turned and behind[0].verbal and core == old.zone:
        return start, behind[0].start + turned.end(), name
    return start, last.head_end, name


def _is_place(old: Utterance, chunk: Chunk) -> bool:
    return bool(old.held(chunk)) and not old.content(chunk)


def _case(words: Sequence[str], old: Utterance, kin: Kin) -> tuple[Chunk, ...]:
    """Give the one thing that something is told of where the documents say it of another one."""
    held = [c for c in old.zone if _CASE.search(c.tail) and old.content(c) and not c.verbal]
    if not held or not kin.knows(words) or kin.said_together(words, old.content(held[0])):
        return ()
    return tuple(held[:1])


def _alike(thing: Sequence[Chunk], new: Utterance, old: Utterance, kin: Kin, floor: float) -> Swap:
    """Swap a thing for the phrases of the old subject that are most of one sort with it."""
    name = new.text[thing[0].start : thing[-1].head_end]
    best, spans = floor, Swap()
    for run in _runs(old):
        text = old.text[run[0].start : run[-1].head_end].strip(_MARKS)
        for said in dict.fromkeys((name, thing[-1].head)):
            like = kin.likeness(said.strip(_MARKS), text, by_form=len(run) == 1)
            if like.share > best:
                best = like.share
                start = _with_those_beside(run, old)[0].start
                put = name if said != name or "「" in name else like.name
                spans = Swap(((start, run[-1].head_end, put),), tuple(thing))
    return spans


def _runs(old: Utterance) -> list[tuple[Chunk, ...]]:
    """Give the names in the old subject, the last and the shortest first."""
    runs = []
    for end in range(len(old.zone), 0, -1):
        for first in range(end - 1, max(-1, end - 1 - LONGEST), -1):
            run = old.zone[first:end]
            if not old.content(run[0]) or not all(chunk.links for chunk in run[:-1]):
                break
            runs.append(run)
    return runs


def _with_those_beside(run: tuple[Chunk, ...], old: Utterance) -> tuple[Chunk, ...]:
    """Add the phrases that are named beside a run: 互助・共助."""
    first = old.zone.index(run[0])
    while first and old.zone[first - 1].enumerates:
        first -= 1
    return old.zone[first : old.zone.index(run[-1]) + 1]


def _apart(words: Sequence[str], old: Utterance, kin: Kin) -> tuple[Chunk, ...]:
    """Give the end of the old subject if the documents never say it of some known words."""
    zone = [chunk for chunk in old.zone if old.content(chunk) and not chunk.verbal]
    if not zone or not kin.knows(words):
        return ()
    first = len(zone)
    while first and not kin.said_together(words, old.content(zone[first - 1])):
        first -= 1
        if first and not zone[first - 1].links:
            break
    return tuple(zone[first:])
