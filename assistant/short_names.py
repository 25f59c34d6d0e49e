"""Answers what a short name is short for, where the documents spell it out: ＮＰＯ法人（…）."""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.refusal import refuse
from assistant.scope import Scope
from corpus import Section
from corpus.text import squash
from index.normalise import fold

_ASKS = re.compile(
    r"(?P<name>[一-鿿々ァ-ヶーA-Za-zＡ-Ｚａ-ｚ0-9・]{2,20})[」』]?(?:って|とは|は|というのは|の)?、?"
    r"(?:何(?:か)?の略|なんの略|何を略し|どういう略|正式(?:な)?(?:名称|名前|名)|略さ(?:ず|ない))"
)


def answer_short_name(scope: Scope) -> Draft | None:
    """Quote where a short name is spelled out; refuse where the documents only use it.

    None for other questions, and for a name that no document has.
    """
    asked = _ASKS.search(squash(scope.reading.question))
    name = fold(asked["name"]) if asked else ""
    if asked is None or not any(scope.lexicon.knows(name, d.id) for d in scope.documents):
        return None
    spelled = [s for s in scope.sections if _spells_out(fold(squash(scope.corpus.text(s))), name)]
    if not spelled:
        what = phrases.SHORT_FOR.format(name=asked["name"])
        return refuse(scope, phrases.NO_SUCH_TYPE.format(what=what), missing=[what])
    return _quoted(scope, spelled[0])


def _quoted(scope: Scope, section: Section) -> Draft:
    draft = scope.draft()
    draft.quote(section)
    return draft


def _spells_out(text: str, name: str) -> bool:
    """Tell whether a text has the longer name beside the short one, in brackets or before them."""
    short = re.escape(name)
    forms = (
        rf"(?<![一-鿿ァ-ヶa-z0-9]){short}(?P<tail>[一-鿿]{{0,2}})\((?!以下)[^()、。0-9]{{4,}}(?P=tail)\)",
        rf"[^()、。]{{4,}}\((?:以下、?[「『]?)?{short}[」』)]",
    )
    return any(re.search(form, text) for form in forms)
