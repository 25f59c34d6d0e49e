"""Glyphs put together into printed lines, their readings (ruby) set aside."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from corpus.formats.pdf_glyphs import Box, Glyph

# Glyphs whose middles differ by less than this share of the larger size stand on one line.
_SAME_LINE = 0.5
# A gap of this share of the font size parts Latin words, whose spaces are sometimes not printed.
_LATIN_GAP = 0.2
# A gap this wide (in font sizes) parts any text, unless all its gaps are alike (均等割付).
_WIDE_GAP = 1.2
_ALIKE = 0.25
# A reading is at most this share of the size of the line that it stands over.
_RUBY_SIZE = 0.62
_RUBY_DISTANCE = 1.3


@dataclass(frozen=True)  # no slots: its text and box are worked out once, when asked for
class Line:
    """Glyphs of one printed line from left to right; at least one is not blank."""

    glyphs: tuple[Glyph, ...]

    @cached_property
    def box(self) -> Box:
        """The rectangle around what is printed, white space left out."""
        inked = [glyph.box for glyph in self.glyphs if not glyph.blank]
        return Box(
            min(box.x0 for box in inked),
            min(box.top for box in inked),
            max(box.x1 for box in inked),
            max(box.bottom for box in inked),
        )

    @cached_property
    def size(self) -> float:
        """The font size of most of it."""
        return median(glyph.size for glyph in self.glyphs if not glyph.blank)

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(glyph.bold for glyph in self.glyphs if not glyph.blank)

    @cached_property
    def text(self) -> str:
        """Its text, with the white space that was printed or plainly meant."""
        return "".join(piece for piece, _ in spaced(self.glyphs)).rstrip()

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.box.top + self.box.bottom) / 2


def spaced(glyphs: Sequence[Glyph]) -> list[tuple[str, Glyph]]:
    """Give each glyph with its text, led by a space where the gap before it stands for one."""
    distributed = _is_distributed(glyphs)
    pieces = [(glyphs[0].text, glyphs[0])]
    for before, glyph in pairwise(glyphs):
        led = not distributed and _is_parted(before, glyph)
        pieces.append((f" {glyph.text}" if led else glyph.text, glyph))
    return pieces


def find_lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """Give the lines from top to bottom; blank ones are left out."""
    groups: list[list[Glyph]] = []
    height = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.middle[1]):
        _, y = glyph.middle
        if groups and y - height < max(glyph.size, groups[-1][0].size) * _SAME_LINE:
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
            height = y
    return [
        Line(tuple(sorted(group, key=lambda glyph: glyph.box.x0)))
        for group in groups
        if not all(glyph.blank for glyph in group)
    ]


def without_readings(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Part the lines from the readings printed over them in small type."""
    readings = [
        line
        for line, below in pairwise(lines)
        if line.size <= below.size * _RUBY_SIZE
        and below.middle - line.middle < below.size * _RUBY_DISTANCE
        and below.box.x0 - below.size < line.box.x0
        and line.box.x1 < below.box.x1 + below.size
        and _is_kana(line.text)
    ]
    aside = {id(line) for line in readings}
    return [line for line in lines if id(line) not in aside], readings


def split_at_gaps(line: Line, width: float) -> list[Line]:
    """Part a line where it has gaps wider than `width` font sizes."""
    parts: list[list[Glyph]] = [[]]
    blanks: list[Glyph] = []
    before: Glyph | None = None
    for glyph in line.glyphs:
        if glyph.blank:
            blanks.append(glyph)
            continue
        if before and glyph.box.x0 - before.box.x1 > width * line.size:
            parts.append([])
            # An indent stands close to the text that it indents.
            half = (before.box.x1 + glyph.box.x0) / 2
            blanks = [blank for blank in blanks if blank.box.x1 > half]
        parts[-1].extend((*blanks, glyph))
        blanks = []
        before = glyph
    return [Line(tuple(part)) for part in parts]


def _is_parted(before: Glyph, glyph: Glyph) -> bool:
    if before.blank or glyph.blank:
        return False
    gap = glyph.box.x0 - before.box.x1
    size = max(before.size, glyph.size)
    latin = _is_latin(before.text[-1]) and _is_latin(glyph.text[0])
    return gap > size * (_LATIN_GAP if latin else _WIDE_GAP)


def _is_distributed(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether all gaps are alike and wide, as in a head spread over its cell."""
    gaps = [
        (glyph.box.x0 - before.box.x1) / max(glyph.size, 1.0) for before, glyph in pairwise(glyphs)
    ]
    if not gaps or any(glyph.blank for glyph in glyphs) or len(glyphs) > 20:
        return False
    return min(gaps) > _LATIN_GAP and max(gaps) - min(gaps) < _ALIKE


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _is_kana(text: str) -> bool:
    inked = "".join(text.split())
    return all(
        char == "ー" or unicodedata.name(char, "").startswith(("HIRAGANA", "KATAKANA"))
        for char in inked
    )
