"""Answers which course of a roadmap an item belongs to: the course's heading with the item."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant import phrases
from assistant.draft import Draft, without_markers
from assistant.roadmap import NamedItem, item_of, names_course
from assistant.scope import Scope
from corpus import Basis, Course, Roadmap
from corpus.text import squash
from index.normalise import fold
from index.tokens import tokenise

_WHICH = r"(?:どの|どちらの|どっちの|何の|なんの|何年(?:度)?の?)"
# Behind the name of a course: it is asked whether it is this one.
_IS_IT = (
    r"(?:の(?:項目|もの|ほう|方|取組|事務))?(?:(?:で(?:す|しょう)(?:か)?|なの(?:か|です))?[、,]?(?:それとも)?"
    r"(?:[?？。]|$)|ですか|でしょうか|なのか|それとも|か[、,]?|に(?:入|含ま|属|あ(?:る|り)|載))"
)


def answer_course_of_item(scope: Scope) -> Draft | None:
    """Quote the heading of the course and the item; None where it is not asked for."""
    for roadmap in scope.corpus.roadmap:
        if not scope.covers(roadmap.document) or not _asks_course(scope, roadmap):
            continue
        items = list(_items(scope, roadmap))
        best = max((item.share for item in items), default=0.0)
        if not best:
            continue
        draft = scope.draft()
        for item in (one for one in items if one.share == best):
            _say(draft, item)
        return draft
    return None


def _asks_course(scope: Scope, roadmap: Roadmap) -> bool:
    """Tell whether a question asks which course, or whether it is a course that it names."""
    kinds = {_kind(course) for course in roadmap.courses}
    question = squash(fold(scope.reading.question))
    for kind in filter(None, map(re.escape, kinds)):
        if re.search(rf"{_WHICH}{kind}|{kind}(?:は|って)(?:どれ|どちら|どっち)", question):
            return True
        named = any(names_course(question, course) for course in roadmap.courses)
        if named and re.search(rf"{kind}{_IS_IT}", question):
            return True
    return False


def _kind(course: Course) -> str:
    """Give what courses are called, without their numbers."""
    return re.sub(r"[0-9]", "", fold(squash(course.name.words)))


def _items(scope: Scope, roadmap: Roadmap) -> Iterator[NamedItem]:
    """Give the best item of every course, the names of courses in the question aside."""
    names = {term for c in roadmap.courses for term in tokenise(c.name.words)}
    names |= {_kind(course) for course in roadmap.courses}
    own = tuple(term for term in scope.reading.own if term not in names)
    focus = tuple(term for term in scope.reading.focus if term not in names)
    bare = replace(scope, reading=replace(scope.reading, own=own, focus=focus))
    for course in roadmap.courses if own else ():
        item = item_of(bare, course)
        if item:
            yield item


def _say(draft: Draft, item: NamedItem) -> None:
    """Quote an item and the heading of its course; that it stands there is read off the layout."""
    home = draft.corpus.section_at(item.name.document, item.name.start)
    said = phrases.UNDER_HEADING.format(item=without_markers(item.name.words))
    inferred = home.basis is Basis.INFERRED
    marker = draft.cite(home, item.name.start, item.name.end)
    draft.lines.append(f"{said}[{marker}]{phrases.INFERRED if inferred else ''}")
    draft.quote(draft.corpus.section_at(item.course.heading.document, item.course.heading.start))
