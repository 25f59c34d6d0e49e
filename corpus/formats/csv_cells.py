"""Cells of a CSV text with their offsets, which the csv module does not give.

The notation is that of the csv module (RFC 4180, lenient); tests compare both on any text.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

DELIMITERS = (",", "\t", ";")
_SAMPLE_ROWS, _SAMPLE_CHARACTERS = 200, 200_000


@dataclass(frozen=True, slots=True)
class CsvCell:
    """A cell text[start:end], without its quotes; `quoted` says that it stood in quotes."""

    start: int
    end: int
    quoted: bool

    def value(self, text: str) -> str:
        """The cell's value: doubled quotes of a quoted cell count once."""
        piece = text[self.start : self.end]
        return piece.replace('""', '"') if self.quoted else piece


@cache
def _cell_pattern(delimiter: str) -> re.Pattern[str]:
    """A cell and what ends it; a quoted cell that is followed by more letters is taken as it is."""
    mark = re.escape(delimiter)
    ends = rf"(?P<mark>{mark}|\r\n|\r|\n|\Z)"
    return re.compile(
        rf'"(?P<quoted>(?:[^"]|"")*+)(?:"|\Z){ends}'
        rf'|(?P<odd>"(?:[^"]|"")*+"[^{mark}\r\n]*){ends.replace("mark", "odd_mark")}'
        rf"|(?P<bare>[^{mark}\r\n]*){ends.replace('mark', 'bare_mark')}"
    )


def parse_rows(text: str, delimiter: str, start: int = 0) -> Iterator[tuple[CsvCell, ...]]:
    """Give the rows of a CSV text; a line without any letter is a row without cells."""
    pattern = _cell_pattern(delimiter)
    row: list[CsvCell] = []
    position, after_delimiter = start, False
    while position < len(text) or after_delimiter:
        found = pattern.match(text, position)
        assert found is not None  # the last alternative matches anywhere
        kind = next(name for name in ("quoted", "odd", "bare") if found[name] is not None)
        row.append(CsvCell(*found.span(kind), quoted=kind == "quoted"))
        mark = found["mark"] or found["odd_mark"] or found["bare_mark"]
        position, after_delimiter = found.end(), mark == delimiter
        if not after_delimiter:
            yield () if len(row) == 1 and kind == "bare" and not found[kind] else tuple(row)
            row = []


def find_delimiter(text: str) -> str:
    """Find the delimiter under which most rows have one and the same number of cells, above one.

    The first of comma, tab and semicolon where none does.
    """
    sample = text[:_SAMPLE_CHARACTERS]
    return max(DELIMITERS, key=lambda delimiter: _agreement(sample, delimiter))


def _agreement(text: str, delimiter: str) -> tuple[float, int]:
    """The share of rows with the most frequent number of cells, and that number."""
    rows = islice(parse_rows(text, delimiter), _SAMPLE_ROWS)
    counts = Counter(len(row) for row in rows if row)
    several = {count: number for count, number in counts.items() if count > 1}
    if not several:
        return 0.0, 1
    cells, number = max(several.items(), key=lambda item: (item[1], item[0]))
    return number / counts.total(), cells
