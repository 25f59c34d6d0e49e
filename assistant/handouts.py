"""Answers which number a handout has, and of which meeting and day it is: 資料１－１, R6.8.29."""

import re

from assistant.draft import Draft
from assistant.questionwords import question_words
from assistant.scope import Scope
from corpus import FactKind, Section
from corpus.text import squash
from index.normalise import fold
from index.tokens import tokenise

_ASKS = re.compile(
    r"(?:資料|配布物|配布資料)の?(?:番号|No|№|ナンバー)|(?:資料|配布物)(?:は|って|の番号は)?何番|何番の資料"
    r"|資料(?:は|って)?(?:いくつ|何号)|(?:何|どの|どこの)(?:会議|審議会|委員会)(?:に|で|の)[^。]{0,8}資料"
)
_KINDS = (FactKind.HANDOUT, FactKind.OCCASION, FactKind.STAMPED)
_WORDS = frozenset(
    tokenise(
        "資料 資料番号 配布 配布資料 配布物 番号 日付 日 年月日 会議 審議会 委員会 協議会 提出 "
        "出る 出す 使う 配る 付く 示す 書く 載る ナンバー 開催 この 文書"
    )
)


def answer_handout(scope: Scope) -> Draft | None:
    """Quote the stamp of a handout: its number, its meeting with the day; None for other things.

    A question that names a meeting is about the stamp that has the name.
    """
    if not _ASKS.search(fold(scope.reading.question)):
        return None
    sections = {
        f.section.key: f.section
        for f in scope.corpus.facts
        if f.kind in _KINDS and scope.covers(f.section.document)
    }
    if not sections or not _is_about(scope, list(sections.values())):
        return None
    draft = scope.draft()
    for section in sections.values():
        draft.quote(section)
    return draft


def _is_about(scope: Scope, stamps: list[Section]) -> bool:
    """Tell whether a question has no word besides those of stamps, titles and handouts."""
    titles = " ".join(d.title for d in scope.documents)
    printed = fold(squash(titles + " ".join(scope.corpus.text(s) for s in stamps)))
    known = _WORDS | question_words()
    return all(t in known or t in printed for t in scope.reading.own)
