"""Writes the body of a Word file: paragraphs, tables and notes in reading order, with sheets."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.formats.blocks import Block, Paragraph, ParagraphRole, Span, TextWriter
from corpus.formats.docx_names import child, chosen, local, switched_on, value
from corpus.formats.docx_numbering import Label, Numbering
from corpus.formats.docx_styles import ParagraphStyle, Styles, heading_level, list_place
from corpus.formats.docx_tables import TableCell, on_real_columns, table_shape
from corpus.formats.docx_text import Break, Drawer, Drawn
from corpus.formats.office_grid import PlacedCell, printed_lines, write_grid
from corpus.formats.office_losses import Loss, Losses

if TYPE_CHECKING:
    from lxml.etree import _Element

    from corpus.formats.docx_notes import Notes

_WRAPPERS = frozenset({"sdtContent", "customXml", "smartTag", "ins", "moveTo"})
_LOST_BLOCKS = {"altChunk": Loss.OBJECT, "subDoc": Loss.OBJECT}
_CONTENTS_GALLERY = "Table of Contents"


@dataclass(slots=True)
class Sheets:
    """Counts pages by the breaks that the file names; one page where it names none."""

    number: int = 1
    blank: bool = True  # nothing stands on this page yet
    _just_set: bool = False

    def text(self) -> None:
        """Note that something is printed here."""
        self.blank = self._just_set = False

    def turn(self, found: Break) -> None:
        """Go to the next page; the break that Word noted behind one that was set is the same."""
        if found is Break.RENDERED and self._just_set:
            self._just_set = False
            return
        self.number += 1
        self.blank = True
        self._just_set = found is Break.SET

    def start_page(self) -> None:
        """Begin a page unless one was just begun (page break before, next section)."""
        if not self.blank:
            self.turn(Break.SET)


@dataclass(slots=True)
class _CellContent:
    lines: list[str] = field(default_factory=list)
    tables: list["_Element"] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    leading_breaks: int = 0
    breaks: int = 0


@dataclass(frozen=True, slots=True)
class DocxParts:
    """What a body is read with."""

    styles: Styles
    numbering: Numbering
    notes: "Notes"
    losses: Losses


class BodyWriter:
    """Writes blocks one after the other; `blocks` and `writer` hold what was written."""

    def __init__(self, parts: DocxParts, writer: TextWriter, section_types: list[str]) -> None:
        self.blocks: list[Block] = []
        self.sheets = Sheets()
        self._parts = parts
        self._writer = writer
        self._drawer = Drawer(parts.styles, parts.notes.mark)
        self._section_types = section_types  # how each section after the first one begins
        self._held = ""  # a paragraph whose mark was deleted goes on in the next one
        self._caption: Span | None = None

    def block(self, element: "_Element", *, contents: bool = False) -> None:
        """Write one child of the body, or what a content control wraps."""
        for found, in_contents in flat(element, contents, self._parts.losses, self.sheets):
            if local(found) == "tbl":
                self._table(found)
            else:
                self._paragraph(found, in_contents)

    def finish(self) -> None:
        """Write a last paragraph whose mark was deleted."""
        if self._held.strip():
            self._write_plain(self._held)
        self._held = ""

    def _paragraph(self, element: "_Element", contents: bool) -> None:
        style = self._parts.styles.paragraph(value(element, "pPr", "pStyle"))
        if switched_on(element, "pPr", "pageBreakBefore"):
            self.sheets.start_page()
        drawn = self._draw(element)
        if child(element, "pPr", "rPr", "del") is not None:
            self._held += drawn.text
            return
        label = self._label(element, style)
        if self._held:
            drawn.pieces.insert(0, self._held)
            self._held = ""
        self._write_pieces(element, style, drawn, label, contents or drawn.in_contents)
        self._write_extras(drawn)
        ends_section = child(element, "pPr", "sectPr") is not None
        if ends_section and self._section_types and self._section_types.pop(0) != "continuous":
            self.sheets.start_page()

    def _draw(self, element: "_Element") -> Drawn:
        drawn = self._drawer.draw(element)
        for loss in drawn.losses:
            self._parts.losses.add(self.sheets.number, loss)
        return drawn

    def _label(self, element: "_Element", style: ParagraphStyle) -> Label | None:
        place = list_place(element, style)
        if place is None:
            return None
        name, level = place
        if level is None:
            level = self._parts.numbering.level_of_style(name, style.list_style)
        return self._parts.numbering.next_label(name, level)

    def _write_pieces(
        self,
        element: "_Element",
        style: ParagraphStyle,
        drawn: Drawn,
        label: Label | None,
        contents: bool,
    ) -> None:
        level = heading_level(element, style)
        role = ParagraphRole.BODY if level is None else ParagraphRole.HEADING
        if contents or style.contents:
            role, level = ParagraphRole.CONTENTS, None
        printed = "" if label is None or label.plain else label.text + label.gap
        for text, sheet in self._by_sheet(drawn.pieces, printed):
            start, end = self._writer.line(text)
            name = None if label is None else label.text
            self.blocks.append(
                Paragraph(start, end, sheet, role=role, level=level, list_label=name)
            )
            self._caption = (start, end) if style.caption else None
            label = None

    def _by_sheet(self, pieces: list[str | Break], text: str) -> Iterator[tuple[str, int]]:
        """Cut a paragraph at the page breaks that were set; gives texts and where they begin."""
        sheet = self.sheets.number
        for piece in pieces:
            if isinstance(piece, str):
                text += piece
                continue
            if text.strip():
                self.sheets.text()
                if piece is Break.SET:
                    yield text.strip("\n"), sheet
                    text = ""
            self.sheets.turn(piece)
            sheet = sheet if text.strip() else self.sheets.number
        if text.strip():
            self.sheets.text()
            yield text.strip("\n"), sheet

    def _write_extras(self, drawn: Drawn) -> None:
        for box in drawn.boxes:
            self._inner(box)
        self._write_notes(drawn.notes)

    def _inner(self, container: "_Element") -> None:
        for found in container:
            self.block(found)

    def _write_notes(self, notes: list[tuple[str, str]]) -> None:
        for kind, name in notes:
            text = self._parts.notes.text(kind, name, self._drawer)
            if text.strip():
                self._write_plain(text)

    def _write_plain(self, text: str) -> None:
        start, end = self._writer.line(text)
        self.blocks.append(Paragraph(start, end, self.sheets.number))

    def _table(self, table: "_Element") -> None:
        """Write a table, then the notes to it and the tables that stand in its cells."""
        shape = table_shape(table)
        losses, here = self._parts.losses, self.sheets.number
        losses.add(here, Loss.DELETION, shape.deleted_rows)
        losses.add(here, Loss.HIDDEN_ROWS, shape.hidden_rows)
        contents = [self._cell(cell) for cell in shape.cells]
        row_sheets = self._turn_rows(shape.cells, contents, shape.rows)
        placed = [
            PlacedCell(cell.row, cell.column, tuple(read.lines), cell.rows, cell.columns,
                       cell.heading)
            for cell, read in zip(shape.cells, contents, strict=True)
        ]  # fmt: skip
        if any(cell.lines for cell in placed):
            self.sheets.text()
            cells = on_real_columns(table, placed)
            self.blocks.append(write_grid(self._writer, cells, row_sheets, self._caption))
        self._caption = None
        for read in contents:
            self._write_notes(read.notes)
            for nested in read.tables:
                self._table(nested)

    def _turn_rows(
        self, cells: list[TableCell], contents: list[_CellContent], rows: int
    ) -> tuple[int, ...]:
        """Count the page breaks inside a table; gives the sheet that each row begins on."""
        row_sheets = []
        for row in range(rows):
            inside = [read for cell, read in zip(cells, contents, strict=True) if cell.row == row]
            leading = max((read.leading_breaks for read in inside), default=0)
            breaks = max((read.breaks for read in inside), default=0)
            for turned in range(breaks):
                if turned == leading:
                    row_sheets.append(self.sheets.number)
                self.sheets.turn(Break.RENDERED)
                self.sheets.text()
            if breaks <= leading:
                row_sheets.append(self.sheets.number)
        return tuple(row_sheets)

    def _cell(self, cell: TableCell) -> _CellContent:
        read = _CellContent()
        self._fill(cell.element, read)
        for swallowed in cell.hidden:
            aside = _CellContent()
            self._fill(swallowed, aside)
            if aside.lines:
                self._parts.losses.add(self.sheets.number, Loss.MERGED_AWAY)
        return read

    def _fill(self, container: "_Element", read: _CellContent) -> None:
        for element in container:
            for found, _ in flat(element, False, self._parts.losses, self.sheets):
                if local(found) == "tbl":
                    read.tables.append(found)
                else:
                    self._fill_paragraph(found, read)

    def _fill_paragraph(self, element: "_Element", read: _CellContent) -> None:
        style = self._parts.styles.paragraph(value(element, "pPr", "pStyle"))
        drawn = self._draw(element)
        label = self._label(element, style)
        text = drawn.text
        if label is not None and (text.strip() or not label.plain):
            text = label.text + label.gap + text
        started = bool(read.lines)
        for piece in drawn.pieces:
            if isinstance(piece, str):
                started = started or bool(piece.strip())
            else:
                read.breaks += 1
                read.leading_breaks += not started
        read.lines += printed_lines(text)
        read.notes += drawn.notes
        for box in drawn.boxes:
            self._fill(box, read)


def flat(
    element: "_Element", contents: bool, losses: Losses, sheets: Sheets
) -> Iterator[tuple["_Element", bool]]:
    """Give the paragraphs and tables that an element is or wraps, in reading order.

    With each goes whether it stands in a table of contents.
    """
    name = local(element)
    if name in ("p", "tbl"):
        yield element, contents
    elif name == "sdt":
        gallery = value(element, "sdtPr", "docPartObj", "docPartGallery")
        inner = child(element, "sdtContent")
        if inner is not None:
            yield from flat(inner, contents or gallery == _CONTENTS_GALLERY, losses, sheets)
    elif name in _WRAPPERS:
        for found in element:
            yield from flat(found, contents, losses, sheets)
    elif name == "AlternateContent":
        branch = chosen(element)
        for found in () if branch is None else branch:
            yield from flat(found, contents, losses, sheets)
    elif name in ("del", "moveFrom"):
        losses.add(sheets.number, Loss.DELETION)
    elif name in _LOST_BLOCKS:
        losses.add(sheets.number, _LOST_BLOCKS[name])
