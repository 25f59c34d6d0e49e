"""Ways to look at an Extract in tests."""

from corpus.formats.blocks import Block, Extract, Grid, Paragraph, cell_text


def printed(extract: Extract, block: Block) -> str:
    return extract.text[block.start : block.end]


def paragraphs(extract: Extract) -> list[Paragraph]:
    return [block for block in extract.blocks if isinstance(block, Paragraph)]


def grids(extract: Extract) -> list[Grid]:
    return [block for block in extract.blocks if isinstance(block, Grid)]


def lines(extract: Extract) -> list[str]:
    """Paragraphs as they stand in the text."""
    return [printed(extract, block) for block in paragraphs(extract)]


def rows(extract: Extract, grid: Grid) -> list[list[str]]:
    """The texts of a table's cells, row by row."""
    return [
        [cell_text(extract.text, cell) for cell in grid.cells if cell.row == row]
        for row in range(grid.row_count)
    ]


def tables(extract: Extract) -> list[list[list[str]]]:
    return [rows(extract, grid) for grid in grids(extract)]


def are_in_order(extract: Extract) -> bool:
    """Tell whether blocks are not empty, do not overlap and stand in the order of the text."""
    ends = [0, *(block.end for block in extract.blocks)]
    starts = [*(block.start for block in extract.blocks), len(extract.text)]
    return all(end <= start for end, start in zip(ends, starts, strict=True)) and all(
        block.start < block.end for block in extract.blocks
    )


def outside(extract: Extract) -> str:
    """The characters that stand in no paragraph and no line of a cell, white space aside."""
    spans = [(block.start, block.end) for block in paragraphs(extract)]
    spans += [line for grid in grids(extract) for cell in grid.cells for line in cell.lines]
    held = bytearray(len(extract.text))
    for start, end in spans:
        held[start:end] = b"\x01" * (end - start)
    return "".join(
        letter
        for letter, is_held in zip(extract.text, held, strict=True)
        if not is_held and not letter.isspace()
    )
