"""Walks over the elements of a page and writes its text, paragraph by paragraph."""

from typing import TYPE_CHECKING

from corpus.formats.blocks import Block, Paragraph, ParagraphRole, Span, TextWriter
from corpus.formats.html_elements import (
    BLOCKS,
    LISTS,
    TABLE_PARTS,
    heading_level,
    is_hidden,
    part_role,
)
from corpus.formats.html_lists import OpenList, open_list
from corpus.formats.html_losses import Losses
from corpus.formats.html_tables import OpenTable, is_layout, place_cells
from corpus.formats.html_text import BREAK, paragraphs, preformatted_lines, shown_lines
from corpus.formats.office_grid import write_grid

if TYPE_CHECKING:
    from lxml.html import HtmlElement


class PageWriter:
    """Writes one page; `blocks`, `writer` and `losses` hold the outcome of `walk`."""

    def __init__(self) -> None:
        self.writer = TextWriter()
        self.losses = Losses()
        self.blocks: list[Block] = []
        self._flow: list[str] = []
        self._label: str | None = None
        self._lists: list[OpenList] = []
        self._tables: list[OpenTable | None] = []  # None: a table that only arranges
        self._inner: list[OpenTable] = []
        self._roles: list[ParagraphRole] = []
        self._level: int | None = None
        self._preformatted = 0

    def walk(self, root: "HtmlElement") -> None:
        """Write a whole page; walks without recursion, so that depth does not matter."""
        from lxml import etree

        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start" and is_hidden(element):
                self.losses.left_out(str(element.tag))
                walker.skip_subtree()
            elif event == "start":
                self._begin(element)
                self._add(element.text)
            else:
                if not is_hidden(element):
                    self._finish(element)
                self._add(element.tail)
        self._flush()

    def _add(self, piece: str | None) -> None:
        """Add text to the open cell, else to the page."""
        if piece:
            self._sink().append(piece)

    def _sink(self) -> list[str]:
        sinks = (table.sink() for table in reversed(self._tables) if table)
        return next((sink for sink in sinks if sink is not None), self._flow)

    def _begin(self, element: "HtmlElement") -> None:
        """Begin an element."""
        tag = str(element.tag)
        if tag in BLOCKS:
            self._break()
        if tag == "br":
            self._add(BREAK)
        elif tag == "img":
            self._add_image(element)
        elif tag in LISTS:
            self._lists.append(open_list(element))
        elif tag == "li":
            self._begin_item(element)
        elif tag == "pre":
            self._preformatted += 1
        self._level = heading_level(element) or self._level
        self._begin_part(element, tag)
        self._begin_table_part(element, tag)

    def _begin_part(self, element: "HtmlElement", tag: str) -> None:
        """Begin navigation or a page-wide head or foot."""
        role = part_role(element, tag)
        if role:
            self._roles.append(role)

    def _begin_table_part(self, element: "HtmlElement", tag: str) -> None:
        """Begin a table or a part of the innermost one."""
        if tag == "table":
            self._begin_table(element)
        table = self._tables[-1] if self._tables and tag in TABLE_PARTS else None
        if table is None:
            return
        if tag == "tr":
            table.rows.append([])
        elif tag == "caption":
            table.in_caption = True
        else:
            table.begin_cell(element)

    def _begin_table(self, element: "HtmlElement") -> None:
        """Begin a table; one that only arranges the page lets its text flow."""
        if is_layout(element):
            self._tables.append(None)
            return
        self.losses.nested += self._sink() is not self._flow
        self._tables.append(OpenTable())

    def _finish(self, element: "HtmlElement") -> None:
        """End an element."""
        tag = str(element.tag)
        if tag in BLOCKS:
            self._break()
        if tag in LISTS:
            self._lists.pop()
        elif tag == "li":
            self._label = None
        elif tag == "pre":
            self._preformatted -= 1
        if heading_level(element):
            self._level = None
        if part_role(element, tag):
            self._roles.pop()
        self._finish_table_part(tag)

    def _finish_table_part(self, tag: str) -> None:
        """End a table or a part of one; tables are written when the outermost one ends."""
        table = self._tables[-1] if self._tables else None
        if table and tag in {"td", "th", "caption"}:
            table.open_cell, table.in_caption = None, False
        if tag != "table":
            return
        self._tables.pop()
        if table is None:
            return
        self._inner.append(table)
        if self._sink() is self._flow:
            self._flush()
            ended, self._inner = self._inner, []
            for one in (ended[-1], *ended[:-1]):
                self._write_table(one)

    def _begin_item(self, element: "HtmlElement") -> None:
        """Begin a list item: its number is the paragraph's label, in a cell it is written."""
        label = self._lists[-1].label(element) if self._lists else None
        if label and self._sink() is not self._flow:
            self._add(f"{label} ")
        else:
            self._label = label

    def _add_image(self, element: "HtmlElement") -> None:
        """Put the alternative text in the image's place, which is what it is made for."""
        self.losses.images += 1
        self._add(element.get("alt"))

    def _break(self) -> None:
        """End a line of a cell, or a paragraph of the page."""
        sink = self._sink()
        if sink is self._flow:
            self._flush()
        else:
            sink.append(BREAK)

    def _flush(self) -> None:
        """Write the collected text of the page as paragraphs."""
        collected, self._flow = "".join(self._flow), []
        lines = preformatted_lines(collected) if self._preformatted else shown_lines(collected)
        for group in paragraphs(lines):
            self._write_paragraph("\n".join(group).strip())

    def _write_paragraph(self, piece: str) -> Span:
        """Write one paragraph in the role of the part that it stands in."""
        role, level = ParagraphRole.BODY, None
        if self._roles:
            role = self._roles[-1]
        if self._level and role is not ParagraphRole.CONTENTS:
            role, level = ParagraphRole.HEADING, self._level
        span = self.writer.line(piece)
        wrapped = "\n" in piece and role is ParagraphRole.BODY
        self.blocks.append(
            Paragraph(*span, 1, None, role, level, wrapped=wrapped, list_label=self._label)
        )
        self._label = None
        return span

    def _write_table(self, table: OpenTable) -> None:
        """Write a table, its caption as a paragraph above it."""
        title = table.caption_line()
        caption = self._write_paragraph(title) if title else None
        cells, row_count = place_cells(table)
        if any(cell.lines for cell in cells):
            self.blocks.append(
                write_grid(self.writer, cells, tuple(1 for _ in range(row_count)), caption)
            )
