"""A roadmap read from its sections: courses with items, situations, steps and goals, and themes.

The outline files every text under a column of its course; a reviewed plan file names the columns.
What ties an item to a situation, a step or a goal is inferred: from a word that the text shares
with this item only, from standing in one line, from the order of writing, or from a reviewed tie.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.dates import find_dates
from corpus.plan_records import (
    Body,
    Course,
    Goal,
    ItemTie,
    Roadmap,
    RoadmapItem,
    Situation,
    Step,
    TieKind,
)
from corpus.plan_sidecar import Columns, Plan, anchored
from corpus.plan_themes import find_themes
from corpus.plan_wording import tie_by_words
from corpus.quotes import Link, Quoted, quote, quote_section, quote_unmarked
from corpus.records import Basis, Document, Section, SectionKind
from corpus.text import squash, unwrap

_COURSE = re.compile(r"\S+\s+(?P<name>[^\s～〜]+)\s*(?P<aim>[～〜].+[～〜])", re.DOTALL)
_WHEN = re.compile(r"毎年度?(?:当初|末)?|随時|年度(?:当初|末|内)|[上下]半期|順次")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The sections of one course by column, and the names of its items."""

    document: Document
    plan: Plan
    columns: Columns
    sections: tuple[Section, ...]
    depth: int

    def column(self, name: str) -> list[Section]:
        """Give what is filed under a column."""
        return [s for s in self.sections if s.path[self.depth : self.depth + 1] == (name,)]

    def items(self) -> list[Section]:
        """Give the headings of the items."""
        below = self.column(self.columns.item)
        deep = self.depth + 1
        return [s for s in below if s.kind is SectionKind.HEADING and len(s.path) > deep]


def find_roadmap(
    document: Document, sections: Sequence[Section], plan: Plan, bodies: Sequence[Body] = ()
) -> Roadmap | None:
    """Read the courses that a plan file names; None where it names none."""
    if plan.columns is None or not plan.courses:
        return None
    courses = tuple(
        _course(document, sections, plan, plan.columns, name, bodies) for name in plan.courses
    )
    continued, themes, unplaced = find_themes(document, sections, plan)
    return Roadmap(document.id, courses, continued, themes, unplaced)


def when_of(document: Document, start: int, end: int) -> Quoted | None:
    """Quote the first time that a text prints; None where it prints none."""
    dates = [(date.start, date.end) for date in find_dates(document.text, start, end)]
    words = [found.span() for found in _WHEN.finditer(document.text, start, end)]
    spans = sorted(dates or words)
    return quote(document, *spans[0]) if spans else None


def _course(
    document: Document,
    sections: Sequence[Section],
    plan: Plan,
    columns: Columns,
    name: str,
    bodies: Sequence[Body],
) -> Course:
    """Read one course; raises CorpusError where its heading does not stand in the document."""
    heading = anchored(document, name)
    below = [s for s in sections if any(squash(part) == squash(name) for part in s.path)]
    depth = next(
        number for number, part in enumerate(below[0].path, 1) if squash(part) == squash(name)
    )
    sheet = _Sheet(document, plan, columns, tuple(below), depth)
    named = _COURSE.match(document.text, heading.start, heading.end)
    span = named.span("name") if named else (heading.start, heading.end)
    aim = quote(document, *(named.span("aim") if named else span))
    dates = find_dates(document.text, aim.start, aim.end)
    return Course(
        heading,
        quote(document, *span),
        aim,
        quote(document, dates[0].start, dates[0].end) if dates else None,
        tuple(_items(sheet)),
        tuple(Situation(quote_unmarked(document, s)) for s in _situations(sheet)),
        tuple(Step(_whole(sheet, s), when_of(document, s.start, s.end)) for s in _steps(sheet)),
        tuple(goal for goal, _ in _goals(sheet)),
        tuple(_years(sheet)),
        tuple(_phases(sheet)),
        tuple(_owners(sheet)),
        tuple(_ties(sheet, bodies)),
    )


def _whole(sheet: _Sheet, section: Section) -> Quoted:
    return quote_section(sheet.document, section)


def _items(sheet: _Sheet) -> Iterator[RoadmapItem]:
    reason = f"「{sheet.columns.item}」の列の見出しとして置かれています"
    for section in sheet.items():
        yield RoadmapItem(_whole(sheet, section), section.basis, reason)


def _situations(sheet: _Sheet) -> list[Section]:
    below = sheet.column(sheet.columns.situation)
    return [s for s in below if s.kind is SectionKind.CLAUSE]


def _steps(sheet: _Sheet) -> list[Section]:
    below = sheet.column(sheet.columns.item)
    return [s for s in below if s.kind is SectionKind.PARAGRAPH]


def _goals(sheet: _Sheet) -> Iterator[tuple[Goal, list[Section]]]:
    """Give the goals of a course with the sections of heading and points."""
    groups: list[list[Section]] = []
    for section in sheet.column(sheet.columns.goal):
        opens = section.kind is SectionKind.HEADING
        if opens or (section.kind is SectionKind.CLAUSE and not groups):
            groups.append([section])
        elif section.kind is SectionKind.CLAUSE:
            groups[-1].append(section)
    for group in groups:
        headed = group[0].kind is SectionKind.HEADING
        points = group[1:] if headed else group
        if points:
            heading = quote_unmarked(sheet.document, group[0]) if headed else None
            yield Goal(heading, tuple(quote_unmarked(sheet.document, s) for s in points)), group


def _years(sheet: _Sheet) -> Iterator[Quoted]:
    """Give the heads that name a year."""
    for section in sheet.sections:
        if section.kind is SectionKind.TABLE_HEAD and find_dates(
            sheet.document.text, section.start, section.end
        ):
            yield _whole(sheet, section)


def _phases(sheet: _Sheet) -> Iterator[Quoted]:
    """Give the names of the phases, in the order of writing."""
    for section in sheet.column(sheet.columns.phases):
        for found in re.finditer(r"\S+", sheet.document.text[section.start : section.end]):
            yield quote(sheet.document, section.start + found.start(), section.start + found.end())


def _owners(sheet: _Sheet) -> Iterator[Quoted]:
    """Give the heads below the column of owners."""
    for section in sheet.column(sheet.columns.owner):
        if section.kind is SectionKind.TABLE_HEAD and len(section.path) > sheet.depth + 1:
            yield _whole(sheet, section)


def _ties(sheet: _Sheet, bodies: Sequence[Body]) -> Iterator[ItemTie]:
    """Give every tie of the items of a course."""
    for section in _situations(sheet):
        yield from _tied_text(sheet, TieKind.SITUATION, section)
    for section in _steps(sheet):
        yield from _tied_step(sheet, section)
    for _, group in _goals(sheet):
        for section in group:
            yield from _tied_text(sheet, TieKind.GOAL, section)
    for item in sheet.items():
        yield from _tied_group(sheet, item, bodies)


def _tied_text(sheet: _Sheet, kind: TieKind, section: Section) -> Iterator[ItemTie]:
    """Tie a text by reviewed ties, else by a word that it shares with one item only."""
    reviewed = list(_reviewed(sheet, kind, section))
    yield from reviewed
    items = sheet.items()
    text = sheet.document.text[section.start : section.end]
    names = [unwrap(sheet.document.text[item.start : item.end]) for item in items]
    shared = tie_by_words(text, names)
    if shared is None or reviewed:
        return
    word = quote(sheet.document, section.start + shared.start, section.start + shared.end)
    reason = f"このコースの{sheet.columns.item}のうち、ここだけが「{word.words}」という語を含みます"
    yield _tie(sheet, kind, items[shared.index], section, reason, word)


def _reviewed(sheet: _Sheet, kind: TieKind, section: Section) -> Iterator[ItemTie]:
    """Give the ties of the plan file that begin in a text."""
    text = sheet.document.text
    printed = squash(text[section.start : section.end])
    for tie in sheet.plan.tie:
        if tie.kind is not kind or not printed.startswith(squash(tie.at)):
            continue
        for item in sheet.items():
            if squash(text[item.start : item.end]) == squash(tie.item):
                anchor = anchored(sheet.document, tie.anchor, section.start, section.end)
                yield _tie(sheet, kind, item, section, tie.reason, anchor)


def _tied_step(sheet: _Sheet, section: Section) -> Iterator[ItemTie]:
    """Tie a step to the item it is filed under, with what shows that."""
    found = list(_tied_text(sheet, TieKind.STEP, section))
    under = section.path[sheet.depth + 1 :]
    item = next((i for i in sheet.items() if under and i.path == section.path), None)
    named = [tie.link.source.start for tie in found]
    if item is None or item.start in named:
        yield from found
        return
    between = sheet.document.text[item.end : section.start]
    if item.end <= section.start and "\n" not in between and len(between) < 80:
        reason, anchor = f"{sheet.columns.item}と同じ行に書かれています", _whole(sheet, item)
    else:
        reason = f"取り出された順が、{sheet.columns.item}の並びの順と合っています"
        anchor = _whole(sheet, item)
    yield _tie(sheet, TieKind.STEP, item, section, reason, anchor)


def _tie(
    sheet: _Sheet, kind: TieKind, item: Section, section: Section, reason: str, anchor: Quoted
) -> ItemTie:
    target = quote_unmarked(sheet.document, section)
    return ItemTie(kind, Link(_whole(sheet, item), target, Basis.INFERRED, reason, anchor))


def _tied_group(sheet: _Sheet, item: Section, bodies: Sequence[Body]) -> Iterator[ItemTie]:
    """Tie an item to the groups whose matter is worded alike."""
    name = squash(sheet.document.text[item.start : item.end])
    for matter in (matter for body in bodies if body.parent for matter in body.matters):
        if squash(matter.text.text) == name:
            reason = "ワーキンググループの見出しと同じ言葉です"
            link = Link(_whole(sheet, item), matter.text, Basis.INFERRED, reason, matter.text)
            yield ItemTie(TieKind.GROUP, link)
