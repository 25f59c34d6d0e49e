"""Refuses what the documents do not know: names, numbers, offices, another city's words."""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.refusal import not_found, refuse
from assistant.scope import Scope
from corpus import Document
from corpus.text import squash, unwrap
from index.normalise import fold
from index.tokens import morphemes

_ORDINAL = re.compile(
    r"(?<![0-9])([0-9]{1,3})(回目|か年|年目|年間|コース|グループ|ブロック|地区|部会)"
)
_NEEDS = frozenset({"必要", "要る", "掛かる", "不要"})
# Events that a question may take for granted.
_EVENTS = re.compile(
    r"廃止|中止|打ち切り|打切り|撤回|断念|解散|休止|取りやめ|義務化|有料化|無料化|合併|倒産"
)
_OWN_WORD = re.compile(r"[\u4e00-\u9fff\u30a0-\u30ff]{3,}")
_OFFICE = re.compile(
    r"([\u4e00-\u9fff\u30a0-\u30ff]{1,12}[部課局室係])(?:が|は|の|で)[^。]{0,6}(?:担当|所管|取組|取り組)"
)


def refuse_other_city(scope: Scope) -> Draft | None:
    """Refuse a word that only the documents of another city use."""
    cities = scope.reading.cities
    if len(cities) != 1:
        return None
    here = [d.id for d in scope.documents]
    others = [d for d in scope.corpus.documents if d.id not in here]
    for term in sorted(scope.reading.own, key=len, reverse=True):
        known_here = any(scope.lexicon.knows(term, document) for document in here)
        there = [d for d in others if scope.lexicon.knows(term, d.id)]
        if not known_here and there and _OWN_WORD.fullmatch(term):
            return _other_city(scope, there[0], term)
    for table in scope.corpus.tables if not scope.tables else ():
        years = set(scope.reading.years) & {cell.column for cell in table.cells}
        if years and Kind.NUMBER in scope.reading.kinds:
            there_too = scope.corpus.document(table.section.document)
            return _other_city(scope, there_too, f"{min(years)}年の値")
    return None


def _other_city(scope: Scope, document: Document, missing: str) -> Draft:
    """Refuse for the city that was named, and name where the word is: a city or a document."""
    other = phrases.OTHER_CITY.format(city=document.city)
    if not document.city:
        other = phrases.OTHER_DOCUMENT.format(title=document.short_title or document.title)
    return refuse(scope, not_found(scope), other, missing=[missing])


def refuse_unknown_number(scope: Scope) -> Draft | None:
    """Refuse a 3回目 where the documents know a 1回目 and a 2回目 only."""
    counted = _ORDINAL.findall(fold(scope.reading.question))
    texts = fold(" ".join(unwrap(d.text) for d in scope.documents)) if counted else ""
    for number, counter in counted:
        others = re.findall(rf"([0-9]+)(?:つの)?{counter}", texts)
        if others and number not in others:
            name = f"{number}{counter}"
            return refuse(scope, phrases.UNKNOWN_NAME.format(name=name), missing=[name])
    return None


def refuse_unknown_need(scope: Scope) -> Draft | None:
    """Refuse whether something is needed (申込みが必要ですか) that no document mentions."""
    words = morphemes(scope.reading.question)
    for thing, particle, need in zip(words, words[1:], words[2:], strict=False):
        asked = particle.surface in {"が", "は", "も"} and need.lemma in _NEEDS
        if asked and thing.pos1 == "名詞" and not scope.lexicon.knows(thing.lemma):
            message = phrases.UNKNOWN_NAME.format(name=thing.surface)
            return refuse(scope, message, missing=[thing.surface])
    return None


def refuse_unknown_event(scope: Scope) -> Draft | None:
    """Refuse why or when something ended or became a duty, where no document says that it did."""
    events = _EVENTS.findall(scope.reading.question)
    texts = squash("".join(d.text for d in scope.documents)) if events else ""
    for event in events:
        if event not in texts:
            return refuse(scope, phrases.UNKNOWN_NAME.format(name=event), missing=[event])
    return None


def refuse_unknown_office(scope: Scope) -> Draft | None:
    """Refuse the duties of an office that no document gives any."""
    known = {name for duty in scope.corpus.duties for name in duty.departments}
    for office in _OFFICE.findall(scope.reading.question):
        bare = next((office.removeprefix(c) for c in scope.lexicon.cities if c in office), office)
        # the sign list of the pattern has no hiragana: 推進部 may be the tail of a known name
        if not scope.lexicon.knows(bare) and not any(name.endswith(bare) for name in known):
            message = phrases.NO_SUCH_OWNER.format(name=bare)
            return refuse(scope, message, missing=[bare])
    return None


def refuse_unknown_name(scope: Scope) -> Draft | None:
    """Refuse a proper name that no document mentions; 「鈴木です。…」 only tells who asks."""
    asked = scope.reading.question.rstrip("。").rpartition("。")[2]
    for word in morphemes(asked):
        proper = word.pos2 == "固有名詞" and len(word.surface) >= 2 and not word.surface.isascii()
        if not proper or scope.lexicon.knows(word.lemma):
            continue
        if not any(word.surface in document.text for document in scope.corpus.documents):
            message = phrases.UNKNOWN_NAME.format(name=word.surface)
            return refuse(scope, message, missing=[word.surface])
    return None
