"""Explains several words that one question asks the meaning of: 「自助・互助・公助の意味は」."""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.passages import quote_sections
from assistant.records import Status
from assistant.scope import Scope
from corpus import Side, Term
from corpus.text import squash
from index.normalise import fold

_ASKED = re.compile(
    r"^(?P<names>[^。?？はがをに]{3,80}?)"
    r"(?:(?:の)?(?:それぞれ|各々|おのおの)?(?:の)?(?:意味|定義)(?:を|は|って|とは|、|[?？。]|$)"
    r"|とは(?:、?(?:何|なに|どう|どんな|それぞれ)[^。]{0,14}|[?？。]*$)"
    r"|って(?:、?(?:何|なに|どう|どんな|それぞれ)[^。]{0,12}|[?？。]*$)"
    r"|は(?:、)?(?:それぞれ)?(?:どういう意味|どんな意味|何のこと|何の意味))"
)
# 「ひとり」 has no joint.
_JOINT = re.compile(r"[・、,，/]|及び|および|(?<![ぁ-ん])[とや]|[とや](?![ぁ-ん])")
_PLAIN_WORD = re.compile(r"[一-鿿々ァ-ヶーa-z0-9]{2,}")
_OTHER_KINDS = frozenset({Kind.CHANGE, Kind.REASON, Kind.TIMELINE})
_COMPARES = re.compile(r"違|ちが|異な|比べ|比較|差(?:は|って|が)|関係")


def answer_joined_terms(scope: Scope) -> Draft | None:
    """Quote the definition of each of several words, and name those that have none.

    None for a question about one word, or where none of several is defined.
    """
    found = _ASKED.match(squash(fold(scope.reading.question)))
    if found is None or scope.reading.kinds & _OTHER_KINDS or _COMPARES.search(found.string):
        return None
    names = _split(scope, found["names"])
    terms = {name: _defined(scope, name) for name in names}
    lacking = [name for name in names if not terms[name]]
    if len(names) == 1 or len(lacking) == len(names):
        return None
    if not all(map(_PLAIN_WORD.fullmatch, lacking)):
        return None
    draft = quote_sections(
        scope, {t.section.key: t.section for n in names for t in terms[n]}.values()
    )
    for name in lacking:
        known = any(scope.lexicon.knows(name, document.id) for document in scope.documents)
        draft.say(
            phrases.UNDEFINED.format(term=name) if known else phrases.UNKNOWN_NAME.format(name=name)
        )
        draft.missing.append(f"「{name}」の意味")
        draft.status = Status.PARTIAL
    return draft


def _split(scope: Scope, said: str) -> list[str]:
    """Cut a row of words where they are joined; a defined word that holds a joint is one word."""
    bare = said.translate(str.maketrans("", "", "「」『』"))
    whole = sorted(
        {fold(squash(t.term)) for t in scope.terms if t.definition}, key=len, reverse=True
    )
    held = [word for word in whole if _JOINT.search(word) and word in bare]
    for number, word in enumerate(held):
        bare = bare.replace(word, chr(0xE000 + number))
    parts = [part for part in _JOINT.split(bare) if part]
    for number, word in enumerate(held):
        parts = [part.replace(chr(0xE000 + number), word) for part in parts]
    return list(dict.fromkeys(parts))


def _defined(scope: Scope, name: str) -> list[Term]:
    """Give the first definition of a word in each document, on the side asked for.

    The word stands alone, or in a row that is defined as one.
    """
    sides = {None, *(scope.reading.sides or {Side.AFTER})}
    told = [
        t
        for t in scope.terms
        if t.definition is not None and name in (word := fold(squash(t.term)), *word.split("・"))
    ]
    told = [t for t in told if t.section.side in sides] or told
    return list({t.document: t for t in reversed(told)}.values())[::-1]
