"""Text outside tables: columns of prose, paragraphs, headings."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from corpus.formats.pdf_lines import Line, split_at_gaps
from corpus.formats.pdf_wraps import (
    PrintedLine,
    ends_sentence,
    goes_on,
    is_full,
    joined_text,
    opens_unit,
    printed_lines,
    right_end,
    usual_pitch,
    without_drop,
)

# In font sizes: how wide a gap two columns of prose are apart at least.
_GUTTER = 1.4
_LEAST_LINES = 6
# Of this share of the lines of prose it is asked that they fill their column.
_FILLED = 0.6
# In font sizes and as a share of all lines.
_PROSE_WIDTH = 9
_BESIDE = 0.4
# So many lines, and such a share of all, end at the margin; and text is not narrower than this
# share of what symmetrical margins leave.
_FULL_LINES = 3
_FULL_SHARE = 0.05
_LEAST_WIDTH = 0.5
# A heading is this much larger than the text, and no longer than this.
_LARGER = 1.12
_HEADING_CHARACTERS = 80


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph on a sheet: its lines, the top of its first line, its look."""

    lines: tuple[PrintedLine, ...]
    top: float
    bottom: float
    size: float
    bold: bool

    @property
    def text(self) -> str:
        """Its text, wrapped lines joined."""
        return joined_text(self.lines).rstrip()


@dataclass(frozen=True, slots=True)
class Looks:
    """How a document's text looks: its usual size, whether it is bold, sizes of its headings."""

    size: float
    bold: bool
    larger: tuple[float, ...]

    def level(self, block: Block) -> int | None:
        """Give the level of a heading by its look, None for text."""
        if len(block.text) > _HEADING_CHARACTERS or block.text.endswith(("。", "、")):
            return None
        if block.size >= self.size * _LARGER:
            return 1 + sum(size > _rounded(block.size) for size in self.larger)
        if block.bold and not self.bold:
            return 1 + len(self.larger)
        return None


def looks_of(blocks: Iterable[Block], cells: Counter[float]) -> Looks:
    """Find the usual look; `cells` counts the characters of tables by font size."""
    sizes: Counter[float] = Counter(cells)
    bold: Counter[bool] = Counter()
    blocks = tuple(blocks)
    for block in blocks:
        sizes[_rounded(block.size)] += len(block.text)
        bold[block.bold] += len(block.text)
    usual = max(sizes, key=lambda size: sizes[size], default=0.0)
    larger = {
        _rounded(block.size)
        for block in blocks
        if block.size >= usual * _LARGER and len(block.text) <= _HEADING_CHARACTERS
    }
    return Looks(usual, bold[True] > bold[False], tuple(sorted(larger, reverse=True)))


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def joined_over_break(before: Block, after: Block) -> Block | None:
    """Join a paragraph that a page or a column cuts within a sentence; None where none is cut."""
    last, first = before.lines[-1], without_drop(after.lines[0])
    same_look = abs(before.size - after.size) < 0.1 * before.size and before.bold == after.bold
    if not same_look or ends_sentence(last.text) or opens_unit(first.text):
        return None
    if not is_full(last, first):
        return None
    return replace(before, lines=(*before.lines, first, *after.lines[1:]))


def find_blocks(lines: Sequence[Line], margin: float) -> list[Block]:
    """Give the paragraphs of a sheet in reading order; `margin` is that of text in one column."""
    blocks: list[Block] = []
    columns = _columns(lines)
    for column in columns:
        end = None if len(columns) == 1 else _common_end(column)
        found = _paragraphs(column, margin if end is None else end)
        joined = joined_over_break(blocks[-1], found[0]) if blocks and found else None
        if joined:
            blocks[-1:] = [joined]
        blocks.extend(found[1:] if joined else found)
    return blocks


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Part lines into runs that are read from top to bottom: bands of two columns, or one."""
    parts = [part for line in lines for part in split_at_gaps(line, _GUTTER)]
    gutter = _gutter(parts)
    if gutter is None:
        return [list(lines)]
    columns: list[list[Line]] = []
    left: list[Line] = []
    right: list[Line] = []
    across: list[Line] = []
    for part in parts:
        if part.box.x1 <= gutter or part.box.x0 >= gutter:
            columns, across = _flushed(columns, across), []
            (left if part.box.x1 <= gutter else right).append(part)
        else:
            columns = _flushed(_flushed(columns, left), right)
            left, right = [], []
            across.append(part)
    return _flushed(_flushed(_flushed(columns, left), right), across)


def _flushed(columns: list[list[Line]], lines: list[Line]) -> list[list[Line]]:
    return [*columns, lines] if lines else columns


def _gutter(parts: Sequence[Line]) -> float | None:
    """Give the middle of the strip between two columns of prose, None where there is none."""
    if len(parts) < _LEAST_LINES * 2:
        return None
    middle = _least_crossed(parts)
    left = [part for part in parts if part.box.x1 <= middle]
    right = [part for part in parts if part.box.x0 >= middle]
    if len(left) + len(right) < len(parts) * _BESIDE:
        return None
    return middle if _is_prose(left) and _is_prose(right) else None


def _least_crossed(parts: Sequence[Line]) -> float:
    """Give the middle of the widest strip that the fewest lines cross, away from the margins."""
    x0, x1 = min(part.box.x0 for part in parts), max(part.box.x1 for part in parts)
    places = [x0 + (x1 - x0) * step / 100 for step in range(25, 76)]
    crossed = [sum(part.box.x0 < x < part.box.x1 for part in parts) for x in places]
    best: list[float] = []
    run: list[float] = []
    for x, count in zip(places, crossed, strict=True):
        run = [*run, x] if count == min(crossed) else []
        best = run if len(run) > len(best) else best
    return best[len(best) // 2]


def _is_prose(lines: Sequence[Line]) -> bool:
    """Tell whether most lines are long and begin and end together."""
    if len(lines) < _LEAST_LINES:
        return False
    size = median(line.size for line in lines)
    x0, x1 = median(line.box.x0 for line in lines), median(line.box.x1 for line in lines)
    filled = [
        line
        for line in lines
        if abs(line.box.x0 - x0) < size * 2 and abs(line.box.x1 - x1) < size * 2
    ]
    return x1 - x0 > size * _PROSE_WIDTH and len(filled) >= len(lines) * _FILLED


def _paragraphs(lines: Sequence[Line], margin: float) -> list[Block]:
    """Join wrapped lines of one column; a change of look always begins a paragraph."""
    if not lines:
        return []
    x0 = min(line.box.x0 for line in lines)
    printed = printed_lines(lines, x0, margin)
    pitch = usual_pitch(printed)
    groups: list[tuple[list[Line], list[PrintedLine]]] = []
    for line, measured in zip(lines, printed, strict=True):
        alike = groups and _same_look(groups[-1][0][-1], line)
        if alike and goes_on(groups[-1][1], measured, pitch):
            groups[-1][0].append(line)
            groups[-1][1].append(measured)
        else:
            groups.append(([line], [measured]))
    return [_block(group, measured) for group, measured in groups]


def _block(lines: Sequence[Line], measured: Sequence[PrintedLine]) -> Block:
    first, last = lines[0], lines[-1]
    return Block(
        lines=tuple(measured),
        top=first.box.top,
        bottom=last.box.bottom,
        size=first.size,
        bold=all(line.bold for line in lines),
    )


def _same_look(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) < 0.1 * one.size and one.bold == other.bold


def text_margin(lines: Sequence[Line], width: float) -> float:
    """Give the right margin of a document's text, on sheets `width` points wide.

    It is the furthest place where several long lines end; where there is none, the margin is as
    wide as that on the left.
    """
    if not lines:
        return width
    x0 = min(line.box.x0 for line in lines)
    end = _common_end(lines)
    if end is not None and end - x0 > (width - 2 * x0) * _LEAST_WIDTH:
        return end
    return max(width - x0, *(right_end(line) for line in lines))


def _common_end(lines: Sequence[Line]) -> float | None:
    """Give the furthest place where several lines end, None where they all differ."""
    ends = sorted(right_end(line) for line in lines)
    size = median(line.size for line in lines)
    least = max(_FULL_LINES, round(len(lines) * _FULL_SHARE))
    for first, last in zip(reversed(ends[: 1 - least]), reversed(ends), strict=False):
        if last - first < size:
            return last
    return None
