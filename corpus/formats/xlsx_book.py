"""The parts of a workbook that its sheets refer to: strings, styles, defined names.

They are read with lxml and not through openpyxl's workbook, which keeps every formatted row of a
sheet in memory (a million of them in some files), has no merged cells when it streams, and gives
up on style sheets that other programs wrote. Its format tables and date arithmetic are used.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.formats.archive_package import Package
from corpus.formats.docx_names import local
from corpus.formats.xlsx_codes import format_code

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TITLE_ROWS = re.compile(r"!\$?(\d+):\$?(\d+)")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SIDES = ("left", "right", "top", "bottom")


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet as the workbook lists it; `kind` is worksheet, chartsheet or dialogsheet."""

    name: str
    part: str
    kind: str
    hidden: bool
    title_rows: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class CellStyle:
    """What of a cell's style is needed: how it prints a number, whether it has a ruled edge."""

    code: str = "General"
    ruled: bool = False


class Book:
    """A workbook; everything is read when it is first needed."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._main = package.main or ""
        self._root = package.tree(self._main)
        self._relations = package.relations(self._main)

    @cached_property
    def entries(self) -> tuple[SheetEntry, ...]:
        """The sheets in the order of their tabs."""
        titles = {
            name.get("localSheetId"): name.text or ""
            for name in self._root.iter(MAIN + "definedName")
            if name.get("name") == "_xlnm.Print_Titles"
        }
        return tuple(
            SheetEntry(
                sheet.get("name", ""),
                relation.target,
                relation.kind,
                sheet.get("state", "visible") != "visible",
                _title_rows(titles.get(str(place), "")),
            )
            for place, sheet in enumerate(self._root.iter(MAIN + "sheet"))
            if (relation := self._relations.get(sheet.get(LINK, ""))) is not None
        )

    @cached_property
    def epoch(self) -> datetime:
        """The day that serial numbers count from (workbooks of old Macs begin in 1904)."""
        from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

        properties = self._root.find(MAIN + "workbookPr")
        mac = properties is not None and properties.get("date1904") in ("1", "true")
        return CALENDAR_MAC_1904 if mac else CALENDAR_WINDOWS_1900

    @cached_property
    def strings(self) -> list[str]:
        """The texts that cells share."""
        part = self._related("sharedStrings")
        if part is None:
            return []
        from lxml import etree

        strings = []
        stream = self.package.stream(part)
        for _, item in etree.iterparse(stream, tag=MAIN + "si", resolve_entities=False):
            strings.append(plain_text(item))
            parent = item.getparent()
            item.clear()
            while parent is not None and item.getprevious() is not None:
                del parent[0]
        return strings

    @cached_property
    def styles(self) -> list[CellStyle]:
        """The cell styles by their numbers."""
        part = self._related("styles")
        return [] if part is None else list(_styles(self.package.tree(part)))

    def style(self, number: str | None) -> CellStyle:
        """Give a style by its number as written; an unknown one prints as General."""
        place = int(number) if number and number.isdigit() else 0
        return self.styles[place] if place < len(self.styles) else CellStyle()

    def _related(self, kind: str) -> str | None:
        found = (link.target for link in self._relations.values() if link.kind == kind)
        return next((part for part in found if part in self.package), None)

    @property
    def title(self) -> str | None:
        """The title that the file declares."""
        for relation in self.package.relations("").values():
            if relation.kind == "core-properties" and relation.target in self.package:
                return self.package.tree(relation.target).findtext("{*}title")
        return None


def plain_text(item: "_Element") -> str:
    """Give the text of a string item; readings in small kana (rPh) stand beside it, not in it."""
    pieces = []
    for piece in item:
        if local(piece) == "t":
            pieces.append(piece.text or "")
        elif local(piece) == "r":
            pieces += [text.text or "" for text in piece.iterchildren(MAIN + "t")]
    return unescaped("".join(pieces))


def unescaped(text: str) -> str:
    """Undo _x000D_, the way in which Excel writes characters that XML cannot hold."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _title_rows(name: str) -> tuple[int, int] | None:
    found = _TITLE_ROWS.search(name)
    return None if found is None else (int(found.group(1)), int(found.group(2)))


def _styles(root: "_Element") -> Iterator[CellStyle]:
    codes = {
        int(entry.get("numFmtId", "0")): entry.get("formatCode", "General")
        for entry in root.iter(MAIN + "numFmt")
    }
    borders = [_is_ruled(border) for border in root.iterfind(f"{MAIN}borders/{MAIN}border")]
    for entry in root.iterfind(f"{MAIN}cellXfs/{MAIN}xf"):
        border = int(entry.get("borderId", "0"))
        ruled = border < len(borders) and borders[border]
        yield CellStyle(format_code(int(entry.get("numFmtId", "0")), codes), ruled)


def _is_ruled(border: "_Element") -> bool:
    return any(side.get("style", "none") != "none" for side in border if local(side) in _SIDES)
