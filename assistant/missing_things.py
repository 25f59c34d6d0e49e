"""Refuses a fee, an hour, a telephone number … that no statement about the subject tells."""

from collections.abc import Sequence

from assistant import phrases
from assistant.asked_things import Thing, things_asked
from assistant.draft import Draft
from assistant.refusal import refuse
from assistant.scope import Scope
from assistant.subjects import about, covers, subject_of, telling
from corpus import Cell, Table


def refuse_missing_thing(scope: Scope) -> Draft | None:
    """Refuse the things of service asked for that nothing about the subject tells.

    Where a part of them is told, the answer is left to the composers behind.
    """
    asked = things_asked(scope.reading.question)
    words = [said for _, said in asked]
    missing = [thing for thing, _ in asked if not _is_told(scope, thing, words)]
    if not missing or len(missing) < len(asked):
        return None
    what = "、".join(dict.fromkeys(thing.name for thing in missing))
    return refuse(scope, phrases.NO_SUCH_TYPE.format(what=what), missing=[t.name for t in missing])


def _is_told(scope: Scope, thing: Thing, words: Sequence[str]) -> bool:
    """Tell whether a statement about the subject, or a cell of a table, tells a thing."""
    subject = subject_of(scope, *words)
    if about(scope, telling(scope, thing.sign), subject):
        return True
    return any(
        cell.unit is not None
        and thing.sign.search(f"1{cell.unit.text}")
        and covers(scope, _heads(table, cell), subject)
        for table in scope.tables
        for cell in table.cells
    )


def _heads(table: Table, cell: Cell) -> str:
    """Give what names a cell: its heads, its table, the headings over it."""
    caption = table.caption.text if table.caption else ""
    return "　".join((cell.row, cell.column, caption, *table.section.path))
