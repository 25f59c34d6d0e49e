"""Refuses in place of an answer from records that lacks a type of thing which shows by its form.

A unit that changed, a duty or a list may be about the subject of a question and hold no share, no
number of times, no day and no place, where the question asks for just that.
"""

import re
from dataclasses import dataclass

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Asked
from assistant.records import Status
from assistant.refusal import refuse
from assistant.scope import Scope
from assistant.subjects import folded
from assistant.unanswered import asks_where, tells_place
from index.normalise import fold


@dataclass(frozen=True, slots=True)
class _Form:
    """A type of thing: the wording that asks for it, the form that tells it."""

    what: str
    asks: re.Pattern[str]
    tells: re.Pattern[str]


_FORMS = (
    _Form(
        phrases.MISSING_TYPES[Asked.PERCENT],
        re.compile(
            r"何(?:%|割|パーセント)|(?:率|割合)は(?:どの|どれ|何|いくら|いくつ)|what percent"
        ),
        re.compile(
            r"[0-9.]+(?:%|割|パーセント|ポイント)|半[分数]|[0-9]分の[0-9]|[率割合][^。\n]{0,12}[0-9]"
        ),
    ),
    _Form(
        phrases.TIMES,
        re.compile(
            r"何回(?!目)|回数|頻度|(?:年|月|週)に何度|どのくらいの(?:間隔|ペース)|how often"
            r"|多久一次|com que frequência"
        ),
        re.compile(
            r"[0-9]回|[一二三四五六七八九十数]回|毎[年月週日回]|[0-9]度(?![目])|随時|定期|隔[年月週]"
        ),
    ),
    _Form(
        phrases.MISSING_TYPES[Asked.DATE],
        re.compile(r"何月何日|次回は(?:いつ|何)|on (?:what|which) date"),
        re.compile(
            r"[0-9]月|[rhs]?[0-9]+\.[0-9]+\.[0-9]|[rhs][0-9]+\.[0-9]|[0-9]日|毎[年月週]|未定"
        ),
    ),
)


def refuse_lacking(scope: Scope, draft: Draft) -> Draft | None:
    """Refuse in place of an answer that lacks the type asked for; None where it may stand."""
    if draft.status is not Status.ANSWERED:
        return None
    question = fold(scope.reading.question)
    said = "\n".join([*map(fold, draft.lines), *(folded(c.quote) for c in draft.citations)])
    for form in _FORMS:
        if form.asks.search(question) and not form.tells.search(said):
            return _refuse(scope, form.what)
    if asks_where(scope, question) and not tells_place(scope, said):
        return _refuse(scope, phrases.WHERE)
    return None


def _refuse(scope: Scope, what: str) -> Draft:
    return refuse(scope, phrases.NO_SUCH_TYPE.format(what=what), missing=[what])
