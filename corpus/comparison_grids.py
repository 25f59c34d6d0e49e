"""新旧対照表 that a format gives as grids: which grids they are, and their sections."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.comparison_heads import ROWS_ABOVE, Heads, cell_words, read_heads, rows_of
from corpus.comparison_records import CellLine, Loose, Row
from corpus.comparison_rows import TableRows
from corpus.formats.blocks import Extract, Grid, Paragraph, ParagraphRole
from corpus.labels import captioned_article, is_omitted, omitted_name
from corpus.layout import trimmed
from corpus.markers import find_definition, find_marker
from corpus.outline import build_sections
from corpus.records import Document, Section, SectionKind, Side
from corpus.text import squash
from corpus.units import Unit
from corpus.voids import read_void
from corpus.wording import likeness

_LETTER = re.compile(r"[぀-ヿ一-鿿々]")
# Figures, dates and amounts: what the columns of an ordinary table hold.
_FIGURES = re.compile(r"[0-9,.%円人件年月日時分回台戸世帯千百万億兆約△▲+\-~～(){}/:・]*$")
# Heads that other tables have too need two texts of so many characters, this much alike.
VERSION_CHARACTERS = 8
HEAD_CHARACTERS = 12
VERSION_LIKENESS = 0.6


def find_comparisons(document: Document, extract: Extract) -> tuple[tuple[Grid, ...], ...]:
    """Find the before/after tables of an extract, each with the grids that go on with it.

    A grid without heads directly behind one of as many columns goes on with it, and so does one
    with the same heads; one with heads of its own is another table, and so is one on the next
    sheet of a workbook. A table is one only where its columns hold texts: columns of figures under
    変更前 and 変更後 are an ordinary table.
    """
    found: list[list[Grid]] = []
    open_table: tuple[Grid, str] | None = None
    for block in extract.blocks:
        if isinstance(block, Paragraph):
            if block.role is not ParagraphRole.RUNNING:
                open_table = None
            continue
        heads = grid_heads(extract.text, block)
        words = _head_words(extract.text, block, heads) if heads else ""
        goes_on = open_table is not None and (
            words == open_table[1] if heads else _may_go_on(extract, open_table[0], block)
        )
        if goes_on and open_table:
            found[-1].append(block)
            open_table = (block, open_table[1])
        elif heads and holds_versions(extract.text, block, heads):
            found.append([block])
            open_table = (block, words)
        else:
            open_table = None
    return tuple(map(tuple, found))


def _may_go_on(extract: Extract, above: Grid, grid: Grid) -> bool:
    """Tell whether a grid without before/after heads may be the rest of the one above it."""
    apart = bool(extract.sheet_names) and grid.sheet != above.row_sheets[-1]
    if apart or grid.caption or grid.column_count != above.column_count:
        return False
    return not _opens_table(extract.text, grid)


def _opens_table(text: str, grid: Grid) -> bool:
    """Tell whether the first row is one of heads: marked so, or a short word in every column."""
    first = [cell for cell in grid.cells if cell.row == 0]
    if first and all(cell.heading for cell in first):
        return True
    words = [cell_words(text, cell) for cell in first]
    if grid.row_count < 2 or len(words) < max(2, grid.column_count):
        return False
    return all(
        0 < len(word) <= HEAD_CHARACTERS
        and _LETTER.search(word)
        and not (word.endswith(("。", ")")) or read_void(word) or is_omitted(word))
        and not find_marker(word)
        for word in words
    ) and len(set(words)) == len(words)


def grid_heads(text: str, grid: Grid) -> Heads | None:
    """Give the first heads of a grid that name an after and a before column."""
    rows = rows_of(grid)
    for row in range(min(ROWS_ABOVE, grid.row_count)):
        heads = read_heads(text, rows, row)
        if heads:
            return heads
    return None


def _head_words(text: str, grid: Grid, heads: Heads) -> str:
    """Give all heads of a grid as one squashed text, to be compared with another's."""
    cells = [cell for cell in grid.cells if heads.first <= cell.row <= heads.last]
    return "|".join(cell_words(text, cell) for cell in cells)


def holds_versions(text: str, grid: Grid, heads: Heads) -> bool:
    """Tell whether the columns below the heads hold versions of texts, not figures."""
    pairs = list(_texts_below(text, grid, heads))
    if heads.certain:
        return any(_is_prose(words) for pair in pairs for words in pair)
    return any(_are_versions(*pair) for pair in pairs)


def _texts_below(text: str, grid: Grid, heads: Heads) -> Iterator[tuple[str, str]]:
    """Give the words of both sides of each row below the heads."""
    for row, cells in rows_of(grid).items():
        if row > heads.last:
            sides = (
                "".join(cell_words(text, c) for c in cells if c.column in heads.columns[side])
                for side in Side
            )
            after, before = sides
            yield after, before


def _is_prose(words: str) -> bool:
    """Tell whether a cell holds words, not only figures with their units."""
    return bool(_LETTER.search(words)) and not _FIGURES.match(words)


def _are_versions(after: str, before: str) -> bool:
    """Tell whether two cells hold versions of one text, or one is marked as having none."""
    if not (after and before):
        return False
    marks = [read_void(words) for words in (after, before)]
    if any(marks):
        return not all(marks) and all(
            _is_prose(w) or m for w, m in zip((after, before), marks, strict=True)
        )
    if min(len(after), len(before)) < VERSION_CHARACTERS or not _is_prose(after):
        return False
    return likeness(after, before) >= VERSION_LIKENESS


def comparison_sections(
    document: Document, extract: Extract, grids: Sequence[Grid], frame: Section, first_row: int
) -> tuple[Section, ...]:
    """Read a before/after table into sections, in the order of the text.

    `frame` gives document, path and part; rows count from `first_row`. A path is the frame's, then
    the band (a cell over the whole width) and the items of the row, then what the cell's own
    numbers and headings say. Items are HEADING, other columns' cells stand below their head.
    """
    table = _read_table(extract, grids, first_row)
    confidence = min(grid.confidence for grid in grids)
    sections = [_loose_section(loose, frame) for loose in table.loose]
    for row in table.rows:
        sections += _row_sections(document.text, row, frame, confidence)
    return tuple(sorted(sections, key=lambda section: (section.start, section.end)))


def comparison_rows(extract: Extract, grids: Sequence[Grid]) -> tuple[Row, ...]:
    """Give the rows of a before/after table with the lines of both texts, as printed."""
    return tuple(_read_table(extract, grids, 1).rows)


def _read_table(extract: Extract, grids: Sequence[Grid], first_row: int) -> TableRows:
    """Read the grids of one table in order."""
    table = TableRows(extract.text, first_row)
    for grid in grids:
        table.read(grid)
    return table


def _loose_section(loose: Loose, frame: Section) -> Section:
    """Make the section of a head, a title, an item or a mark."""
    return replace(
        frame,
        start=loose.line.start,
        end=loose.line.end,
        kind=loose.kind,
        path=(*frame.path, *loose.names),
        sheet=loose.line.sheet,
        page=loose.page or frame.page,
        side=loose.side,
        row=loose.row,
    )


def _row_sections(text: str, row: Row, frame: Section, confidence: float) -> Iterator[Section]:
    """Read the texts of a row into units, and its remarks below their heads."""
    own = replace(
        frame, path=(*frame.path, *row.names), page=row.page or frame.page, row=row.number
    )
    for side, lines in row.sides.items():
        yield from _read_lines(text, lines, replace(own, side=side), confidence)
    yield from _read_lines(text, row.shared, own, confidence)
    for name, lines in row.remarks:
        below = replace(own, path=(*own.path, name) if name else own.path)
        for section in _read_lines(text, lines, below, confidence):
            heading = section.kind is SectionKind.HEADING
            yield replace(section, kind=SectionKind.PARAGRAPH) if heading else section


def _read_lines(
    text: str, lines: Sequence[CellLine], frame: Section, confidence: float
) -> Iterator[Section]:
    """Read the lines of a cell, a paragraph each, into sections."""
    units = [_unit(text, line) for line in lines]
    for section, line in zip(build_sections(text, units, frame), lines, strict=True):
        printed = text[section.start : section.end]
        kind = section.kind
        if read_void(printed):
            kind = SectionKind.VOID
        elif is_omitted(printed):
            kind = SectionKind.OMISSION
        yield replace(
            section,
            kind=kind,
            path=_path_without_marks(section.path, frame.path),
            sheet=line.sheet,
            confidence=confidence if line.joined else 1.0,
        )


def _path_without_marks(path: tuple[str, ...], above: tuple[str, ...]) -> tuple[str, ...]:
    """Name what is left out by its number: 第３条　（略） stands for 第３条."""
    names = list(above)
    for name in path[len(above) :]:
        bare = omitted_name(name) if is_omitted(name) else name
        if bare and squash(bare) != squash(names[-1]):
            names.append(bare)
    return tuple(names)


def _unit(text: str, line: CellLine) -> Unit:
    """Make the unit of a line; an article's caption may stand before its number."""
    start, end = trimmed(text, line.start, line.end)
    printed = "" if line.goes_on else text[start:end]
    marker = captioned_article(printed) or find_marker(printed) or find_definition(printed)
    return Unit(start, end, min(start + marker.length, end) if marker else start, marker)
