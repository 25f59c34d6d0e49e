"""Refuses what is done in a year where nothing on the sheet of that year is tied to it."""

import re

from assistant.draft import Draft
from assistant.kinds import Asked, Kind
from assistant.lost_marks import refuse_loss
from assistant.roadmap import named_courses
from assistant.scope import Scope
from corpus import Loss, LossKind, SectionKind
from corpus.text import squash
from index.normalise import fold
from index.tokens import tokenise

_YEAR = re.compile(
    r"(?P<era>令和|平成)(?P<nth>[0-9]{1,2}|元)年(?=度|[はにのを])|(?P<year>20[0-9]{2})(?=年)"
)
_DONE = re.compile(
    r"何(?:を|が|か)|なに(?:を|が)|どんな|(?:する|やる|行う|おこなう|実施する)こと|やること|予定|取り?組|計画"
)
# Words for what is done and for a year; they name no thing.
_DEEDS = (
    "する やる 行う 行なう 実施 予定 計画 取組 取り組む 始まる 始める 事 年 年度 令和 平成 "
    "来年度 今年度 活動 内容"
)


def refuse_untied_year(scope: Scope) -> Draft | None:
    """Refuse what is done in a year that stands over a chart without its arrows."""
    reading = scope.reading
    question = fold(reading.question)
    year = _YEAR.search(question)
    other = reading.kinds & {Kind.CHANGE, Kind.COMPARE, Kind.NUMBER, Kind.REASON}
    if not year or other or reading.sides or reading.asked is Asked.DATE:
        return None
    if not _DONE.search(question) or not _names_nothing(scope):
        return None
    loss = next((one for one in scope.corpus.losses if _is_over(scope, one, year)), None)
    return refuse_loss(scope, loss) if loss else None


def _names_nothing(scope: Scope) -> bool:
    """Tell whether a question names neither a course nor anything but a year and a document."""
    if any(named_courses(scope, road) for road in scope.corpus.roadmap):
        return False
    said = set(tokenise(_DEEDS))
    said |= {t for document in scope.documents for t in tokenise(document.title)}
    return all(term in said or term[:1].isdigit() for term in scope.reading.focus)


def _is_over(scope: Scope, loss: Loss, year: re.Match[str]) -> bool:
    """Tell whether the arrows that were lost stood in a chart with a year at its head."""
    if loss.kind is not LossKind.YEARS or not scope.covers(loss.document):
        return False
    form = re.escape(year["year"] or f"{year['era']}{year['nth']}年")
    heads = (s for s in scope.sections if s.kind is SectionKind.TABLE_HEAD)
    texts = (squash(fold(scope.corpus.text(s))) for s in heads if s.document == loss.document)
    return any(re.search(rf"(?<![0-9]){form}(?![0-9])", text) for text in texts)
