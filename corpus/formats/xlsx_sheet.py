"""One sheet of a workbook as a stream: cells with text, merged and ruled places, what is hidden.

Memory grows with the cells that hold something, never with the rows and columns that are merely
formatted or declared.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import IO, TYPE_CHECKING

from corpus.formats.office_margins import says_something
from corpus.formats.xlsx_book import MAIN, Book, CellStyle, plain_text, unescaped
from corpus.formats.xlsx_numbers import display

if TYPE_CHECKING:
    from lxml.etree import _Element

_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
_MARGIN_SECTION = re.compile(r"&[LCR]")
_MARGIN_CODE = re.compile(r'&(?:&|"[^"]*"|\d+|K[0-9A-Fa-f]{6}|[A-Z+\-])')
_DEFAULT_WIDTH = 8.43  # characters
_STEP = 2_000  # rows


@dataclass(frozen=True, slots=True)
class Area:
    """Rows and columns from 1, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell with something in it."""

    text: str
    ruled: bool


@dataclass(slots=True)
class SheetContent:
    """What was found on a sheet. `cells` and `ruled` are by row and column, from 1.

    `ruled` are empty cells with an edge in rows that hold something; `ruled_rows` are runs of
    rows with nothing but such cells. `rows_left_out` counts hidden rows that hold something.
    """

    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    ruled: set[tuple[int, int]] = field(default_factory=set)
    ruled_rows: list[Area] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    rows_left_out: int = 0
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    widths: list[tuple[int, int, float]] = field(default_factory=list)
    default_width: float = _DEFAULT_WIDTH
    heading_rows: set[int] = field(default_factory=set)
    margins: list[str] = field(default_factory=list)
    unsaved_formulas: int = 0
    error_values: int = 0
    characters: int = 0

    def width(self, column: int) -> float:
        """Give the width of a column in characters."""
        for first, last, width in self.widths:
            if first <= column <= last:
                return width
        return self.default_width


class SheetReader:
    """Reads the part of a sheet from a stream."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._found = SheetContent()
        self._row_number = 0

    def read(self, stream: IO[bytes]) -> Iterator[SheetContent]:
        """Give what was found so far every few thousand rows, and at last all of it."""
        from lxml import etree

        handlers: dict[str, Callable[[_Element], None]] = {
            MAIN + "row": self._row,
            MAIN + "mergeCell": self._merge,
            MAIN + "col": self._column,
            MAIN + "sheetFormatPr": self._default_width,
            MAIN + "autoFilter": self._filter,
            MAIN + "headerFooter": self._margins,
        }
        events = etree.iterparse(
            stream, tag=list(handlers), resolve_entities=False, no_network=True
        )
        for number, (_, element) in enumerate(events):
            handlers[str(element.tag)](element)
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
            if number % _STEP == 0:
                yield self._found
        yield self._found

    def _row(self, row: "_Element") -> None:
        number = row.get("r", "")
        self._row_number = int(number) if number else self._row_number + 1
        hidden = row.get("hidden") in ("1", "true")
        if hidden:
            _lengthen(self._found.hidden_rows, self._row_number)
        if len(row):
            held = self._cells(row)
            self._found.rows_left_out += hidden and held

    def _cells(self, row: "_Element") -> bool:
        """Read the cells of a row; tells whether one of them holds something."""
        column = 0
        ruled: list[int] = []
        held = False
        for cell in row:
            column = _column_of(cell.get("r", "")) or column + 1
            style = self._book.style(cell.get("s"))
            text = self._text(cell, style)
            if text.strip():
                self._found.cells[self._row_number, column] = SheetCell(text, style.ruled)
                self._found.characters += len(text)
                held = True
            elif style.ruled:
                ruled.append(column)
        self._rule(ruled, held=held)
        return held

    def _rule(self, columns: list[int], *, held: bool) -> None:
        """Note the empty cells of a row that have an edge."""
        if held:
            self._found.ruled.update((self._row_number, column) for column in columns)
            return
        if not columns:
            return
        first, last, runs = columns[0], columns[-1], self._found.ruled_rows
        if runs and (runs[-1].bottom, runs[-1].left, runs[-1].right) == (
            self._row_number - 1, first, last,
        ):  # fmt: skip
            runs[-1] = Area(runs[-1].top, first, self._row_number, last)
        else:
            runs.append(Area(self._row_number, first, self._row_number, last))

    def _text(self, cell: "_Element", style: CellStyle) -> str:
        """Give what a cell prints."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(MAIN + "is")
            return "" if inline is None else plain_text(inline)
        stored = cell.findtext(MAIN + "v") or ""
        if not stored:
            formula = cell.find(MAIN + "f") is not None
            self._found.unsaved_formulas += formula and kind != "str"
            return ""
        if kind == "s":
            return self._shared(stored)
        if kind == "b":
            return "TRUE" if stored == "1" else "FALSE"
        if kind == "e":
            self._found.error_values += 1
            return stored
        if kind in ("n", "d"):
            number = stored if kind == "n" else _serial(stored, self._book.epoch)
            return display(number, style.code, self._book.epoch)
        return unescaped(stored)

    def _shared(self, stored: str) -> str:
        number = int(stored) if stored.isdigit() else -1
        return self._book.strings[number] if 0 <= number < len(self._book.strings) else ""

    def _merge(self, element: "_Element") -> None:
        area = area_of(element.get("ref", ""))
        if area is not None:
            self._found.merged.append(area)

    def _column(self, element: "_Element") -> None:
        first, last = int(element.get("min", "1")), int(element.get("max", "1"))
        if element.get("hidden") in ("1", "true"):
            self._found.hidden_columns.append((first, last))
        elif element.get("width"):
            self._found.widths.append((first, last, float(element.get("width", "0"))))

    def _default_width(self, element: "_Element") -> None:
        width = element.get("defaultColWidth") or element.get("baseColWidth")
        if width:
            self._found.default_width = float(width)

    def _filter(self, element: "_Element") -> None:
        area = area_of(element.get("ref", ""))
        if area is not None:
            self._found.heading_rows.add(area.top)

    def _margins(self, element: "_Element") -> None:
        for found in element:
            for line in margin_lines(found.text or ""):
                if line not in self._found.margins:
                    self._found.margins.append(line)


def area_of(reference: str) -> Area | None:
    """Read "A1:C3" or "A1"; None for anything else."""
    found = _AREA.fullmatch(reference)
    if found is None:
        return None
    left, top, right, bottom = found.groups()
    return Area(
        int(top),
        _column_of(left),
        int(bottom or top),
        _column_of(right) if right else _column_of(left),
    )


def _serial(stored: str, epoch: datetime) -> str:
    """Give the serial number of a date that is stored as text (strict Open XML)."""
    try:
        moment = datetime.fromisoformat(stored)
    except ValueError:
        return stored
    return repr((moment.replace(tzinfo=None) - epoch) / timedelta(days=1))


def _lengthen(runs: list[tuple[int, int]], number: int) -> None:
    """Add a number to runs of numbers that follow one another."""
    if runs and runs[-1][1] == number - 1:
        runs[-1] = (runs[-1][0], number)
    else:
        runs.append((number, number))


@cache
def _letters(letters: str) -> int:
    from openpyxl.utils import column_index_from_string

    return column_index_from_string(letters)


def _column_of(reference: str) -> int:
    """Give the column of "BC12", 0 where no reference is written."""
    letters = reference.rstrip("0123456789")
    return _letters(letters) if letters else 0


def margin_lines(coded: str) -> list[str]:
    """Give the texts of a head or foot; page numbers, dates and fonts are codes and left out."""
    lines = []
    for section in _MARGIN_SECTION.split(coded):
        text = _MARGIN_CODE.sub(lambda found: "&" if found.group() == "&&" else "", section)
        lines += [line.strip() for line in text.split("\n") if says_something(line)]
    return lines
