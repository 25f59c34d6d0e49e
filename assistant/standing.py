"""Short questions that are complete by themselves, and subjects that an answer did not find."""

import re

from assistant import phrases
from assistant.carry_words import PRONOUN
from assistant.kin import Kin
from assistant.kinds import Kind
from assistant.phrase_forms import form_of
from assistant.slots import Slot, SlotKind
from assistant.utterance import DEEDS, FOREIGN_WORDS, Utterance

# A city as the frame of what was asked before: 「上田市と長野市ではどう違う」.
_FRAMES = re.compile(r"(?:市|町|村)?(?:で|に|だと|は|も|なら|$)")
_OWNS = re.compile(r"(?:市|町|村)?の")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
# What anybody may do, with no word on what it is about.
_WHAT_TO_DO = re.compile(
    r"(?:わたし|私|僕|ぼく|自分)(?:たち|達)?(?:は|が|に|には|も)?、?(?:何|なに)(?:を|が)?"
    r"(?:すれば|したら|すると|すべき|でき)[^、。]*[?？。]?"
)
# What became of parts of a text; what grew or shrank may be a figure that was spoken of.
_CAME_OR_WENT = re.compile(
    r"(?:今回|新しく|新たに)?(?:で|は)?、?(?:削除|追加|新設|加わ|加え|付け加え|盛り込|消え|外さ|[無な]くな)"
    r"(?:さ|し|れ|ら|っ|ま|わ|え)*(?:た|る)"
    r"(?:もの|の|取組|取り組み|項目|注|箇所|か所|部分|文|記載|記述)"
    r"(?:は|って|を|が)?(?:何|なに|どれ|どこ|どの|どんな|いくつ|全部|すべて|教え|挙げ|あり)?"
    r"(?:が|か所|取組|項目|もの|箇所|部分)*(?:です|でしょう|あり|ある|ます|教え|挙げ|て|ください|下さい|の|か)*[?？。]*"
)
# So many nouns make a subject with what is asked of it: 「市役所の電話番号は」.
_SUBJECT_AND_ATTRIBUTE = 2
_NOT_FOUND = form_of(
    phrases.NOT_FOUND, phrases.NOT_FOUND_IN_CITY, phrases.UNKNOWN_NAME, phrases.NO_SUCH_OWNER
)


def is_complete(new: Utterance, old: Utterance) -> bool:
    """Tell whether a question that points to nothing says what it asks of what."""
    if _WHAT_TO_DO.fullmatch(new.text) or _asks_what_came_or_went(new, old):
        return True
    cities = [slot for slot in new.slots if slot.kind is SlotKind.CITY]
    return _compares(new, cities) or _asks_change(new, old, cities) or _is_foreign(new, cities)


def _compares(new: Utterance, cities: list[Slot]) -> bool:
    """Tell whether two cities are put side by side: 「上田市と長野市の違いは」."""
    several = len({slot.value for slot in cities}) > 1
    framed = several and _FRAMES.match(new.text, cities[-1].end)
    return several and not framed and Kind.COMPARE in new.kinds(new.text)


def _asks_change(new: Utterance, old: Utterance, cities: list[Slot]) -> bool:
    """Tell whether it is asked with a verb what became of a city's document, or in a revision.

    Behind a question for a change, 「見直しで加わったものは」 asks for more of the same.
    """
    told = any(chunk.verbal for chunk in new.telling)
    if not told or Kind.CHANGE not in new.kinds(new.text):
        return False
    if any(_OWNS.match(new.text, slot.end) for slot in cities):
        return True
    deed = any(chunk.head in DEEDS for chunk in new.chunks)
    asks = Kind.LIST in new.kinds(new.text)
    return deed and asks and Kind.CHANGE not in old.kinds(old.text)


def _asks_what_came_or_went(new: Utterance, old: Utterance) -> bool:
    """Tell whether it is asked what came into a text or left it, behind no change and no place."""
    placed = any(slot.kind in {SlotKind.PAGE, SlotKind.PART} for slot in old.slots)
    changes = Kind.CHANGE in new.kinds(new.text) and Kind.CHANGE not in old.kinds(old.text)
    return changes and not placed and bool(_CAME_OR_WENT.fullmatch(new.text.strip()))


def _is_foreign(new: Utterance, cities: list[Slot]) -> bool:
    """Tell whether a sentence in Latin letters says of which city, and of what or what year."""
    if not cities or len(_LATIN_WORD.findall(new.text)) < FOREIGN_WORDS:
        return False
    if Kind.CHANGE in new.kinds(new.text):
        return True
    said = [word for word in new.words(new.text) if word.isalpha()]
    return bool(said) and any(slot.kind is SlotKind.YEAR for slot in new.slots)


def was_not_found(answer: str) -> bool:
    """Tell whether an answer says that the documents do not have what was asked for."""
    return bool(_NOT_FOUND.search(answer))


def turns_away(new: Utterance) -> bool:
    """Tell whether a question behind a refusal names a thing and what it asks of it."""
    nouns = [
        chunk
        for chunk in new.chunks
        if chunk.head and not chunk.verbal and not chunk.asks
        if not new.held(chunk) or new.content(chunk)
    ]
    return len(nouns) >= _SUBJECT_AND_ATTRIBUTE and not PRONOUN.search(new.text)


def is_unfounded(new: Utterance, old: Utterance, kin: Kin) -> bool:
    """Tell whether a follow-up brings nothing to a subject that the documents do not know."""
    if new.slots or new.things:
        return False
    return not all(kin.knows_whole(old.content(chunk)) for chunk in old.core if old.content(chunk))
