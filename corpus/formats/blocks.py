"""What every reader gives: one text, and where its paragraphs and tables stand in it.

For plain text, Markdown and CSV the text is the decoded original itself (without its byte order
mark). Formats whose bytes are no text (PDF, DOCX, XLSX) and HTML get an extracted text, which is
stored and hashed, and in which a cell or a paragraph is one unbroken span per printed line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]
"""Start and end of a span, in characters of the text."""


class ParagraphRole(StrEnum):
    """What a paragraph is on the page, as far as a format can tell."""

    BODY = "body"
    HEADING = "heading"  # marked as one by the format; `level` says how deep, from 1
    RUNNING = "running"  # a running head or foot, a printed page number
    CONTENTS = "contents"  # an entry of a table of contents


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text outside tables.

    `wrapped` says that its lines are those of the page (PDF, plain text), so that one paragraph
    may hold several units or break off at a margin. `sheet` counts from 1; `page` is the printed
    page number, None where none is printed. `list_label` is a number that the format computes and
    that is not in the text (the list numbering of DOCX and HTML).
    """

    start: int
    end: int
    sheet: int
    page: str | None = None
    role: ParagraphRole = ParagraphRole.BODY
    level: int | None = None
    wrapped: bool = False
    list_label: str | None = None


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table: its place (from 0), how many rows and columns it covers, its lines.

    A merged cell stands once, at its upper left. `lines` are spans of printed lines or paragraphs
    in reading order, blank ones left out; an empty cell has none.
    """

    row: int
    column: int
    lines: tuple[Span, ...]
    rows: int = 1
    columns: int = 1
    heading: bool = False  # marked as a head by the format (th)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `row_sheets[i]` is the sheet that row i begins on, `row_pages[i]` its printed page.

    `joined_rows` are rows that were put together from both sides of a page break; `confidence`
    (0 to 1) says how sure that was in the least sure case. A table that goes on over pages is one
    grid, and heads repeated on later pages are `repeated` spans, not rows.
    """

    start: int
    end: int
    cells: tuple[GridCell, ...]
    row_sheets: tuple[int, ...]
    row_pages: tuple[str | None, ...] = ()
    joined_rows: tuple[int, ...] = ()
    confidence: float = 1.0
    repeated: tuple[Span, ...] = ()
    caption: Span | None = None

    @property
    def sheet(self) -> int:
        """The sheet that the table begins on."""
        return self.row_sheets[0]

    @property
    def row_count(self) -> int:
        """How many rows the table has."""
        return len(self.row_sheets)

    @property
    def column_count(self) -> int:
        """How many columns the table has."""
        return max((cell.column + cell.columns for cell in self.cells), default=0)


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that is on a sheet and could not be read; `what` is told to users in Japanese."""

    sheet: int
    what: str


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader made of a file.

    `blocks` stand in reading order, do not overlap, and together hold every non-blank character of
    `text` except marks of the format (pipes and rulers of Markdown, quotes and commas of CSV).
    `reader` names the reader and its version ("pdf/1"). `sheet_names` are tab names of a workbook.
    `encoding` is that of a text file. `title` is one that the file declares, where it does.
    `notes` are remarks to users in Japanese about something that was read all the same, such as a
    file whose name says another format than its content.
    """

    text: str
    blocks: tuple[Block, ...]
    sheets: int
    reader: str
    unreadable: tuple[Unreadable, ...] = ()
    sheet_names: tuple[str, ...] = ()
    encoding: str | None = None
    title: str | None = None
    notes: tuple[str, ...] = ()


def cell_text(text: str, cell: GridCell) -> str:
    """Give a cell's text, its lines joined by line feeds."""
    return "\n".join(text[start:end] for start, end in cell.lines)


def written_spans(extract: Extract) -> Iterator[Span]:
    """Give what a file says, without the marks of its format (pipes, commas, rulers)."""
    for block in extract.blocks:
        if isinstance(block, Paragraph):
            yield block.start, block.end
        else:
            yield from (line for cell in block.cells for line in cell.lines)


class TextWriter:
    """Writes an extracted text line by line and tells where each line stands.

    Paragraphs end with a line feed, cells of a row are parted by a tab (by a line feed where a
    cell has several lines), rows end with a line feed.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0

    def write(self, piece: str) -> Span:
        """Append a piece as it is; gives its span."""
        start = self.length
        self._parts.append(piece)
        self.length += len(piece)
        return start, self.length

    def line(self, piece: str) -> Span:
        """Append a piece and a line feed; gives the span of the piece."""
        span = self.write(piece)
        self.write("\n")
        return span

    def row(self, cells: tuple[tuple[str, ...], ...]) -> tuple[tuple[Span, ...], ...]:
        """Append one row of a table, each cell given by its lines; gives each cell's spans."""
        several = any(len(lines) > 1 for lines in cells)
        spans: list[tuple[Span, ...]] = []
        for number, lines in enumerate(cells):
            if number:
                self.write("\n" if several else "\t")
            written = [(self.write(line), self.write("\n"))[0] for line in lines[:-1]]
            last = tuple(self.write(line) for line in lines[-1:])
            spans.append((*written, *last))
        self.write("\n")
        return tuple(spans)

    def text(self) -> str:
        """Give what was written so far."""
        return "".join(self._parts)
