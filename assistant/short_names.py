"""Answers what a short name is short for, where the documents spell it out: ＮＰＯ法人（…）."""

import re
from collections.abc import Iterator

from assistant import phrases
from assistant.draft import Draft
from assistant.refusal import refuse
from assistant.scope import Scope
from corpus import Section, SectionKind
from corpus.text import squash
from index.normalise import fold

_ASKS = re.compile(
    r"(?P<name>[一-鿿々ァ-ヶーA-Za-zＡ-Ｚａ-ｚ0-9・]{2,20})[」』]?(?:って|とは|は|というのは|の)?、?"
    r"(?:何(?:か)?の略|なんの略|何を略し|どういう略|正式(?:な)?(?:名称|名前|名)|略さ(?:ず|ない))"
)


# What is named by pointing to it: 「この文書の正式名称」 is its title.
_TEXT = re.compile(
    r"文書|資料|冊子|計画書?|プラン|指針|方針|ガイドライン|条例|規則|要綱|要領|規約"
    r"|手引き?|報告書"
)
_OUR_TOWN = re.compile(r"[本当各][市町村]|市役所|役場")
_LATIN = re.compile(r"[a-z]+")
_NAME = r"[一-鿿々ァ-ヶーa-z0-9・]{4,}"


def answer_short_name(scope: Scope) -> Draft | None:
    """Quote where a short name is spelled out; refuse where the documents only use it.

    Of a document that is pointed to, its title. None for other questions, for a name that no
    document has, and where a gloss beside initials may or may not be what they stand for.
    """
    asked = _ASKS.search(squash(scope.reading.question))
    if asked is None or _OUR_TOWN.fullmatch(asked["name"]):
        return None
    if _TEXT.fullmatch(asked["name"]):
        titles = [s for s in scope.sections if s.kind is SectionKind.TITLE]
        return _quoted(scope, titles[0]) if titles and len(scope.documents) == 1 else None
    name = fold(asked["name"])
    if not any(scope.lexicon.knows(name, d.id) for d in scope.documents):
        return None
    texts = [(section, squash(fold(scope.corpus.text(section)))) for section in scope.sections]
    for section, text in texts:
        if _spells_out(text, name):
            return _quoted(scope, section)
    if any(_may_spell_out(text, name) for _, text in texts):
        return None
    what = phrases.SHORT_FOR.format(name=asked["name"])
    return refuse(scope, phrases.NO_SUCH_TYPE.format(what=what), missing=[what])


def _quoted(scope: Scope, section: Section) -> Draft:
    draft = scope.draft()
    draft.quote(section)
    return draft


def _spells_out(text: str, name: str) -> bool:
    """Tell whether a folded text has the longer name beside the short one.

    It says 以下「…」, or has the signs of the short name in their order.
    """
    short = re.escape(name)
    if re.search(rf"[^()、。]{{4,}}\(以下、?(?:単に)?[「『]?{short}[」』)]", text):
        return True
    beside = re.finditer(rf"(?P<long>{_NAME})\([「『]?{short}[」』]?\)", text)
    glossed = list(_glosses(text, short))
    if any(found["tail"] and _LATIN.fullmatch(name) for found in glossed):
        return True  # NPO法人（特定非営利活動法人）
    return any(_is_short_for(name, found["long"]) for found in (*beside, *glossed))


def _glosses(text: str, short: str) -> Iterator[re.Match[str]]:
    """Find names in brackets behind a short one, with the end that both have."""
    head = rf"(?<![一-鿿ァ-ヶa-z0-9]){short}(?P<tail>[一-鿿]{{0,2}})"
    return re.finditer(rf"{head}\((?P<long>{_NAME}(?P=tail))\)", text)


def _may_spell_out(text: str, name: str) -> bool:
    """Tell whether a name stands in brackets beside initials: what they say is not written."""
    short = re.escape(name)
    beside = re.search(rf"{_NAME}\([「『]?{short}[」』]?\)", text)
    return bool(_LATIN.fullmatch(name) and (beside or any(_glosses(text, short))))


def _is_short_for(short: str, long: str) -> bool:
    """Tell whether a name has the signs of a shorter one in their order; initials begin it."""
    rest = iter(long)
    held = len(long) > len(short) and all(sign in rest for sign in short)
    return held and not (_LATIN.fullmatch(short) and not long.startswith(short[0]))
