"""Themes that a plan goes on discussing, with their points and what stands behind ⇒."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.dates import find_dates
from corpus.markers import find_marker
from corpus.plan_records import Placed, Point, Theme
from corpus.plan_sidecar import Plan, anchored
from corpus.plan_wording import tie_by_words
from corpus.quotes import Quoted, quote, quote_section
from corpus.records import Basis, Document, Section, SectionKind
from corpus.text import squash, unwrap

Themes = tuple[Quoted | None, tuple[Theme, ...], tuple[Point, ...]]


@dataclass(frozen=True, slots=True)
class _Page:
    """What a theme's points are read from."""

    document: Document
    plan: Plan
    names: tuple[str, ...]


def find_themes(document: Document, sections: Sequence[Section], plan: Plan) -> Themes:
    """Give the heading that themes stand below, the themes, and points whose theme is not known."""
    if plan.continued is None:
        return None, (), ()
    heading = anchored(document, plan.continued)
    below = [s for s in sections if any(squash(p) == squash(plan.continued) for p in s.path)]
    top = min((len(s.path) for s in below), default=0)
    heads = [s for s in below if s.kind is SectionKind.HEADING and len(s.path) == top + 1]
    names = tuple(unwrap(document.text[h.start : h.end]) for h in heads)
    page = _Page(document, plan, names)
    themes = tuple(
        Theme(
            quote_section(document, head),
            _points(page, [s for s in below if s.path == head.path and s is not head], number),
        )
        for number, head in enumerate(heads)
    )
    loose = [s for s in below if len(s.path) == top and s.kind is not SectionKind.HEADING]
    return heading, themes, _points(page, loose, None)


def _points(page: _Page, sections: Sequence[Section], theme: int | None) -> tuple[Point, ...]:
    """Read the points of one theme; a line behind ⇒, and what goes on with it, answers a point."""
    points: list[Point] = []
    for section in sections:
        sign = find_marker(page.document.text[section.start : section.end])
        answers = sign is not None and sign.style == "arrow"
        if points and (answers or sign is None):
            points[-1] = _answered(page, points[-1], section, answers)
        else:
            previous = points[-1].place.text if points else None
            points.append(_point(page, section, theme, previous))
    return tuple(points)


def _unmarked(page: _Page, section: Section) -> Quoted:
    """Quote a unit without its sign."""
    sign = find_marker(page.document.text[section.start : section.end])
    return quote(page.document, section.start + (sign.length if sign else 0), section.end)


def _answered(page: _Page, point: Point, section: Section, arrow: bool) -> Point:
    """Add a line to what answers a point."""
    reason = "「⇒」で上の行に続きます" if arrow else "印のない行で、上の行に続きます"
    anchor = quote_section(page.document, section)
    placed = Placed(_unmarked(page, section), Basis.INFERRED, reason, anchor)
    return replace(point, answers=(*point.answers, placed))


def _point(page: _Page, section: Section, theme: int | None, previous: Quoted | None) -> Point:
    """Make the record of a point, with what puts it under its theme."""
    text = _unmarked(page, section)
    dates = find_dates(page.document.text, text.start, text.end)
    when = quote(page.document, dates[0].start, dates[0].end) if dates else None
    return Point(_placed(page, section, text, theme, previous), (), when)


def _placed(
    page: _Page, section: Section, text: Quoted, theme: int | None, previous: Quoted | None
) -> Placed:
    """Say why a point stands under its theme."""
    if theme is None:
        reason = f"{len(page.names)}つの見出しのどれに付くのかは、配置が失われていて分かりません"
        return Placed(text, Basis.PRINTED, reason, text)
    for placement in page.plan.placement:
        if squash(text.text).startswith(squash(placement.at)):
            anchor = anchored(page.document, placement.anchor)
            return Placed(text, Basis.INFERRED, placement.reason, anchor)
    shared = tie_by_words(page.document.text[section.start : section.end], page.names)
    if shared is not None and shared.index == theme:
        at = section.start
        word = quote(page.document, at + shared.start, at + shared.end)
        reason = f"見出しのうち、この見出しだけが「{word.words}」という語を含みます"
        return Placed(text, Basis.INFERRED, reason, word)
    reason = "この見出しに付く箇所のすぐ後に取り出されています"
    return Placed(text, Basis.INFERRED, reason, previous or text)
