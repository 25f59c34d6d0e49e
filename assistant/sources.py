"""Answers where figures and drawings come from, and as of when they are."""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.passages import say_side
from assistant.recall import Found
from assistant.refusal import refuse
from assistant.scope import Scope
from assistant.subjects import folded

# A note has few words besides its form: so much less than the best statement it may score.
LEEWAY = 0.45
# What a question asks for, and how a text says it.
_ASKS_WHO = re.compile(r"誰|だれ|どなた|氏名|著者|執筆者|作成者|監修者")
_ASKS_SOURCE = re.compile(
    r"出典|典拠|出所|引用元|データ元|(?:何|どこ)から(?:の)?(?:抜粋|引用|転載)|何(?:の|という)(?:資料|データ|調査|文書)(?:を|に)(?:もと|元|基)"
)
_MARKS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(
            r"出典|典拠|出所|引用元|データ元|(?:元|もと|基)(?:の|に(?:した|なった|なっている))?(?:ネタ|データ|資料|文書|調査)"
            r"|何(?:の|という)(?:資料|データ|調査|文書)"
            r"|何(?:を|が)(?:使って|もと|元|基|下敷き|根拠)に?(?:作|まとめ|なっ|し[たて]|でき)"
            r"|(?:資料|データ|数字|数値|図|表|グラフ|意見|推計|課題)[^。]{0,12}(?:何|どこ)から"
            r"(?:取|引|持って|作|来)|(?:何|どこ)から(?:の)?(?:抜粋|引用|転載)"
            r"|based on what|source of"
        ),
        re.compile(
            r"(?:より|から)(?:作成|抜粋|引用|転載|[」）)]?$)|により作成|出典|資料[:：]|もとに作成|基に作成"
        ),
    ),
    (
        re.compile(
            r"いつ(?:の(?:数|データ|時点|人口|調査|もの)|現在|時点)|何[年月日](?:現在|時点)"
            r"|時点(?:は|の|です)|as of when"
        ),
        re.compile(r"[0-9]+(?:日|月|年|\.[0-9]+)?(?:現在|時点)"),
    ),
)


def answer_mark(scope: Scope) -> Draft | None:
    """Answer with the note of a source or a reference date nearest to what a question names."""
    for asked, told in _MARKS:
        if not asked.search(scope.reading.question) or _ASKS_WHO.search(scope.reading.question):
            continue
        best = _nearest(scope, told)
        if best:
            draft = scope.draft()
            say_side(scope, draft, best.statement.section)
            draft.quote(best.statement.section, best.statement.start, best.statement.end)
            return draft
        if _ASKS_SOURCE.search(scope.reading.question):
            what = phrases.MISSING_SOURCE
            return refuse(scope, phrases.NO_SUCH_TYPE.format(what=what), missing=[what])
    return None


def _nearest(scope: Scope, told: re.Pattern[str]) -> Found | None:
    """Give the best statement with such a note; one under a heading that is named comes first."""
    noted = [f for f in scope.evidence.found if told.search(folded(f.statement.text))]
    named = [f for f in noted if _is_named(scope, f)]
    if named:
        return named[0]
    least = scope.evidence.found[0].score - LEEWAY if scope.evidence.found else 0.0
    return next((f for f in noted if f.score >= least and f.coverage > 0), None)


def _is_named(scope: Scope, found: Found) -> bool:
    """Tell whether a question names the heading that a statement stands under."""
    question = scope.reading.question
    return any(name in question for name in found.statement.headings[-1:])
