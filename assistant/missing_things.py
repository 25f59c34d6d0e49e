"""Refuses a fee, an hour, a telephone number … that no statement about the subject tells."""

from collections.abc import Sequence

from assistant import phrases
from assistant.asked_things import Thing, things_asked
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.refusal import refuse
from assistant.scope import Scope
from assistant.subjects import about, subject_of, telling, units_about


def refuse_missing_thing(scope: Scope) -> Draft | None:
    """Refuse the things of service asked for that nothing about the subject tells.

    Where a part of them is told, the answer is left to the composers behind.
    """
    if Kind.CHANGE in scope.reading.kinds and scope.revisions:
        return None
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
    return any(thing.sign.search(f"1{unit}") for unit in units_about(scope, subject))
