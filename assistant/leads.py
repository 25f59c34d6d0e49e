"""Prefers statements that speak of a thing first: 「住自協は、…」, 「協働推進員・・・…」."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.lexicon import Lexicon
from assistant.parts import is_attribute, own_terms
from assistant.questionwords import question_words
from assistant.scope import Scope
from corpus import Alias
from corpus.markers import without_marker
from corpus.text import squash, unwrap
from index.normalise import fold
from index.tokens import tokenise

# Share of a thing's words, weighed by rareness, that its name at a statement's head holds.
NAMED = 0.6
LEAD = 0.2
# What a statement gains that says a word of asking (必要), or a span of time asked for.
SAID, SPAN = 0.25, 0.12
LEAD_CHARACTERS = 24
_LEAD = re.compile(r"(.+?)(?:は、?|とは|には|では|においては|・・+|…+|[：:　\s。、])")
_OPENING = re.compile(
    r"(?:特に|とくに|また|なお|さらに|一方で?|(?:その|この)うち|ただし|例えば|まず|次に)、?"
)
# Names with signs or figures (１－A, Ｂ型) are said as they are.
_SIGN = re.compile(r"[0-9０-９A-Za-zＡ-Ｚａ-ｚ]")
_ASKS_SPAN = re.compile(r"期間|周期|間隔|何年間|何か月|何日間|どのくらいの間")
_SPAN = re.compile(
    r"[0-9一二三四五六七八九十](?:年|[かヶカケ]?月|週間|日)(?:間|ごと|毎|に[一1]|を超え|以内|計画)|毎[年月週]"
)
_KANJI = re.compile(r"[\u4e00-\u9fff]{2,}")
_BRACKETS = re.compile(r"^[（(「『【［\[<＜]+")


@dataclass(frozen=True, slots=True)
class Thing:
    """What is asked about: the names that a text may say, and the terms the corpus knows."""

    names: tuple[str, ...]
    terms: frozenset[str]

    @classmethod
    def of(cls, scope: Scope, said: str) -> "Thing":
        """Make a thing of what a question calls it; official words for spoken ones name it, too."""
        said = _without_attribute(said)
        whole = fold(squash(_BRACKETS.sub("", said).rstrip("」』】）)")))
        first = whole.partition("の")[0]
        names = {whole, first} if _SIGN.search(first) else {whole}
        names |= {fold(squash(w)) for one in scope.synonyms.expand(said) for w in one.official}
        words = () if _SIGN.search(first) else own_terms(said)
        known = (t for t in words if len(t) > 1 and scope.lexicon.knows(t))
        return cls(tuple(sorted(names - {""}, key=len, reverse=True)), frozenset(known))

    def named_in(self, text: str) -> int:
        """Give the length of the longest of its names that a text says; 0 for none."""
        folded = fold(squash(text))
        return next((len(name) for name in self.names if name in folded), 0)


def _without_attribute(said: str) -> str:
    """Leave out what is asked of a thing: ロードマップ of ロードマップの期間."""
    thing, _, last = said.rpartition("の")
    return thing if thing and is_attribute(last.rstrip("」』】）)")) else said


def led_by(scope: Scope, said: str, others: Iterable[str], rest: str) -> Scope:
    """Rank statements up that speak of a thing first, and down those that speak of another.

    `rest` is what is asked of it: a statement that says its words of asking (必要) gains, too.
    """
    thing, rivals = Thing.of(scope, said), [Thing.of(scope, other) for other in others]
    asking = frozenset(t for t in tokenise(rest) if t in question_words() and _KANJI.fullmatch(t))
    long_forms = _long_forms(scope.corpus.aliases)
    spans = bool(_ASKS_SPAN.search(said + rest))
    found = []
    for one in scope.evidence.found:
        lead = lead_of(one.statement.text)
        gain = _gain(scope.lexicon, lead, thing, rivals, long_forms)
        gain += SAID * len(asking & one.statement.terms) if gain > 0 else 0.0
        gain += SPAN if spans and _SPAN.search(fold(one.statement.text)) else 0.0
        found.append(replace(one, score=one.score + gain) if gain else one)
    found.sort(key=lambda one: -one.score)
    return replace(scope, evidence=replace(scope.evidence, found=tuple(found)))


def is_about(scope: Scope, said: str, texts: Iterable[str], share: float = NAMED) -> bool:
    """Tell whether texts hold a thing's name or a share of its words; true for an unknown one."""
    thing = Thing.of(scope, said)
    told = tuple(texts)
    if not thing.terms and not _SIGN.search(said):
        return True
    if any(map(thing.named_in, told)):
        return True
    long_forms = _long_forms(scope.corpus.aliases)
    held = {term for text in told for term in _terms(text, long_forms)}
    held |= {term for term in thing.terms if any(term in fold(squash(text)) for text in told)}
    return scope.lexicon.share(thing.terms, held) >= share


def _gain(
    lexicon: Lexicon,
    lead: str,
    thing: Thing,
    rivals: Collection[Thing],
    long_forms: tuple[tuple[str, str], ...],
) -> float:
    """Tell what a statement gains by what it speaks of first."""
    named, rival = thing.named_in(lead), max((r.named_in(lead) for r in rivals), default=0)
    if named or rival:
        return LEAD if named >= rival else -LEAD
    held = _terms(lead, long_forms)
    if lexicon.share(thing.terms, held) >= NAMED:
        return LEAD
    return -LEAD if any(lexicon.share(r.terms, held) >= NAMED for r in rivals) else 0.0


@lru_cache(maxsize=20_000)
def lead_of(text: str) -> str:
    """Give what a statement speaks of first: the words before its topic particle or sign."""
    said = _OPENING.sub("", without_marker(unwrap(text).strip()).strip())
    said = _BRACKETS.sub("", said)
    found = _LEAD.match(said[:LEAD_CHARACTERS])
    return found[1] if found else ""


def _long_forms(aliases: Iterable[Alias]) -> tuple[tuple[str, str], ...]:
    """Give short names with what they stand for."""
    return tuple((squash(one.short.text), squash(one.long.text)) for one in aliases)


def _terms(text: str, long_forms: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """Give the terms of a text, those of the long forms of its short names among them."""
    plain = squash(text)
    longer = "　".join(long for short, long in long_forms if short in plain)
    return own_terms(text) | (own_terms(fold(longer)) if longer else frozenset())
