"""Answers from the column of a before/after table that a question names.

The nearest text may stand in the other column, whose words the question happens to share.
"""

from assistant import phrases
from assistant.draft import Draft
from assistant.judge import is_supported
from assistant.kinds import Kind
from assistant.passages import quote_sections, ranked_statements, say_side
from assistant.recall import Found
from assistant.scope import Scope
from corpus import ChangeKind, Revision, Section, Side

# The asked column says as much of what the other one says of the question, at least.
SAME_SHARE = 0.5
# A section of this length is quoted whole.
WHOLE_CHARACTERS = 220


def answer_asked_column(scope: Scope) -> Draft | None:
    """Quote the counterpart, on the one side asked for, of the best text on the other side.

    Where the counterpart says nothing of it, that the text stands on the other side only is said
    first. None where the best text stands on the side asked for, or on none.
    """
    sides = scope.reading.sides
    if len(sides) != 1 or Kind.CHANGE in scope.reading.kinds or not is_supported(scope):
        return None
    best = next(iter(ranked_statements(scope)), None)
    section = best.statement.section if best else None
    if best is None or section is None or section.side in {None, *sides}:
        return None
    revision = next((r for r in scope.revisions if section in {r.after, r.before}), None)
    if revision is None or revision.kind is ChangeKind.OMITTED:
        return None
    other = revision.before if section.side is Side.AFTER else revision.after
    found = _nearest(scope, other) if other else None
    if found and _says_as_much(scope, best, found):
        return _quoted(scope, found)
    return _one_sided(scope, best, revision)


def _nearest(scope: Scope, section: Section) -> Found | None:
    """Give the best statement of a section."""
    return next((f for f in scope.evidence.found if f.statement.section == section), None)


def _says_as_much(scope: Scope, best: Found, found: Found) -> bool:
    """Tell whether a statement holds most of what the best one holds of the question."""
    held = [t for t in scope.reading.own if t in best.statement.terms]
    return not held or scope.lexicon.share(held, found.statement.terms) >= SAME_SHARE


def _quoted(scope: Scope, found: Found) -> Draft:
    """Quote a statement, or its whole section where that is short."""
    section = found.statement.section
    if section.end - section.start <= WHOLE_CHARACTERS:
        return quote_sections(scope, [section])
    draft = scope.draft()
    say_side(scope, draft, section)
    draft.quote(section, found.statement.start, found.statement.end)
    return draft


def _one_sided(scope: Scope, best: Found, revision: Revision) -> Draft:
    """Say that the best statement stands on the other side only, and quote it."""
    draft = scope.draft()
    only = phrases.ONLY_AFTER if best.statement.section.side is Side.AFTER else phrases.ONLY_BEFORE
    draft.say_of(revision.document, only)
    draft.quote(best.statement.section, best.statement.start, best.statement.end)
    return draft
