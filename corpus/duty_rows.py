"""Duties that a before/after table gives row by row: a column 所管課 beside the two texts."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.duty_tables import DITTO, heads_offices
from corpus.formats.blocks import Extract, Grid, GridCell, Span
from corpus.offices import split_offices
from corpus.records import (
    Basis,
    Document,
    Duty,
    Label,
    Notation,
    Office,
    Section,
    SectionKind,
    Side,
)
from corpus.text import squash
from corpus.voids import is_gone

_NO_ACTION = {SectionKind.VOID, SectionKind.OMISSION, SectionKind.NOTE, SectionKind.STAMP}


@dataclass(frozen=True, slots=True)
class _Told:
    """What a row prints below a head of departments; `span` is None where it prints a 〃."""

    row: int
    head: Label
    section: Section
    span: Span | None


def find_row_duties(
    document: Document, sections: Sequence[Section], extract: Extract | None = None
) -> Iterator[Duty]:
    """Give one duty a row: its text after (before where that is gone) with its departments.

    A merged cell of departments holds for all of its rows, which only `extract` can tell; 〃 stands
    for the departments above in its table, which is inferred.
    """
    told = _told(document, sections, extract)
    rows: dict[int | None, list[Section]] = {}
    for section in sections if told else ():
        rows.setdefault(section.row, []).append(section)
    above: dict[tuple[int, str], tuple[Office, ...]] = {}
    between = [s.start for s in sections if s.row is None and s.kind is not SectionKind.TABLE_HEAD]
    for number, own in groupby(sorted(told, key=_place), key=lambda one: one.row):
        offices: dict[tuple[str, str], Office] = {}
        ditto = False
        for one in own:
            ditto |= one.span is None
            column = bisect_right(between, one.section.start), one.head.text
            if one.span:
                above[column] = tuple(_offices(document, one.head, one.span))
            for office in above.get(column, ()):
                offices.setdefault((office.name, one.head.text), office)
        action = _action(document, rows[number]) if offices else None
        if action:
            listed, basis = tuple(offices.values()), Basis.INFERRED if ditto else Basis.PRINTED
            yield Duty(action, action.start, action.end, listed, Notation.COLUMN, basis)


def department_cells(sections: Sequence[Section]) -> frozenset[str]:
    """Give the keys of the sections that are cells of departments beside the two texts."""
    return frozenset(section.key for section, _ in _cells(sections))


def _place(told: _Told) -> tuple[int, Span]:
    """Give the place of a cell: rows from top to bottom, columns from left to right."""
    return told.row, told.head.span


def _cells(sections: Sequence[Section]) -> Iterator[tuple[Section, Label]]:
    """Give the sections below a head of departments, which their paths name, with that head."""
    heads: dict[str, Label] = {}
    last: Section | None = None
    for section in sections:
        if section.kind is SectionKind.TABLE_HEAD and section.side is None:
            name, span = section.path[-1], (section.start, section.end)
            goes_on = last is not None and last.path == section.path and name in heads
            spans = (*heads[name].spans, span) if goes_on else (span,)
            heads[name] = Label(name, spans)
            last = section
            continue
        last = None
        if section.row is None or section.side or section.kind is SectionKind.HEADING:
            continue
        head = next((heads[name] for name in reversed(section.path) if name in heads), None)
        if head and heads_offices(head):
            yield section, head


def _told(document: Document, sections: Sequence[Section], extract: Extract | None) -> list[_Told]:
    """Give what stands below heads of departments, once more for each row of a merged cell."""
    found = _printed(document, sections)
    if not found:
        return []
    places = _Places(extract, sections)
    heads = {start: head for _, head in _cells(sections) for start, _ in head.spans}
    for section in sections:
        if section.row and section.kind is SectionKind.STAMP and _is_ditto(document, section):
            # A mark has no head in its path: its column tells which it stands below.
            above = places.head_above(section)
            head = heads.get(above.start) if above else None
            found += [_Told(section.row, head, section, None)] if head else []
    written = {(one.row, one.head.text) for one in found}
    merged = [replace(one, row=row) for one in found for row in places.rows_beside(one.section)]
    return found + [one for one in merged if (one.row, one.head.text) not in written]


def _printed(document: Document, sections: Sequence[Section]) -> list[_Told]:
    """Give the cells whose path names their head; the lines of a cell are one."""
    found: list[_Told] = []
    for section, head in _cells(sections):
        ditto = _is_ditto(document, section)
        if section.row is None or (section.kind is SectionKind.VOID and not ditto):
            continue
        span = None if ditto else (section.start, section.end)
        last = found[-1] if found else None
        between = document.text[last.span[1] : section.start] if last and last.span else "-"
        same = last is not None and (last.row, last.head) == (section.row, head)
        if span and last and last.span and same and not between.strip():
            found[-1] = replace(last, span=(last.span[0], section.end))
        else:
            found.append(_Told(section.row, head, section, span))
    return found


def _is_ditto(document: Document, section: Section) -> bool:
    """Tell whether a cell stands for the one above it."""
    return squash(document.text[section.start : section.end]) in DITTO


def _offices(document: Document, head: Label, span: Span) -> Iterator[Office]:
    """Give the departments of a cell; what stands there is one, since the head says so."""
    for name, place in split_offices(document.text, *span):
        if any(character.isalpha() for character in name):
            yield Office(name, *place, head)


def _action(document: Document, row: Sequence[Section]) -> Section | None:
    """Give the first unit of a row's text after, that before where there is none after."""
    for side in (Side.AFTER, Side.BEFORE):
        units = [
            section
            for section in row
            if section.side is side
            and section.kind not in _NO_ACTION
            and not is_gone(document.text[section.start : section.end])
        ]
        bodies = (section for section in units if section.kind is not SectionKind.HEADING)
        action = next(bodies, units[0] if units else None)
        if action:
            return action
    return None


class _Places:
    """Knows in which cell of which grid a section of a before/after table stands."""

    def __init__(self, extract: Extract | None, sections: Sequence[Section]) -> None:
        grids = [block for block in extract.blocks if isinstance(block, Grid)] if extract else []
        self._lines = sorted(
            (*line, number, order)
            for number, grid in enumerate(grids)
            for order, cell in enumerate(grid.cells)
            for line in cell.lines
        )
        self._grids = grids
        self._heads = [s for s in sections if s.kind is SectionKind.TABLE_HEAD]
        self._rows: dict[tuple[int, int], set[int]] = {}
        for section in sections:
            place = self._cell_at(section.start) if section.row is not None else None
            if place and section.row is not None:
                self._rows.setdefault((place[0], place[1].row), set()).add(section.row)

    def _cell_at(self, offset: int) -> tuple[int, GridCell] | None:
        """Give the number of the grid and the cell that hold an offset."""
        at = bisect_right(self._lines, offset, key=lambda line: line[0]) - 1
        if at < 0 or offset >= self._lines[at][1]:
            return None
        _, _, number, order = self._lines[at]
        return number, self._grids[number].cells[order]

    def head_above(self, section: Section) -> Section | None:
        """Give the nearest head above a section in the column of its cell."""
        own = self._cell_at(section.start)
        for head in reversed(self._heads):
            place = self._cell_at(head.start) if own and head.start < section.start else None
            if own and place and 0 <= own[1].column - place[1].column < place[1].columns:
                return head
        return None

    def rows_beside(self, section: Section) -> Iterator[int]:
        """Give the further rows of the table beside the merged cell of a section."""
        place = self._cell_at(section.start)
        if place:
            number, cell = place
            for row in range(cell.row + 1, cell.row + cell.rows):
                yield from sorted(self._rows.get((number, row), set()) - {section.row or 0})
