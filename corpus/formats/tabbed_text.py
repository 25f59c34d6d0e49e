"""Tables of plain text whose cells are parted by tabs."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.formats.blocks import GridCell, Span
from corpus.formats.lines import TextLine, trim
from corpus.formats.text_rows import LineTable, is_listing, is_note, spanned

_TAB, _TABS = re.compile(r"\t"), re.compile(r"\t+")
# A row of two columns is the head of a table where both are short and no sentence.
HEAD_CHARACTERS = 30


def tabbed_tables(text: str, lines: Sequence[TextLine]) -> Iterator[LineTable]:
    """Give the runs of two and more lines with as many tabs each.

    Where an editor has cut tabs off the ends of lines, at least half of them still have all. Tabs
    that only indent are none; neither is a list whose first column holds its numbers, nor
    contents. Two columns need a first row of short heads.
    """
    written = [text[line.start : line.end] for line in lines]
    for is_tabbed, group in groupby(
        range(len(lines)), key=lambda n: "\t" in written[n] and not is_note(written[n])
    ):
        numbers = list(group)
        if not is_tabbed:
            continue
        for first, last, mark in _even_runs(written, numbers):
            rows = [_cut(text, line, mark) for line in lines[first:last]]
            if len(rows) > 1 and _is_table([[text[a:b] for a, b in row] for row in rows]):
                yield LineTable(first, last, tuple(_cells(text, rows)))


def _even_runs(
    written: Sequence[str], numbers: Sequence[int]
) -> Iterator[tuple[int, int, re.Pattern[str]]]:
    """Part lines with tabs into runs of as many; gives first, last, and what parts their cells."""
    whole = (numbers[0], numbers[-1] + 1)
    counts = [written[n].count("\t") for n in numbers]
    joined = {len(_TABS.findall(written[n].strip())) for n in numbers}
    if len(set(counts)) > 1 and len(joined) == 1:
        yield (*whole, _TABS)
    elif counts.count(max(counts)) * 2 >= len(counts):
        yield (*whole, _TAB)
    else:
        for _, group in groupby(numbers, key=lambda n: written[n].count("\t")):
            run = list(group)
            yield run[0], run[-1] + 1, _TAB


def _cut(text: str, line: TextLine, mark: re.Pattern[str]) -> list[Span]:
    """Cut a line at its tabs; several tabs in a row part two cells only where they align."""
    start, end = (line.start, line.end) if mark is _TAB else trim(text, line.start, line.end)
    cells: list[Span] = []
    for tab in mark.finditer(text, start, end):
        cells.append((start, tab.start()))
        start = tab.end()
    return [*cells, (start, end)]


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether lines cut at their tabs are rows of a table."""
    most = max(map(len, rows))
    filled = [c for c in range(most) if any(len(r) > c and r[c].strip() for r in rows)]
    if len(filled) < 2 or is_listing(rows):
        return False
    if len(filled) > 2:
        return True
    heads = [words.strip() for words in rows[0] if words.strip()]
    return len(heads) == 2 and all(
        len(head) <= HEAD_CHARACTERS and not head.endswith(("。", "、")) for head in heads
    )


def _cells(text: str, rows: Sequence[Sequence[Span]]) -> Iterator[GridCell]:
    """Give the cells of rows; columns behind the last one with a text are none."""
    last = max(c for row in rows for c, (a, b) in enumerate(row) if text[a:b].strip())
    for number, row in enumerate(rows):
        for column, span in enumerate(row[: last + 1]):
            yield GridCell(number, column, spanned(text, span))
