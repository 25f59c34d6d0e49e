"""What stands on a page of a PDF: glyphs with their places, rulings, pictures.

Glyphs are taken one by one from pdfplumber and not as its words, for those turn gaps into spaces
and full-width spaces into half-width ones.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from corpus.formats.pdf_radicals import without_radicals

if TYPE_CHECKING:
    from pdfplumber.page import Page

UNMAPPED = "\N{REPLACEMENT CHARACTER}"
_CID = re.compile(r"\(cid:\d+\)")
_BOLD = re.compile(r"bold|heavy|black|demi|semibold|W[6-9]\b", re.IGNORECASE)
_FULL_WIDTH_SPACE = "\u3000"
# A space glyph of at least this share of its font size is a full-width one.
_FULL = 0.9
# The same glyph drawn again within this share of its size is a bold face made by printing twice.
_TWICE = 0.15
# Punctuation as it is drawn in vertical lines, and what it is.
_UPRIGHT = str.maketrans(
    "︐︑︒︓︔︕︖︗︘︙︰︱︲︳︴︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
    "，、。：；！？〖〗…‥—–＿＿（）｛｝〔〕【】《》〈〉「」『』［］",
)
# The part of a page's height at its head and foot where its lines run along, if any.
_MARGIN = 0.08
# How many steps from glyph to glyph must run down a page before it counts as set vertically.
_VERTICAL_STEPS = 12


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, from the upper left of the page."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return self.x0 <= x < self.x1 and self.top <= y < self.bottom


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character (seldom a ligature of several), its box and its font size."""

    text: str
    box: Box
    size: float
    bold: bool

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its box."""
        return (self.box.x0 + self.box.x1) / 2, (self.box.top + self.box.bottom) / 2

    @property
    def blank(self) -> bool:
        """Whether it is white space."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight horizontal or vertical line (or side of a rectangle)."""

    box: Box
    upright: bool  # vertical


@dataclass(frozen=True, slots=True)
class PageContent:
    """A page, turned so that its lines run from left to right.

    Of a page set vertically, `margin` holds what runs along its head and foot, not turned, and
    `margin_height` is the height of the page as it lies. `picture_share` is the part of the page
    under pictures.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]
    margin: tuple[Glyph, ...] = ()
    margin_height: float = 0.0
    picture_share: float = 0.0
    drawings: int = 0


Turn = Callable[[Box], Box]


def page_content(page: "Page") -> PageContent:
    """Take what stands on a page; the page may be closed afterwards."""
    chars = [char for char in page.chars if _within(char, page)]
    glyphs = _without_twins([_glyph(char) for char in chars])
    content = PageContent(
        width=float(page.width),
        height=float(page.height),
        glyphs=tuple(glyphs),
        rulings=tuple(_rulings(page.edges)),
        picture_share=_picture_share(page),
        drawings=len(page.curves) + len(page.rects) + len(page.lines),
    )
    turned = _main_direction(chars)
    if turned == "up":
        return _turned(content, lambda box: _turn_up(box, content.height))
    if turned == "down":
        return _turned(content, lambda box: turn_down(box, content.width))
    if runs_down(content.glyphs, _VERTICAL_STEPS):
        return _set_upright(content)
    return content


def _set_upright(content: PageContent) -> PageContent:
    """Turn a page set vertically, but not what runs along its head and foot."""
    margin = set(_along_margins(content))
    body = tuple(glyph for glyph in content.glyphs if glyph not in margin)
    turned = _turned(replace(content, glyphs=body), lambda box: turn_down(box, content.width))
    aside = tuple(glyph for glyph in content.glyphs if glyph in margin)
    return replace(turned, margin=aside, margin_height=content.height)


def _along_margins(content: PageContent) -> Iterable[Glyph]:
    """Give the glyphs near the head and foot that stand beside another one of the same run."""
    for before, glyph in pairwise(content.glyphs):
        share = glyph.middle[1] / content.height
        if not _MARGIN < share < 1 - _MARGIN and _stands_beside(before, glyph):
            yield from (before, glyph)


def _stands_beside(before: Glyph, glyph: Glyph) -> bool:
    (x, y), (next_x, next_y) = before.middle, glyph.middle
    return abs(next_y - y) < glyph.size * 0.5 and 0 < next_x - x < glyph.size * 3


def runs_down(glyphs: Sequence[Glyph], at_least: int) -> bool:
    """Tell whether most glyphs stand below the one before and not to its right (縦書き)."""
    down = along = 0
    inked = [glyph for glyph in glyphs if not glyph.blank]
    for before, glyph in pairwise(inked):
        (x, y), (next_x, next_y) = before.middle, glyph.middle
        if abs(next_x - x) < glyph.size * 0.3 and 0.5 < (next_y - y) / glyph.size < 2.5:
            down += 1
        elif _stands_beside(before, glyph):
            along += 1
    return down >= at_least and down > along * 2


def turn_down(box: Box, width: float) -> Box:
    """Give a box of a page whose lines run downward as if they ran to the right."""
    return Box(box.top, width - box.x1, box.bottom, width - box.x0)


def _turn_up(box: Box, height: float) -> Box:
    return Box(height - box.bottom, box.x0, height - box.top, box.x1)


def turned_glyphs(glyphs: Iterable[Glyph], turn: Turn) -> tuple[Glyph, ...]:
    """Give glyphs with their boxes turned."""
    return tuple(replace(glyph, box=turn(glyph.box)) for glyph in glyphs)


def _turned(content: PageContent, turn: Turn) -> PageContent:
    return replace(
        content,
        width=content.height,
        height=content.width,
        glyphs=turned_glyphs(content.glyphs, turn),
        rulings=tuple(Ruling(turn(ruling.box), not ruling.upright) for ruling in content.rulings),
    )


def _within(char: Mapping[str, Any], page: "Page") -> bool:
    """Tell whether a character is on the sheet at all and has an extent."""
    x0, top, x1, bottom = page.bbox
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(x0 <= x <= x1 and top <= y <= bottom and char["size"] > 0)


def _glyph(char: Mapping[str, Any]) -> Glyph:
    box = Box(char["x0"], char["top"], char["x1"], char["bottom"])
    # A turned character has its font size along the other axis.
    size = float(char["size"] if char["upright"] else max(box.x1 - box.x0, 1.0))
    text = _clean(char["text"])
    if text and not text.strip():
        text = _FULL_WIDTH_SPACE if box.x1 - box.x0 >= size * _FULL else " "
    return Glyph(text, box, size, bool(_BOLD.search(char["fontname"])))


def _clean(text: str) -> str:
    if _CID.fullmatch(text):
        return UNMAPPED
    kept = "".join(" " if char in "\t\r\n\xa0" else char for char in text)
    kept = "".join(UNMAPPED if "\ud800" <= char <= "\udfff" else char for char in kept)
    kept = "".join(char for char in kept if char >= " " and char not in "\x7f\xad\u200b\ufeff")
    return without_radicals(kept).translate(_UPRIGHT)


def _without_twins(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Leave out nameless glyphs and those that were printed twice to look bold."""
    kept: list[Glyph] = []
    recent: dict[str, Glyph] = {}
    for glyph in glyphs:
        before = recent.get(glyph.text)
        if not glyph.text or (before and not glyph.blank and _same_place(before, glyph)):
            continue
        recent[glyph.text] = glyph
        kept.append(glyph)
    return kept


def _same_place(one: Glyph, other: Glyph) -> bool:
    (x, y), (other_x, other_y) = one.middle, other.middle
    return max(abs(x - other_x), abs(y - other_y)) < other.size * _TWICE


def _main_direction(chars: Sequence[Mapping[str, Any]]) -> str:
    """Tell where most lines run: "along", "up" or "down" the page."""
    counts = {"along": 0, "up": 0, "down": 0}
    for char in chars:
        if char["text"].strip():
            rise = char["matrix"][1]
            counts["along" if char["upright"] else "up" if rise > 0 else "down"] += 1
    return max(counts, key=lambda name: counts[name])


def _rulings(edges: Iterable[Mapping[str, Any]]) -> Iterable[Ruling]:
    for edge in edges:
        if edge["orientation"]:  # None for slanting ones
            box = Box(edge["x0"], edge["top"], edge["x1"], edge["bottom"])
            yield Ruling(box, edge["orientation"] == "v")


def _picture_share(page: "Page") -> float:
    area = float(page.width) * float(page.height)
    covered = sum(
        max(picture["x1"] - picture["x0"], 0) * max(picture["bottom"] - picture["top"], 0)
        for picture in page.images
    )
    return min(float(covered) / area, 1.0) if area else 0.0
