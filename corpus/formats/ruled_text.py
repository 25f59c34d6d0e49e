"""Tables of plain text that are drawn: with box-drawing characters, or with + - and |.

A ruling of a whole line parts rows; one of a part of it parts the rows of those columns only, and
the cell beside it goes on (a merged cell). Lines between two rulings are the lines of a cell. In a
table that rules off nothing but its heads every line is a row, unless the text of a wide column
fills it line after line.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from corpus.formats.blocks import GridCell, Span
from corpus.formats.lines import TextLine, trim
from corpus.formats.text_rows import LineTable, spanned
from corpus.text import width

_FLAT = "─━┄┅┈┉╌╍═"
_UPRIGHT = "│┃┆┇┊┋╎╏║|｜"
_CROSS = "".join(chr(c) for c in range(0x2500, 0x2580) if chr(c) not in _FLAT + _UPRIGHT) + "+＋"
_BAR = re.compile(f"[{re.escape(_UPRIGHT + _CROSS)}]")
_RULING = re.compile(
    rf"(?=.*[{re.escape(_CROSS + _UPRIGHT)}])(?=.*[{_FLAT}=－-]{{2}})"
    rf"[{re.escape(_FLAT + _UPRIGHT + _CROSS)}=－-]+$"
)
# What parts heads and rows in Markdown, where every line is a row.
_PIPED = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?$")
_RULED = re.compile(rf"[{_FLAT}]+$|[=-]{{2,}}$|－{{2,}}$")
# The measures of a box-drawing character, in half-width columns: Japanese fonts draw it wide.
_MEASURES = (2, 1)
_FAR = 10**6
# Only a column of so many half-width columns is one that text is wrapped in.
WRAP_WIDTH = 16


@dataclass(frozen=True, slots=True)
class _Bar:
    """An upright or crossing sign: where it stands on the page and in the text."""

    place: int
    start: int
    end: int
    crosses: bool = False


@dataclass(frozen=True, slots=True)
class _Segment:
    """What stands between two bars of a line: the columns first to end, a text or a ruling."""

    first: int
    end: int
    span: Span
    ruled: bool


@dataclass(slots=True)
class _OpenCell:
    """A cell that no ruling has closed yet."""

    row: int
    last: int
    first: int
    end: int
    lines: list[Span] = field(default_factory=list)


_Row = list[_Segment]


def ruled_tables(text: str, lines: Sequence[TextLine]) -> Iterator[LineTable]:
    """Give the drawn tables of a run of lines. A drawn tree or chart is none."""
    written = [text[line.start : line.end].strip() for line in lines]
    for has_bars, group in groupby(range(len(lines)), key=lambda n: bool(_BAR.search(written[n]))):
        numbers = list(group)
        if has_bars and _is_drawn([written[n] for n in numbers]):
            cells = _read(text, [lines[n] for n in numbers])
            if any(cell.lines for cell in cells):
                yield LineTable(numbers[0], numbers[-1] + 1, cells)


def _is_drawn(written: Sequence[str]) -> bool:
    """Tell whether lines with bars are a table: framed or alike rows, with rulings or none."""
    rows = [words for words in written if not _is_ruling(words)]
    if not rows or any(not _BAR.search(words) for words in rows):
        return False
    framed = all(_BAR.match(words) and _BAR.match(words[-1]) for words in rows)
    plain = not any(sign in _CROSS for words in rows for sign in words)
    alike = plain and len({len(_BAR.findall(words)) for words in rows}) == 1
    if len(rows) < len(written):
        return framed or alike
    return framed and alike and len(rows) > 1 and len(_BAR.findall(rows[0])) > 2


def _read(text: str, lines: Sequence[TextLine]) -> tuple[GridCell, ...]:
    """Read a drawn table by the places of its bars, or by their order where they do not align."""
    written = [text[line.start : line.end].strip() for line in lines]
    rulings = [_is_ruling(words) for words in written]
    by_line = any(map(_PIPED.match, written))
    for measure in _MEASURES:
        bars = [_bars(text, line, measure) for line in lines]
        edges = sorted({b.place for line, r in zip(bars, rulings, strict=True) if r for b in line})
        if edges and all(bar.place in edges for line in bars for bar in line):
            places = {place: number for number, place in enumerate(edges)}
            rows = [_row(text, b, r, places) for b, r in zip(bars, rulings, strict=True)]
            return _build(text, rows, by_line=by_line or _every_line_is_a_row(text, rows))
    bars = [_bars(text, line, _MEASURES[0]) for line in lines]
    if len({len(line) for line in bars}) > 1:
        return ()
    rows = [_row(text, b, r) for b, r in zip(bars, rulings, strict=True)]
    return _build(text, rows, by_line=by_line or _every_line_is_a_row(text, rows))


def _is_ruling(words: str) -> bool:
    """Tell whether a line is a ruling from its first to its last character."""
    return bool(_RULING.match(words) or _PIPED.match(words))


def _bars(text: str, line: TextLine, measure: int) -> list[_Bar]:
    """Give the bars of a line, with one at either side where the table is not framed."""
    found: list[_Bar] = []
    place = 0
    for offset in range(line.start, line.end):
        letter = text[offset]
        drawn = "\u2500" <= letter < "\u2580"
        if _BAR.match(letter):
            found.append(_Bar(place, offset, offset + 1, letter in _CROSS))
        place += measure if drawn else width(letter)
    start, end = trim(text, line.start, line.end)
    if found[0].start > start:
        found.insert(0, _Bar(-1, start, start))
    if found[-1].end < end:
        found.append(_Bar(_FAR, end, end))
    return found


def _row(
    text: str, bars: Sequence[_Bar], ruling: bool, places: Mapping[int, int] | None = None
) -> _Row:
    """Give what stands between the bars of a line; by their order without `places`."""
    row: _Row = []
    for number, (left, right) in enumerate(pairwise(bars)):
        first, end = (places[left.place], places[right.place]) if places else (number, number + 1)
        crossing = left.crosses or right.crosses
        ruled = crossing and bool(_RULED.match(text[left.end : right.start]))
        row.append(_Segment(first, end, (left.end, right.start), ruling or ruled))
    return row


def _build(text: str, rows: Sequence[_Row], *, by_line: bool) -> tuple[GridCell, ...]:
    """Put the lines between rulings together into cells; `by_line` makes each line a row."""
    open_cells: dict[int, _OpenCell] = {}
    cells: list[_OpenCell] = []
    number, begun = 0, False
    for row in rows:
        ruled = [segment for segment in row if segment.ruled]
        if begun and (ruled or by_line):
            number, begun = number + 1, False
        for segment in row if by_line else ruled:
            for column in range(segment.first, segment.end):
                open_cells.pop(column, None)
        for segment in (s for s in row if not s.ruled):
            cells += _write(text, segment, open_cells, number)
        begun = begun or not ruled
    return tuple(
        GridCell(c.row, c.first, tuple(c.lines), c.last - c.row + 1, c.end - c.first) for c in cells
    )


def _write(
    text: str, segment: _Segment, open_cells: dict[int, _OpenCell], row: int
) -> list[_OpenCell]:
    """Add a line to the open cell of its columns; gives the cell where it begins one."""
    cell = open_cells.get(segment.first)
    new = cell is None or cell.end != segment.end
    if cell is None or new:
        cell = _OpenCell(row, row, segment.first, segment.end)
        open_cells |= dict.fromkeys(range(segment.first, segment.end), cell)
    cell.last = row
    cell.lines += spanned(text, segment.span)
    return [cell] if new else []


def _every_line_is_a_row(text: str, rows: Sequence[_Row]) -> bool:
    """Tell whether rulings part nothing but the heads of a table from its rows."""
    bands = [
        list(group)
        for ruled, group in groupby(rows, key=lambda row: any(s.ruled for s in row))
        if not ruled
    ]
    if len(bands) > 2 or len(bands[-1]) < 2 or len(bands[-1][0]) < 2:
        return False
    if len(bands[0]) == len(rows):
        return True
    filled = [[bool(text[slice(*s.span)].strip()) for s in row] for row in bands[-1]]
    return all(line[0] and sum(line) > 1 for line in filled) and not _is_wrapped(text, bands[-1])


def _is_wrapped(text: str, band: Sequence[_Row]) -> bool:
    """Tell whether the lines of a wide column are filled to its edge: one text over lines."""
    for column in range(min(map(len, band))):
        spans = [row[column].span for row in band]
        room = max(width(text[slice(*span)]) for span in spans)
        full = sum(width(text[slice(*span)].rstrip()) >= room - 2 for span in spans[:-1])
        if room >= WRAP_WIDTH and full * 2 >= len(spans) - 1:
            return True
    return False
