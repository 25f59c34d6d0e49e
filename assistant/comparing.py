"""Answers that put two cities side by side, each from its own documents."""

from dataclasses import replace

from assistant import phrases
from assistant.draft import Draft
from assistant.passages import ranked_statements, say_side
from assistant.recall import Found
from assistant.records import Status
from assistant.scope import Scope

# Each city's best statement needs this coverage or this score.
COVERAGE_FLOOR, SCORE_FLOOR = 0.12, 0.4


def answer_comparison(scope: Scope) -> Draft | None:
    """Quote the best statement of every city that a question names; None for fewer than two."""
    cities = [d.city for d in scope.documents if d.city in scope.reading.cities]
    if len(set(cities)) < 2:
        return None
    draft = scope.draft()
    for city in dict.fromkeys(cities):
        found = _best(scope, city)
        draft.say(phrases.IN_CITY.format(city=city))
        if found is None:
            draft.lines[-1] += phrases.NONE_HERE
            draft.missing.append(city)
            continue
        statement = found.statement
        say_side(scope, draft, statement.section)
        draft.quote(statement.section, statement.start, statement.end)
    if draft.missing:
        draft.status = Status.PARTIAL if draft.citations else Status.UNANSWERABLE
    return draft


def _best(scope: Scope, city: str) -> Found | None:
    """Give the best statement of one city that bears on the question."""
    documents = tuple(d for d in scope.documents if d.city == city)
    ids = {d.id for d in documents}
    found = tuple(f for f in scope.evidence.found if f.statement.section.document in ids)
    part = replace(scope, documents=documents, evidence=replace(scope.evidence, found=found))
    ranked = ranked_statements(part)
    if not ranked:
        return None
    best = ranked[0]
    enough = best.coverage >= COVERAGE_FLOOR or best.score >= SCORE_FLOOR
    return best if enough else None
