"""Asks back where a question points to something that was never named."""

from assistant import phrases
from assistant.draft import Draft
from assistant.records import Status
from assistant.scope import Scope


def ask_back(scope: Scope) -> Draft | None:
    """Ask what is meant by a 「それ」 without a question before it; None for any other question."""
    if not scope.reading.dangling:
        return None
    draft = scope.draft()
    draft.status = Status.CLARIFY
    draft.say(phrases.WHAT_IS_MEANT)
    draft.missing.append(scope.reading.question)
    return draft
