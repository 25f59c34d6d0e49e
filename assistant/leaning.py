"""Whether a question leans on the one before it, or stands alone.

It leans where it points back, contrasts, or asks for no more than an attribute, a place or a thing
of the same sort. A question with a thing of its own that says what it asks of it stands alone,
whether the documents know that thing or not.
"""

import re

from assistant.carry_words import AMONG, BESIDE, PRONOUN, SIDE_BY_SIDE, THE_OTHER
from assistant.figure_bounds import find_bounds
from assistant.kin import Kin
from assistant.kinds import Kind
from assistant.slots import SlotKind
from assistant.standing import is_complete
from assistant.swaps import is_like, numbered
from assistant.utterance import KindsOf, Utterance

# Further behind, in a question with words of its own, a pronoun points into the question.
HEAD_CHARACTERS = 8
# A word with nothing behind it is a search of its own, unless it is this much of one sort.
LONE_WORD = 0.4
_DEFINES = re.compile(r"という(?:の|こと)は|(?:何|なん)の(?:こと|話)")
# Whoever sits in a body is asked of it: 「委員は何人？」 of the 審議会 before.
_BODIES = ("会", "会議", "組織", "団体", "機構", "グループ", "チーム")
_ROLE = re.compile(r"副?(?:委員|役員|会員|幹事|理事|部会|座長|議長|会長|委員長|代表|参加者)")
# What things have, and what becomes of them: asked alone, it is asked of the thing before.
_OF_THINGS = re.compile(
    r".{1,3}(?:料|費|先|日|時間|期限|期間|人数|条件|資格|方法|書類)"
    r"|中止|廃止|終了|開始|延期|延長|変更|解散|再開|休止|閉鎖|縮小|拡大|増額|減額|打ち?切り|追加|削除"
)
_SPOKEN_OF = re.compile(r"[はがをもに]|って")
# Somebody else too: 「自治会でも使える？」.
_ALSO = re.compile(r"(?:で|に|へ|から)?も[、?？\s]*$")
# 「どうなってほしいと？」: what some text says that was spoken of before.
_REPORTED = re.compile(r"(?<!こ)と[?？]$")
_WISH = re.compile(r"(?:た|てほし|て欲し)い(?:んです|のです|です)?(?:が|けど|けれど)?[。、]*$")
_DEFINED = re.compile(r"とは[?？。\s]*$")
# 「なぜ財政が厳しくなる」 is cut behind the noun.
_WHY = re.compile(r"なぜ[^はがを]+[はがを]")
_ADDRESSED = {SlotKind.PAGE, SlotKind.DEPARTMENT}


class Leaning:
    """Tells which questions need the one before them, with the relations of a corpus."""

    def __init__(self, kin: Kin, kinds: KindsOf) -> None:
        self._kin = kin
        self._kinds = kinds

    def leans(self, new: Utterance, old: Utterance, *, contrasts: bool) -> bool:
        """Tell whether a question cannot be understood without the one before it."""
        few = new.has_few_words
        placed = any(slot.kind is SlotKind.CITY for slot in new.slots)
        if placed and new.things and not new.is_bare:
            contrasts = contrasts and not SIDE_BY_SIDE.search(new.text)
        if few and (BESIDE.search(new.text) or AMONG.match(new.text) or numbered(new, old).spans):
            return True
        if _opens_with_part(new) and any(slot.kind is SlotKind.PART for slot in old.slots):
            return True
        pointing = _pointing(new)
        if pointing and _points_back(new, pointing):
            return True
        if (pointing and not contrasts) or new.states_itself:
            return False
        if not contrasts and (is_complete(new, old) or _bounds_its_own(new)):
            return False
        if new.is_bare and contrasts:
            return True
        return (few or contrasts) and self._lacks(new, old, contrasts=contrasts, placed=placed)

    def _lacks(self, new: Utterance, old: Utterance, *, contrasts: bool, placed: bool) -> bool:
        """Tell whether a question that points to nothing lacks a subject of its own."""
        few, things = new.has_few_words, new.own_things
        if not contrasts and _is_whole(new):
            return False
        if not things:
            return few and (contrasts or not (new.is_full or self._is_wish(new)))
        if few and (_REPORTED.search(new.text) or _is_part(new, old)):
            return True
        if new.is_bare or (few and things[0].tail.startswith("だと")):
            floor = LONE_WORD if new.things and new.things[0].head == new.text else 0.0
            return is_like(new, old, self._kin, floor) and not self._moves_on(new, old)
        beside = SIDE_BY_SIDE.search(new.text) and not placed
        if few and (beside or all(_ALSO.match(thing.tail) for thing in things)):
            return True
        owner = new.owner or (new.things[0] if self._defines(new) else None)
        if owner and (not contrasts or self._kin.names(new.content(owner))):
            return False
        return contrasts and self._belongs(new, old)

    def _is_wish(self, new: Utterance) -> bool:
        """Tell whether somebody wants what no document speaks of: 「引っ越ししたい」."""
        told = [words for chunk in new.telling if (words := new.content(chunk))]
        wants = bool(told) and bool(_WISH.search(new.text))
        return wants and not any(self._kin.knows(words) for words in told)

    def _moves_on(self, new: Utterance, old: Utterance) -> bool:
        """Tell whether a thing of another city is named in full: 「長野市の総人口は？」."""
        cities = [slot.value for slot in new.slots if slot.kind is SlotKind.CITY]
        before = {slot.value for slot in old.slots if slot.kind is SlotKind.CITY}
        things = [words for chunk in new.things if self._kin.names(words := new.content(chunk))]
        return bool(cities and before and things) and not before & set(cities)

    def _defines(self, new: Utterance) -> bool:
        return Kind.DEFINITION in self._kinds(new.text) or bool(_DEFINES.search(new.text))

    def _belongs(self, new: Utterance, old: Utterance) -> bool:
        """Tell whether the documents say what a question names together with the old subject."""
        things = [new.content(chunk) for chunk in new.things]
        known = [words for words in things if self._kin.names(words)]
        if not known:
            return len(things) == 1
        subject = [words for chunk in old.zone if (words := old.content(chunk))]
        return any(self._kin.said_together(a, b) for a in known for b in subject)


def _is_whole(new: Utterance) -> bool:
    """Tell whether a question defines a thing, or says what it asks of a page or a department."""
    if new.is_bare:
        return bool(new.things) and bool(_DEFINED.search(new.text))
    glued = any(_WHY.match(chunk.whole) and new.content(chunk) for chunk in new.chunks)
    return glued or bool(_ADDRESSED & {slot.kind for slot in new.slots})


def _bounds_its_own(new: Utterance) -> bool:
    """Tell whether a question names what it sets a bound to: 「加入率が65%以上の地区は」."""
    first = min((bound.start for bound in find_bounds(new.text)), default=0)
    return any(new.content(chunk) for chunk in new.chunks if chunk.head_end <= first)


def _pointing(new: Utterance) -> re.Match[str] | None:
    """Find a word that points at the head of a question, or anywhere in a short one."""
    found = PRONOUN.search(new.text) or THE_OTHER.search(new.text)
    return found if found and (found.start() < HEAD_CHARACTERS or new.has_few_words) else None


def _points_back(new: Utterance, pointing: re.Match[str]) -> bool:
    """Tell whether a word points to what stands before a question, not to words of its own."""
    before = [chunk for chunk in new.chunks if chunk.head_end <= pointing.start()]
    placed = any(s.kind is SlotKind.CITY for chunk in before for s in new.held(chunk))
    here = pointing.group().startswith("この") or not new.has_few_words
    said = any(chunk in new.things for chunk in before) or (
        new.states_itself and bool(new.words(new.text[: pointing.start()]))
    )
    return not said and not (placed and here)


def _is_part(new: Utterance, old: Utterance) -> bool:
    """Tell whether a question names nothing but what things have: 受講料, 委員 of a 会, 中止."""
    if len(new.things) != 1:
        return False
    name, tail = new.things[0].head, new.things[0].tail
    place = new.chunks.index(new.things[0])
    owned = place > 0 and new.chunks[place - 1].links and new.content(new.chunks[place - 1])
    if owned or not _SPOKEN_OF.match(tail):
        return False
    if old.core[-1].head.endswith(_BODIES) and _ROLE.fullmatch(name):
        return True
    return bool(_OF_THINGS.fullmatch(name))


def _opens_with_part(new: Utterance) -> bool:
    """Tell whether a question begins with a sign that some earlier question placed: 「イで」."""
    first = new.slots[0] if new.slots else None
    placed = {SlotKind.PAGE, SlotKind.CITY} & {slot.kind for slot in new.slots}
    return bool(first and first.kind is SlotKind.PART and first.start == 0 and not placed)
