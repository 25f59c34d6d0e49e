"""The cells of a table with their heads: merged, left blank below or beside a head, or 〃."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.figures import UNITS, find_unit, is_total, read_number
from corpus.formats.blocks import GridCell
from corpus.grid_layout import GridLayout, is_ditto
from corpus.grid_view import GridView
from corpus.records import Basis, Cell, Label, Section
from corpus.text import squash, squash_with_origin

_UNIT_HEAD = re.compile(r"単位$")
_UNIT_PART = re.compile(r"[^、，,・／/]+")
_QUOTIENT = re.compile(r"[^、,・/]+/[0-9]?(?:[^、,・/0-9]+)")
_RATE = re.compile(r"[%‰]|ポイント|pt$|倍$")
_KNOWN_UNITS = frozenset(squash(unit).lower() for unit in UNITS)


def grid_cells(
    view: GridView, layout: GridLayout, sections: Sequence[Section], unit: Label | None
) -> Iterator[Cell]:
    """Give every cell of the body, row by row, with its heads, number and unit.

    `sections` are those of the table in the order of the text. A merged cell of words stands at
    every place it covers, one of figures once. `unit` is the one of the whole table.
    """
    columns = [c for c in range(view.columns) if c not in layout.head_columns]
    units = {c for c in columns if _is_unit_column(view, layout, c)}
    homes = _Homes(sections)
    seen: set[GridCell] = set()
    for row in layout.body:
        own = next((_label(view, view.at(row, c)) for c in sorted(units)), None) or count_unit(unit)
        for column in (c for c in columns if c not in units):
            cell = view.at(row, column)
            number = read_number(view.words(cell))
            if cell is None or (number and cell in seen):
                continue
            seen.add(cell)
            yield _cell(view, layout, (row, column), homes, own)


def count_unit(unit: Label | None) -> Label | None:
    """Give the unit of plain figures: of several (人、％) the only one that is no rate.

    One thing for each of another (円／１回) is one unit.
    """
    if unit is None:
        return None
    start = unit.span[0]
    parts = [m for m in _UNIT_PART.finditer(unit.text) if not _RATE.match(squash(m.group()))]
    if len(parts) == 2 and _QUOTIENT.fullmatch(squash(unit.text)):
        return unit
    if len(parts) == 1 and parts[0].group() != unit.text:
        return Label(parts[0].group(), ((start + parts[0].start(), start + parts[0].end()),))
    return unit if len(list(_UNIT_PART.finditer(unit.text))) == 1 else None


def _is_unit_column(view: GridView, layout: GridLayout, column: int) -> bool:
    """Tell whether a column says the unit of each row."""
    return any(_UNIT_HEAD.match(squash(view.words_at(row, column))) for row in layout.heads)


class _Homes:
    """Finds the section of an offset among those of a table."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = sections
        self._starts = [section.start for section in sections]

    def at(self, offset: int) -> Section:
        """Give the last section that begins at or before an offset."""
        return self._sections[max(0, bisect_right(self._starts, offset) - 1)]


def _cell(
    view: GridView,
    layout: GridLayout,
    place: tuple[int, int],
    homes: _Homes,
    unit: Label | None,
) -> Cell:
    """Make the record of one cell."""
    cell = view.at(*place)
    if cell and cell.column in layout.head_columns:  # a merged head reaches over this place
        cell = None
    words = view.words(cell)
    spans = cell.lines if cell else ()
    row_heads = _row_heads(view, layout, place)
    column_heads = _column_heads(view, layout, place[1])
    number = read_number(words)
    start = spans[0][0] if spans else _row_start(view, place[0])
    found = Cell(
        homes.at(start),
        words,
        spans,
        row_heads,
        column_heads,
        number.value if number else None,
        line=place[0],
    )
    if number is None:
        return found
    printed = _printed_unit(view, spans, number.unit)
    return replace(found, unit=printed or _unit_of_heads(view, column_heads, row_heads) or unit)


def _row_start(view: GridView, row: int) -> int:
    """Give where the first text of a row stands; the table's start for a blank row."""
    starts = [cell.lines[0][0] for cell in view.written(row) if cell.row == row]
    return min(starts, default=view.grid.start)


def _label(view: GridView, cell: GridCell | None) -> Label | None:
    """Make a label of a cell, None of a blank one."""
    return Label(view.words(cell), cell.lines) if cell and cell.lines else None


def heads_of_row(view: GridView, layout: GridLayout, row: int) -> tuple[Label, ...]:
    """Give the heads that name a row, from outer to inner: a group's, then the head columns'."""
    first = next((c for c in range(view.columns) if c not in layout.head_columns), view.columns)
    return _row_heads(view, layout, (row, first)) if row in layout.body else ()


def _row_heads(view: GridView, layout: GridLayout, place: tuple[int, int]) -> tuple[Label, ...]:
    """Give the heads of a row that stand left of a place."""
    row, column = place
    group = next((g for g in reversed(layout.groups) if g < row), None)
    outer = [_label(view, view.written(group)[0])] if group is not None else []
    left: list[int] = []
    for head in sorted((c for c in layout.head_columns if c < column), reverse=True):
        if left and head != left[-1] - 1:
            break
        left.append(head)
    total = is_total(view.words_at(row, left[-1])) if left else False
    inner = [
        _head_at(view, layout, row, c, filled=c != left[0] and not total) for c in reversed(left)
    ]
    return _once(outer + inner)


def _head_at(
    view: GridView, layout: GridLayout, row: int, column: int, *, filled: bool
) -> Label | None:
    """Give the head of a row in a head column; a blank one (if `filled`) or 〃 is that above."""
    label = _label(view, view.at(row, column))
    if label and not is_ditto(label.text):
        return label
    if label is None and not filled:
        return None
    for other in range(row - 1, layout.body[0] - 1, -1):
        if other in layout.groups:
            break
        found = _label(view, view.at(other, column))
        if found and not is_ditto(found.text):
            return replace(found, basis=Basis.INFERRED)
    return label


def _column_heads(view: GridView, layout: GridLayout, column: int) -> tuple[Label, ...]:
    """Give the heads over a column, from outer to inner."""
    heads: list[Label | None] = []
    for row in layout.heads:
        label = _label(view, view.at(row, column))
        if label is None and row != layout.heads[-1]:
            label = _head_beside(view, layout, row, column)
        heads.append(label)
    return _once(heads)


def _head_beside(view: GridView, layout: GridLayout, row: int, column: int) -> Label | None:
    """Give the upper head that a blank place goes on with, as formats without merging print it."""
    for other in range(column - 1, max(layout.head_columns, default=-1), -1):
        label = _label(view, view.at(row, other))
        if label:
            return replace(label, basis=Basis.INFERRED)
    return None


def _once(labels: Sequence[Label | None]) -> tuple[Label, ...]:
    """Leave out blank labels and a merged one's repetitions."""
    found: dict[tuple[tuple[int, int], ...], Label] = {}
    for label in labels:
        if label:
            found.setdefault(label.spans, label)
    return tuple(found.values())


def _printed_unit(
    view: GridView, spans: Sequence[tuple[int, int]], unit: str | None
) -> Label | None:
    """Give the unit that is printed behind a figure."""
    if not unit or not spans:
        return None
    squashed = squash_with_origin(view.text[spans[0][0] : spans[-1][1]])
    at = squashed.text.lower().rfind(unit.lower())
    start, end = squashed.span(at, at + len(unit))
    span = (spans[0][0] + start, spans[0][0] + end)
    return Label(view.text[slice(*span)], (span,))


def _unit_of_heads(view: GridView, *heads: Sequence[Label]) -> Label | None:
    """Give the unit that a head names: 人口（人）, 割合（％）, or the head 人 itself."""
    for labels in heads:
        for label in reversed(labels):
            found = label_unit(view.text, label)
            if found:
                return found
    return None


def label_unit(text: str, label: Label) -> Label | None:
    """Give the unit that stands at the end of a label, as a label of its own."""
    start, end = label.spans[-1]
    printed = text[start:end]
    if squash(printed).lower() in _KNOWN_UNITS:
        return label
    found = find_unit(printed)
    return Label(found[0], ((start + found[1], start + found[2]),)) if found else None
