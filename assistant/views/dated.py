"""What a document prints with a year: statements with dates, and tables that years head."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.figure_view import years_of
from assistant.views.pieces import PieceView, piece_at
from corpus import Basis, Calendar, Cell, Corpus, Fact, FactKind, Label, SectionKind, Side, Table
from corpus.figures import is_missing
from corpus.formats.blocks import Span
from corpus.layout import trimmed
from corpus.text import squash

_YEARS = re.compile(r"(?:19|20)\d\d")
# a longer section is cut to the sentence that holds the date
LONGEST = 160
LEAST_YEARS = 2


@dataclass(frozen=True, slots=True)
class DatedView:
    """Something printed with a year.

    `printed` is the date or the head as printed, `text` the words that it stands with, `subject`
    the other heads of a cell of a table. `kind` is a value of FactKind, or "cell". `side_name` is
    what the document calls the column of its before/after table; `before` says that it is the one
    before the revision.
    """

    year: int
    fiscal: bool
    printed: PieceView
    text: PieceView
    kind: str
    section: tuple[str, ...]
    subject: str = ""
    side_name: str = ""
    before: bool = False
    basis: Basis = Basis.PRINTED


@dataclass(frozen=True, slots=True)
class ScheduleCell:
    """A cell of a schedule; `text` is None where nothing is printed in it.

    `unit` is the unit of a number where it is printed elsewhere, else empty.
    """

    text: PieceView | None
    basis: Basis
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """A row of a schedule with its head; None for a column that has no cell in this row."""

    head: str
    cells: tuple[ScheduleCell | None, ...]


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """A table, as printed, that says in words what is done in which year."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[ScheduleRow, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """A year with what is printed with it; a fiscal year (年度) is not the calendar year."""

    year: int
    fiscal: bool
    entries: tuple[DatedView, ...]


def view_years(corpus: Corpus, document: str) -> tuple[YearView, ...]:
    """Give the years that a document prints, the earliest first, each with what stands there.

    What stands in the tables of `view_schedules` is left out.
    """
    shown: set[tuple[int, int]] = set()
    loose: list[DatedView] = []
    for table in corpus.tables_of(document):
        cells = list(_cells(corpus, table))
        if _is_schedule(cells):
            spans = (span for cell in table.cells for span in _spans(cell))
            shown.update(spans)
        else:
            shown |= {(cell.printed.start, cell.printed.end) for cell in cells}
            loose += cells
    entries = [*_facts(corpus, document, shown), *loose]
    entries.sort(key=lambda e: (e.year, e.fiscal, e.text.start, e.printed.start))
    years = groupby(entries, key=lambda entry: (entry.year, entry.fiscal))
    return tuple(YearView(year, fiscal, tuple(group)) for (year, fiscal), group in years)


def view_schedules(corpus: Corpus, document: str) -> tuple[ScheduleView, ...]:
    """Give the tables whose years head what is done, in order."""
    found = ((table, list(_cells(corpus, table))) for table in corpus.tables_of(document))
    return tuple(_schedule(corpus, table) for table, cells in found if _is_schedule(cells))


def _is_schedule(cells: Sequence[DatedView]) -> bool:
    """Tell whether some one thing has words for several years."""
    subjects = Counter(cell.subject for cell in cells)
    return max(subjects.values(), default=0) >= LEAST_YEARS


def _spans(cell: Cell) -> Iterator[Span]:
    """Give the spans of a cell and of its heads."""
    yield from cell.spans
    yield from (label.span for label in (*cell.row_heads, *cell.column_heads))


def _schedule(corpus: Corpus, table: Table) -> ScheduleView:
    """Show a whole table: a column that is headed by no single year belongs to it too."""
    columns = dict.fromkeys(cell.column_heads for cell in table.cells)
    rows: dict[tuple[tuple[Label, ...], int | None], dict[tuple[Label, ...], ScheduleCell]] = {}
    for cell in table.cells:
        row = rows.setdefault((cell.row_heads, cell.line), {})
        row.setdefault(cell.column_heads, _schedule_cell(corpus, cell))
    path = table.section.path
    return ScheduleView(
        table.caption.text if table.caption else path[-1],
        tuple(_heading(heads) for heads in columns),
        tuple(
            ScheduleRow(_heading(heads), tuple(row.get(column) for column in columns))
            for (heads, _), row in rows.items()
        ),
    )


def _schedule_cell(corpus: Corpus, cell: Cell) -> ScheduleCell:
    """Show a cell with the unit that its number has elsewhere."""
    if cell.span is None:
        return ScheduleCell(None, cell.basis)
    unit = cell.unit.text if cell.unit and cell.number is not None else ""
    text = piece_at(corpus, cell.section.document, *cell.span)
    return ScheduleCell(text, cell.basis, "" if unit in text.text else unit)


def _heading(labels: Sequence[Label]) -> str:
    return "・".join(label.text for label in labels)


def _facts(corpus: Corpus, document: str, heads: set[tuple[int, int]]) -> Iterator[DatedView]:
    """Give the dated facts; heads of years whose cells are shown would only be said twice."""
    for fact in corpus.facts:
        start, end = fact.quoted.start, fact.quoted.end
        if fact.quoted.document != document or any(a <= start and end <= b for a, b in heads):
            continue
        if fact.date is None and fact.kind is not FactKind.MILESTONE:
            continue
        if fact.section.kind is SectionKind.TABLE_HEAD:
            continue  # a head says nothing by itself
        yield from _fact(corpus, fact)


def _fact(corpus: Corpus, fact: Fact) -> Iterator[DatedView]:
    """Show a fact, an event with two years at both of them."""
    document, section = fact.quoted.document, fact.section
    found = _YEARS.findall(fact.value) if fact.date is None else [fact.date.value[:4]]
    start, end = _statement(corpus, fact)
    for year in dict.fromkeys(found):
        yield DatedView(
            year=int(year),
            fiscal=fact.date is not None and fact.date.calendar is Calendar.FISCAL,
            printed=piece_at(corpus, document, fact.quoted.start, fact.quoted.end),
            text=piece_at(corpus, document, start, end),
            kind=fact.kind.value,
            section=_above(section.path, fact),
            side_name=corpus.side_name(section),
            before=section.side is Side.BEFORE,
            basis=fact.basis,
        )


def _above(path: tuple[str, ...], fact: Fact) -> tuple[str, ...]:
    """Give the path of a fact without a last part that only repeats it."""
    said = squash(path[-1]) == squash(fact.quoted.text)
    return path[:-1] if said else path


def _statement(corpus: Corpus, fact: Fact) -> tuple[int, int]:
    """Give the section of a fact, or the sentence of it where the section is long."""
    section = fact.section
    if section.end - section.start <= LONGEST:
        return section.start, section.end
    text = corpus.document(section.document).text
    start = text.rfind("。", section.start, fact.quoted.start) + 1 or section.start
    end = text.find("。", fact.quoted.end, section.end) + 1 or section.end
    return trimmed(text, start, end)


def _cells(corpus: Corpus, table: Table) -> Iterator[DatedView]:
    """Give the cells of words that stand in a row or a column of a year."""
    for cell in table.cells:
        if cell.number is None and cell.spans and not is_missing(cell.value):
            head = next((h for h in (*cell.column_heads, *cell.row_heads) if _year(h)), None)
            if head is not None:
                yield _cell(corpus, cell, head)


def _cell(corpus: Corpus, cell: Cell, head: Label) -> DatedView:
    """Show a cell with its year."""
    others = [h.text for h in (*cell.row_heads, *cell.column_heads) if h is not head]
    section = cell.section
    return DatedView(
        year=_year(head) or 0,
        fiscal="年度" in head.text,
        printed=piece_at(corpus, section.document, *head.span),
        text=piece_at(corpus, section.document, cell.spans[0][0], cell.spans[-1][1]),
        kind="cell",
        section=section.path,
        subject="・".join(others),
        side_name=corpus.side_name(section),
        before=section.side is Side.BEFORE,
        basis=cell.basis,
    )


def _year(head: Label) -> int | None:
    """Read the year of a head; None for one without, or with more than one."""
    years = {found for year in years_of(head.text) for found in _YEARS.findall(year)}
    return int(years.pop()) if len(years) == 1 else None
