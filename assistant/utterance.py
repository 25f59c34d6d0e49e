"""A question as its phrases and places: what it names, what it asks, what it is about."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.carry_words import is_attribute, without_generic
from assistant.chunks import Chunk
from assistant.kinds import Kind, find_asked, find_kinds
from assistant.slots import Edits, Slot

Words = Callable[[str], tuple[str, ...]]
KindsOf = Callable[[str], frozenset[Kind]]
# A question with fewer words of its own leans on the one before it.
FEW_WORDS = 3
# So many words in Latin letters, or so many Chinese signs, make a sentence.
FOREIGN_WORDS = 4
FOREIGN_SIGNS = 8
_KANA = re.compile(r"[ぁ-んァ-ヺ]")
_QUOTED = re.compile(r"[「『“\"][^」』”\"]*[」』”\"]")
_JAPANESE = re.compile(r"[々-ヿ一-鿿]+")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
# A noun of a kind of question is no thing: 期間, 目標; a longer one may be.
_CUE_CHARACTERS = 4
# A clause as the thing that is asked for: 「大学とつながるほうは？」.
_CLAUSE = re.compile(
    r"[^、。?？は]{0,14}(?:(?<!ほ)う|[くすつぬむるぐぶた])(?:の|こと|ほう|方|場合|件)?(?:は|だと|なら|って)[?？。\s]*$"
)
_TURNED = re.compile(r"(?:ほう|方|場合|件)$")
_EVENT = re.compile(r"の(?:は|って)[、\s]*$")
_BECOMES = re.compile(r"^(?:に)?(?:なる|なった)(?:と|頃|ころ|とき|時)(?:に)?(?:は)?[、\s]*")
# 「前と同じですか」
SAME = re.compile(r"と(?:同じ|おなじ|一緒|いっしょ)|前から(?!は|の|、)")
# Words of what a side is called that are also the deed which a document tells of.
_TIMES = frozenset({"今後", "現在", "今", "将来", "当面", "最終的", "今回", "当時", "毎年"})
DEEDS = frozenset({"見直し", "改正", "改定", "改訂"})


@dataclass(frozen=True)
class Utterance:
    """A question cut up; `words` gives the subject words of a text, `kinds` what it asks."""

    text: str
    chunks: tuple[Chunk, ...]
    slots: tuple[Slot, ...]
    words: Words
    kinds: KindsOf = find_kinds

    def held(self, chunk: Chunk) -> list[Slot]:
        """Give the places in a phrase."""
        return [s for s in self.slots if s.start < chunk.head_end and chunk.start < s.end]

    def content(self, chunk: Chunk) -> tuple[str, ...]:
        """Give the subject words of a phrase besides its places."""
        spans = ((max(slot.start, chunk.start), slot.end, "　") for slot in self.slots)
        blank = Edits(tuple(span for span in spans if span[0] < span[1]))
        return self.words(blank.apply(self.text, chunk.start, chunk.head_end))

    @cached_property
    def telling(self) -> tuple[Chunk, ...]:
        """The phrases that name or tell a thing: no word of asking, no attribute of a thing."""
        return tuple(
            chunk
            for chunk in self.chunks
            if not chunk.asks and self.content(chunk) and not self.is_asked(chunk)
        )

    @cached_property
    def has_few_words(self) -> bool:
        """Whether so little is said that the question leans on the one before it."""
        return len(self.telling) < FEW_WORDS

    @cached_property
    def states_itself(self) -> bool:
        """Whether it is a sentence of another language with words of its own."""
        plain = _QUOTED.sub("", self.text)
        latin = len(_LATIN_WORD.findall(plain))
        foreign = latin >= FOREIGN_WORDS and latin > len(_JAPANESE.findall(plain))
        asks = any(chunk.asks for chunk in self.chunks)
        chinese = asks and len(plain) >= FOREIGN_SIGNS and not _KANA.search(plain)
        blank = Edits(tuple((slot.start, slot.end, "　") for slot in self.slots))
        said = self.words(blank.apply(self.text, 0, len(self.text)))
        return (foreign or chinese) and len(said) >= FEW_WORDS - 1

    @cached_property
    def own_things(self) -> tuple[Chunk, ...]:
        """The things that a question brings, without the one that it asks for: どんな状態."""
        return tuple(
            thing
            for thing in self.things
            if not (place := self.chunks.index(thing)) or not self.chunks[place - 1].asks
        )

    @cached_property
    def is_full(self) -> bool:
        """Whether places and attributes alone say what is asked: 「見直し後の欄で担当部署が…」."""
        nouns = [c for c in self.chunks if not c.verbal and (self.held(c) or not c.asks)]
        return sum(bool(self.held(c) or self.content(c)) for c in nouns) >= FEW_WORDS

    @cached_property
    def things(self) -> tuple[Chunk, ...]:
        """The phrases that name a thing; a number is none."""
        return tuple(
            chunk
            for chunk in self.telling
            if not chunk.verbal
            and not all(any(c.isdigit() for c in word) for word in self.content(chunk))
        )

    def is_asked(self, chunk: Chunk) -> bool:
        """Tell whether a phrase only names what is asked of a thing: 担当, 期間, 「の分」."""
        alone = is_attribute(chunk.head) or _is_cue(chunk.head)
        return alone or not without_generic(chunk.whole)

    @cached_property
    def owner(self) -> Chunk | None:
        """The thing that an attribute is asked of within the question: 「協働推進員の役割」."""
        for thing in self.things:
            place = self.chunks.index(thing)
            while place + 1 < len(self.chunks) and self.chunks[place].links:
                place += 1
            asked = self.chunks[place]
            if asked != thing and (is_attribute(asked.head) or _is_cue(asked.head)):
                return thing
        return None

    @cached_property
    def thing(self) -> tuple[Chunk, ...]:
        """The phrases from the first thing to the last."""
        if not self.things:
            return ()
        first, last = self.chunks.index(self.things[0]), self.chunks.index(self.things[-1])
        asked = next((n for n, c in enumerate(self.chunks) if n > first and c.asks), last + 1)
        last = max(n for n, c in enumerate(self.chunks) if c in self.things and n < asked)
        rest = "".join(chunk.whole for chunk in self.chunks[last + 1 :])
        told = any(chunk.verbal and chunk in self.telling for chunk in self.chunks[last + 1 :])
        clause = told and _CLAUSE.match(rest) and not self.kinds(rest)
        return self.chunks[first:] if clause else self.chunks[first : last + 1]

    @cached_property
    def named(self) -> str:
        """The words of `thing` as a noun: 「会社とつながるの」 of 「会社とつながるほうは」."""
        if not self.thing:
            return ""
        said = self.text[self.thing[0].start : self.thing[-1].head_end]
        return _TURNED.sub("の", said)

    @cached_property
    def is_bare(self) -> bool:
        """Whether nothing is asked of what is named: 「2040年は？」, 「募金のほうは？」."""
        return not self.remainder(self.thing, self.slots)

    def remainder(self, taken: Collection[Chunk], places: Collection[Slot]) -> str:
        """Give what is asked besides some phrases and places; empty if nothing."""
        left = [c for c in self.chunks if c not in taken and not self._is_place(c, places)]
        said = _BECOMES.sub("", "".join(chunk.whole for chunk in left))
        core = without_generic(said)
        asks = any(c.asks for c in left if c.head and c.head in core) or SAME.search(core)
        asked = self.kinds(core) or find_asked(core) or is_attribute(core)
        return said if asks or asked or self.words(core) else ""

    def _is_place(self, chunk: Chunk, places: Collection[Slot]) -> bool:
        """Tell whether a phrase is nothing but one of some places."""
        held = self.held(chunk)
        inside = bool(held) and all(slot in places for slot in held)
        return inside and not self.content(chunk) and not chunk.asks

    @cached_property
    def zone(self) -> tuple[Chunk, ...]:
        """The phrases that say what the question is about, without those that only ask."""
        asking = next((n for n, chunk in enumerate(self.chunks) if chunk.asks), len(self.chunks))
        before, behind = self.chunks[:asking], self.chunks[asking + 1 :]
        zone = self._telling(before) or self._telling(behind) or self.chunks
        if before and asking < len(self.chunks) and self._is_event(before[-1], self.chunks[asking]):
            zone = before
        topics = [n for n, c in enumerate(zone) if c.is_topic and self.content(c)]
        firm = (n for n in topics if not zone[n].tail.startswith("も"))
        spoken = next(firm, next(iter(topics), len(zone)))
        return tuple(c for n, c in enumerate(zone) if n <= spoken or self.held(c))

    def _is_event(self, said: Chunk, asking: Chunk) -> bool:
        """Tell whether the reason of a whole event is asked for: 「周知するのはなぜ」."""
        why = Kind.REASON in find_kinds(asking.whole)
        return why and said.verbal and bool(_EVENT.search(said.tail))

    @cached_property
    def core(self) -> tuple[Chunk, ...]:
        """The phrases that it is about, without the attribute that it asks for at their end."""
        core = self.zone
        while len(core) > 1 and is_attribute(core[-1].head) and core[-2].links:
            core = self._telling(core[:-1]) or core[:-1]
        return core

    def _telling(self, chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
        """Leave out what says nothing at the end, and the verb that only tells of the subject."""
        kept = list(chunks)
        while kept and not self.held(kept[-1]) and not self._names(kept[-1]):
            kept.pop()
        return tuple(kept)

    def _names(self, chunk: Chunk) -> bool:
        """Tell whether a phrase can end a subject: 今後 before a verb cannot."""
        if chunk.verbal or chunk.whole in _TIMES:
            return False
        return bool(self.content(chunk)) or chunk.head in DEEDS


def _is_cue(head: str) -> bool:
    """Tell whether a noun only names what kind of thing is asked for: 期間, 目標."""
    kinds = find_kinds(head) - {Kind.NUMBER, Kind.LIST, Kind.CHANGE}
    return len(head) <= _CUE_CHARACTERS and bool(kinds or find_asked(head))
