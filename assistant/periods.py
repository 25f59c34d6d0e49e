"""Answers from when to when something lasts: the statement about it that prints both ends."""

import re

from assistant.draft import Draft
from assistant.judge import bears
from assistant.kinds import Kind
from assistant.passages import say_side
from assistant.scope import Scope
from assistant.subjects import folded
from corpus import SectionKind, Side
from index.tokens import tokenise

_ASKED = re.compile(
    r"(?:いつ|何年度?|何月|何日|どの年)から[^。、]{0,6}?(?:いつ|何年度?|何月|何日|どの年)(?:末|頃)?まで"
    r"|(?:計画|対象|実施|募集|基本構想|構想|方針|プラン|取組|事業|適用|有効|開催)の?(?:対象)?期間(?:は|を|って|が|[?？]|$)"
    r"|何(?:年間(?!に)|か年|ヶ年|カ年|年がかり|年越し|年計画)"
)
# 「３年間の『ロードマップ』」 says how long a plan lasts.
_PLANNED = (
    r"[0-9]+(?:年間|か年|カ年|ヶ年)の[「『]?[^、。]{0,8}?"
    r"(?:計画|プラン|構想|方針|ロードマップ|工程表)"
)
_PERIOD = re.compile(
    r"[0-9元]年(?:度)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:\([^)]*\))?から[^。]{0,12}?[0-9元]+年"
    r"(?:度)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:\([^)]*\))?まで"
    r"|[0-9元]年(?:度)?(?:\([^)]*\))?[~～〜－-][^。]{0,6}?[0-9]+年(?:度)?"
    rf"|{_PLANNED}"
)
_LASTS = re.compile(_PLANNED)
_PLAIN = frozenset(
    tokenise(
        "期間 計画期間 対象期間 計画 方針 プラン 指針 対象 年度 年 月 日 いつ 何年 何年度 何年間 "
        "から まで この 間 続く 本市 市 実施 掛かり 年がかり 年越し"
    )
)
# A statement that is about the rest of a question holds this share of its words.
ABOUT = 0.5


def answer_period(scope: Scope) -> Draft | None:
    """Quote the statement that prints from when to when; None where none is about the question."""
    reading = scope.reading
    if Kind.CHANGE in reading.kinds or not _ASKED.search(reading.question):
        return None
    titles = {t for d in scope.documents for name in (d.title, *d.aliases) for t in tokenise(name)}
    known = [t for t in reading.own if scope.lexicon.knows(t)]
    subject = [t for t in known if t not in _PLAIN | titles]
    for found in scope.evidence.found:
        statement = found.statement
        wanted = statement.section.side is not Side.BEFORE or Side.BEFORE in reading.sides
        prose = statement.section.kind in {SectionKind.CLAUSE, SectionKind.PARAGRAPH}
        if not (wanted and prose and _PERIOD.search(folded(statement.text))):
            continue
        about = (
            scope.lexicon.coverage(subject, statement) >= ABOUT
            if subject
            else "期間" in (folded(statement.text) + "".join(statement.section.path))
            or bool(_LASTS.search(folded(statement.text)))
        )
        if about:
            if subject and not bears(scope, found):
                return None
            draft = scope.draft()
            say_side(scope, draft, statement.section)
            draft.quote(statement.section, statement.start, statement.end)
            return draft
    return None
