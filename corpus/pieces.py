"""The blocks of an extract cut into pieces: units, tables, entries of contents, the title block."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from corpus.contents import find_contents
from corpus.formats.blocks import Block, Extract, Grid, Paragraph, ParagraphRole
from corpus.layout import Line, trimmed, written_lines
from corpus.markers import Marker, find_marker
from corpus.outline import Piece
from corpus.records import SectionKind
from corpus.text import width
from corpus.titleblock import settle_title_block
from corpus.units import MARGIN_SLACK, Unit, find_marked_units, find_wrapped_units
from corpus.unmarked import is_split_heading, settle_headings

# A text has a margin where at least so many of its lines stop there.
_LEAST_FILLED = 3
_FILLED_SHARE = 0.05
LEAST_MARGIN = 40
_NO_MARGIN = 10**9
_DASHED = re.compile(r"[-‐-―−－ー─]\s*[0-9０-９]{1,4}\s*[-‐-―−－ー─]$")
_LINE_END = re.compile(r"\r\n|[\r\n]")
HEADING_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Laid:
    """The pieces of an extract in reading order; `grids` are the tables, by number of the piece."""

    pieces: tuple[Piece, ...]
    grids: dict[int, Grid]


@dataclass(frozen=True, slots=True)
class _Written:
    """A line outside tables with its paragraph."""

    line: Line
    paragraph: Paragraph


def lay_out(extract: Extract) -> Laid:
    """Cut the blocks into pieces; together they hold every non-blank character of the blocks."""
    written = [
        _Written(line, block)
        for block in extract.blocks
        if isinstance(block, Paragraph) and block.role is not ParagraphRole.RUNNING
        for line in written_lines(extract.text, block.start, block.end)
    ]
    contents = find_contents([entry.line for entry in written])
    listed = {written[number].line.start for number in contents}
    listed |= {w.line.start for w in written if w.paragraph.role is ParagraphRole.CONTENTS}
    margin = _margin(w.line for w in written if w.paragraph.wrapped and w.line.start not in listed)
    pieces: list[Piece] = []
    grids: dict[int, Grid] = {}
    for run in _runs(extract.text, extract.blocks):
        if isinstance(run, Grid):
            grids[len(pieces)] = run
            pieces.append(_grid_piece(run))
        else:
            for piece in _run_pieces(extract.text, run, listed, margin):
                _append(extract.text, pieces, piece)
    return Laid(settle_headings(extract.text, settle_title_block(extract.text, pieces)), grids)


def _append(text: str, pieces: list[Piece], piece: Piece) -> None:
    """Add a piece; the line below 第１章 that says what the chapter is about belongs to it."""
    if pieces and is_split_heading(text, pieces[-1], piece):
        unit = replace(pieces[-1].unit, end=piece.unit.end)
        pieces[-1] = replace(pieces[-1], unit=unit)
    else:
        pieces.append(piece)


def _runs(text: str, blocks: Sequence[Block]) -> Iterator[Grid | list[Paragraph]]:
    """Give tables alone and what stands between them together, where lines may belong together."""
    run: list[Paragraph] = []
    for block in blocks:
        if run and not _may_join(text, run[-1], block):
            yield run
            run = []
        if isinstance(block, Grid):
            yield block
        else:
            run.append(block)
    if run:
        yield run


def _may_join(text: str, before: Paragraph, block: Block) -> bool:
    """Tell whether a blank line is all that parts two paragraphs: a reader may have put it there.

    Paragraphs on lines next to each other were parted by the reader, who has seen the page.
    """
    if isinstance(block, Grid) or not (_is_flowing(before) and _is_flowing(block)):
        return False
    between = text[before.end : block.start]
    return len(_LINE_END.findall(between)) > 1 or "\f" in between


def _is_flowing(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph may go on in the next one."""
    return paragraph.wrapped and paragraph.role is ParagraphRole.BODY


def _grid_piece(grid: Grid) -> Piece:
    """Mark the place of a table."""
    page = grid.row_pages[0] if grid.row_pages else None
    unit = Unit(grid.start, grid.end, grid.start, None)
    return Piece(unit, grid.sheet, page, kind=SectionKind.ROW)


def _run_pieces(
    text: str, run: Sequence[Paragraph], listed: Set[int], margin: int
) -> Iterator[Piece]:
    """Cut paragraphs that belong together into pieces."""
    first = run[0]
    if first.role is ParagraphRole.RUNNING:
        start, end = trimmed(text, first.start, first.end)
        if start < end:
            yield _piece(first, Unit(start, end, start, None), SectionKind.STAMP)
        return
    written = [
        _Written(line, paragraph) for paragraph in run for line in _lines_of(text, paragraph)
    ]
    for is_listed, group in _alternating(written, listed):
        if is_listed:
            yield from (_listed_piece(text, entry) for entry in group)
        else:
            yield from _text_pieces(text, group, margin)


def _lines_of(text: str, paragraph: Paragraph) -> Iterator[Line]:
    """Give a paragraph's lines; the first counts as standing below a blank one."""
    for number, line in enumerate(written_lines(text, paragraph.start, paragraph.end)):
        yield replace(line, after_blank=True) if number == 0 else line


def _alternating(
    written: Sequence[_Written], listed: Set[int]
) -> Iterator[tuple[bool, list[_Written]]]:
    """Part lines of contents from others."""
    group: list[_Written] = []
    kind = False
    for entry in written:
        own = entry.line.start in listed
        if group and own != kind:
            yield kind, group
            group = []
        kind = own
        group.append(entry)
    if group:
        yield kind, group


def _listed_piece(text: str, entry: _Written) -> Piece:
    """Make the piece of a line of a table of contents."""
    start, end = trimmed(text, entry.line.start, entry.line.end)
    return _piece(entry.paragraph, Unit(start, end, start, None), SectionKind.CONTENTS)


def _text_pieces(text: str, written: Sequence[_Written], margin: int) -> Iterator[Piece]:
    """Group lines into units and say where they stand."""
    paragraph = written[0].paragraph
    lines = [entry.line for entry in written]
    if not _is_flowing(paragraph):
        yield from _own_pieces(text, paragraph, lines)
        return
    margins = {line.start: value for line, value in _margins(written, margin)}
    units = find_wrapped_units(text, lines, lambda line: margins[line.start])
    homes = {entry.line.start: entry.paragraph for entry in written}
    starts = iter(homes)
    start = next(starts, None)
    home = paragraph
    for unit in units:
        while start is not None and start <= unit.start:
            home, start = homes[start], next(starts, None)
        stamped = _DASHED.match(text[unit.start : unit.end])
        yield _piece(home, unit, SectionKind.STAMP if stamped else None)


def _own_pieces(text: str, paragraph: Paragraph, lines: Sequence[Line]) -> Iterator[Piece]:
    """Make the pieces of a paragraph that begins and ends where the format says."""
    start, end = trimmed(text, lines[0].start, lines[-1].end)
    printed = text[start:end]
    heading = paragraph.role is ParagraphRole.HEADING
    if heading and len(printed) <= HEADING_LIMIT and not printed.endswith("。"):
        unit = _labelled(text, paragraph, Unit(start, end, start, find_marker(printed)))
        yield replace(_piece(paragraph, unit), level=paragraph.level or 1)
        return
    if _DASHED.match(printed):
        yield _piece(paragraph, Unit(start, end, start, None), SectionKind.STAMP)
        return
    units = find_marked_units(text, lines)
    yield _piece(paragraph, _labelled(text, paragraph, units[0]))
    for unit in units[1:]:
        yield _piece(paragraph, unit)


def _labelled(text: str, paragraph: Paragraph, unit: Unit) -> Unit:
    """Give a unit the number that its format computes, where the text does not begin with it."""
    label = (paragraph.list_label or "").strip()
    if not label or text.startswith(label, unit.start):
        return unit
    marker = find_marker(f"{label}　項目")
    if marker is None or marker.length <= len(label):
        marker = Marker("bullet", label, 0)
    return replace(unit, body=unit.start, marker=replace(marker, label=label, length=0))


def _piece(paragraph: Paragraph, unit: Unit, kind: SectionKind | None = None) -> Piece:
    """Make a piece that stands where a paragraph does."""
    computed = unit.marker is not None and unit.marker.length == 0
    label = unit.marker.label if unit.marker and computed else None
    return Piece(unit, paragraph.sheet, paragraph.page, kind=kind, label=label)


def _margin(lines: Iterable[Line]) -> int:
    """Find the column that lines are broken off at; none where they are as long as they like."""
    widths = sorted((width(line.text.rstrip()) for line in lines), reverse=True)
    needed = max(_LEAST_FILLED, int(len(widths) * _FILLED_SHARE))
    for number in range(len(widths) - needed + 1):
        if widths[number] < LEAST_MARGIN:
            break
        stopping = sum(0 <= widths[number] - other <= MARGIN_SLACK // 2 for other in widths)
        # More lines that run over a place than stop there: no margin breaks them off.
        if stopping >= needed and number <= max(stopping, 2 * needed):
            return widths[number]
    return _NO_MARGIN


def _margins(written: Sequence[_Written], margin: int) -> Iterator[tuple[Line, int]]:
    """Give each line its margin: that of its own paragraph where that is a narrower column."""
    own: dict[int, list[int]] = {}
    for entry in written:
        own.setdefault(entry.paragraph.start, []).append(width(entry.line.text.rstrip()))
    columns = {start: _column(widths) for start, widths in own.items()}
    for entry in written:
        column = columns[entry.paragraph.start]
        yield entry.line, column if column and column < margin - MARGIN_SLACK else margin


def _column(widths: Sequence[int]) -> int | None:
    """Find the margin of a few lines: that at which most of them stop."""
    widest = max(widths)
    filled = sum(1 for value in widths if value > widest - MARGIN_SLACK // 2)
    return widest if filled >= _LEAST_FILLED and 2 * filled > len(widths) else None
