"""Refuses why or when something came about that the nearest statement denies."""

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.records import Role
from assistant.refusal import refuse
from assistant.scope import Scope
from assistant.subjects import folded
from index.normalise import fold
from index.tokens import Morpheme, morphemes

_WHY_OR_WHEN = re.compile(
    r"なぜ|何故|どうして|なんで|何で|理由|わけ|訳|経緯|いきさつ|きっかけ|背景|要因|原因|いつ|何年|時期"
)
_NOT = frozenset({"ない", "ず", "無い", "難い"})
# Verbs of which a denial says nothing of what was done.
_PLAIN = frozenset({"為る", "成る", "有る", "居る", "出来る", "行く", "言う", "貰う", "良い"})
_BETWEEN = 3
# Which way something went, and what tells that it went so.
_WAYS = (
    (
        r"(?:増え|ふえ|増加し|拡大し|多くなっ)た|広がった",
        r"増|拡大|広が|多[いくか]|多数|進行|進展|著し|顕著",
    ),
    (r"(?:減っ|へっ|減少し|縮小し|少なくなっ)た", r"減|縮|少な|少子|低下|不足|薄|衰退|損|失"),
    (
        r"(?:うまく(?:い|行)っ|成功し|改善し|改善され|良くなっ|よくなっ|解決し|解決され)た|進んだ",
        r"成功|改善|良く|解決し|解消|進[んみめ]|進展|向上",
    ),
    (
        r"(?:悪化し|悪くなっ|失敗し|滞っ|遅れ)た",
        r"悪|失敗|滞|遅|困難|負担|不足|深刻|低下|厳し|著し",
    ),
)
_WENT = tuple((re.compile(said), re.compile(told)) for said, told in _WAYS)


def refuse_contradicted(scope: Scope, draft: Draft) -> Draft | None:
    """Refuse in place of a draft that denies, or does not tell, what a question asks why or when.

    It says that something does not happen (進まない) or nothing of the way it went (減った). None
    where the quotes may answer.
    """
    question = fold(scope.reading.question)
    if scope.reading.language != "ja" or not _WHY_OR_WHEN.search(question):
        return None
    quotes = "。".join(folded(c.quote) for c in draft.citations if c.role is Role.EVIDENCE)
    for way, told in _WENT:
        went = way.search(question)
        if went and not told.search(quotes):
            return _not_said(scope, went.group())
    held, denied = _verbs(question), _verbs(quotes)
    for lemma, word in held[True].items():
        if lemma in denied[False] and lemma not in denied[True] and lemma not in held[False]:
            return _not_said(scope, word)
    return None


def _not_said(scope: Scope, said: str) -> Draft:
    """Refuse what the documents do not say, in the words of the question."""
    return refuse(scope, phrases.NOT_SAID_OF.format(said=said), missing=[said])


def _verbs(text: str) -> dict[bool, dict[str, str]]:
    """Give the lemmas of a text's verbs, the held ones under True, with how each is said."""
    words, found = morphemes(text), {True: dict[str, str](), False: dict[str, str]()}
    for place, word in enumerate(words):
        if word.pos1 == "動詞" and word.lemma not in _PLAIN:
            ending = _ending(words[place + 1 : place + 1 + _BETWEEN])
            denied = any(w.lemma in _NOT for w in ending)
            said = word.surface + "".join(w.surface for w in ending)
            found[not denied].setdefault(word.lemma, said)
    return found


def _ending(behind: Sequence[Morpheme]) -> list[Morpheme]:
    """Give the auxiliaries right behind a verb."""
    ending: list[Morpheme] = []
    for word in behind:
        if word.pos1 != "助動詞" and word.lemma not in _NOT:
            break
        ending.append(word)
    return ending
