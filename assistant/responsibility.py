"""Answers who is responsible: the departments of an action, or all actions of a department."""

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.lexicon import NAME_CHARACTERS
from assistant.refusal import refuse
from assistant.scope import Scope
from corpus import Duty, Side
from index.tokens import tokenise

_OF = {
    Side.AFTER: phrases.DUTIES_OF_AFTER,
    Side.BEFORE: phrases.DUTIES_OF_BEFORE,
    None: phrases.DUTIES_OF,
}
_ALL = {
    Side.AFTER: phrases.DUTIES_ALL_AFTER,
    Side.BEFORE: phrases.DUTIES_ALL_BEFORE,
    None: phrases.DUTIES_ALL,
}
_ALL_WITH = {
    Side.AFTER: phrases.DUTIES_WITH_AFTER,
    Side.BEFORE: phrases.DUTIES_WITH_BEFORE,
    None: phrases.DUTIES_WITH,
}
_ALONE = re.compile(r"単独|だけ(?:で|が|の)|のみ")
# What a department does not do is not printed.
_NOT = re.compile(r"担当し(?:て(?:い)?)?ない|以外|含まない")
_ACTIONS = re.compile(r"取組|取り組み|取りくみ|事業|施策")
FLOOR = 0.5
# Duties almost as good as the best one are about the same action on the other side.
COVERAGE_FLOOR = 0.25
_ACTION_WORDS = frozenset(
    tokenise(
        "取組 取り組み 事業 施策 活動 名前 出る 出て 付く 担当部署 全部 書き "
        "単独 以外 前後 変更 増える 減る"
    )
)


def answer_responsibility(scope: Scope) -> Draft | None:
    """Answer from duties; None where no duty is about the question."""
    duties = scope.duties
    reading = scope.reading
    counted = reading.kinds & {Kind.COUNT, Kind.LIST, Kind.RESPONSIBILITY}
    if not duties or not counted:
        return None
    if reading.departments and not _action(scope):
        return refuse(scope) if _NOT.search(reading.question) else _of_departments(scope)
    if _asks_for_actions(scope):
        return _with_words(scope)
    if Kind.RESPONSIBILITY not in reading.kinds:
        return None
    if not _action(scope) and reading.kinds & {Kind.COUNT, Kind.LIST} and reading.sides:
        return _everything(scope)
    return _of_action(scope, duties)


def _action(scope: Scope) -> tuple[str, ...]:
    """Give the subject of a question less the departments and words for any action."""
    named = {term for name in scope.reading.departments for term in tokenise(name)}
    return tuple(
        t
        for t in scope.reading.own
        if t not in named | _ACTION_WORDS and scope.lexicon.knows(t) and not t.isascii()
    )


def _on_side(scope: Scope, duties: Sequence[Duty]) -> list[Duty]:
    """Give the duties of the side that is asked for; the after column where none is named."""
    sides = scope.reading.sides or {Side.AFTER}
    return [d for d in duties if d.section.side in sides or d.section.side is None]


def _of_departments(scope: Scope) -> Draft:
    """List and count every action of the departments named, each side by itself."""
    draft = scope.draft()
    for name in scope.reading.departments:
        every = [d for d in scope.duties if name in d.departments]
        if _ALONE.search(scope.reading.question):
            every = [d for d in every if d.departments == (name,)]
            draft.say(phrases.DUTIES_ALONE.format(department=name))
        sides = set(scope.reading.sides) or {Side.AFTER}
        if Kind.CHANGE in scope.reading.kinds:
            sides = {Side.AFTER, Side.BEFORE}
        there = {d.section.side for d in every}
        if not there & {None, *sides}:
            draft.say(phrases.ONLY_BEFORE if Side.BEFORE in there else phrases.ONLY_AFTER)
            sides = {side for side in there if side}
        for side in (None, Side.AFTER, Side.BEFORE):
            own = [d for d in every if d.section.side is side]
            if own and side in {None, *sides}:
                draft.lines.append(_OF[side].format(department=name, count=len(own)))
                for duty in own:
                    draft.quote(duty.section, bullet=True)
    return draft


def _asks_for_actions(scope: Scope) -> bool:
    """Tell whether a question counts or lists actions by a long word in them."""
    counted = scope.reading.kinds & {Kind.COUNT, Kind.LIST}
    return bool(counted and _ACTIONS.search(scope.reading.question) and _long_words(scope))


def _long_words(scope: Scope) -> list[str]:
    """Give the long words of a question that actions on the side asked for use."""
    known = scope.scores
    used = {
        term
        for duty in _on_side(scope, scope.duties)
        if duty.section.key in known
        for term in known[duty.section.key].statement.terms
    }
    words = [t for t in scope.reading.own if t not in _ACTION_WORDS and t in used]
    return [t for t in words if len(t) >= NAME_CHARACTERS]


def _with_words(scope: Scope) -> Draft:
    """List and count the actions that use the long words of a question."""
    words = _long_words(scope)
    duties = [
        d
        for d in _on_side(scope, scope.duties)
        if d.section.key in scope.scores
        and set(words) <= scope.scores[d.section.key].statement.terms
    ]
    draft = scope.draft()
    side = duties[0].section.side if duties else Side.AFTER
    draft.say(_ALL_WITH[side].format(word="・".join(words), count=len(duties)))
    for duty in duties:
        draft.quote(duty.section, bullet=True)
    return draft


def _everything(scope: Scope) -> Draft:
    """List and count every action that has a department."""
    draft = scope.draft()
    duties = _on_side(scope, scope.duties)
    side = duties[0].section.side if duties else Side.AFTER
    draft.say(_ALL[side].format(count=len(duties)))
    for duty in duties:
        draft.quote(duty.section, bullet=True)
    return draft


def _of_action(scope: Scope, duties: Sequence[Duty]) -> Draft | None:
    """Quote the action that a question is about, with its departments."""
    ranked = sorted(
        (d for d in _on_side(scope, duties) if d.section.key in scope.scores),
        key=lambda duty: -scope.scores[duty.section.key].score,
    )
    if not ranked or not scope.evidence.found:
        return None
    found = scope.scores[ranked[0].section.key]
    best_of_all = scope.evidence.found[0].score
    if found.score < max(FLOOR, best_of_all - 0.1) or found.coverage < COVERAGE_FLOOR:
        return None
    draft = scope.draft()
    if ranked[0].section.side is Side.BEFORE:
        draft.say(phrases.BEFORE)
    elif ranked[0].section.side is Side.AFTER:
        draft.say(phrases.AFTER)
    draft.quote(ranked[0].section)
    return draft
