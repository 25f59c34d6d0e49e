"""Refuses what stands in a figure that a document leaves out, and what it leaves out at large."""

import re

from assistant.draft import Draft
from assistant.omitted_parts import omitted
from assistant.scope import Scope
from corpus import Section, SectionKind, Side
from corpus.markers import without_marker
from corpus.text import squash, unwrap

# Where in a figure something stands, or what stands in some part of it.
_IN_FIGURE = re.compile(
    r"(?:どの|どこの|何の)(?:枠|欄|区分|位置|グループ|領域)|どこに(?:入|位置|属|並|載|置)|並ん|並べ|載って|描かれ|書かれ"
    r"|じゃない(?:方|ほう)|(?:の|な)(?:方|ほう)に|どんな(?:団体|もの|種類|言葉)|何が(?:入|並|載|描|書)|区分け|分けられ"
)
_LEFT_OUT = re.compile(
    r"(?:省略(?!されて?い?な)|飛ば(?!さ)|とば(?!さ)|割愛|カット|載せ(?:て(?:い)?)?な)"
    r"[^。、]{0,14}?(?:ところ|とこ|部分|箇所|中身|内容)"
)
_FIGURE = re.compile(r"[\u4e00-\u9fffァ-ヶー]*(?:図|表|イメージ)$")


def refuse_left_out(scope: Scope) -> Draft | None:
    """Refuse what a part says that is marked as left out, or what a left-out figure shows."""
    marks = [s for s in scope.sections if s.kind is SectionKind.OMISSION]
    if not marks:
        return None
    if _LEFT_OUT.search(scope.reading.question):
        mark = _nearest(scope, marks)
        return omitted(scope, unwrap(mark.path[-1]), mark)
    if not _IN_FIGURE.search(scope.reading.question):
        return None
    head = _figure(scope)
    below = [m for m in marks if head and m.path == head.path and m.side == head.side]
    return omitted(scope, unwrap(below[0].path[-1]), below[0]) if below else None


def _figure(scope: Scope) -> Section | None:
    """Give the heading of the figure that a question names, in its words or in spoken ones."""
    question = squash(scope.reading.question)
    spoken = {squash(word) for word in scope.evidence.official}
    sides = scope.reading.sides or {Side.AFTER}
    for section in scope.sections:
        if section.kind is SectionKind.HEADING and section.side in {None, *sides}:
            name = squash(without_marker(unwrap(scope.corpus.text(section))))
            kind = _tail(name)
            if kind and (kind in question or kind in spoken):
                return section
    return None


def _tail(name: str) -> str | None:
    """Give what a heading calls its figure: 関係図 of 市民活動を行う団体の関係図."""
    found = _FIGURE.search(name.rsplit("の", 1)[-1])
    return found.group() if found and len(found.group()) > 1 else None


def _nearest(scope: Scope, marks: list[Section]) -> Section:
    """Give the mark under the heading of the best statement, else the first."""
    path = scope.evidence.found[0].statement.section.path if scope.evidence.found else ()
    return max(marks, key=lambda mark: (mark.path[:1] == path[:1], -mark.start))
