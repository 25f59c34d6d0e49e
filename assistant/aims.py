"""Answers what a plan as a whole is for and why it was made, where a question names nothing else.

「結局どんなまちにしたいの」, 「なぜ今回見直したのか」: the subject is the plan that a title names.
"""

import re
from collections.abc import Set

from assistant.change_places import asks_change_below
from assistant.concepts import terms_said
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.lexicon import Statement, bare_headings
from assistant.passages import say_side
from assistant.questionwords import question_words
from assistant.scope import Scope
from assistant.subjects import folded
from corpus import Document, SectionKind, Side
from index.normalise import fold
from index.tokens import morphemes, tokenise

_TELLING = frozenset({SectionKind.CLAUSE, SectionKind.PARAGRAPH})
# Words for a plan whose name is not said, for what it makes of a place, and for revising it.
_PLAN = """
計画 取り組み 取組 プロジェクト 事業 指針 方針 構想 ビジョン ロードマップ 条例 規程 要綱 まとめ 話
文書 資料 書類 文章 冊子 文面 結局 要するに そもそも つまり これ それ
"""
_AIM = """
まち 町 街 地域 場所 所 社会 世の中 姿 状態 将来 将来像 理想 ゴール 目標 目的 目指す
ゆくゆく 最終的 最終 方向 狙い 狙う 成る 為る 向かう 目指し 先 未来
作る 出す 書く 定める まとめる 設ける 立てる 実現 達成 為 ため 何の為 つもり
要する 要は したい したく
"""
_REVISION = """
見直し 見直す 改定 改訂 改正 改める 改めて 再度 二度 策定 作成 作る 直す 手直し 変える 変更 決める
定める 再び 新た 経緯 背景 理由 事情 きっかけ 動機 始める 開始 至る 今回 踏み切る 何故
"""
_GOAL_HEADING = re.compile(r"目的|目指す|めざす|ねらい|狙い|将来像|基本理念|理念|ビジョン")
# Where no text stands under a purpose, the opening says what the plan is for.
_OPENING = re.compile(r"趣旨|はじめに|策定にあたって|策定に当たって")
_PURPOSE = re.compile(
    r"目的と(?:し|する)|(?:ため|よう)(?:に|、)[^。]{0,40}(?:定め|策定)(?:る|た|し|ま)"
)
_RULE = re.compile(r"要綱|要領|規則|条例|規程")
_APPENDED = re.compile(r"別[記紙添表]|[附付]則|参考|資料")
_MEANS = re.compile(r"ため|目指|めざ|目的|よう(?:に|、)")
_GOAL = re.compile(r"目指|めざ|目的|目標|将来像|実現")
# What it is for, in plain words: 何がしたくて作った, 何をしようとする計画.
_WANTS = re.compile(
    r"(?:何|なに)(?:が|を)(?:し(?:たく|たい|よう)|やりた|やろう|実現し(?:たく|たい|よう)|目的)"
    r"|(?:何|なん)のため|どういう(?:つもり|ねらい|狙い)"
)
_WHAT_FOR = re.compile(r"何のため|なんのため")
_START_HEADING = re.compile(r"はじめに|趣旨|背景|経緯|目的|策定|見直し|改定|改訂|沿革")
_BACKGROUND = re.compile(r"背景|経緯|いきさつ")
_CAUSE = re.compile(r"ことから|ため[、に]|踏まえ|に伴|により|背景|ことを受け|ことに鑑み|必要")
# What is aimed at now, and what was done this time.
_POINT = re.compile(r"目指(?:す|し)|めざ(?:す|し)|この(?:度|たび)|今回|今般")
_REVISED = re.compile(r"見直|改定|改訂|改正|策定|作成|実施|始め|定め")


def answer_aim(scope: Scope) -> Draft | None:
    """Answer what a plan as a whole is to bring about with what stands under its purpose."""
    asked = Kind.GOAL in scope.reading.kinds or _WANTS.search(scope.reading.question)
    if not asked or not _is_about_plan(scope, _AIM) or _names_other_rule(scope):
        return None
    if asks_change_below(scope):
        return None
    return (
        _quoted(scope, _GOAL_HEADING, _GOAL, own=True)
        or _quoted(scope, _OPENING, _MEANS, own=True)
        or _quoted(scope, _GOAL_HEADING, _GOAL)
    )


def answer_occasion(scope: Scope) -> Draft | None:
    """Answer why a plan as a whole was made or revised with what its opening says."""
    asked = Kind.REASON in scope.reading.kinds and not _WHAT_FOR.search(scope.reading.question)
    if not asked or not _is_about_plan(scope, _REVISION):
        return None
    return _quoted(scope, _START_HEADING, _REVISED, _CAUSE) or _quoted(scope, _BACKGROUND)


def _names_other_rule(scope: Scope) -> bool:
    """Tell whether a question names a rule that the document is not, as one appended to a plan."""
    rules = _RULE.findall(scope.reading.question)
    return any(rule not in scope.documents[0].title for rule in rules)


def _is_about_plan(scope: Scope, beside: str) -> bool:
    """Tell whether a question names a plan, by its title or at large, and `beside` at most."""
    if len(scope.documents) != 1 or scope.reading.parts or scope.reading.pages:
        return False
    title = tokenise(scope.documents[0].title)
    plain = {term for word in (_PLAN + beside).split() for term in (word, *tokenise(word))}
    covered = {*plain, *title}
    question = scope.reading.question
    for spoken in scope.spoken:
        if any(set(tokenise(word)) <= covered for word in spoken.official):
            covered |= terms_said(question, spoken)
    covered |= {fold(name) for d in scope.documents for name in d.names_of_city}
    covered |= question_words()
    focus = () if scope.reading.bare else scope.reading.focus
    return all(_is_covered(term, covered) for term in focus)


def _is_covered(term: str, covered: Set[str]) -> bool:
    """Tell whether a term, or every part of one that the dictionary glued together, is covered."""
    return term in covered or all(
        word.lemma in covered or len(word.lemma) == 1 for word in morphemes(term)
    )


def _quoted(
    scope: Scope, heading: re.Pattern[str], *cues: re.Pattern[str], own: bool = False
) -> Draft | None:
    """Quote the best statement with every cue under headings of a kind; None without one.

    With `own` what is appended to the plan (another rule's 目的) does not count.
    """
    document = scope.documents[0]
    told = [
        s
        for s in scope.lexicon.statements
        if _stands_under(s, document, heading)
        and not (own and any(map(_APPENDED.match, s.section.path)))
        and all(c.search(folded(s.text)) for c in cues)
    ]
    sides = scope.reading.sides or {Side.AFTER}
    told = [s for s in told if s.section.side in {None, *sides}] or told
    if not told:
        return None
    what_for = bool(_WANTS.search(scope.reading.question)) and heading is not _START_HEADING
    best = max(told, key=lambda s: (_fit(s, heading, what_for=what_for), -s.start))
    draft = scope.draft()
    say_side(scope, draft, best.section)
    draft.quote(best.section, best.start, best.end)
    return draft


def _fit(statement: Statement, heading: re.Pattern[str], *, what_for: bool) -> int:
    """Judge a statement: under a heading that begins with the word looked for, and to the point.

    Where it is asked what the plan is for, 「…を目的とする」 tells most.
    """
    first = any(heading.match(name) for name in bare_headings(statement.section.path[-1:]))
    told = folded(statement.text)
    purpose = what_for and bool(_PURPOSE.search(told))
    return 4 * purpose + 2 * bool(_POINT.search(told)) + first


def _stands_under(statement: Statement, document: Document, heading: re.Pattern[str]) -> bool:
    """Tell whether a statement of a document is text under a heading of a kind."""
    section = statement.section
    if section.document != document.id or section.kind not in _TELLING:
        return False
    return any(heading.search(name) for name in section.path[1:] or section.path)
