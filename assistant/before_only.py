"""Answers who was in charge of what a revision took away or replaced."""

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.scope import Scope
from corpus import ChangeKind, Revision, Section


def of_before_only(scope: Scope, home: Section, revision: Revision) -> Draft | None:
    """Answer who was in charge of an action that is gone; None for other questions.

    Where another action stands in its place now, that one is quoted too.
    """
    gone = home == revision.before and revision.kind in {ChangeKind.DELETED, ChangeKind.REPLACED}
    owned = any(duty.section == home for duty in scope.duties)
    if Kind.RESPONSIBILITY not in scope.reading.kinds or not gone or not owned:
        return None
    draft = scope.draft()
    draft.say_of(home.document, phrases.ONLY_BEFORE)
    draft.quote(home)
    if revision.after:
        draft.say_of(home.document, phrases.AFTER)
        draft.quote(revision.after)
    return draft
