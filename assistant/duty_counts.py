"""Counts or lists the actions of every department: 部署別の件数, 担当の多い順, 課ごとの取組一覧."""

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.questionwords import question_words
from assistant.responsibility import ACTION_WORDS, AT_LARGE, duties_of, on_side
from assistant.scope import Scope
from assistant.subjects import terms_of
from corpus import Duty, Side
from index.normalise import fold
from index.tokens import tokenise

_OFFICE = r"(?:担当)?(?:部署|部局|課室|(?<![一-龯])[部課]|(?<=担当)[部課])"
_EACH = re.compile(
    rf"{_OFFICE}(?:別|ごと|毎|単位|それぞれ)|(?:各|それぞれの){_OFFICE}(?![一-龯]長)"
    rf"|どの{_OFFICE}(?:が|は|に|も)(?:それぞれ|いったい|一体)?(?:何件|いくつ|どれ(?:だけ|くらい))"
)
_NO_NAME = re.compile(rf"[0-9]+(?:ページ|p)?|{_EACH.pattern}")
_MORE, _FEWER = r"(?:多い|たくさんの|大きい)", r"(?:少ない|小さい)"
_ORDER = re.compile(rf"(?:{_MORE}|{_FEWER})(?:もの|ほう|方|部署|課)?(?:から)?順")
_FEWEST_FIRST = re.compile(rf"{_FEWER}(?:もの|ほう|方|部署|課)?(?:から)?順")
_SAID_OF_OFFICES = re.compile(rf"{_OFFICE}|担当|所管")
_OF_ACTIONS = re.compile(r"取組|取り組み|取りくみ|担当|所管|事業|施策|仕事|業務|受け持")
_COUNTED = re.compile(r"数|件|いくつ|何[個つ本]|集計|内訳|どれ(?:だけ|くらい|ぐらい)|順")
_PLAIN = terms_of(
    "部署別 課別 部別 部局別 担当課別 部署 部局 課 部 別 各部署 各課 各部 各 毎 単位 件 件数 数 "
    "内訳 集計 順 順番 順位 多い 少ない 大きい 小さい 並べる 比べる 持つ 抱える 書く 書かれる "
    "載る 表 一覧 一覧表 見直し 見直し前 見直し後 案 今 前 後 以前 担当件数 担当数 取組件数 "
    "取組数 取組一覧 事業数 施策数 まとめる 整理 分ける 数える 教える 指針 計画 文書"
)
_COUNTS = {
    None: phrases.DUTIES_BY_OFFICE,
    Side.AFTER: phrases.DUTIES_BY_OFFICE_AFTER,
    Side.BEFORE: phrases.DUTIES_BY_OFFICE_BEFORE,
}


def answer_duty_counts(scope: Scope) -> Draft | None:
    """Count the actions of each department on the sides asked for, the busiest first.

    Without a word for counting, list them. None where a question names an action or a department.
    """
    reading = scope.reading
    if Kind.CHANGE in reading.kinds or reading.departments or reading.parts:
        return None
    duties = on_side(scope, scope.duties)
    if not duties or not asks_each_office(scope):
        return None
    if _COUNTED.search(fold(reading.question)):
        return _counted(scope, duties)
    return duties_of(scope, _names(duties))


def asks_each_office(scope: Scope) -> bool:
    """Tell whether a question asks for the actions of every department, and names no action."""
    question = fold(scope.reading.question)
    ordered = _ORDER.search(question) and _SAID_OF_OFFICES.search(question)
    if not (_EACH.search(question) or ordered) or not _OF_ACTIONS.search(question):
        return False
    titles = {t for d in scope.documents for name in (d.title, *d.aliases) for t in tokenise(name)}
    plain = ACTION_WORDS | _PLAIN | question_words() | titles
    return all(t in plain or _NO_NAME.fullmatch(t) for t in scope.reading.own)


def _names(duties: Sequence[Duty]) -> list[str]:
    """Give the departments, the busiest first, then what is written in the place of them."""
    counts: dict[str, int] = {}
    for duty in duties:
        for name in dict.fromkeys(duty.departments):
            counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda name: (bool(AT_LARGE.match(name)), -counts[name]))


def _counted(scope: Scope, duties: Sequence[Duty]) -> Draft:
    """Count the actions of each department by document and side, citing each."""
    draft = scope.draft()
    groups: dict[tuple[str, Side | None], list[Duty]] = {}
    for duty in duties:
        groups.setdefault((duty.section.document, duty.side), []).append(duty)
    several = len({document for document, _ in groups}) > 1
    for duty in duties:  # in reading order
        draft.cite(duty.section)
    for (document, side), own in groups.items():
        if several:
            known = scope.corpus.document(document)
            draft.say(phrases.IN_DOCUMENT.format(title=known.short_title or known.title))
        draft.lines.append(draft.fill(document, _COUNTS[side], count=len(own)))
        _say_counts(scope, draft, own)
    return draft


def _say_counts(scope: Scope, draft: Draft, duties: Sequence[Duty]) -> None:
    """Say how many of some actions each department has."""
    names = _names(duties)
    offices = [name for name in names if not AT_LARGE.match(name)]
    if _FEWEST_FIRST.search(fold(scope.reading.question)):
        offices.reverse()
    for name in (*offices, *(name for name in names if name not in offices)):
        own = [duty for duty in duties if name in duty.departments]
        markers = dict.fromkeys(m for duty in own for m in _cite(draft, duty, name))
        said = phrases.DUTIES_OF_EACH.format(department=name, count=len(own))
        draft.lines.append(f"- {said}" + "".join(f"[{marker}]" for marker in markers))


def _cite(draft: Draft, duty: Duty, name: str) -> list[int]:
    """Cite an action, and the place of a department that stands outside of it."""
    markers = [draft.cite(duty.section)]
    for office in duty.offices:
        inside = duty.section.start <= office.start < duty.section.end
        if office.name == name and not inside:
            home = draft.corpus.section_at(duty.section.document, office.start)
            markers.append(draft.cite(home, office.start, office.end))
    return markers
