"""Counts every action of a before/after table by side, and by how many the sides differ.

A question that names no action: 「取組は全部で何件」, 「取組の数は前と後でいくつ増えた」, and one
chapter or department at most.
"""

import re
from collections.abc import Mapping, Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.questionwords import question_words
from assistant.responsibility import ACTION_WORDS, ACTIONS, say_by_side, terms_of_departments
from assistant.scope import Scope
from assistant.subjects import terms_of
from corpus import Duty, Side
from corpus.text import squash
from index.normalise import fold
from index.tokens import tokenise

_ALL = {
    None: phrases.DUTIES_ALL,
    Side.AFTER: phrases.DUTIES_ALL_AFTER,
    Side.BEFORE: phrases.DUTIES_ALL_BEFORE,
}
_OF = {
    None: phrases.DUTIES_OF,
    Side.AFTER: phrases.DUTIES_OF_AFTER,
    Side.BEFORE: phrases.DUTIES_OF_BEFORE,
}
_NUMBER = r"(?:いくつ|何(?:件|個|つ|本|項目)|件数|数)"
_DIFFERS = r"(?:増え|増加|増減|引[くい]|減[っりるら少]|違[うい]|差|多[いくか]|少な|変わ)"
_DIFFERENCE = re.compile(
    rf"{_NUMBER}[^。、]{{0,12}}?{_DIFFERS}"
    rf"|{_DIFFERS}[^。、]{{0,8}}?(?:いくつ|何(?:件|個|つ|本)|どれ(?:だけ|くらい|ぐらい))"
)
_CHANGED = re.compile(
    rf"{_DIFFERS}|加わ|加え|追加|新し[いく]|新た|新[設規]|消え|[なく無]くな|削|廃止|外[れさ]|抜け|差し替"
)
_NUMBERED = re.compile(rf"{_NUMBER}|どれ(?:だけ|くらい|ぐらい)|すべて|全て|全部|一覧|総数")
_CHAPTER = re.compile(r"(?<![0-9])第?([0-9]{1,2})(?:章|つ目の章)")
_SIGN = re.compile(r"第?([0-9]{1,2})(?:章|[.．、])")
_PLAIN = terms_of(
    "数 件数 総数 合計 本 全体 全部 すべて 一覧 増える 増加 増減 引く 減る 減少 差 違う 違い "
    "比べる 変わる 変化 見直し 多い 少ない 前 後 前後 案 今 以前 見直し前 見直し後 "
    "文書 資料 指針 一覧表 表 載る 書く ある 挙げる 出る 章 "
    "担当 部署 担当部署 教える 並べる どれだけ どれくらい 件 個 つ 欄 ページ"
)
_OTHER_KINDS = frozenset({Kind.REASON, Kind.TIMELINE, Kind.GOAL, Kind.PROCESS, Kind.DEFINITION})


def answer_all_duties(scope: Scope) -> Draft | None:
    """Count the actions on the sides asked for, with the difference where it is asked for.

    None where a question names an action, or has no number to give.
    """
    reading = scope.reading
    question = fold(reading.question)
    differs = bool(_DIFFERENCE.search(question))
    counted = differs or _asks_number(scope, question)
    if not ACTIONS.search(question) or not counted or not _is_plain(scope):
        return None
    if reading.kinds & _OTHER_KINDS or reading.parts or len(reading.departments) > 1:
        return None
    duties = _duties(scope)
    sides = {d.section.side for d in duties}
    if not duties or len({d.section.document for d in duties}) > 1 or None in sides:
        return None
    if not differs:
        wanted = reading.sides if len(reading.sides) == 1 else {Side.AFTER}
        if not reading.cities and not reading.sides:
            return None
        duties = [d for d in duties if d.section.side in wanted]
    return _said(scope, duties, differs=differs) if duties else None


def _asks_number(scope: Scope, question: str) -> bool:
    """Tell whether all actions are asked for, and not those that changed: 担当が減った取組."""
    if scope.reading.departments or scope.reading.pages or _CHANGED.search(question):
        return False
    return bool(_NUMBERED.search(question))


def _is_plain(scope: Scope) -> bool:
    """Tell whether a question has words of counting and comparing only, and names of the list."""
    titles = {t for d in scope.documents for name in (d.title, *d.aliases) for t in tokenise(name)}
    plain = ACTION_WORDS | _PLAIN | question_words() | titles | terms_of_departments(scope)
    return all(t in plain or re.fullmatch(r"[0-9]+(?:章|ページ|p)?", t) for t in scope.reading.own)


def _duties(scope: Scope) -> list[Duty]:
    """Give the actions of the chapter, the pages and the department that a question names."""
    reading = scope.reading
    chapter = _CHAPTER.search(fold(reading.question))
    return [
        d
        for d in scope.duties
        if (not chapter or _number(d) == chapter.group(1))
        and (not reading.pages or d.section.page in reading.pages)
        and all(name in d.departments for name in reading.departments)
    ]


def _number(duty: Duty) -> str:
    """Give the number that the outermost heading over an action opens with."""
    found = _SIGN.match(fold(squash(duty.section.path[0]))) if duty.section.path else None
    return found.group(1) if found else ""


def _said(scope: Scope, duties: Sequence[Duty], *, differs: bool) -> Draft:
    """Count and quote the actions by side, then their numbers against each other."""
    draft = scope.draft()
    names = scope.reading.departments
    said: Mapping[Side | None, str] = _OF if names else _ALL
    say_by_side(draft, said, duties, department="".join(names))
    if differs:
        counts = {side: sum(d.section.side is side for d in duties) for side in Side}
        after, before = counts[Side.AFTER], counts[Side.BEFORE]
        more, less = max(after, before), min(after, before)
        draft.say(phrases.FIGURE_DIFFERENCE.format(computed=f"{more}－{less}＝{more - less}件"))
    return draft
