"""Answers when something is done from a table of years whose cells say what is done in each."""

from collections.abc import Mapping, Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.figure_view import years_of
from assistant.kinds import Asked, Kind, holds
from assistant.questionwords import question_words
from assistant.records import Role
from assistant.scope import Scope
from assistant.subjects import terms_of
from corpus import Basis, Cell, Label, Section, Table
from corpus.figures import is_missing
from index.normalise import fold

_OTHER_KINDS = frozenset({Kind.CHANGE, Kind.RESPONSIBILITY, Kind.REASON})
# The question has this share of a row's name, weighed by rareness, and no other row as much.
NAME_SHARE = 0.5
LEAST_YEARS = 2


def answer_scheduled(scope: Scope) -> Draft | None:
    """Say what a row prints for each year; None where no one row is named, or a text has a date."""
    reading = scope.reading
    asked = reading.asked is Asked.DATE or (reading.years and Kind.TIMELINE in reading.kinds)
    if not asked or reading.kinds & _OTHER_KINDS or _is_told(scope):
        return None
    shares = {
        section: share
        for table in scope.tables
        for section, cells in _rows(table).items()
        if (share := _share(scope, cells[0].row_heads)) >= NAME_SHARE
    }
    best = max(shares.values(), default=0.0)
    named = [section for section, share in shares.items() if share == best]
    if len(named) != 1:
        return None
    cells = next(_rows(t)[named[0]] for t in scope.tables if named[0] in _rows(t))
    draft = scope.draft()
    for cell in cells:
        draft.say(say_cell(draft, cell))
    return draft


def _is_told(scope: Scope) -> bool:
    """Tell whether the best statement has a date itself, and is no row of a table."""
    found = scope.evidence.found[:1]
    return any(
        holds(f.statement.text, Asked.DATE) and not _is_row(scope, f.statement.section)
        for f in found
    )


def _is_row(scope: Scope, section: Section) -> bool:
    """Tell whether a section is a row of a table of years."""
    return any(section in _rows(table) for table in scope.tables)


def _rows(table: Table) -> Mapping[Section, Sequence[Cell]]:
    """Give the cells of words below heads that are years, row by row."""
    rows: dict[Section, list[Cell]] = {}
    for cell in table.cells:
        headed = any(years_of(label.text) for label in cell.column_heads)
        if headed and cell.row_heads and cell.number is None and not is_missing(cell.value):
            rows.setdefault(cell.section, []).append(cell)
    return {section: cells for section, cells in rows.items() if len(cells) >= LEAST_YEARS}


def _share(scope: Scope, heads: Sequence[Label]) -> float:
    """Give the weighted share of a row's innermost name that a question says."""
    name = [t for t in terms_of(fold(heads[-1].text)) if t not in question_words()]
    return scope.lexicon.share(name, {*scope.reading.own, *terms_of(fold(scope.reading.question))})


def say_cell(draft: Draft, cell: Cell) -> str:
    """Say one cell with its innermost row head and its column heads, each cited."""
    row = _marked(draft, cell, cell.row_heads[-1])
    column = "・".join(_marked(draft, cell, label) for label in cell.column_heads)
    value = f"{cell.value}[{draft.cite(cell.section, *cell.spans[0], basis=Basis.PRINTED)}]"
    return phrases.CELL.format(row=row, column=column, value=value)


def _marked(draft: Draft, cell: Cell, label: Label) -> str:
    """Give a label with the marker of its citation."""
    home = draft.corpus.section_at(cell.section.document, label.span[0])
    return f"{label.text}[{draft.cite(home, *label.span, role=Role.CONTEXT)}]"
