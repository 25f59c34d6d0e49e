"""Answers with the sentence that says it: definitions first, then the best statement."""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind, holds
from assistant.lexicon import Statement
from assistant.recall import Found
from assistant.scope import Scope
from corpus import Section, SectionKind, Side, Term
from corpus.markers import find_marker
from corpus.text import squash
from index.normalise import fold

# A further sentence must be this close to the best and say more of what was asked.
_SAYS_NOTHING = frozenset(
    {SectionKind.TITLE, SectionKind.HEADING, SectionKind.FIGURES, SectionKind.OMISSION}
)
# Signs that repeat the line above.
_DITTO = re.compile(r"(?:〃|同上|々々)\s*$")
# A reason or a way of doing often takes the sentences around it.
WHOLE_SECTION_CHARACTERS = 220
MOST_ITEMS = 8
# How much less a statement may score that holds the type of thing asked for.
TYPE_LEEWAY = 0.25
NEXT_SHARE = 0.8
MOST = 3


def answer_definition(scope: Scope) -> Draft | None:
    """Answer what a word means with its printed definition."""
    if Kind.DEFINITION not in scope.reading.kinds:
        return None
    terms = _terms(scope)
    if not terms:
        return None
    draft = scope.draft()
    for term in terms:
        say_side(scope, draft, term.section.side)
        draft.quote(term.section)
    return draft


def _terms(scope: Scope) -> list[Term]:
    """Give the defined words of a question, none inside a longer one, on the side asked for."""
    named: list[Term] = []
    for text in (scope.reading.question, scope.reading.search):
        named = named or [t for t in scope.terms if fold(t.term) in fold(text)]
    sides = scope.reading.sides or {Side.AFTER}
    order = sorted(named, key=lambda t: (-len(t.term), t.section.side not in {None, *sides}))
    chosen: list[Term] = []
    for term in order:
        inside = any(fold(term.term) in fold(other.term) for other in chosen)
        if term.definition is not None and not inside:
            chosen.append(term)
    return sorted(chosen, key=lambda t: (t.document, t.start))


def answer_passage(scope: Scope) -> Draft | None:
    """Answer with the best statement, and with those beside it that say more."""
    chosen = _siblings(scope) or _choose(scope)
    if not chosen:
        return None
    draft = scope.draft()
    for found in sorted(chosen, key=lambda one: one.statement.start):
        statement = found.statement
        say_side(scope, draft, statement.section.side)
        if _whole(scope, statement):
            draft.quote(statement.section)
        else:
            draft.quote(statement.section, statement.start, statement.end)
        above = _above(scope, statement)
        if above:
            draft.quote(above)
    return draft


def _whole(scope: Scope, statement: Statement) -> bool:
    """Tell whether the question wants the whole of a short section."""
    section = statement.section
    short = section.end - section.start <= WHOLE_SECTION_CHARACTERS
    return short and bool(scope.reading.kinds & {Kind.REASON, Kind.PROCESS})


def _above(scope: Scope, statement: Statement) -> Section | None:
    """Give the section above one that only repeats it (〃)."""
    if not _DITTO.search(statement.text):
        return None
    before = [s for s in scope.sections if s.document == statement.section.document
              and s.end <= statement.section.start]
    return before[-1] if before else None


def say_side(scope: Scope, draft: Draft, side: Side | None) -> None:
    """Say which side a quote stands on; a before-only fact is named as one."""
    if side is Side.AFTER:
        draft.say(phrases.DRAFT)
    elif side is Side.BEFORE:
        asked = Side.BEFORE in scope.reading.sides
        draft.say(phrases.BEFORE if asked else phrases.ONLY_BEFORE)


def ranked_statements(scope: Scope) -> list[Found]:
    """Give the statements that can answer, best first: of the type asked for, where one is."""
    found = [f for f in scope.evidence.found if f.statement.section.kind not in _SAYS_NOTHING]
    asked = scope.reading.asked
    if not found or asked is None:
        return found
    held = [f for f in found if holds(f.statement.text, asked)]
    near = [f for f in held if f.score >= found[0].score - TYPE_LEEWAY]
    return near


def _siblings(scope: Scope) -> list[Found]:
    """Give the whole list that the best statement is an item of, where a list is asked for."""
    ranked = ranked_statements(scope)
    if Kind.LIST not in scope.reading.kinds or not ranked:
        return []
    home = ranked[0].statement.section
    marker = find_marker(ranked[0].statement.text)
    if marker is None or marker.style != "bullet":
        return []
    beside = [f for f in scope.evidence.found if f.statement.section.path == home.path
              and f.statement.section.side == home.side
              and f.statement.section.kind is SectionKind.CLAUSE]
    return beside if len(beside) <= MOST_ITEMS else []


def _choose(scope: Scope) -> list[Found]:
    """Take the best statement; add near ones of its heading that cover further words."""
    ranked = ranked_statements(scope)
    if not ranked:
        return []
    best = _same_in_after(scope, ranked[0])
    chosen = [best]
    covered = best.statement.terms | best.statement.path_terms
    for found in ranked[1:12]:
        section = found.statement.section
        home = best.statement.section
        same = section.path == home.path and section.side == home.side
        fresh = {t for t in scope.reading.focus if t in found.statement.terms} - covered
        close = found.score >= NEXT_SHARE * best.score
        if same and close and fresh and found.statement != best.statement and len(chosen) < MOST:
            chosen.append(found)
            covered |= found.statement.terms
    return chosen


def _same_in_after(scope: Scope, found: Found) -> Found:
    """Prefer the same sentence in the after column to one in the before column."""
    statement = found.statement
    if statement.section.side is not Side.BEFORE or Side.BEFORE in scope.reading.sides:
        return found
    for other in scope.evidence.found:
        if other.statement.section.side is Side.AFTER and squash(other.statement.text) == squash(
            statement.text
        ):
            return other
    return found
