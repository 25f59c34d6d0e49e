"""The roadmap of each document: courses, their items, and what is printed with a year."""

from collections.abc import Iterator
from operator import attrgetter

from assistant.views.dated import view_schedules, view_years
from assistant.views.pieces import (
    PieceView,
    piece,
    piece_at,
    pieces,
    place_of,
    view_losses,
)
from assistant.views.roadmap_records import (
    CourseView,
    FiscalYearView,
    GoalView,
    GroupView,
    ItemView,
    MarkView,
    PointView,
    RoadmapView,
    ThemeView,
    TieView,
    TimelineView,
)
from corpus import (
    Basis,
    Body,
    Corpus,
    Course,
    Placed,
    Point,
    Quoted,
    Roadmap,
    RoadmapItem,
    SectionKind,
    TieKind,
)
from corpus.dates import Calendar, find_dates


def view_timelines(corpus: Corpus) -> tuple[TimelineView, ...]:
    """Give what every document prints of times, in the order of the corpus."""
    roadmaps = {roadmap.document: _roadmap(corpus, roadmap) for roadmap in corpus.roadmap}
    return tuple(
        TimelineView(
            document.id,
            document.title,
            document.city,
            roadmaps.get(document.id),
            view_schedules(corpus, document.id),
            view_years(corpus, document.id),
        )
        for document in corpus.documents
    )


def _roadmap(corpus: Corpus, roadmap: Roadmap) -> RoadmapView:
    themes = [ThemeView(piece(corpus, t.name), _points(corpus, t.points)) for t in roadmap.themes]
    if roadmap.unplaced:
        themes.append(ThemeView(None, _points(corpus, roadmap.unplaced)))
    courses = tuple(_course(corpus, course) for course in roadmap.courses)
    return RoadmapView(
        _years(corpus, roadmap, courses, themes),
        courses,
        piece(corpus, roadmap.continued) if roadmap.continued else None,
        tuple(themes),
    )


def _points(corpus: Corpus, points: tuple[Point, ...]) -> tuple[PointView, ...]:
    return tuple(
        PointView(
            _placed(corpus, point.place, point.when),
            tuple(_placed(corpus, answer) for answer in point.answers),
        )
        for point in points
    )


def _placed(corpus: Corpus, placed: Placed, when: Quoted | None = None) -> TieView:
    time = piece(corpus, when) if when else None
    return TieView(piece(corpus, placed.text), placed.basis, placed.reason, time)


def _course(corpus: Corpus, course: Course) -> CourseView:
    """Show a course; what no item is tied to stands apart."""
    tied = {tie.link.target for tie in course.ties}
    place = place_of(corpus, course.heading.document, course.heading.start)
    losses = view_losses(corpus, course.heading.document)
    return CourseView(
        id=str(course.heading.start),
        heading=piece(corpus, course.heading),
        name=piece(corpus, course.name),
        aim=piece(corpus, course.aim),
        year=piece(corpus, course.year) if course.year else None,
        items=tuple(_item(corpus, course, item) for item in course.items),
        loose_situations=tuple(
            piece(corpus, each.text) for each in course.situations if each.text not in tied
        ),
        loose_steps=tuple(
            _printed(corpus, each.text, each.when) for each in course.steps if each.text not in tied
        ),
        goals=tuple(
            GoalView(
                piece(corpus, goal.heading) if goal.heading else None, pieces(corpus, goal.points)
            )
            for goal in course.goals
        ),
        phases=pieces(corpus, course.phases),
        losses=tuple(loss for loss in losses if place and loss.sheet == place.sheet),
    )


def _printed(corpus: Corpus, quoted: Quoted, when: Quoted | None) -> TieView:
    time = piece(corpus, when) if when else None
    return TieView(piece(corpus, quoted), Basis.PRINTED, "", time)


def _item(corpus: Corpus, course: Course, item: RoadmapItem) -> ItemView:
    """Show an item with everything that a tie leads to."""
    times = {step.text: step.when for step in course.steps}

    def tied(kind: TieKind) -> list[tuple[Quoted, TieView]]:
        found = []
        for tie in course.ties:
            link = tie.link
            if tie.kind is kind and link.source == item.name:
                when = times.get(link.target)
                time = piece(corpus, when) if when else None
                shown = TieView(piece(corpus, link.target), link.basis, link.reason, time)
                found.append((link.target, shown))
        return found

    steps = tuple(tie for _, tie in tied(TieKind.STEP))
    return ItemView(
        id=str(item.name.start),
        name=piece(corpus, item.name),
        basis=item.basis,
        reason=item.reason,
        situations=tuple(tie for _, tie in tied(TieKind.SITUATION)),
        steps=steps,
        goals=tuple(tie for _, tie in tied(TieKind.GOAL)),
        groups=tuple(_group(corpus, target, tie) for target, tie in tied(TieKind.GROUP)),
        undated=not steps or not all(step.when and _fiscal(step.when.text) for step in steps),
    )


def _group(corpus: Corpus, target: Quoted, tie: TieView) -> GroupView:
    """Show the body that deals with a matter."""
    body = next((body for body in _bodies(corpus, target.document) if _deals(body, target)), None)
    if body is None:
        return GroupView(tie, "", ())
    members = tuple(
        TieView(piece(corpus, each.text), each.basis, each.reason) for each in body.members
    )
    return GroupView(tie, piece(corpus, body.kind).text, members)


def _bodies(corpus: Corpus, document: str) -> list[Body]:
    return [body for one in corpus.organisation if one.document == document for body in one.bodies]


def _deals(body: Body, matter: Quoted) -> bool:
    return body.name == matter or any(each.text == matter for each in body.matters)


def _years(
    corpus: Corpus,
    roadmap: Roadmap,
    courses: tuple[CourseView, ...],
    themes: list[ThemeView],
) -> tuple[FiscalYearView, ...]:
    """Give every printed fiscal year, with what is printed with it and nothing else."""
    heads: dict[int, list[PieceView]] = {}
    marks: dict[int, list[MarkView]] = {}
    for course in roadmap.courses:
        for head in course.years:
            for year in _fiscal(head.text):
                heads.setdefault(year, []).append(piece(corpus, head))
    told = _marks(courses, themes)
    for mark in [*told, *_notes(corpus, courses, told)]:
        for year in _fiscal(mark.when.text):
            marks.setdefault(year, []).append(mark)
    return tuple(
        FiscalYearView(year, tuple(heads.get(year, ())), tuple(marks.get(year, ())))
        for year in sorted(heads.keys() | marks.keys())
    )


def _marks(courses: tuple[CourseView, ...], themes: list[ThemeView]) -> list[MarkView]:
    """Give everything that a time is printed for, each once, in reading order."""
    found: dict[int, MarkView] = {}
    for course in courses:
        if course.year:
            found[course.heading.start] = MarkView("course", course.heading, course.year)
        ties = [*course.loose_steps, *(step for item in course.items for step in item.steps)]
        found |= {t.text.start: MarkView("step", t.text, t.when) for t in ties if t.when}
    points = [point.tie for theme in themes for point in theme.points]
    found |= {p.text.start: MarkView("point", p.text, p.when) for p in points if p.when}
    return sorted(found.values(), key=attrgetter("text.start"))


def _notes(
    corpus: Corpus, courses: tuple[CourseView, ...], told: list[MarkView]
) -> Iterator[MarkView]:
    """Give the other statements with a date that stand on the sheets of the courses."""
    sheets = {(course.heading.document, course.heading.sheet) for course in courses}
    for fact in corpus.facts:
        section, quoted = fact.section, fact.quoted
        if fact.date is None or (section.document, section.sheet) not in sheets:
            continue
        if section.kind in {SectionKind.TABLE_HEAD, SectionKind.STAMP} or any(
            mark.text.start <= quoted.start < mark.text.end for mark in told
        ):
            continue
        text = piece_at(corpus, section.document, section.start, section.end)
        yield MarkView("note", text, piece(corpus, quoted))


def _fiscal(text: str) -> set[int]:
    """Give the fiscal years that a text prints; a calendar year is none."""
    dates = find_dates(text)
    return {int(date.value[:4]) for date in dates if date.calendar is Calendar.FISCAL}
