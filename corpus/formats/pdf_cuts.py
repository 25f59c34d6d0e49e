"""Whether a page break cuts a row of a table: the evidence that the page gives.

For: rulings missing at the break, a sentence that goes on, cells that ran out before it, a
beginning that no row of the table has but paragraphs within rows have. Against: room left on the
page, a cell that had ended well above the break and has text after it, figures on both sides.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.figures import read_number
from corpus.formats.pdf_tables import PageTable, TableCell
from corpus.formats.pdf_wraps import (
    NOT_AT_HEAD,
    ends_sentence,
    is_full,
    join_wraps,
    opens_unit,
    without_drop,
)
from corpus.markers import find_marker

# In lines: more room than this under a row means that it was not cut for want of room (a
# paragraph of up to three lines is moved as a whole), under a cell that the cell had ended.
_ROOM = 3.5
_EMPTY = "empty"
_CERTAIN, _LIKELY = 0.99, 0.95
_SMOOTHING = 0.5
# How many paragraphs each row is taken to be cut in for the count of cells that ran out.
_RUNS_OUT = 0.3


@dataclass(frozen=True, slots=True)
class Break:
    """A page break between two parts of a table; heads repeated after it are left out."""

    before: PageTable
    after: PageTable
    last: dict[int, TableCell]  # by column: the cells that end at the break
    first: dict[int, TableCell]  # by column: the cells that begin after it
    room_below: float  # in lines, on the page before the break

    @property
    def pairs(self) -> tuple[tuple[TableCell, TableCell], ...]:
        """Cells on both sides that stand in the same column."""
        return tuple(
            (self.last[column], cell)
            for column, cell in sorted(self.first.items())
            if column in self.last
        )


@dataclass(slots=True)
class Beginnings:
    """How the rows of a table begin, and how paragraphs within them do, column by column."""

    of_rows: Counter[tuple[int, str]] = field(default_factory=Counter)
    of_paragraphs: Counter[tuple[int, str]] = field(default_factory=Counter)
    rows: int = 0

    def learn(self, table: PageTable, rows: Iterable[int]) -> None:
        """Count rows that surely begin on a page (they do not stand after a break)."""
        for number in rows:
            self.rows += 1
            for column, cell in table.row(number).items():
                self.of_rows[(column, shape_of(cell))] += 1
                for text in join_wraps(cell.lines)[1:]:
                    self.of_paragraphs[(column, shape_of_text(text))] += 1

    def odds(self, column: int, shape: str) -> float:
        """Give how much likelier such a beginning is within a row than at its head."""
        within = float(self.of_paragraphs[(column, shape)])
        if shape == _EMPTY:
            within = self.rows * _RUNS_OUT
        return (within + _SMOOTHING) / (self.of_rows[(column, shape)] + _SMOOTHING)


def cut_probability(at: Break, beginnings: Beginnings, *, open_is_evidence: bool) -> float:
    """Give how probable it is (0 to 1) that the row before the break goes on after it."""
    if open_is_evidence and (at.before.open_bottom or at.after.open_top):
        return _CERTAIN
    if not at.pairs or at.room_below > _ROOM or any(_had_ended(*pair) for pair in at.pairs):
        return 1 - _CERTAIN
    if any(_are_figures(*pair) for pair in at.pairs):
        return 1 - _CERTAIN
    if any(_goes_on_mid_sentence(*pair) for pair in at.pairs):
        return _LIKELY
    log_odds = sum(math.log(beginnings.odds(cell.column, shape_of(cell))) for _, cell in at.pairs)
    return 1 / (1 + math.exp(-log_odds))


def shape_of(cell: TableCell) -> str:
    """Name the kind of beginning of a cell."""
    return shape_of_text(cell.lines[0].text) if cell.lines else _EMPTY


def shape_of_text(text: str) -> str:
    """Name the kind of beginning of a text: the style of its marker, a bracket, a number."""
    body = text.strip()
    marker = find_marker(body)
    if marker:
        return marker.style
    if not opens_unit(body):
        return "plain"
    first = body[0]
    return "bracket" if first in "（【［" else "number" if first.isdecimal() else "numeral"


def _had_ended(last: TableCell, first: TableCell) -> bool:
    """Tell that a cell ended well above the break, and that there is text after it all the same."""
    centred = last.lines and last.above > _ROOM
    return bool(first.lines) and last.below > _ROOM and not centred


def _are_figures(last: TableCell, first: TableCell) -> bool:
    """Tell whether both cells hold a whole figure, which never goes on on the next page."""
    return all(len(c.lines) == 1 and read_number(c.lines[0].text) for c in (last, first))


def _goes_on_mid_sentence(last: TableCell, first: TableCell) -> bool:
    if not last.lines or not first.lines:
        return False
    end, start = last.lines[-1], without_drop(first.lines[0])
    if start.text.lstrip()[:1] in NOT_AT_HEAD:
        return True
    return is_full(end, start) and not ends_sentence(end.text) and not opens_unit(start.text)
