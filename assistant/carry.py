"""What a follow-up points back to: it is read as a question that stands alone.

The earlier question is the frame. What the follow-up names anew (a year, city, side, page, sign,
department, or a thing of the same sort) takes the place of the old; an attribute or a question of
its own is put to the old subject. Earlier answers only name things; they are no evidence.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.carry_words import (
    BEFORE_NOUN,
    DIFFERS,
    OTHERS,
    PLACE_NOUN,
    PRONOUN,
    RESET,
    THE_OTHER,
    THEN,
    without_lead_in,
    without_reset,
)
from assistant.chunks import Chunk, chunks_of
from assistant.kin import Kin
from assistant.kinds import Kind, find_asked
from assistant.records import Turn
from assistant.slots import Edits, Slot, SlotFinder, SlotKind, refill
from assistant.talk import is_talk
from assistant.utterance import Utterance, Words

# Further behind, in a question with words of its own, a pronoun points into the question.
HEAD_CHARACTERS = 8
LABEL_CHARACTERS = 40
CONTEXT_CHARACTERS = 200
# Further back nobody can tell any more what is meant.
TURNS_BACK = 4
_QUOTED = re.compile(r"[「『]([^「」『』。]{2,40})[」』]")
_MARKS = "「」『』"
_ENDS = re.compile(r"(?:って)?[、,。?？\s]*$")
_OWNED = re.compile(r"(?:は|が|って|とは|も|の|と|や|・|、|[?？。]|$)")
_PARTICLE = re.compile(r"^[のでにはも、]+")

KindsOf = Callable[[str], frozenset[Kind]]
Spans = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """A follow-up as a question of its own.

    `own` is the part that the follow-up brought, `asking` the text whose wording tells what is
    asked, `label` the subject that came from before (None where nothing did), `shown` the earlier
    answer where something besides it is asked for, `dangling` that it points to nothing.
    """

    question: str
    own: str
    asking: str
    label: str | None
    shown: str = ""
    dangling: bool = False


@dataclass(frozen=True, slots=True)
class _Before:
    """An earlier question, standing alone, and what was answered to it."""

    question: str
    answer: str


class Carrier:
    """Reads follow-ups with the names and relations that the corpus brings."""

    def __init__(self, slots: SlotFinder, kin: Kin, words: Words, kinds: KindsOf) -> None:
        self._slots = slots
        self._kin = kin
        self._words = words
        self._kinds = kinds

    def carry(self, question: str, history: Sequence[Turn] = ()) -> Carried:
        """Read a question behind earlier turns; one that stands alone carries nothing."""
        if RESET.search(question[:CONTEXT_CHARACTERS]):
            return _alone(without_reset(question))
        earlier = self._earlier(history)
        if earlier:
            return self._joined(question, earlier)
        return replace(_alone(question), dangling=self._dangles(question))

    def _dangles(self, question: str) -> bool:
        """Tell whether a question that nothing stands before says no more than 「それは？」."""
        bare, _ = without_lead_in(question)
        pointing = PRONOUN.match(bare)
        return bool(pointing) and not self._read(bare[pointing.end() :] if pointing else "").telling

    def _earlier(self, history: Sequence[Turn]) -> _Before | None:
        """Read the earlier questions one behind the other, the last as one that stands alone."""
        before: _Before | None = None
        asked = [n for n, turn in enumerate(history) if turn.role == "user"]
        for place in asked[-TURNS_BACK:]:
            said = history[place].content[:CONTEXT_CHARACTERS].strip()
            if not said or is_talk(said):
                continue
            if RESET.search(said):
                before, said = None, without_reset(said)
            whole = self._joined(said, before).question if before else said
            following = history[place + 1 : place + 2]
            answer = "".join(turn.content for turn in following if turn.role != "user")
            before = _Before(whole[:CONTEXT_CHARACTERS], answer)
        return before

    def _read(self, text: str) -> Utterance:
        """Cut a question up; names that are written with の are one phrase."""
        chunks = list(chunks_of(text))
        for n in range(len(chunks) - 1, 0, -1):
            first, second = chunks[n - 1], chunks[n]
            if first.tail == "の" and self._kin.is_one_name(first.head, second.head):
                joined = replace(second, start=first.start, verbal=False)
                chunks[n - 1 : n + 1] = [joined]
        return Utterance(text, tuple(chunks), self._slots.find(text), self._words)

    def _joined(self, question: str, earlier: _Before) -> Carried:
        """Put a follow-up and the question before it into one, if it needs that one."""
        bare, contrasts = without_lead_in(question)
        old = self._read(earlier.question)
        if OTHERS.search(bare):
            carried = _carried(f"{old.text}　{bare}", f"{old.text}　すべて", old)
            return replace(carried, own=old.text, shown=earlier.answer)
        new = self._read(bare)
        if not self._leans(new, old, contrasts=contrasts):
            return _alone(question)
        return self._merged(new, old, earlier)

    def _leans(self, new: Utterance, old: Utterance, *, contrasts: bool) -> bool:
        """Tell whether a question cannot be understood without the one before it."""
        few = new.has_few_words
        pointing = PRONOUN.search(new.text) or THE_OTHER.search(new.text)
        if pointing and (pointing.start() < HEAD_CHARACTERS or few):
            return True
        if new.is_bare:
            return few or contrasts
        if not few or not new.things:
            return few
        owner = new.owner or (new.things[0] if self._defines(new) else None)
        if owner and self._kin.knows(new.content(owner)):
            return False
        return self._belongs(new, old)

    def _defines(self, new: Utterance) -> bool:
        return Kind.DEFINITION in self._kinds(new.text)

    def _belongs(self, new: Utterance, old: Utterance) -> bool:
        """Tell whether the documents say what a question names together with the old subject."""
        things = [new.content(chunk) for chunk in new.things]
        known = [words for words in things if self._kin.knows(words)]
        if not known:
            return len(things) == 1
        subject = [words for chunk in old.zone if (words := old.content(chunk))]
        return any(self._kin.said_together(a, b) for a in known for b in subject)

    def _merged(self, new: Utterance, old: Utterance, earlier: _Before) -> Carried:
        """Fill the old frame anew; put what is left of the follow-up to the old subject."""
        filled = _filling(new)
        swaps, taken = self._swapped(new, old)
        edits = refill(old.text, old.slots, filled)
        edits = replace(edits, spans=(*edits.spans, *swaps))
        left = new.remainder(taken, filled)
        tells = any(c not in taken and not new.held(c) for c in new.telling)
        if left and (tells or self._kinds(left) != self._kinds(old.text) or not self._kinds(left)):
            return self._put(new, old, earlier, left=left, edits=edits)
        if Kind.CHANGE in self._kinds(old.text) and any(s.kind is SlotKind.SIDE for s in filled):
            subject = _subject(old, edits)
            return Carried(subject, subject, "", _label(old))
        whole = "".join(edits.before) + edits.apply(old.text, 0, len(old.text))
        return _carried(whole, whole, old)

    def _swapped(self, new: Utterance, old: Utterance) -> tuple[Spans, tuple[Chunk, ...]]:
        """Put a thing of the same sort in the place of an old one: the spans, and its phrases."""
        other = THE_OTHER.search(new.text)
        for chunk in reversed(old.zone) if other else ():
            name = self._kin.other_of(chunk.head.strip(_MARKS), other["sort"]) if other else None
            if other and name:
                taken = tuple(c for c in new.chunks if c.start < other.end())
                return ((chunk.start, chunk.head_end, name),), taken
        if not new.thing or not new.is_bare or PRONOUN.search(new.text):
            return (), ()
        name = new.text[new.thing[0].start : new.thing[-1].head_end]
        words = tuple(dict.fromkeys(w for chunk in new.thing for w in new.content(chunk)))
        run = self._alike(name, old) or self._apart(words, old)
        return (((run[0].start, run[-1].head_end, name),), new.thing) if run else ((), ())

    def _alike(self, name: str, old: Utterance) -> tuple[Chunk, ...]:
        """Give the phrases of the old subject that are most of one sort with a name."""
        best: tuple[float, tuple[Chunk, ...]] = (0.0, ())
        for end in range(len(old.zone), 0, -1):
            for first in range(end - 1, max(-1, end - 4), -1):
                run = old.zone[first:end]
                if not old.content(run[0]) or not all(chunk.links for chunk in run[:-1]):
                    break
                text = old.text[run[0].start : run[-1].head_end].strip(_MARKS)
                best = max(best, (self._kin.likeness(name, text), run), key=lambda one: one[0])
        run = best[1]
        while run and (first := old.zone.index(run[0])) and old.zone[first - 1].enumerates:
            run = (old.zone[first - 1], *run)
        return run

    def _apart(self, words: Sequence[str], old: Utterance) -> tuple[Chunk, ...]:
        """Give the end of the old subject if the documents never say it of some known words."""
        zone = [chunk for chunk in old.zone if old.content(chunk) and not chunk.verbal]
        if not zone or not self._kin.knows(words):
            return ()
        first = len(zone)
        while first and not self._kin.said_together(words, old.content(zone[first - 1])):
            first -= 1
            if first and not zone[first - 1].links:
                break
        return tuple(zone[first:])

    def _put(
        self, new: Utterance, old: Utterance, earlier: _Before, *, left: str, edits: Edits
    ) -> Carried:
        """Put a question of its own to the old subject."""
        kinds = self._kinds(left)
        if Kind.CHANGE in kinds and not any(s.kind is SlotKind.SIDE for s in new.slots):
            sides = tuple(s for s in old.slots if s.kind is SlotKind.SIDE)
            edits = replace(edits, spans=(*edits.spans, *refill(old.text, sides, sides).spans))
        subject = _subject(old, edits)
        question = self._pointed(left, subject, old, earlier)
        if subject not in question:
            question = "".join(edits.before) + question
        plain = new.is_bare and not kinds and not find_asked(left)
        asking = old.text if plain and Kind.NUMBER in self._kinds(old.text) else left
        moved = any(slot.kind is SlotKind.CITY for slot in _filling(new))
        own = question if moved or not self._words(left) else left
        return Carried(question, own, asking, _label(old))

    def _pointed(self, left: str, subject: str, old: Utterance, earlier: _Before) -> str:
        """Write the subject for the pronoun of a question, else before it."""
        then = THEN.search(left)
        years = [s.value for s in old.slots if s.kind is SlotKind.YEAR]
        if then and years:
            rest = left[: then.start()] + left[then.end() :]
            return f"{years[-1]}の{rest}"
        pronoun = PRONOUN.search(left)
        if not pronoun or DIFFERS.search(left):
            first = self._read(left).chunks[0]
            owned = not first.verbal and not first.asks and not first.is_number
            joint = "の" if owned and _OWNED.match(first.tail) else "は、"
            return f"{subject}{joint}{left}"
        before, behind = left[: pronoun.start()], left[pronoun.end() :]
        if not BEFORE_NOUN.search(pronoun.group()):
            return f"{before}{_named_alone(earlier, old, subject, self._kin)}{behind}"
        noun = self._read(behind).chunks[0].head if behind else ""
        if PLACE_NOUN.fullmatch(noun):
            frame = _frame(old, noun)
            return f"{frame}{before}{_PARTICLE.sub('', behind[len(noun) :], count=1)}"
        named = _named_with(noun, earlier, subject)
        return f"{before}{named}{behind[len(noun) :]}" if named else f"{before}{subject}の{behind}"


def _frame(old: Utterance, noun: str) -> str:
    """Give the places of the old question within which 「同じページ」 or 「同じ章」 stands."""
    kinds = {SlotKind.CITY, SlotKind.SIDE}
    kinds |= {SlotKind.PAGE} if noun in {"ページ", "頁"} else set()
    return "".join(f"{slot.value}の" for slot in old.slots if slot.kind in kinds)


def _alone(question: str) -> Carried:
    """Make the record of a question that carries nothing."""
    return Carried(question, question, question, None)


def _carried(question: str, asking: str, old: Utterance) -> Carried:
    """Make the record of an earlier question filled anew."""
    return Carried(question, question, asking, _label(old))


def _label(old: Utterance) -> str:
    """Name the subject that is carried over."""
    subject = _ENDS.sub("", _subject(old, Edits()))
    return (subject or old.text)[:LABEL_CHARACTERS]


def _subject(old: Utterance, edits: Edits) -> str:
    """Give the subject of an earlier question with its places filled anew."""
    zone = list(old.zone)
    while len(zone) > 1 and not edits.apply(old.text, zone[-1].start, zone[-1].head_end).strip():
        zone.pop()
    end = zone[-1].end if zone[-1].verbal else zone[-1].head_end
    said = edits.apply(old.text, zone[0].start, end)
    return "".join(edits.before) + _ENDS.sub("", said)


def _filling(new: Utterance) -> tuple[Slot, ...]:
    """Give the places of a follow-up that go into the old frame."""
    differs = DIFFERS.search(new.text)
    kinds = [slot.kind for slot in new.slots]
    several = {k for k in (SlotKind.SIDE, SlotKind.DEPARTMENT, SlotKind.CITY) if kinds.count(k) > 1}
    mixed = {slot for chunk in new.chunks if new.content(chunk) for slot in new.held(chunk)}
    return tuple(
        slot
        for slot in new.slots
        if slot.kind not in several
        and slot not in mixed
        and not (differs and slot.kind is SlotKind.YEAR)
    )


def _named_alone(earlier: _Before, old: Utterance, subject: str, kin: Kin) -> str:
    """Give what 「それ」 stands for: the one thing that an answer named, else the old subject."""
    names = dict.fromkeys(_QUOTED.findall(earlier.answer))
    name = next(iter(names), "")
    if len(names) != 1 or name in old.text or not kin.knows(old.words(name)):
        return subject
    frame = (SlotKind.CITY, SlotKind.SIDE)
    return "".join(f"{s.value}の" for s in old.slots if s.kind in frame) + f"「{name}」"


def _named_with(noun: str, earlier: _Before, subject: str) -> str | None:
    """Give what 「その講座」 stands for: the old subject, or a name in the answer that ends so."""
    if not noun:
        return None
    if subject.strip(_MARKS).endswith(noun):
        return subject
    quoted = next((q for q in _QUOTED.findall(earlier.answer) if q.endswith(noun)), None)
    if quoted:
        return f"「{quoted}」"
    named = re.search(rf"[\u4e00-\u9fff\u30a0-\u30ff]+{re.escape(noun)}", earlier.answer)
    return named.group() if named else None
