"""Says of an item or a step of a roadmap when it is, where the extraction lost the arrows.

The years stand at the head of the chart and the arrows below them are gone: that is no absence
of a time. What is printed is the aim of the course that the item stands in.
"""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.judge import is_supported
from assistant.kinds import Asked, Kind
from assistant.lost_marks import refuse_loss
from assistant.passages import quote_sections, ranked_statements
from assistant.records import Role, Status
from assistant.refusal import SOME_YEARS
from assistant.roadmap import NamedItem, named_item, named_step
from assistant.scope import Scope
from corpus import Course, Loss, LossKind, Section
from corpus.quotes import Quoted
from corpus.text import squash
from index.normalise import fold

# Wording of the language: until when something is to be decided or reached.
_UNTIL = re.compile(
    r"いつまで|(?:何年度?|何月|いつ頃|いつごろ)(?:中|末)?に(?:は)?(?:決|実現|方針)|までに|期限|目標年"
    r"|方針の?決定|決ま(?:る|り)|決め(?:る|ら)|実現(?:する|さ|し)"
    r"|deadline|by when|prazo|até quando|截止"
)
# Until when, or in which years, a course as a whole is.
_ASKS_AIM = re.compile(rf"{_UNTIL.pattern}|いつ(?:の|が|？|\?|です|ごろ|頃)|何年|期間|年度")
# A best statement that holds this share of a question is what it asks about.
COVERED = 0.5
# When something came about is no step of a plan.
_CAME_ABOUT = re.compile(
    r"でき(?:た|まし)|設立|発足|結成|創設|誕生|(?:作|つく|創)ら[れっ]|founded|created"
)


def answer_lost_year(scope: Scope) -> Draft | None:
    """Refuse when an item or a step is for the arrow that was lost; None for other questions.

    Until when an item is to be decided is answered in part, by the aim of its course.
    """
    reading = scope.reading
    other = reading.kinds & {Kind.CHANGE, Kind.COMPARE} or reading.sides
    if reading.asked is not Asked.DATE or other or not scope.corpus.roadmap:
        return None
    if _CAME_ABOUT.search(reading.question) or SOME_YEARS.search(reading.question):
        return None
    item = named_item(scope)
    course = None if item else _named_course(scope)
    if course is not None and _ASKS_AIM.search(reading.question.casefold()):
        return quote_sections(scope, [_heading(scope, course)])
    named = named_step(scope) or item
    if named is None:
        return _of_best(scope)
    loss = _loss(scope, named.name)
    if loss is None or named.when or _is_told(scope, named):
        return None
    if item is not None and _UNTIL.search(reading.question.casefold()):
        return _aim(scope, item, loss)
    return refuse_loss(scope, loss)


def _of_best(scope: Scope) -> Draft | None:
    """Refuse where the best statement stands in a course, and no near one tells a time."""
    if not is_supported(scope) or ranked_statements(scope):
        return None
    if scope.evidence.found[0].coverage < COVERED:
        return None
    best = scope.evidence.found[0].statement.section
    home = next((r for r in scope.corpus.roadmap if r.document == best.document), None)
    courses = [_path(scope, course) for course in home.courses] if home else []
    inside = any(best.path[: len(path)] == path for path in courses)
    loss = _loss(scope, best) if inside else None
    return refuse_loss(scope, loss) if loss else None


def _loss(scope: Scope, place: Quoted | Section) -> Loss | None:
    """Give the loss of the arrows on the sheet that a place stands on."""
    document = place.document
    sheet = scope.corpus.section_at(document, place.start).sheet
    losses = (one for one in scope.corpus.losses if one.kind is LossKind.YEARS)
    return next((one for one in losses if (one.document, one.sheet) == (document, sheet)), None)


def _named_course(scope: Scope) -> Course | None:
    """Give the course that a question names: 2024コース."""
    question = fold(scope.reading.question)
    courses = (
        c for road in scope.corpus.roadmap if scope.covers(road.document) for c in road.courses
    )
    return next((c for c in courses if fold(squash(c.name.words)) in question), None)


def _heading(scope: Scope, course: Course) -> Section:
    """Give the heading of a course, which prints its aim."""
    return scope.corpus.section_at(course.heading.document, course.heading.start)


def _path(scope: Scope, course: Course) -> tuple[str, ...]:
    """Give the path of a course's heading."""
    return _heading(scope, course).path


def _is_told(scope: Scope, named: NamedItem) -> bool:
    """Tell whether a near statement outside the course tells a time."""
    path = _path(scope, named.course)
    homes = (found.statement.section for found in ranked_statements(scope))
    return any(home.path[: len(path)] != path for home in homes)


def _aim(scope: Scope, item: NamedItem, loss: Loss) -> Draft:
    """Quote the heading of an item's course, and say that the arrows are lost."""
    draft = scope.draft()
    draft.status = Status.PARTIAL
    section = scope.corpus.section_at
    head = draft.cite(section(item.name.document, item.name.start), role=Role.CONTEXT)
    draft.lines.append(phrases.UNDER_HEADING.format(item=item.name.words) + f"[{head}]")
    draft.quote(section(item.course.heading.document, item.course.heading.start))
    draft.say(phrases.YEARS_LOST)
    draft.say(phrases.LOST_WHAT.format(reason=loss.reason))
    draft.missing.append(loss.reason)
    return draft
