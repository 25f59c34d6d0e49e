"""Tables found by their rulings: which rectangles are cells, and which cells are one table.

pdfplumber joins rulings and finds the cells; before that, tables are closed that were printed
without their outermost rulings: at the sides by design, above and below where a page cuts a row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.formats.pdf_glyphs import Box, Ruling

Edge = dict[str, Any]


class TooManyRulings(Exception):
    """A page holds a drawing (a map, a chart) of so many lines that no table is looked for."""


# In points: rulings nearer than this are one, and ends this near to a ruling touch it.
_SNAP = 3.0
# pdfplumber compares every upright ruling with every level one, and all crossings of a table.
_MOST_PAIRS, _MOST_CROSSINGS = 1_000_000, 4_000
# Shorter rulings are underlines of single letters, ticks and parts of drawings.
_SHORTEST = 8.0


@dataclass(frozen=True, slots=True)
class RuledTable:
    """The cells of a table on one page; `open_top`, `open_bottom`: no ruling closes it there."""

    cells: tuple[Box, ...]
    open_top: bool
    open_bottom: bool

    @property
    def box(self) -> Box:
        """The rectangle around all cells."""
        return around(self.cells)


def around(boxes: Sequence[Box]) -> Box:
    """Give the smallest rectangle around all boxes."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def find_ruled_tables(rulings: Iterable[Ruling]) -> tuple[RuledTable, ...]:
    """Find the tables of a page, from top to bottom; a single box is none.

    Raises TooManyRulings where looking for them would take too long.
    """
    from pdfplumber.table import (
        cells_to_tables,
        edges_to_intersections,
        intersections_to_cells,
        merge_edges,
    )

    edges = merge_edges([_edge(ruling) for ruling in rulings], _SNAP, _SNAP, _SNAP, _SNAP)
    edges = [edge for edge in edges if _length(edge) >= _SHORTEST]
    if len(_of(edges, "v")) * len(_of(edges, "h")) > _MOST_PAIRS:
        raise TooManyRulings
    lids = _lids(edges)
    edges = [*edges, *lids]
    edges = merge_edges([*edges, *_sides(edges)], _SNAP, _SNAP, _SNAP, _SNAP)
    crossings = edges_to_intersections(edges, _SNAP, _SNAP)
    if len(crossings) > _MOST_CROSSINGS:
        raise TooManyRulings
    cells = intersections_to_cells(crossings)
    tables = [tuple(Box(*cell) for cell in table) for table in cells_to_tables(cells)]
    heights = [float(lid["top"]) for lid in lids]
    return tuple(_ruled(cells, heights) for cells in tables)


def _ruled(cells: tuple[Box, ...], lids: Sequence[float]) -> RuledTable:
    box = around(cells)
    return RuledTable(
        cells=cells,
        open_top=any(abs(height - box.top) <= _SNAP for height in lids),
        open_bottom=any(abs(height - box.bottom) <= _SNAP for height in lids),
    )


def _lids(edges: Sequence[Edge]) -> list[Edge]:
    """Give rulings at heights where several upright ones end and none crosses."""
    lids = []
    for end in ("top", "bottom"):
        uprights = sorted(_of(edges, "v"), key=lambda edge: edge[end])
        for group in _clusters(uprights, end):
            x0, x1 = group[0]["x0"], group[0]["x0"]
            for edge in group:
                x0, x1 = min(x0, edge["x0"]), max(x1, edge["x0"])
            height = group[0][end]
            if x1 - x0 > _SHORTEST and not _is_crossed(edges, x0, x1, height):
                lids.append(_lying(x0, x1, height))
    return lids


def _sides(edges: Sequence[Edge]) -> list[Edge]:
    """Give upright rulings where several level ones of the same table end with none there."""
    uprights = _of(edges, "v")
    tied = [
        (edge, frozenset(i for i, upright in enumerate(uprights) if _cross(upright, edge)))
        for edge in _of(edges, "h")
    ]
    sides = []
    for end in ("x0", "x1"):
        levels = sorted((pair for pair in tied if pair[1]), key=lambda pair: float(pair[0][end]))
        for group in _clusters([{**edge, "tied": ties} for edge, ties in levels], end):
            shared = [edge for edge in group if edge["tied"] & group[0]["tied"]]
            top = min(edge["top"] for edge in shared)
            bottom = max(edge["top"] for edge in shared)
            x = shared[0][end]
            if bottom - top > _SHORTEST and not _has_upright(uprights, x, top, bottom):
                sides.append(_standing(x, top, bottom))
    return sides


def _is_crossed(edges: Sequence[Edge], x0: float, x1: float, height: float) -> bool:
    return any(
        abs(edge["top"] - height) <= _SNAP and edge["x0"] < x1 - _SNAP and edge["x1"] > x0 + _SNAP
        for edge in _of(edges, "h")
    )


def _has_upright(uprights: Sequence[Edge], x: float, top: float, bottom: float) -> bool:
    return any(
        abs(edge["x0"] - x) <= _SNAP * 2 and edge["top"] < bottom and edge["bottom"] > top
        for edge in uprights
    )


def _cross(upright: Edge, level: Edge) -> bool:
    return bool(
        upright["top"] - _SNAP <= level["top"] <= upright["bottom"] + _SNAP
        and level["x0"] - _SNAP <= upright["x0"] <= level["x1"] + _SNAP
    )


def _clusters(edges: Sequence[Edge], key: str) -> list[list[Edge]]:
    """Part edges, sorted by `key`, into groups that lie at the same place."""
    groups: list[list[Edge]] = []
    for edge in edges:
        if groups and edge[key] - groups[-1][0][key] <= _SNAP:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return groups


def _of(edges: Iterable[Edge], orientation: str) -> list[Edge]:
    return [edge for edge in edges if edge["orientation"] == orientation]


def _length(edge: Edge) -> float:
    return float(max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]))


def _edge(ruling: Ruling) -> Edge:
    box = ruling.box
    if ruling.upright:
        return _standing((box.x0 + box.x1) / 2, box.top, box.bottom)
    return _lying(box.x0, box.x1, (box.top + box.bottom) / 2)


def _lying(x0: float, x1: float, height: float) -> Edge:
    return {"orientation": "h", **_extent(x0, height, x1, height)}


def _standing(x: float, top: float, bottom: float) -> Edge:
    return {"orientation": "v", **_extent(x, top, x, bottom)}


def _extent(x0: float, top: float, x1: float, bottom: float) -> Edge:
    # pdfplumber keeps the derived sizes up to date and therefore wants them.
    derived = {"width": x1 - x0, "height": bottom - top, "doctop": top}
    return {"x0": x0, "top": top, "x1": x1, "bottom": bottom, **derived}
