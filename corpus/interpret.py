"""An extract of any format read into sections: outline, tables, before/after tables."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.comparison import find_sheets, has_comparison_head, read_comparison
from corpus.errors import DocumentError
from corpus.formats.blocks import Extract, Grid
from corpus.outline import Hung, Piece, hang
from corpus.pieces import Laid, lay_out
from corpus.records import Document, Section, SectionKind

# Kinds whose sections stand below no heading.
_OUTSIDE = frozenset({SectionKind.TITLE, SectionKind.STAMP, SectionKind.CONTENTS})
# A flattened table fills its file: so little stands above its heads.
LEAD_CHARACTERS = 400


def interpret(document: Document, extract: Extract) -> tuple[Section, ...]:
    """Read an extract into sections in reading order, each with path, sheet and printed page.

    Together they hold every non-blank character of the blocks. A path is never empty: what stands
    above every heading, the title block, running heads and contents have the document's title.
    """
    flat = _flat_comparison(document, extract)
    if flat:
        return flat
    laid = lay_out(extract)
    hung = hang(document.text, laid.pieces)
    sections = [
        _section(document, piece, place)
        for number, (piece, place) in enumerate(zip(laid.pieces, hung, strict=True))
        if number not in laid.grids
    ]
    sections += _table_sections(document, extract, laid, hung)
    return tuple(sorted(sections, key=lambda section: (section.start, section.end)))


def _section(document: Document, piece: Piece, place: Hung) -> Section:
    """Make the section of a piece."""
    names = () if place.kind in _OUTSIDE else place.names
    return Section(
        document.id,
        piece.unit.start,
        piece.unit.end,
        place.kind,
        names or (document.title,),
        piece.sheet,
        page=piece.page,
    )


def _table_sections(
    document: Document, extract: Extract, laid: Laid, hung: Sequence[Hung]
) -> Iterator[Section]:
    """Read the tables, those with an after and a before column into rows of pairs."""
    if not laid.grids:
        return
    from corpus.comparison_grids import comparison_sections, find_comparisons
    from corpus.grids import grid_sections

    groups = {group[0].start: group for group in find_comparisons(document, extract)}
    taken = {grid.start for group in groups.values() for grid in group}
    rows = 0
    for number, grid in laid.grids.items():
        place = replace(hung[number], kind=SectionKind.PARAGRAPH)
        frame = _section(document, laid.pieces[number], place)
        if grid.start in groups:
            found = comparison_sections(document, extract, groups[grid.start], frame, rows + 1)
            rows = max([rows, *(section.row or 0 for section in found)])
            yield from found
        elif grid.start not in taken:
            yield from grid_sections(document, extract, grid, frame)


def _flat_comparison(document: Document, extract: Extract) -> tuple[Section, ...]:
    """Read a before/after table whose text was written cell after cell; nothing if it is none."""
    if any(isinstance(block, Grid) for block in extract.blocks):
        return ()
    if not has_comparison_head(document.text[:LEAD_CHARACTERS]):
        return ()
    try:
        sections = read_comparison(document, find_sheets(document.text))
    except DocumentError:
        # Its rows cannot be told apart: it is read as ordinary text.
        return ()
    return sections if any(section.row is not None for section in sections) else ()
