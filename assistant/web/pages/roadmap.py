"""ロードマップ: courses and their items, and what documents print with a year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse

from assistant import Basis, TieView, TimelineView, Views
from assistant.web import words
from assistant.web.downloads import csv_response
from assistant.web.layout import render
from assistant.web.parts import Parts, root_of
from assistant.web.places import Places, places_of
from assistant.web.text import printed_date, where


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an address asks for; `unknown` are values of it that nothing has."""

    timeline: TimelineView | None
    item: str
    unknown: tuple[str, ...]


def add_routes(site: FastAPI, parts: Parts) -> None:
    """Add `/roadmap` and `/roadmap.csv`; `document` chooses, `item` opens an item."""

    def page(request: Request) -> HTMLResponse:
        return HTMLResponse(roadmap_page(parts.assistant.views, request.query_params))

    def download(request: Request) -> Response:
        views = parts.assistant.views
        chosen = choose(views.timelines, request.query_params)
        rows = roadmap_rows(chosen.timeline, places_of(views, root_of(parts, request)))
        return csv_response(words.ROADMAP_FILE, words.ROADMAP_COLUMNS, rows)

    site.get("/roadmap")(page)
    site.get("/roadmap.csv", response_model=None)(download)


def roadmap_page(views: Views, given: Mapping[str, str]) -> str:
    """Render the page of one document; without a choice the first that has a roadmap."""
    places = places_of(views)
    return render(
        "roadmap.html",
        page="roadmap",
        styles=("pieces", "roadmap"),
        places=places,
        source_link=places,
        timelines=views.timelines,
        chosen=choose(views.timelines, given),
        year_name=year_name,
    )


def choose(timelines: Sequence[TimelineView], given: Mapping[str, str]) -> Chosen:
    """Read the values of an address; what nothing has is told and chooses nothing."""
    document, item = given.get("document", ""), given.get("item", "")
    named = next((each for each in timelines if each.document == document), None)
    usual = next((each for each in timelines if each.roadmap), next(iter(timelines), None))
    timeline = named or usual
    roadmap = timeline.roadmap if timeline else None
    found = roadmap.item(item) if roadmap and item else None
    unknown = [document] if document and not named else []
    unknown += [item] if item and not found else []
    return Chosen(timeline, found.id if found else "", tuple(unknown))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file: something of a course, and of an item where it is tied to one."""

    course: str
    item: str
    kind: str
    tie: TieView


def roadmap_rows(timeline: TimelineView | None, places: Places) -> Iterator[list[object]]:
    """Give a row for every item, what is tied to it, and every point that is discussed."""
    if timeline is None:
        return
    for line in _lines(timeline):
        tie = line.tie
        yield [
            places.name(timeline.document),
            line.course,
            line.item,
            line.kind,
            tie.text.text,
            tie.when.text if tie.when else "",
            words.BASES.get(tie.basis, words.PRINTED),
            tie.reason,
            where(tie.text.page, tie.text.sheet),
            places(tie.text.document, tie.text.start, tie.text.end),
        ]


def _lines(timeline: TimelineView) -> Iterator[Line]:
    """Give what a roadmap holds, course by course, then its themes."""
    kinds = words.ROADMAP_KINDS
    for course in timeline.roadmap.courses if timeline.roadmap else ():
        name = course.name.text
        for item in course.items:
            label = item.name.text
            yield Line(name, label, kinds["item"], TieView(item.name, item.basis, item.reason))
            yield from (Line(name, label, kinds["situation"], tie) for tie in item.situations)
            yield from (Line(name, label, kinds["step"], tie) for tie in item.steps)
            yield from (Line(name, label, kinds["goal"], tie) for tie in item.goals)
            yield from (Line(name, label, group.kind, group.tie) for group in item.groups)
        for piece in course.loose_situations:
            yield Line(name, "", kinds["situation"], TieView(piece, Basis.PRINTED, ""))
        yield from (Line(name, "", kinds["step"], tie) for tie in course.loose_steps)
        for goal in course.goals:
            for piece in (*((goal.heading,) if goal.heading else ()), *goal.points):
                yield Line(name, "", kinds["course_goal"], TieView(piece, Basis.PRINTED, ""))
    for theme in timeline.roadmap.themes if timeline.roadmap else ():
        name = theme.name.text if theme.name else ""
        for point in theme.points:
            yield Line("", name, kinds["point"], point.tie)
            yield from (Line("", name, kinds["answer"], tie) for tie in point.answers)


def year_name(year: int, fiscal: bool) -> str:
    """Name a year with its era: 令和7年度（2025年度）, 平成31年・令和元年（2019年）."""
    if fiscal:  # a fiscal year goes by the era of most of its months
        return printed_date(f"{year}-05").removesuffix("5月").replace("年", "年度")
    first, last = printed_date(f"{year}-01"), printed_date(f"{year}-12").removesuffix("12月")
    first = first.removesuffix("1月")
    return last if first == last else f"{first.partition('（')[0]}・{last}"
