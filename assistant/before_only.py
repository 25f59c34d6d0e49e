"""Answers who was in charge of what only the before column has."""

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.scope import Scope
from corpus import Section, Side


def of_before_only(scope: Scope, home: Section) -> Draft | None:
    """Answer who was in charge of what only the before column has; None for other questions."""
    owned = any(duty.section == home for duty in scope.duties)
    if Kind.RESPONSIBILITY not in scope.reading.kinds or home.side is not Side.BEFORE or not owned:
        return None
    draft = scope.draft()
    draft.say_of(home.document, phrases.ONLY_BEFORE)
    draft.quote(home)
    return draft
