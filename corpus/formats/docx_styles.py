"""What the styles of a Word file say of a paragraph: heading, table of contents, list, hidden."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from corpus.formats.docx_names import W, child, number, switched_on, value

if TYPE_CHECKING:
    from lxml.etree import _Element

# Names that Word gives to its own styles, in English and in Japanese.
_HEADING = re.compile(r"(?:heading|見出し)\s*([1-9１-９])", re.IGNORECASE)
_TITLE = frozenset({"title", "表題", "タイトル"})
_CONTENTS = re.compile(
    r"(?:toc|contents|目次)\s*(?:[1-9１-９]|heading|の見出し)|table of figures|図表目次",
    re.IGNORECASE,
)
_CAPTION = frozenset({"caption", "図表番号"})
_BODY_TEXT = 9  # the outline level that means "no heading"


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style makes of its paragraphs. `list_style` is the style that brings the list."""

    level: int | None = None
    contents: bool = False
    caption: bool = False
    hidden: bool = False
    list_id: str | None = None
    list_level: int | None = None
    list_style: str = ""


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, root: "_Element") -> None:
        self._styles = {style.get(W + "styleId", ""): style for style in root.iter(W + "style")}
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(W + "type") == "paragraph"
                and style.get(W + "default") in ("1", "true")
            ),
            "",
        )
        self.paragraph = cache(self._paragraph)
        self.hides = cache(self._hides)

    def _chain(self, name: str | None) -> Iterator[tuple[str, "_Element"]]:
        """Give a style and those it is based on, the nearest first."""
        seen: set[str] = set()
        while name and name in self._styles and name not in seen:
            seen.add(name)
            yield name, self._styles[name]
            name = value(self._styles[name], "basedOn")

    def _hides(self, name: str | None) -> bool:
        """Tell whether a style hides the text that has it."""
        said = (switched_on(style, "rPr", "vanish") for _, style in self._chain(name))
        return bool(next((hidden for hidden in said if hidden is not None), False))

    def _paragraph(self, name: str | None) -> ParagraphStyle:
        """Give what a paragraph style says, taken over from the styles that it is based on."""
        chain = list(self._chain(name or self._default))
        names = [(value(style, "name") or "").strip() for _, style in chain]
        listed = next(
            ((key, style) for key, style in chain if value(style, "pPr", "numPr", "numId")),
            ("", None),
        )
        return ParagraphStyle(
            level=_level(chain, names),
            contents=any(_CONTENTS.match(name) for name in names),
            caption=any(name.lower() in _CAPTION for name in names),
            hidden=self._hides(name or self._default),
            list_id=value(listed[1], "pPr", "numPr", "numId"),
            list_level=number(listed[1], "pPr", "numPr", "ilvl"),
            list_style=listed[0],
        )


def _level(chain: list[tuple[str, "_Element"]], names: list[str]) -> int | None:
    for name, (_, style) in zip(names, chain, strict=True):
        heading = _HEADING.match(name)
        if heading:
            return int(heading.group(1))
        outline = number(style, "pPr", "outlineLvl")
        if outline is not None:
            return None if outline >= _BODY_TEXT else outline + 1
        if name.lower() in _TITLE:
            return 1
    return None


def heading_level(paragraph: "_Element", style: ParagraphStyle) -> int | None:
    """Give the heading level of a paragraph; what is set on itself goes before its style."""
    own = number(child(paragraph, "pPr"), "outlineLvl")
    if own is not None:
        return None if own >= _BODY_TEXT else own + 1
    return style.level


def list_place(paragraph: "_Element", style: ParagraphStyle) -> tuple[str, int | None] | None:
    """Give the list and level of a paragraph, None where it is in none (list 0 takes it out)."""
    own = child(paragraph, "pPr", "numPr")
    name, level = value(own, "numId"), number(own, "ilvl")
    if name is None:
        name, level = style.list_id, style.list_level if level is None else level
    return None if name is None or name == "0" else (name, level)
