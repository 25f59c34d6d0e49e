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
    r"|資料(?:は|って)?何号|(?:何|どの|どこの)(?:会議|審議会|委員会)(?:に|で|の)[^。]{0,8}資料"
)
_KINDS = (FactKind.HANDOUT, FactKind.OCCASION, FactKind.STAMPED)
_WORDS = frozenset(
    tokenise(
        "資料 資料番号 配布 配布資料 配布物 番号 日付 日 年月日 会議 審議会 委員会 協議会 提出 "
        "出る 出す 使う 配る 付く 示す 書く 載る ナンバー 開催 この 文書"
    )
)


_MEETING = re.compile(r"審議会|委員会|協議会|検討会|懇話会|部会")


def answer_handout(scope: Scope) -> Draft | None:
    """Quote the stamp of a handout: its number, its meeting with the day; None for other things.

    A question that names a meeting is about the stamps that have the name.
    """
    if not _ASKS.search(fold(scope.reading.question)):
        return None
    about = [stamp for stamp in _stamps(scope) if _is_about(scope, stamp)]
    said = set(_MEETING.findall(scope.reading.question))
    named = [stamp for stamp in about if said & set(_MEETING.findall(_printed(scope, stamp)))]
    if not about:
        return None
    draft = scope.draft()
    for section in {s.key: s for stamp in named or about for s in stamp}.values():
        draft.quote(section)
    return draft


def _stamps(scope: Scope) -> list[list[Section]]:
    """Give the sections of each stamp: another number, meeting or day begins another one."""
    stamps: list[list[Section]] = []
    kinds, document = set[FactKind](), ""
    for fact in (f for f in scope.corpus.facts if f.kind in _KINDS):
        if not scope.covers(fact.section.document):
            continue
        if fact.kind in kinds or fact.section.document != document:
            stamps.append([])
            kinds = set()
        document = fact.section.document
        kinds.add(fact.kind)
        stamps[-1].append(fact.section)
    return stamps


def _printed(scope: Scope, stamp: list[Section]) -> str:
    """Give what a stamp and the title of its document print, folded."""
    title = scope.corpus.document(stamp[0].document).title
    return fold(squash(title + "".join(scope.corpus.text(section) for section in stamp)))


def _is_about(scope: Scope, stamp: list[Section]) -> bool:
    """Tell whether a question has no word besides those of a stamp, its title and handouts."""
    printed = _printed(scope, stamp)
    known = _WORDS | question_words()
    return all(t in known or t in printed for t in scope.reading.own)
