"""Refuses in place of an answer from records that lacks a type of thing which shows by its form.

A unit that changed, a duty or a list may be about the subject of a question and hold no share, no
number of times, no day and no place, where the question asks for just that.
"""

import re
from dataclasses import dataclass

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Asked, Kind
from assistant.records import Status
from assistant.refusal import refuse
from assistant.scope import Scope
from assistant.subjects import folded
from assistant.unanswered import asks_where, tells_office, tells_place
from index.normalise import fold


@dataclass(frozen=True, slots=True)
class _Form:
    """A type of thing: the wording that asks for it, the form that tells it."""

    what: str
    asks: re.Pattern[str]
    tells: re.Pattern[str]


_MARKERS = re.compile(r"\[[0-9]+\]")
_PLACE_HEADING = re.compile(r"(?:会場|場所|所在地|開催地|ところ)$")
_DIGIT = "[0-9一二三四五六七八九十数半]"
_FORMS = (
    _Form(
        phrases.MISSING_TYPES[Asked.PERCENT],
        re.compile(
            r"何(?:%|割|パーセント)|(?:率|割合)は(?:何%|何割|いくら|どの(?:くらい|ぐらい|程度)|どれ)"
            r"|what percent"
        ),
        re.compile(
            rf"[0-9]%|{_DIGIT}割|パーセント|ポイント|半[分数]|[0-9]分の[0-9]"
            r"|(?:率|割合)[^。\n]{0,12}[0-9]"
        ),
    ),
    _Form(
        phrases.TIMES,
        re.compile(
            r"何回(?!目)|何度(?:開|行|集|実施)|(?:回数|頻度)(?:は(?:何|どの|どれ|いく|[?？。]|$)|を(?:教|知|示)|$)"
            r"|how often|多久一次|com que frequência"
        ),
        re.compile(rf"{_DIGIT}[回度](?!目)|毎[年月週日回]|随時|定期|隔[年月週]|[年月週]一"),
    ),
    _Form(
        phrases.MISSING_TYPES[Asked.DATE],
        re.compile(r"何月何日|次回は(?:いつ|何[年月日])|on (?:what|which) date"),
        re.compile(r"[0-9]月|[rhs]?[0-9]+\.[0-9]+\.[0-9]|[rhs][0-9]+\.[0-9]|毎[年月週]|未定"),
    ),
)
_GOES = re.compile(r"(?:どこ|どちら)(?:の[^。、]{1,6}?)?[へに](?:行[けくっき]|伺[えいう])")
# Who does a thing, what it is and why need no figure that the question only speaks of.
_OTHERWISE = frozenset({Kind.RESPONSIBILITY, Kind.DEFINITION, Kind.REASON})


def refuse_lacking(scope: Scope, draft: Draft) -> Draft | None:
    """Refuse in place of an answer that lacks the type asked for; None where it may stand."""
    if draft.status is not Status.ANSWERED:
        return None
    question = fold(scope.reading.question)
    lines = (_MARKERS.sub("", fold(line)) for line in draft.lines)
    said = "\n".join([*lines, *(folded(c.quote) for c in draft.citations)])
    for form in _FORMS if not scope.reading.kinds & _OTHERWISE else ():
        if form.asks.search(question) and not form.tells.search(said):
            return _refuse(scope, form.what)
    if _GOES.search(question) and not (tells_place(scope, said) or tells_office(scope, said)):
        return _refuse(scope, phrases.WHERE)
    if asks_where(scope, question) and not (tells_place(scope, said) or _below_place(draft)):
        return _refuse(scope, phrases.WHERE)
    return None


def _below_place(draft: Draft) -> bool:
    """Tell whether a quote stands below a heading such as 会場, which makes it a place."""
    return any(_PLACE_HEADING.search(name) for c in draft.citations for name in c.section)


def _refuse(scope: Scope, what: str) -> Draft:
    return refuse(scope, phrases.NO_SUCH_TYPE.format(what=what), missing=[what])
