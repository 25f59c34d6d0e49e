"""The tables of a document: ordinary ones, charts put back together, and reviewed ones."""

from collections.abc import Sequence

from corpus.charts import find_charts
from corpus.formats.blocks import Extract, Grid
from corpus.grids import grid_tables
from corpus.records import Document, Section, Table
from corpus.told_tables import TableFile, told_tables


def find_tables(
    document: Document,
    sections: Sequence[Section],
    extract: Extract | None = None,
    told: TableFile | None = None,
) -> tuple[Table, ...]:
    """Give the tables of a document in the order of the text.

    `extract` is what the reader of an added file gave, `told` the reviewed file beside a document.
    """
    found = [
        *find_charts(document, sections),
        *(told_tables(document, sections, told) if told else ()),
    ]
    if extract is not None:
        grids = [block for block in extract.blocks if isinstance(block, Grid)]
        found = [table for table in found if not any(_inside(table, grid) for grid in grids)]
        found += grid_tables(document, sections, extract)
    return tuple(sorted(found, key=lambda table: table.section.start))


def _inside(table: Table, grid: Grid) -> bool:
    """Tell whether a chart's figures stand inside an ordinary table."""
    return grid.start <= table.section.start < grid.end
