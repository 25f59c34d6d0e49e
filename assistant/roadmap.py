"""Answers from a roadmap: its courses, their items, and what is tied to an item."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant import phrases
from assistant.bodies import official_terms
from assistant.draft import Draft
from assistant.judge import bears
from assistant.kinds import Asked, Kind, find_kinds
from assistant.questionwords import question_words
from assistant.recall import Found
from assistant.records import Role
from assistant.scope import Scope
from corpus import Basis, Course, Goal, Roadmap, Section, TieKind
from corpus.quotes import Quoted
from corpus.text import squash
from index.normalise import fold
from index.tokens import tokenise

# Wording of the language, not of any document.
_OTHER = re.compile(
    r"(?:もう(?:一つ|ひとつ|1つ|片方|一方|片っぽ)|別|他方|残り|ほか|他)(?:の|のほう|の方|は|だと|$)"
    r"|the other|o outro|另一个"
)
_STEPS = re.compile(
    r"手順|流れ|段取り|進め方|どう進|ステップ|工程|スケジュール|日程|どんな順|前に[^。]{0,8}何|何をして|どう取り組"
    r"|どのように(?:進|取り組|実施)|(?:これから|今後)何を|steps?\b|etapas|步骤"
)
_GOALS = re.compile(
    r"ゴール|目標|目指|めざ|理想|ゆくゆく|最終的|最後に(?:は|どう)|着地点|あるべき姿|どんな状態|どうなって(?:る|いる)のが"
    r"|goals?\b|objetivo|目标"
)
_AIMED = re.compile(r"目指し|目指す[。\s]*$|を目的とし")
_SITUATIONS = re.compile(
    r"現状|課題|困りごと|困っ|悩み|負担|問題|大変|苦労|なぜ|どうして|理由|背景|issues?\b|problem"
    r"|\bwhy\b|por que|为什么"
)
_ITEMS = re.compile(r"項目|事務|取組|取り組|見直[しす]|内容|何が|何を|いくつ|items?\b|itens|项目")
# Words that ask for one side of an item; they are no part of its name.
_ASPECT_WORDS = (
    "手順 流れ 段取り 進め方 進む 進める ステップ 工程 スケジュール 日程 予定 実施 取組 取り組む "
    "検討 見直し 見直す ゴール 目標 目指す 理想 最終 最終的 最後 着地点 状態 姿 現状 課題 負担 "
    "問題 困る 悩み 大変 理由 背景"
)
_WHAT = re.compile(r"何を|何が|なにを|なにが|を(?:教え|知りたい|見せ|示し)|(?:は|って)[?？。]?$")
_EXCEPT = re.compile(r"([^、。\s]{2,20}?)(?:以外|のほか|を除)")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_NAME_PARTS = re.compile(r"[・、（）()]|(?<=\w)の(?=\w)|に関する")
_ON = "に関する"
# One of several things in a name is a word of this length.
PART_CHARACTERS, PART_SHARE = 4, 0.75
_OTHER_TYPES = frozenset(
    {Asked.PHONE, Asked.AMOUNT, Asked.TIME, Asked.PERSON, Asked.PERCENT, Asked.DATE}
)
# The name holds at least this share of what the question is about.
SAID_SHARE = 0.4
# Of an item's name a question holds at least this share, weighed by rareness.
ITEM_SHARE = 0.55
# A goal that is found by its own words stands this near to the best statement.
NEAR_BEST = 0.15
# A goal that few words lead to is the only one that is meant, by this much, and this near.
CLEAR, CLEAR_SCORE = 0.1, 0.3

# The course that ends first, or last, in words of every day.
_SHORTER = re.compile(
    r"短(?:い|期|め)|早く(?:終|実現|済)|早い(?:ほう|方)|先に(?:終|済|片|実現)|近い(?:ほう|方)"
)
_LONGER = re.compile(
    r"長(?:い|期|め)|(?<![のそ])あとの(?:ほう|方)|(?<![一-鿿])後の(?:ほう|方)|遅い(?:ほう|方)"
)


@dataclass(frozen=True, slots=True)
class _View:
    """A question before the roadmaps of its documents."""

    scope: Scope

    @property
    def question(self) -> str:
        return self.scope.reading.question.casefold()

    def section(self, piece: Quoted) -> Section:
        """Give the section that a piece stands in."""
        return self.scope.corpus.section_at(piece.document, piece.start)


@dataclass(frozen=True, slots=True)
class NamedItem:
    """An item or a step of a course with the share (0 to 1) of its name that a question says.

    `when` is the time that is printed in a step.
    """

    course: Course
    name: Quoted
    share: float
    when: Quoted | None = None


def answer_roadmap(scope: Scope) -> Draft | None:
    """Answer from courses and items; None where the question is about none of them."""
    kinds = scope.reading.kinds & {Kind.CHANGE, Kind.COMPARE}
    if kinds or scope.reading.asked in _OTHER_TYPES or _asks_owner(scope):
        return None
    view = _View(scope)
    for roadmap in scope.corpus.roadmap:
        if not scope.covers(roadmap.document):
            continue
        courses = named_courses(scope, roadmap)
        for answer in (_of_item, _of_course, _of_courses, _of_goal):
            draft = answer(view, roadmap, courses)
            if draft is not None:
                return draft
    return None


def _asks_owner(scope: Scope) -> bool:
    """Tell whether a question asks who is responsible, the name of an item aside."""
    if Kind.RESPONSIBILITY not in scope.reading.kinds:
        return False
    item = named_item(scope)
    left = without_name(scope.reading.question, item) if item else scope.reading.question
    return Kind.RESPONSIBILITY in find_kinds(left)


def named_courses(scope: Scope, roadmap: Roadmap) -> Sequence[Course]:
    """Give the courses that a question names, else those carried over, or the others of them."""
    asked = [c for c in roadmap.courses if names_course(scope.reading.question, c)]
    asked = asked or _by_length(scope.reading.question, roadmap.courses)
    if asked or not scope.reading.carried:
        return asked
    context = scope.reading.search.removesuffix(scope.reading.question)
    before = [course for course in roadmap.courses if names_course(context, course)]
    if before and _OTHER.search(scope.reading.question):
        return [course for course in roadmap.courses if course not in before]
    return before


def _by_length(question: str, courses: Sequence[Course]) -> list[Course]:
    """Give the course that a question calls the shorter or the longer one, by the years named."""
    kind = re.sub(r"[0-9０-９]", "", squash(courses[0].name.words)) if courses else ""
    years = [re.search(r"[0-9]{4}", fold(course.name.words)) for course in courses]
    if len(courses) < 2 or not all(years) or not kind or kind not in question:
        return []
    ordered = sorted(courses, key=lambda course: fold(squash(course.name.words)))
    if _SHORTER.search(question):
        return ordered[:1]
    return ordered[-1:] if _LONGER.search(question) else []


def names_course(text: str, course: Course) -> bool:
    """Tell whether a text names a course: 2024コース, 2024年のコース."""
    name, said = fold(squash(course.name.words)), fold(squash(text))
    digits = re.search(r"[0-9]+", name)
    if digits is None:
        return name in said
    rest = name.replace(digits.group(), "")
    return bool(re.search(rf"{digits.group()}年?度?の?{re.escape(rest)}", said))


def named_item(scope: Scope) -> NamedItem | None:
    """Give the item of a roadmap in scope that a question names best; None without one."""
    found = [
        item
        for roadmap in scope.corpus.roadmap
        if scope.covers(roadmap.document)
        for course in named_courses(scope, roadmap) or roadmap.courses
        if (item := item_of(scope, course))
    ]
    return max(found, key=lambda one: one.share, default=None)


def named_step(scope: Scope) -> NamedItem | None:
    """Give the step of a roadmap in scope that a question names best; None without one."""
    view = _View(scope)
    said = {*scope.reading.own, *official_terms(scope)}
    found = [
        NamedItem(course, step.text, _share(view, step.text.words, said), step.when)
        for roadmap in scope.corpus.roadmap
        if scope.covers(roadmap.document)
        for course in named_courses(scope, roadmap) or roadmap.courses
        for step in course.steps
    ]
    near = (s for s in found if s.share >= ITEM_SHARE and _is_about(view, s))
    return max(near, key=lambda one: one.share, default=None)


def without_name(question: str, item: NamedItem) -> str:
    """Take the words of an item's name out of a question: 担当 of 地区活動支援担当の業務."""
    left, name = squash(question), squash(item.name.words)
    for part in (name, *_NAME_PARTS.split(name)):
        left = left.replace(part, "　") if len(part) >= PART_CHARACTERS else left
    return left


def item_of(scope: Scope, course: Course) -> NamedItem | None:
    """Give the item of a course that a question, or what it leans on, names best."""
    view = _View(scope)
    excluded = {t for found in _EXCEPT.findall(view.question) for t in tokenise(found)}
    own = {*view.scope.reading.own, *official_terms(view.scope)} - excluded
    for said in (own, {*own, *view.scope.reading.focus} - excluded):
        items = (NamedItem(course, i.name, _share(view, i.name.words, said)) for i in course.items)
        best = max(items, key=lambda item: item.share, default=None)
        if best and best.share >= ITEM_SHARE and _is_about(view, best):
            return best
    return None


def _is_about(view: _View, item: NamedItem) -> bool:
    """Tell whether a question is about an item, and not only about something named in it."""
    tied = (t.link.target.words for t in item.course.ties if t.link.source == item.name)
    owners = (owner.words for owner in item.course.owners)
    held = set(tokenise("　".join((item.course.name.words, item.name.words, *tied, *owners))))
    aspects = set(tokenise(_ASPECT_WORDS))
    aspects |= {t for document in view.scope.documents for t in tokenise(document.title)}
    said = [t for t in view.scope.reading.own if view.scope.lexicon.knows(t) and t not in aspects]
    return not said or view.scope.lexicon.share(said, held) >= SAID_SHARE


def _share(view: _View, name: str, said: Collection[str]) -> float:
    """Give the weighted share of a name's words that are said, brackets aside.

    One of several things that a name lists, and what it says on a subject, count less.
    """
    bare = _BRACKETS.sub("", name)
    parts = [*bare.split("・"), bare.rpartition(_ON)[2]]
    parts = [part for part in parts if len(part) >= PART_CHARACTERS]
    shares = [_weighed(view, bare, said)]
    shares += [PART_SHARE * _weighed(view, part, said) for part in parts if part != bare]
    return max(shares)


def _weighed(view: _View, name: str, said: Collection[str]) -> float:
    """Give the weighted share of words that are said, a compound by its parts (委員等推薦)."""
    telling = _telling(name)
    held = {t for t, parts in telling.items() if t in said or (parts and parts.issubset(said))}
    return view.scope.lexicon.share(telling, held)


@lru_cache(maxsize=8_192)  # names of items are the same for every question
def _telling(name: str) -> dict[str, frozenset[str]]:
    """Give the terms of a name, words of asking aside; of compounds the parts, two at least."""
    terms = [t for t in tokenise(name) if t not in question_words()]
    parts = {term: [part for part in terms if part != term and part in term] for term in terms}
    return {term: frozenset(held if len(held) > 1 else ()) for term, held in parts.items()}


def _of_item(view: _View, roadmap: Roadmap, courses: Sequence[Course]) -> Draft | None:
    """Quote what is tied to the item that a question names, as inferred."""
    found = [item for c in courses or roadmap.courses if (item := item_of(view.scope, c))]
    kind = _tie_asked(view)
    if not found or kind is None:
        return None
    item = max(found, key=lambda one: one.share)
    tied = [
        tie.link.target
        for tie in item.course.ties
        if tie.kind is kind and tie.link.source.start == item.name.start
    ]
    pieces = list(_with_points(tied, item.course.goals)) if kind is TieKind.GOAL else tied
    if not pieces:
        return None
    draft = _under(view, item.name)
    for piece in pieces:
        draft.quote(view.section(piece), bullet=len(pieces) > 1, basis=Basis.INFERRED)
    return draft


def _tie_asked(view: _View) -> TieKind | None:
    """Give what a question asks of an item."""
    kinds = view.scope.reading.kinds
    if _GOALS.search(view.question) or Kind.GOAL in kinds:
        return TieKind.GOAL
    if _STEPS.search(view.question):
        return TieKind.STEP
    return TieKind.SITUATION if _SITUATIONS.search(view.question) else None


def _with_points(tied: Sequence[Quoted], goals: Sequence[Goal]) -> Iterator[Quoted]:
    """Give the goals tied to an item: a heading stands for its points unless one of them is."""
    starts = {piece.start for piece in tied}
    for goal in goals:
        points = [point for point in goal.points if point.start in starts]
        headed = goal.heading is not None and goal.heading.start in starts
        yield from points or (goal.points if headed else ())


def _under(view: _View, head: Quoted) -> Draft:
    """Begin an answer with the name of what it is about, as context."""
    draft = view.scope.draft()
    section = view.section(head)
    marker = draft.cite(section, head.start, head.end, role=Role.CONTEXT)
    draft.lines.append(phrases.OF_BODY.format(body=head.words) + f"[{marker}]")
    return draft


def _of_course(view: _View, roadmap: Roadmap, courses: Sequence[Course]) -> Draft | None:
    """List and count what a course holds of the kind asked for."""
    counted = view.scope.reading.kinds & {Kind.LIST, Kind.COUNT}
    goals = _GOALS.search(view.question)
    if not courses or not (counted or goals or _WHAT.search(view.question)):
        return None
    draft = view.scope.draft()
    for course in courses:
        head = draft.cite(view.section(course.name), role=Role.CONTEXT)
        if goals and not _wants_items(view, roadmap):
            _list_goals(view, draft, course, head)
        elif re.search(r"現状|課題|困|負担", view.question):
            texts = [situation.text for situation in course.situations]
            _list(view, draft, course.name, texts, head)
        elif _wants_items(view, roadmap) or _ITEMS.search(view.question) or _is_other(view):
            _list(view, draft, course.name, [item.name for item in course.items], head)
        else:
            return None
    return draft


def _is_other(view: _View) -> bool:
    """Tell whether a question only turns to the other course."""
    return bool(_OTHER.search(view.question))


def _wants_items(view: _View, roadmap: Roadmap) -> bool:
    """Tell whether a question names the column of the items."""
    plan = view.scope.corpus.plans.get(roadmap.document)
    return bool(plan and plan.columns and squash(plan.columns.item) in squash(view.question))


def _list(view: _View, draft: Draft, name: Quoted, texts: Sequence[Quoted], head: int) -> None:
    """List and count texts under a name."""
    said = phrases.LIST_OF.format(heading=name.words, count=len(texts))
    draft.lines.append(f"{said}[{head}]")
    for text in texts:
        draft.quote(view.section(text), bullet=True)


def _list_goals(view: _View, draft: Draft, course: Course, head: int) -> None:
    """List and count the goals of a course with their points."""
    points = [point for goal in course.goals for point in goal.points]
    said = phrases.LIST_OF.format(heading=course.name.words, count=len(points))
    draft.lines.append(f"{said}[{head}]")
    for goal in course.goals:
        if goal.heading:
            marker = draft.cite(view.section(goal.heading), role=Role.CONTEXT)
            draft.lines.append(f"{goal.heading.words}[{marker}]")
        for point in goal.points:
            draft.quote(view.section(point), bullet=True)


def _of_courses(view: _View, roadmap: Roadmap, courses: Sequence[Course]) -> Draft | None:
    """List and count the courses of a roadmap."""
    kind = re.sub(r"[0-9０-９]", "", roadmap.courses[0].name.words) if roadmap.courses else ""
    listed = view.scope.reading.kinds & {Kind.LIST, Kind.COUNT}
    if courses or not kind or kind not in view.question or not listed or _is_other(view):
        return None
    draft = view.scope.draft()
    draft.say(phrases.BODIES_OF.format(heading=kind, count=len(roadmap.courses)))
    for course in roadmap.courses:
        draft.quote(view.section(course.heading), bullet=True)
    return draft


def _of_goal(view: _View, roadmap: Roadmap, courses: Sequence[Course]) -> Draft | None:
    """Quote the goal that is nearest to a question of goal, if no other text is much nearer."""
    if not _GOALS.search(view.question) or not view.scope.evidence.found:
        return None
    scores = view.scope.scores
    sections = [
        view.section(point)
        for course in courses or roadmap.courses
        for goal in course.goals
        for point in goal.points
    ]
    found = [scores[s.key] for s in sections if s.key in scores]
    if not courses:  # what else the document says to aim at
        here = (f for f in view.scope.evidence.found if _is_of(f, roadmap))
        found += [f for f in here if _AIMED.search(f.statement.text) and f not in found]
    found.sort(key=lambda one: -one.score)
    least = view.scope.evidence.found[0].score - NEAR_BEST
    if not found or found[0].score < least:
        return None
    second = found[1].score if len(found) > 1 else 0.0
    clear = found[0].score - second >= CLEAR and (courses or found[0].score >= CLEAR_SCORE)
    if not clear and not bears(view.scope, found[0]):
        return None
    draft = view.scope.draft()
    said = found[0].statement
    draft.quote(said.section, said.start, said.end)
    return draft


def _is_of(found: Found, roadmap: Roadmap) -> bool:
    """Tell whether a statement stands in the document of a roadmap."""
    return found.statement.section.document == roadmap.document
