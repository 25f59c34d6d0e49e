"""What a follow-up points back to: it is read as a question that stands alone.

The earlier question is the frame. What the follow-up names anew (a year, city, side, page, sign,
department, or a thing of the same sort) takes the place of the old; an attribute or a question of
its own is put to the old subject. Earlier answers only name things; they are no evidence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant import phrases
from assistant.carry_words import (
    DIFFERS,
    OTHERS,
    PART_OF,
    PLACE_NOUN,
    PRONOUN,
    RESET,
    is_attribute,
    told_place,
    without_lead_in,
    without_reset,
)
from assistant.chunks import Chunk, chunks_of
from assistant.figure_turns import Turned, at_last, extreme_of, stepped_year
from assistant.kin import Kin
from assistant.kinds import Kind, find_asked, find_kinds
from assistant.leaning import Leaning
from assistant.phrase_forms import form_of
from assistant.pointing import pointed
from assistant.records import Turn
from assistant.relative import as_share, told_outright, without_same_year
from assistant.slots import Edits, Slot, SlotFinder, SlotKind, refill
from assistant.standing import is_unfounded, turns_away, was_not_found
from assistant.swaps import find_swap
from assistant.talk import is_talk
from assistant.utterance import SAME, KindsOf, Utterance, Words
from assistant.why_changed import why_of_change

LABEL_CHARACTERS = 40
CONTEXT_CHARACTERS = 200
# Further back nobody can tell any more what is meant.
TURNS_BACK = 4
# So many phrases make a printed name at most.
LONGEST_LABEL = 6
# 「改定前の記述と何が違う」 names a side to compare with, not the one that is asked for.
_COMPARED = re.compile(
    r"[^、。はがも]{1,14}?と(?:同じ|おなじ|一緒|(?:何|なに|どこ|どう)(?:が|は)?違|違|変わ|比べ)"
    r"|(?:以|まえ)?前から(?!は|の|、)"
)
_ADDED = re.compile(
    r"(?:追加|新設|削除|増え|減っ|消え|なくな|新しく|加わ)[^、。]{0,8}(?:もの|の)(?:は|が)"
)
_LATIN = re.compile(
    r"^(?:what|who|where|when|why|how|which)\b(?:'s|\s+(?:is|are|was|were|do|does|did))?\s+"
    r"|^(?:o que|quem|qual|quais|onde|quando|como)\s+(?:é|são|fica)?\s*",
    re.IGNORECASE,
)
_EVENT = re.compile(r"の(?:は|って|が)[、\s]*$")
_SIGN = re.compile(r"[●○◎〇△▲][年月日]")
_DASHES = ("-", "－", "‐", "−")
# Between what was spoken of and what is asked of a part of it.
_OF, _IN = "のうち、", "の中に"
# What becomes of a city's document.
DEEDS_OF_TEXTS = ("見直", "改正", "改定", "改訂")
_ON_ONE_SIDE = form_of(phrases.ONLY_BEFORE, phrases.ONLY_AFTER)
_ENDS = re.compile(r"(?:って)?[、,。?？\s]*$")


@dataclass(frozen=True, slots=True)
class Carried:
    """A follow-up as a question of its own.

    `own` is the part that the follow-up brought, `asking` the text whose wording tells what is
    asked, `label` the subject that came from before (None where nothing did), `shown` the earlier
    answer where something besides it is asked for, `dangling` that it points to nothing,
    `unfounded` that it leans on nothing but a subject that was not found.
    """

    question: str
    own: str
    asking: str
    label: str | None
    shown: str = ""
    dangling: bool = False
    unfounded: bool = False


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
        self._leaning = Leaning(kin, kinds)

    def carry(self, question: str, history: Sequence[Turn] = ()) -> Carried:
        """Read a question behind earlier turns; one that stands alone carries nothing."""
        if RESET.search(question[:CONTEXT_CHARACTERS]):
            return _alone(without_reset(question))
        begun = self._begins_at(question)
        if begun:
            return _alone(begun)
        earlier = self._earlier(history)
        if earlier:
            return self._joined(question, earlier)
        return replace(_alone(question), dangling=self._dangles(question))

    def _begins_at(self, question: str) -> str:
        """Read 「上田市の話です。なぜ見直すの？」 as one that stands alone; "" for others."""
        place, rest = told_place(question)
        cities = [s for s in self._slots.find(place) if s.kind is SlotKind.CITY] if place else []
        said = self._read(rest) if cities else None
        tells = said and (said.telling or any(deed in rest for deed in DEEDS_OF_TEXTS))
        return f"{place}では、{rest}" if tells and not PRONOUN.search(rest) else ""

    def _dangles(self, question: str) -> bool:
        """Tell whether a question that nothing stands before says no more than 「それは？」."""
        if _SIGN.search(question):  # it quotes what some page prints
            return False
        bare, _ = without_lead_in(question)
        pointing = PRONOUN.match(bare)
        if pointing and PLACE_NOUN.match(bare, pointing.end()):
            return False
        said = self._read(bare[pointing.end() :] if pointing else bare)
        years = said.slots and {slot.kind for slot in said.slots} <= {SlotKind.YEAR, SlotKind.SIDE}
        empty = not said.telling and (bool(pointing) or (bool(years) and said.is_bare))
        return empty or bool(OTHERS.search(bare))

    def _earlier(self, history: Sequence[Turn]) -> _Before | None:
        """Read the earlier questions one behind the other, the last as one that stands alone."""
        before: _Before | None = None
        asked = [n for n, turn in enumerate(history) if turn.role == "user"]
        for place in asked[-TURNS_BACK:]:
            said = history[place].content[:CONTEXT_CHARACTERS].strip()
            if not said or is_talk(said):
                continue
            begun = self._begins_at(said)
            if RESET.search(said) or begun:
                before, said = None, begun or without_reset(said)
            whole = self._joined(said, before).question if before else said
            following = history[place + 1 : place + 2]
            answer = "".join(turn.content for turn in following if turn.role != "user")
            if before and _ON_ONE_SIDE.search(answer) and not self._has_subject(said):
                whole = before.question
            before = _Before(whole[:CONTEXT_CHARACTERS], answer)
        return before

    def _has_subject(self, said: str) -> bool:
        """Tell whether a follow-up names a thing of its own.

        「前はあった？」 names none: it asks for a side, and what is not there is spoken of still.
        """
        return bool(self._read(without_lead_in(said)[0]).things)

    def _read(self, text: str) -> Utterance:
        """Cut a question up; names that are written with の are one phrase."""
        chunks = list(chunks_of(text))
        for n in range(len(chunks) - 1, 0, -1):
            first, second = chunks[n - 1], chunks[n]
            dashed = first.head.isalnum() and first.tail in _DASHES
            named = first.tail == "の" and self._kin.is_one_name(first.head, second.head)
            if named or dashed:
                joined = replace(second, start=first.start, verbal=False)
                chunks[n - 1 : n + 1] = [joined]
        labelled = tuple(self._labelled(chunks))
        return Utterance(text, labelled, self._slots.find(text), self._words, self._kinds)

    def _labelled(self, chunks: Sequence[Chunk]) -> Iterator[Chunk]:
        """Join the phrases of a name that the documents print: 配布・回覧・周知に関する事務."""
        n = 0
        while n < len(chunks):
            ends = range(min(len(chunks), n + LONGEST_LABEL), n + 1, -1)
            text = chunks[n].text
            end = next(
                (
                    e
                    for e in ends
                    if self._kin.is_label(text[chunks[n].start : chunks[e - 1].head_end])
                ),
                n + 1,
            )
            yield replace(chunks[end - 1], start=chunks[n].start) if end > n + 1 else chunks[n]
            n = end

    def _joined(self, question: str, earlier: _Before) -> Carried:
        """Put a follow-up and the question before it into one, if it needs that one."""
        bare, contrasts = without_lead_in(question)
        old = self._read(earlier.question)
        if OTHERS.search(bare):
            carried = _carried(f"{old.text}　{bare}", f"{old.text}　すべて", old)
            return replace(carried, own=old.text, shown=earlier.answer)
        part = PART_OF.match(bare)
        rest = self._read(bare[part.end() :]) if part else None
        if part and rest and any(slot.kind is SlotKind.PART for slot in rest.slots):
            bare = rest.text
        elif part and rest and rest.text:
            return self._part_of(
                rest, old, _IN if part.group().rstrip("、は").endswith("に") else _OF
            )
        figure = self._of_figure(bare, old, earlier.answer)
        if figure:
            asked = figure.question
            return Carried(asked, asked, asked, figure.subject[:LABEL_CHARACTERS])
        said, bare = bare, told_outright(stepped_year(bare, old), old)
        shared = as_share(bare, old)
        if shared:
            return _carried(shared, shared, old)
        new = self._read(without_same_year(bare, old))
        if not (new.is_bare and find_swap(new, old, self._kin).spans):
            new = self._read(bare)
        apart = new.text != question and "以外" in bare and not new.is_bare
        refused = was_not_found(earlier.answer)
        apart = apart or (refused and not contrasts and turns_away(new))
        if not apart and self._leaning.leans(new, old, contrasts=contrasts):
            merged = self._merged(new, old, earlier)
            return replace(merged, unfounded=refused and is_unfounded(new, old, self._kin))
        return self._within(new, old, sure=bare != said) or _alone(question)

    def _of_figure(self, bare: str, old: Utterance, answer: str) -> Turned | None:
        """Read a follow-up on a figure: of another row, or of the last year; None for others."""
        said = self._read(bare)
        if any(s.kind in {SlotKind.CITY, SlotKind.SIDE, SlotKind.YEAR} for s in said.slots):
            return None
        counts = find_asked(old.text) or self._kinds(old.text) & {Kind.NUMBER, Kind.GOAL}
        last = at_last(bare, answer, self._kin.is_label) if not said.own_things else None
        return last if last and counts else extreme_of(bare, old)

    def _part_of(self, new: Utterance, old: Utterance, joint: str) -> Carried:
        """Ask for something among what the old question was about: 「そのうち高齢者は」."""
        asked = find_kinds(old.zone[-1].head) & {Kind.RESPONSIBILITY, Kind.REASON, Kind.TIMELINE}
        subject = _said(old, old.core if asked else old.zone, Edits())
        question = f"{subject}{joint}{new.text}"
        counts = new.is_bare and Kind.NUMBER in self._kinds(old.text)
        return Carried(question, new.text, old.text if counts else new.text, _label(old))

    def _within(self, new: Utterance, old: Utterance, *, sure: bool) -> Carried | None:
        """Keep the city of the old question where all that the new one names is known there.

        `sure` is a question that names something of the old one.
        """
        cities = {slot.value for slot in old.slots if slot.kind is SlotKind.CITY}
        named = any(slot.kind is SlotKind.CITY for slot in new.slots)
        if named or len(cities) != 1 or not new.telling:
            return None
        city = cities.pop()
        said = [new.content(chunk) for chunk in new.telling]
        said += [self._words(s.value) for s in new.slots if s.kind is SlotKind.DEPARTMENT]
        if not sure and not all(self._kin.has(city, words) for words in said):
            return None
        return Carried(f"{city}の{new.text}", new.text, new.text, city)

    def _merged(self, new: Utterance, old: Utterance, earlier: _Before) -> Carried:
        """Fill the old frame anew; put what is left of the follow-up to the old subject."""
        filled = _filling(new, old)
        swap = find_swap(new, old, self._kin)
        edits = refill(old.text, old.slots, filled)
        edits = replace(edits, spans=(*edits.spans, *swap.spans))
        left = new.remainder(swap.taken, filled)
        tells = any(c not in swap.taken and not new.held(c) for c in new.telling)
        anew = any(is_attribute(c.head) and c.head not in old.text for c in new.chunks)
        if left and (tells or anew or not self._asks_the_same(left, old)):
            return self._put(new, old, earlier, left=left, edits=edits)
        if self._is_of_both(old, filled):
            subject = _said(old, old.zone, edits)
            return Carried(subject, subject, "", _label(old))
        whole = "".join(edits.before) + edits.apply(old.text, 0, len(old.text))
        lists = Kind.LIST in self._kinds(new.text)
        return _carried(whole, f"{whole}　{new.text}" if lists else whole, old)

    def _is_of_both(self, old: Utterance, filled: Sequence[Slot]) -> bool:
        """Tell whether two sides or cities were put side by side of which one is named now."""
        kinds = {slot.kind for slot in filled}
        cities = sum(slot.kind is SlotKind.CITY for slot in old.slots)
        changed = Kind.CHANGE in self._kinds(old.text)
        return (SlotKind.SIDE in kinds and changed) or (SlotKind.CITY in kinds and cities > 1)

    def _asks_the_same(self, left: str, old: Utterance) -> bool:
        """Tell whether the old question asks for the same kind and type of thing."""
        kinds, asked = self._kinds(left), find_asked(left)
        return (
            bool(kinds) and kinds == self._kinds(old.text) and asked in {None, find_asked(old.text)}
        )

    def _put(
        self, new: Utterance, old: Utterance, earlier: _Before, *, left: str, edits: Edits
    ) -> Carried:
        """Put a question of its own to the old subject."""
        left = why_of_change(left, earlier.answer) or left
        kinds = self._kinds(left)
        if Kind.CHANGE in kinds and not any(s.kind is SlotKind.SIDE for s in new.slots):
            sides = tuple(s for s in old.slots if s.kind is SlotKind.SIDE)
            edits = replace(edits, spans=(*edits.spans, *refill(old.text, sides, sides).spans))
        core = old.zone if SAME.search(left) else old.core
        if new.things and not PRONOUN.search(left) and core[-1].head == new.things[0].head:
            core = core[:-1]  # the follow-up says it again
        while len(core) > 1 and _ADDED.search(left) and _is_sign(old, core[-1]):
            core = core[:-1]  # what came in stands beside ア and イ
        subject = _said(old, core, edits)
        question = pointed(self._read(left), subject, old, earlier.answer, self._kin)
        if subject not in question:
            question = "".join(edits.before) + question
        plain = new.is_bare and not kinds and not find_asked(left)
        asking = old.text if plain and Kind.NUMBER in self._kinds(old.text) else left
        moved = any(slot.kind is SlotKind.CITY for slot in _filling(new, old))
        own = question if moved or not self._words(left) else left
        return Carried(question, own, asking, _label(old))


def _is_sign(old: Utterance, chunk: Chunk) -> bool:
    """Tell whether a phrase is nothing but a sign: ア, ①."""
    parts = [slot for slot in old.held(chunk) if slot.kind is SlotKind.PART]
    return bool(parts) and not old.content(chunk)


def _alone(question: str) -> Carried:
    """Make the record of a question that carries nothing."""
    return Carried(question, question, question, None)


def _carried(question: str, asking: str, old: Utterance) -> Carried:
    """Make the record of an earlier question filled anew."""
    return Carried(question, question, asking, _label(old))


def _label(old: Utterance) -> str:
    """Name the subject that is carried over."""
    return (_said(old, old.zone, Edits()) or old.text)[:LABEL_CHARACTERS]


def _said(old: Utterance, chunks: Sequence[Chunk], edits: Edits) -> str:
    """Give phrases of an earlier question with its places filled anew, no particle at the end."""
    if not chunks:
        return "".join(edits.before).removesuffix("の")
    told = list(chunks)
    while len(told) > 1 and not edits.apply(old.text, told[-1].start, told[-1].head_end).strip():
        told.pop()
    end = told[-1].end if told[-1].verbal else told[-1].head_end
    said = edits.apply(old.text, told[0].start, end)
    if told[-1].verbal:
        said = _EVENT.sub("こと", said)
    return ("".join(edits.before) + _LATIN.sub("", _ENDS.sub("", said))).removesuffix("の")


def _filling(new: Utterance, old: Utterance) -> tuple[Slot, ...]:
    """Give the places of a follow-up that go into the old frame."""
    # 「そこから何人増える」 counts from the old year; the next one only asks for another year
    differs = DIFFERS.search(new.text) and not DIFFERS.search(old.text)
    kinds = [slot.kind for slot in new.slots]
    several = {k for k in (SlotKind.SIDE, SlotKind.DEPARTMENT, SlotKind.CITY) if kinds.count(k) > 1}
    mixed = {slot for chunk in new.chunks if new.content(chunk) for slot in new.held(chunk)}
    return tuple(
        slot
        for slot in new.slots
        if slot.kind not in several
        and slot not in mixed
        and not (slot.kind is SlotKind.SIDE and _COMPARED.match(new.text, slot.start))
        and not (differs and slot.kind is SlotKind.YEAR)
    )
