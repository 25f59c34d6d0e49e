"""Units hung below each other by their markers: what turns a flat page into section paths."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.markers import is_date_line, is_figures_line, reads_as_heading
from corpus.records import Section, SectionKind
from corpus.text import squash, unwrap
from corpus.units import Unit

# Outer styles first. A style that is not open yet closes every style at or below its own rank.
_RANK = {
    "chapter": 0,
    "roman": 1,
    "decimal": 2,
    "angle": 3,
    "parenthesis": 4,
    "circled": 5,
    "square": 6,
    "label": 7,
    "circle": 8,
    "katakana": 9,
    "latin": 10,
    "definition": 11,
    "bullet": 12,
    "arrow": 13,
}
# Their sign alone would say nothing in an address.
_UNNAMED = frozenset({"bullet", "arrow", "square", "circle"})
# They stand below a heading and open nothing.
_ASIDE = {
    "omission": SectionKind.OMISSION,
    "lost": SectionKind.LOST,
    "note": SectionKind.NOTE,
    "star": SectionKind.NOTE,
}
LABEL_CHARACTERS = 14


@dataclass(frozen=True, slots=True)
class _Open:
    """A unit whose children are being read; `name` is None where it adds nothing to the path."""

    style: str
    name: str | None
    heading: bool


def build_sections(text: str, units: Sequence[Unit], frame: Section) -> tuple[Section, ...]:
    """Turn units into sections below `frame`, whose path, page, sheet, side and row they share."""
    stack: list[_Open] = []
    sections: list[Section] = []
    for unit, following in _with_next(units):
        kind, opened = _classify(text, unit, following)
        if opened is None:
            path = _path(frame, [entry for entry in stack if entry.heading])
            if unit.style == "note" and unit.marker:
                path = (*path, unit.marker.label)
            elif not unit.marker:
                path = _path(frame, stack)
        else:
            _close(stack, opened.style)
            stack.append(opened)
            path = _path(frame, stack)
        sections.append(replace(frame, start=unit.start, end=unit.end, kind=kind, path=path))
    return tuple(sections)


def _with_next(units: Sequence[Unit]) -> Iterator[tuple[Unit, Unit | None]]:
    """Pair each unit with the one after it."""
    for number, unit in enumerate(units):
        yield unit, units[number + 1] if number + 1 < len(units) else None


def _close(stack: list[_Open], style: str) -> None:
    """Close what a unit of this style ends."""
    while stack and _RANK[stack[-1].style] >= _RANK[style]:
        stack.pop()


def _path(frame: Section, stack: Sequence[_Open]) -> tuple[str, ...]:
    """Give the frame's path with the names of the open units; a name is not said twice."""
    names = [entry.name for entry in stack if entry.name]
    if names and squash(names[0]) == squash(frame.path[-1]):
        names = names[1:]
    return (*frame.path, *names)


def _classify(text: str, unit: Unit, following: Unit | None) -> tuple[SectionKind, _Open | None]:
    """Say what a unit is, and what it opens for the units after it (None: nothing)."""
    printed = unwrap(text[unit.start : unit.end])
    marker = unit.marker
    if marker is None:
        return _classify_unmarked(printed, following)
    if marker.style in _ASIDE:
        return _ASIDE[marker.style], None
    if reads_as_heading(marker.style, printed):
        return SectionKind.HEADING, _Open(marker.style, printed, True)
    name = None if marker.style in _UNNAMED else marker.label
    return SectionKind.CLAUSE, _Open(marker.style, name, False)


def _classify_unmarked(printed: str, following: Unit | None) -> tuple[SectionKind, _Open | None]:
    """Tell dates, figures and short labels over a list from paragraphs."""
    if is_date_line(printed):
        return SectionKind.DATE, None
    if is_figures_line(printed):
        return SectionKind.FIGURES, None
    over_list = following is not None and following.style in {"definition", "circle", "bullet"}
    if over_list and len(printed) <= LABEL_CHARACTERS and not printed.endswith("。"):
        return SectionKind.HEADING, _Open("label", printed, True)
    return SectionKind.PARAGRAPH, None
