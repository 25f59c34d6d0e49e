"""Cuts a sheet into its tables and its lines of text.

Blank rows and columns part tables (a recursive cut, by rows, then by columns); ruled empty cells
and merged cells hold a table together. A line above a table is its caption or a paragraph. On
graph paper (方眼紙: many narrow columns) text runs over the columns beside it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from corpus.formats.xlsx_places import Placed, placed_cells
from corpus.formats.xlsx_sheet import SheetContent
from corpus.text import width

_NARROW = 4.0  # characters: the columns of graph paper
_GRAPH_COLUMNS = 10
_NEVER = 1 << 20  # blank columns of graph paper are mere spacing: they part nothing
_NOTE = re.compile(r"[※＊*]|[（(]?(?:注|備考|資料|出典|出所)")
UNIT = re.compile(r"[（(]?\s*単位|.*現在\s*[）)]?$")


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a sheet: lines, then the cells of a table, then lines; each may be missing."""

    above: tuple[Placed, ...] = ()
    cells: tuple[Placed, ...] = ()
    below: tuple[Placed, ...] = ()


def find_regions(content: SheetContent) -> list[Region]:
    """Cut a sheet into regions, from top to bottom and from left to right."""
    placed = placed_cells(content)
    graph = _is_graph_paper(content, placed)
    if graph:
        placed = [cell for cell in placed if cell.text or cell.rows * cell.columns > 1]
        placed = _run_over(placed, content)
    gap = _NEVER if graph else 1
    return [region for piece in _pieces(placed, gap) for region in _regions(piece, gap)]


def _is_graph_paper(content: SheetContent, placed: Sequence[Placed]) -> bool:
    columns = [cell.column for cell in placed] + [cell.beside - 1 for cell in placed]
    if not columns or max(columns) - min(columns) < _GRAPH_COLUMNS:
        return False
    widths = [content.width(column) for column in range(min(columns), max(columns) + 1)]
    return median(widths) <= _NARROW


def _run_over(placed: list[Placed], content: SheetContent) -> list[Placed]:
    """Let each text reach over the empty columns that it is printed across."""
    by_row: dict[int, list[Placed]] = defaultdict(list)
    for cell in placed:
        by_row[cell.row].append(cell)
    reaching = []
    for row in by_row.values():
        row.sort(key=lambda cell: cell.column)
        limits = [*(cell.column for cell in row[1:]), 0]
        reaching += [_reach(cell, limit, content) for cell, limit in zip(row, limits, strict=True)]
    return reaching


def _reach(cell: Placed, limit: int, content: SheetContent) -> Placed:
    needed = max(map(width, cell.text.split("\n")))
    end, room = cell.beside, sum(map(content.width, range(cell.column, cell.beside)))
    while room < needed and end != limit:
        room += content.width(end) or 1.0
        end += 1
    return replace(cell, columns=end - cell.column)


def _pieces(placed: list[Placed], gap: int) -> Iterator[list[Placed]]:
    """Cut at blank rows and at `gap` or more blank columns until nothing parts any more."""
    for band in _groups(placed, lambda cell: (cell.row, cell.below), 1):
        columns = _columns(band, gap)
        if len(columns) > 1:
            for column in columns:
                yield from _pieces(column, gap)
        elif any(cell.text for cell in band):
            yield band


def _columns(band: list[Placed], gap: int) -> list[list[Placed]]:
    """Cut at blank columns; a list of labels and the list of values beside it stay together."""
    columns: list[list[Placed]] = []
    for group in _groups(band, lambda cell: (cell.column, cell.beside), gap):
        if columns and _belong(columns[-1], group):
            columns[-1] = columns[-1] + group
        else:
            columns.append(group)
    return columns


def _belong(left: list[Placed], right: list[Placed]) -> bool:
    if any(cell.ruled for cell in (*left, *right)):
        return False  # the ruled lines end between them
    rows = [[cell.row for cell in group if cell.text] for group in (left, right)]
    lists = [len(group) == len(set(group)) for group in rows]
    return any(lists) and set(rows[0]) == set(rows[1])


def _groups(
    placed: list[Placed], extent: Callable[[Placed], tuple[int, int]], gap: int
) -> Iterator[list[Placed]]:
    group: list[Placed] = []
    reached = 0
    for cell in sorted(placed, key=extent):
        start, end = extent(cell)
        if group and start >= reached + gap:
            yield group
            group = []
        group.append(cell)
        reached = max(reached, end)
    if group:
        yield group


def _regions(piece: list[Placed], gap: int) -> list[Region]:
    """Part the lines above and below a table from it; what is left may be several tables."""
    texts = sorted((cell for cell in piece if cell.text), key=lambda cell: (cell.row, cell.column))
    if _are_lines(texts):
        return [Region(above=tuple(texts))]
    above = _leading(texts)
    below = _trailing(texts[above:])
    core = texts[above : len(texts) - below]
    first, last = core[0].row, max(cell.below for cell in core)
    inside = [cell for cell in piece if first <= cell.row < last]
    pieces = list(_pieces(inside, gap)) if above or below else [piece]
    regions = [Region(cells=tuple(found)) for found in pieces]
    regions[0] = replace(regions[0], above=tuple(texts[:above]))
    regions[-1] = replace(regions[-1], below=tuple(texts[len(texts) - below :]))
    return regions


def _are_lines(texts: list[Placed]) -> bool:
    """Tell whether every row holds one text alone and none of them is ruled."""
    alone = all(low.row >= high.below for high, low in pairwise(texts))
    return alone and not any(cell.ruled for cell in texts)


def _leading(texts: list[Placed]) -> int:
    """Count the lines above a table: alone in their rows, unruled, at its left or over it."""
    left = min(cell.column for cell in texts)
    count = 0
    while count + 1 < len(texts) and not texts[count].ruled:
        line, following = texts[count], texts[count + 1]
        stands_over = line.column == left or line.columns > 1 or UNIT.match(line.text)
        if following.row < line.below or not stands_over:
            break
        count += 1
    return count


def _trailing(texts: list[Placed]) -> int:
    """Count the notes below a table: alone in their rows, and notes by their sign or unruled."""
    ruled = any(cell.ruled for cell in texts)
    count = 0
    while count + 1 < len(texts):
        line = texts[len(texts) - count - 1]
        before = texts[: len(texts) - count - 1]
        alone = max(cell.below for cell in before[-64:]) <= line.row
        if line.ruled or not alone or not (ruled or _NOTE.match(line.text)):
            break
        count += 1
    return count
