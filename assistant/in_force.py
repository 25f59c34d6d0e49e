"""Answers from when, or until when, a rule or plan is in force: what its 附則 says of it."""

import re
from collections.abc import Sequence

from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.lexicon import Statement
from assistant.passages import quote_sections
from assistant.scope import Scope
from assistant.subjects import folded, statements_in
from corpus import SectionKind, Side
from index.tokens import tokenise

_WHEN = r"いつ|何年|何月|何日|期日|時期|\bwhen\b|什么时候|quando"
_BEGINS = re.compile(
    rf"(?:施行|適用|発効|効力|有効)[^。]{{0,16}}(?:{_WHEN})|(?:{_WHEN})[^。]{{0,10}}(?:施行|適用|発効|効力|有効)"
    r"|施行(?:期|年月)?日"
)
_ENDS = re.compile(r"いつまで|失効|効力を失|廃止")
_BEGUN = re.compile(
    r"(?:から|日に?|日より)[^。]{0,4}施行|(?:から|日より)[^。]{0,4}適用|公布の日から施行"
)
_ENDED = re.compile(r"限り[^。]{0,8}(?:効力を失|廃止)|をもって[^。]{0,8}(?:失|廃止)|に失効")
# 「この告示は」 opens what a rule says of itself.
_OF_ITSELF = re.compile(r"この(?P<rule>[一-鿿]{2,8})は")
_HEADING = re.compile(r"(?:施行|適用)(?:の)?(?:期日|年月日|日|時期)[)）]?$")
_KINDS = frozenset({SectionKind.CLAUSE, SectionKind.PARAGRAPH, SectionKind.NOTE})
_DATED = re.compile(r"[0-9]年|[0-9]月|公布の日")
# Any rule is meant by these; they are no subject of their own.
_RULES = frozenset(
    tokenise(
        "条例 規則 要綱 要領 規程 規定 告示 訓令 指針 方針 計画 基準 制度 ガイドライン 附則 本則 "
        "施行 施行日 施行期日 適用 発効 効力 有効 失効 廃止 改正 改正後 改定 制定 新しい 今回 最初 "
        "文書 当初 持つ 失う 始まる なる いつ 期日 時期 日付 期間 予定 決まり ルール 本市 市"
    )
)


def answer_in_force(scope: Scope) -> Draft | None:
    """Quote what a document says of its own coming into force, or of its end.

    None where the question is of a thing's, not of the document's, or the document is silent.
    """
    question = scope.reading.question
    ends = bool(_ENDS.search(question))
    asked = _BEGINS.search(question) or (ends and re.search(r"効力|有効|失効|続", question))
    if not asked or Kind.LIST in scope.reading.kinds or _subject(scope):
        return None
    found = _telling(scope, _ENDED if ends else _BEGUN)
    if not found:
        return None
    return quote_sections(scope, dict.fromkeys(one.section for one in found))


def _subject(scope: Scope) -> list[str]:
    """Give the words of a question that name something besides the document itself."""
    titles = {t for d in scope.documents for name in (d.title, *d.aliases) for t in tokenise(name)}
    known = (t for t in scope.reading.own if scope.lexicon.knows(t))
    return [t for t in known if t not in _RULES | titles and not t.isascii()]


def _telling(scope: Scope, form: re.Pattern[str]) -> Sequence[Statement]:
    """Give the sentences that say so of the document: of the rule that is named, if one is."""
    told = [
        (statement, itself["rule"])
        for statement in statements_in(scope)
        if statement.section.kind in _KINDS
        and statement.section.side is not Side.BEFORE
        and (itself := _OF_ITSELF.search(folded(statement.text)))
        and form.search(folded(statement.text))
        and _DATED.search(folded(statement.text))
    ]
    named = [one for one, rule in told if rule in scope.reading.question]
    return named or [one for one, _ in told] or _below_heading(scope)


def _below_heading(scope: Scope) -> Sequence[Statement]:
    """Give the first sentence below a heading 施行期日 that has a date."""
    dated = [
        statement
        for statement in statements_in(scope)
        if _HEADING.search(folded(statement.section.path[-1]))
        and statement.section.kind in _KINDS
        and _DATED.search(folded(statement.text))
    ]
    return dated[:1]
