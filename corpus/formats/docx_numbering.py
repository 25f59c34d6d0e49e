"""List numbers as Word computes them: 第１条, （２）, ア, ①, restarts and bullets included.

Method: ISO/IEC 29500-1, 17.9 (a counter for each abstract numbering and level, an override of the
start at the first use of an instance, deeper levels begin again below a shallower one).
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.formats.docx_names import W, child, number, switched_on, value
from corpus.formats.docx_numerals import numeral
from corpus.formats.docx_symbols import is_private, unicode_symbol
from corpus.text import width

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")
_PLAIN_BULLETS = frozenset("•·・‧∙◦‣-–—−oﾟ･▪▫✓➢")
_MIDDLE_DOT = "・"


@dataclass(frozen=True, slots=True)
class Label:
    """A number or bullet as printed; `gap` is the white space that parts it from the text.

    `plain` marks a bullet that says nothing but "one of a list".
    """

    text: str
    gap: str
    plain: bool = False


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    style: str
    pattern: str
    suffix: str
    legal: bool
    restart: int | None
    font: str | None


class Numbering:
    """The numberings of a document and how far each has counted."""

    def __init__(self, root: "_Element | None") -> None:
        self._abstracts: dict[str, dict[int, _Level]] = {}
        self._abstract_of: dict[str, str] = {}
        self._own_levels: dict[str, dict[int, _Level]] = defaultdict(dict)
        self._starts: dict[str, dict[int, int]] = defaultdict(dict)
        self._style_levels: dict[tuple[str, str], int] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: "_Element") -> None:
        linked: dict[str, str] = {}
        wanted: dict[str, str] = {}
        for abstract in root.iterchildren(W + "abstractNum"):
            key = abstract.get(W + "abstractNumId", "")
            self._abstracts[key] = dict(map(_level, abstract.iterchildren(W + "lvl")))
            linked[value(abstract, "styleLink") or ""] = key
            wanted[key] = value(abstract, "numStyleLink") or ""
            for level in abstract.iterchildren(W + "lvl"):
                style = value(level, "pStyle")
                if style:
                    self._style_levels[key, style] = int(level.get(W + "ilvl", "0"))
        for instance in root.iterchildren(W + "num"):
            key = value(instance, "abstractNumId") or ""
            if wanted.get(key):
                key = linked.get(wanted[key], key)
            self._read_instance(instance, key)

    def _read_instance(self, instance: "_Element", abstract: str) -> None:
        name = instance.get(W + "numId", "")
        self._abstract_of[name] = abstract
        for override in instance.iterchildren(W + "lvlOverride"):
            place = int(override.get(W + "ilvl", "0"))
            start = number(override, "startOverride")
            if start is not None:
                self._starts[name][place] = start
            level = child(override, "lvl")
            if level is not None:
                self._own_levels[name][place] = _level(level)[1]

    def level_of_style(self, instance: str, style: str) -> int:
        """Give the level that a paragraph style is tied to, 0 where it is tied to none."""
        return self._style_levels.get((self._abstract_of.get(instance, ""), style), 0)

    def next_label(self, instance: str, place: int) -> Label | None:
        """Count one paragraph on and give its label; None where nothing is printed."""
        level = self._level(instance, place)
        if level is None:
            return None
        if level.style == "bullet":
            return _bullet(level)
        self._count(instance, place)
        text = _PLACE.sub(lambda found: self._printed(instance, found, level), level.pattern)
        return Label(text, _gap(level.suffix, text)) if text.strip() else None

    def _level(self, instance: str, place: int) -> _Level | None:
        own = self._own_levels.get(instance, {}).get(place)
        return own or self._abstracts.get(self._abstract_of.get(instance, ""), {}).get(place)

    def _count(self, instance: str, place: int) -> None:
        abstract = self._abstract_of[instance]
        counts = self._counts[abstract]
        override = self._starts.get(instance, {}).get(place)
        if override is not None and (instance, place) not in self._begun:
            counts[place] = override
        elif place in counts:
            counts[place] += 1
        else:
            counts[place] = self._start(instance, place)
        self._begun.add((instance, place))
        for deeper in [found for found in counts if found > place]:
            level = self._level(instance, deeper)
            if level is None or level.restart is None or place < level.restart:
                del counts[deeper]

    def _start(self, instance: str, place: int) -> int:
        level = self._level(instance, place)
        return 1 if level is None else level.start

    def _printed(self, instance: str, found: re.Match[str], shown: _Level) -> str:
        place = int(found.group(1)) - 1
        level = self._level(instance, place)
        counts = self._counts[self._abstract_of[instance]]
        reached = counts.setdefault(place, self._start(instance, place))
        return numeral(reached, "decimal" if level is None or shown.legal else level.style)


def _level(element: "_Element") -> tuple[int, _Level]:
    style = value(element, "numFmt")
    if style is None:  # a custom format stands in a choice, an ordinary one in its fallback
        fallback = element.find(f".//{W}numFmt[last()]")
        style = "decimal" if fallback is None else fallback.get(W + "val", "decimal")
    start = number(element, "start")
    return int(element.get(W + "ilvl", "0")), _Level(
        start=1 if start is None else start,
        style=style,
        pattern=value(element, "lvlText") or "",
        suffix=value(element, "suff") or "tab",
        legal=bool(switched_on(element, "isLgl")),
        restart=number(element, "lvlRestart"),
        font=value(element, "rPr", "rFonts", attribute="ascii"),
    )


def _bullet(level: _Level) -> Label | None:
    sign = level.pattern.strip()
    if not sign:
        return None
    if is_private(sign[0]):
        sign = unicode_symbol(ord(sign[0]), level.font) or _MIDDLE_DOT
    elif level.font and len(sign) == 1:
        sign = unicode_symbol(ord(sign), level.font) or sign
    if sign in _PLAIN_BULLETS:
        return Label(_MIDDLE_DOT, "", plain=True)
    return Label(sign, _gap(level.suffix, sign))


def _gap(suffix: str, label: str) -> str:
    """A tab is printed as a gap of unknown width: one blank as wide as the label's last sign."""
    if suffix == "nothing":
        return ""
    return "　" if width(label[-1:]) == 2 else " "
