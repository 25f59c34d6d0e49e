"""Finds what a new thing takes the place of: 副委員長 that of 委員長, 募金 that of 委員の推薦."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.carry_words import BESIDE, PRONOUN, THE_OTHER
from assistant.chunks import Chunk
from assistant.kin import Kin
from assistant.utterance import Utterance

_MARKS = "「」『』"
_CONTRAST = re.compile(r"の(?:ほう|方)(?:は|が|だと|も)")
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
    if not new.thing or PRONOUN.search(new.text) or BESIDE.search(new.text):
        return Swap()
    if new.is_bare:
        return _of_thing(new.thing, new, old, kin)
    first = new.things[0]
    return _alike((first,), new, old, kin, FLOOR) if first.is_topic else Swap()


def _of_thing(thing: Sequence[Chunk], new: Utterance, old: Utterance, kin: Kin) -> Swap:
    """Swap a thing of which nothing else is asked."""
    swap = _alike(thing, new, old, kin, 0.0)
    if swap.spans:
        return swap
    words = tuple(dict.fromkeys(w for chunk in thing for w in new.content(chunk)))
    run = _apart(words, old, kin) or (old.core[-1:] if _CONTRAST.search(new.text) else ())
    name = new.text[thing[0].start : thing[-1].head_end]
    return Swap(((run[0].start, run[-1].head_end, name),), tuple(thing)) if run else Swap()


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
