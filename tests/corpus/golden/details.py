"""Organisation, roadmap, notes, terms, facts, losses as lines to be read against the originals."""

from collections.abc import Iterable, Iterator

from corpus import Body, Corpus, Course, Member, Placed, Point, Quoted, Roadmap
from corpus.text import unwrap
from tests.corpus.golden.lines import line_of, lines

_Row = tuple[object, ...]


def _at(corpus: Corpus, quoted: Quoted | None) -> tuple[object, object]:
    """Give line and words of a piece, dashes where there is none."""
    if quoted is None:
        return "-", "-"
    return line_of(corpus, quoted.document, quoted.start), quoted.words


def print_organisation(corpus: Corpus, document_id: str) -> str:
    """Print every body with its matters, posts, members and remarks."""
    return lines(
        row
        for one in corpus.organisation
        if one.document == document_id
        for row in (
            *(row for body in one.bodies for row in _body_rows(corpus, body)),
            *(("unplaced", *_at(corpus, r.text), r.basis, r.reason) for r in one.unplaced),
        )
    )


def _body_rows(corpus: Corpus, body: Body) -> Iterator[_Row]:
    """Give the lines of one body."""
    parent = body.parent.words if body.parent else "-"
    yield "body", *_at(corpus, body.name), body.kind.words, parent, body.basis, body.reason or "-"
    yield from (("composition", *_at(corpus, piece)) for piece in body.composition)
    yield from (("matter", *_placed(corpus, matter)) for matter in body.matters)
    for role in body.roles:
        yield "role", *_at(corpus, role.name), role.ditto.text if role.ditto else "-"
        yield from (("  holder", *_member(corpus, holder)) for holder in role.holders)
        yield from (("  condition", *_placed(corpus, placed)) for placed in role.conditions)
        yield from (("  organ", *_placed(corpus, placed)) for placed in role.organs)
    yield from (("member", *_member(corpus, member)) for member in body.members)
    for remark in body.remarks:
        items = " / ".join(item.words for item in remark.items) or "-"
        sign = remark.marker.words if remark.marker else "-"
        yield "remark", *_at(corpus, remark.text), sign, items, remark.basis, remark.reason


def _placed(corpus: Corpus, placed: Placed) -> _Row:
    """Print a placed piece with its reason and anchor."""
    return *_at(corpus, placed.text), placed.basis, placed.reason or "-", placed.anchor.words


def _member(corpus: Corpus, member: Member) -> _Row:
    """Print a member with its parts."""
    parts = " | ".join(part.words for part in member.parts)
    return *_at(corpus, member.text), parts, member.basis, member.reason or "-"


def print_roadmap(corpus: Corpus, document_id: str) -> str:
    """Print courses with items, situations, steps, goals and ties, then themes."""
    return lines(
        row for one in corpus.roadmap if one.document == document_id for row in _rows(corpus, one)
    )


def _rows(corpus: Corpus, roadmap: Roadmap) -> Iterator[_Row]:
    """Give the lines of one roadmap."""
    for course in roadmap.courses:
        yield from _course_rows(corpus, course)
    yield "continued", *_at(corpus, roadmap.continued)
    for theme in roadmap.themes:
        yield "theme", *_at(corpus, theme.name)
        yield from _point_rows(corpus, "point", theme.points)
    yield from _point_rows(corpus, "unplaced", roadmap.unplaced)


def _course_rows(corpus: Corpus, course: Course) -> Iterator[_Row]:
    """Give the lines of one course."""
    yield "course", *_at(corpus, course.name), course.aim.words, _at(corpus, course.year)[1]
    yield "years", *(year.words for year in course.years)
    yield "phases", *(phase.words for phase in course.phases)
    yield "owners", *(owner.words for owner in course.owners)
    yield from (("item", *_at(corpus, i.name), i.basis, i.reason) for i in course.items)
    yield from (("situation", *_at(corpus, s.text)) for s in course.situations)
    yield from (("step", *_at(corpus, s.text), _at(corpus, s.when)[1]) for s in course.steps)
    for goal in course.goals:
        yield "goal", *_at(corpus, goal.heading)
        yield from (("  point", *_at(corpus, point)) for point in goal.points)
    for tie in course.ties:
        link = tie.link
        ends = (*_at(corpus, link.source), *_at(corpus, link.target))
        yield f"tie {tie.kind}", *ends, link.basis, link.reason, *_at(corpus, link.anchor)


def _point_rows(corpus: Corpus, name: str, points: Iterable[Point]) -> Iterator[_Row]:
    """Give the lines of the points of a theme."""
    for point in points:
        yield name, *_placed(corpus, point.place), _at(corpus, point.when)[1]
        yield from (("  answer", *_placed(corpus, answer)) for answer in point.answers)


def print_notes(corpus: Corpus, document_id: str) -> str:
    """Print marker, word, text, clause, basis, reason and anchor of every note."""
    return lines(
        (
            n.section.side or "-", n.section.page or "-", *_at(corpus, n.marker),
            n.term.words if n.term else "-", n.text.words,
            *_at(corpus, n.link.target if n.link else None), n.link.basis if n.link else "-",
            n.reason, *_at(corpus, n.link.anchor if n.link else None), _at(corpus, n.near)[1],
        )
        for n in corpus.notes
        if n.section.document == document_id
    )  # fmt: skip


def print_terms(corpus: Corpus, document_id: str) -> str:
    """Print side, line, word, basis, definition and reason of every term."""
    return lines(
        (
            t.section.side or "-", line_of(corpus, t.document, t.start), t.term, t.basis,
            unwrap(t.definition) if t.definition else "-", t.reason or "-",
        )
        for t in corpus.terms
        if t.document == document_id
    )  # fmt: skip


def print_aliases(corpus: Corpus, document_id: str) -> str:
    """Print short and long name, basis, reason and anchor of every alias."""
    return lines(
        (*_at(corpus, a.short), a.long.document, *_at(corpus, a.long), a.basis, a.reason)
        for a in corpus.aliases
        if a.short.document == document_id
    )


def print_facts(corpus: Corpus, document_id: str) -> str:
    """Print line, kind, side, words, value, and what is known of a date, of every fact."""
    rows: list[_Row] = []
    for fact in corpus.facts:
        if fact.quoted.document == document_id:
            date = fact.date
            known: _Row = ("-",) * 5
            if date is not None:
                span = date.until or "-"
                open_month = "open" if date.left_open else "-"
                known = (date.precision, date.calendar, date.fiscal_year or "-", span, open_month)
            line, words = _at(corpus, fact.quoted)
            side = fact.section.side or "-"
            rows.append((line, fact.kind, side, words, fact.value, *known, fact.basis, fact.reason))
    return lines(rows)


def print_losses(corpus: Corpus, document_id: str) -> str:
    """Print sheet, kind, marks with their lines, what it is about, and the reason of every loss."""
    return lines(
        (
            loss.sheet, loss.kind,
            " / ".join(f"{_at(corpus, mark)[0]}: {mark.words}" for mark in loss.marks) or "-",
            " / ".join(piece.words for piece in loss.about), loss.reason,
        )
        for loss in corpus.losses
        if loss.document == document_id
    )  # fmt: skip


def print_omissions(corpus: Corpus, document_id: str) -> str:
    """Print line, page, row, side and path of every mark of omission."""
    return lines(
        (
            *_at(corpus, o.mark), o.section.page or "-", o.section.row or "-",
            o.section.side or "-", " > ".join(o.section.path),
        )
        for o in corpus.omissions
        if o.section.document == document_id
    )  # fmt: skip
