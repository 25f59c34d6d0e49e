"""Lines grouped into the smallest printed units: a heading, a clause, a paragraph, a note."""

from dataclasses import dataclass

from corpus.layout import Line, trimmed, written_lines
from corpus.markers import (
    HEADING_STYLES,
    Marker,
    find_definition,
    find_marker,
    is_date_line,
    is_figures_line,
    is_void_line,
)
from corpus.text import width

# A line this wide (half-width columns) was broken by the margin, so its sentence may go on below
# a blank line that the extraction put in.
FULL_LINE = 56
_SENTENCE_ENDS = ("。", "．", "］", "]", "？", "！")


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit text[start:end]; `body` is where the text behind the marker begins."""

    start: int
    end: int
    body: int
    marker: Marker | None

    @property
    def style(self) -> str | None:
        """The style of the unit's marker, None for an unmarked paragraph."""
        return self.marker.style if self.marker else None


def find_units(
    text: str, start: int = 0, end: int | None = None, *, wrapped: bool = False
) -> tuple[Unit, ...]:
    """Group the written lines of text[start:end] into units; together they hold every line.

    `wrapped` says that the text stood in a narrow column: only a marker opens a unit there.
    """
    begins = _begins_marked if wrapped else _begins_unit
    groups: list[list[Line]] = []
    for line in written_lines(text, start, end):
        if groups and not begins(line, groups[-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_unit(text, group) for group in groups)


def _unit(text: str, group: list[Line]) -> Unit:
    """Make the unit of a group of lines."""
    first = group[0]
    start, end = trimmed(text, first.start, group[-1].end)
    marker = find_marker(first.text) or find_definition(first.text)
    body = first.start + marker.length if marker else start
    return Unit(start, end, min(max(body, start), end), marker)


def _stands_alone(line: Line) -> bool:
    """Tell whether a line is a whole unit by itself: an omission, a date, figures, lost marks."""
    marker = find_marker(line.text)
    if marker and marker.style in {"omission", "lost", "angle"}:
        return True
    return is_date_line(line.text) or is_figures_line(line.text) or is_void_line(line.text)


def _begins_marked(line: Line, group: list[Line]) -> bool:
    """Tell whether a line opens a unit in a narrow column."""
    if _stands_alone(line) or _stands_alone(group[-1]):
        return True
    return bool(find_marker(line.text) or find_definition(line.text))


def _is_heading_line(line: Line) -> bool:
    """Tell whether a marked line stops well before the margin and is not a sentence."""
    marker = find_marker(line.text)
    short = width(line.text) < FULL_LINE and not line.stripped.endswith((*_SENTENCE_ENDS, "、"))
    return marker is not None and marker.style in HEADING_STYLES and short


def _begins_unit(line: Line, group: list[Line]) -> bool:
    """Tell whether a line opens a unit rather than going on with the group before it."""
    last = group[-1]
    if _stands_alone(line) or _stands_alone(last):
        return True
    if find_marker(line.text) or find_definition(line.text):
        return True
    if line.text[0] in "　 ":
        return True
    if last.stripped.endswith(_SENTENCE_ENDS):
        return True
    if len(group) == 1 and _is_heading_line(last) and width(line.text) > width(last.text) // 2:
        return True
    return line.after_blank and width(last.text) < FULL_LINE
