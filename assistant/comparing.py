"""Answers that put things side by side: two cities, or things of one document."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import phrases
from assistant.comparing_cities import answer_cities
from assistant.coordination import Pair, find_pair, find_row
from assistant.draft import Draft, without_markers
from assistant.joining import answers, append
from assistant.names import with_names
from assistant.one_thing import (
    MEASURED,
    Ask,
    ask_about,
    has_figures,
    is_name,
    plain,
    tells_about,
    with_status,
)
from assistant.parts import own_terms
from assistant.refusal import refuse
from assistant.scope import Scope
from corpus.text import squash

_YEARS = re.compile(r"^[\s\W]*(?:令和|平成|昭和|[RHS])?[0-9０-９元]+(?:年度?)?$")


def answer_comparison(scope: Scope) -> Draft | None:
    """Put what a question compares side by side; None where it compares nothing."""
    if scope.asking is None:
        return None
    return answer_cities(scope) or _things(scope) or _row(scope)


def _things(scope: Scope) -> Draft | None:
    """Answer for each of the things that a question sets against each other."""
    reading = scope.reading
    pair = find_pair(with_names(scope))
    if pair is None or len(reading.sides) > 1 or all(map(_YEARS.match, pair.things)):
        return None
    return _of_pair(scope, pair) if all(map(is_name, pair.things)) else None


def _row(scope: Scope) -> Draft | None:
    """Answer for things named side by side, where an answer to all at once leaves one out."""
    pair = find_row(with_names(scope))
    if scope.asking is None or pair is None or not _are_headings(scope, pair.things):
        return None
    whole = scope.asking.compose(replace(scope, asking=None))
    if answers(whole) and all(tells_about(scope, whole, thing) for thing in pair.things):
        return whole
    draft = _of_pair(scope, pair)
    return draft if draft and not draft.missing else None


def _are_headings(scope: Scope, things: Sequence[str]) -> bool:
    """Tell whether the documents have each thing in headings, and nowhere all in a row."""
    names = [squash(thing) for thing in things]
    headings = {heading for one in scope.lexicon.statements for heading in one.headings}
    if not all(any(name in heading for heading in headings) for name in names):
        return False
    rows = re.compile("(?:と|・|や|、|及び|および)".join(map(re.escape, names)))
    return not any(rows.search(squash(document.text)) for document in scope.documents)


def _of_pair(scope: Scope, pair: Pair) -> Draft | None:
    """Answer for each thing, and name those that the documents say nothing about."""
    draft = scope.draft()
    home = _home(scope, pair.things)
    rest = plain(pair.rest, alone=True)
    parts: list[Draft | None] = []
    for thing in pair.things:
        others = tuple(other for other in pair.things if other != thing)
        ask = Ask(pair.front + thing + rest, thing, pair.front, rest, others)
        parts.append(ask_about(home, ask, scope.reading.cities))
    if MEASURED.search(scope.reading.question) and not all(map(has_figures, parts)):
        return refuse(scope)
    for thing, part in zip(pair.things, parts, strict=True):
        if part is None:
            draft.missing.append(thing)
        else:
            append(draft, part)
    for thing in draft.missing:
        draft.say(phrases.PART_NOT_FOUND.format(part=without_markers(thing)))
    return with_status(draft) if draft.citations else None


def _home(scope: Scope, things: Sequence[str]) -> Scope:
    """Look at the one document that knows all the things, if there is one."""
    terms = [t for thing in things for t in own_terms(thing) if scope.lexicon.knows(t)]
    known = [d for d in scope.documents if all(scope.lexicon.knows(t, d.id) for t in terms)]
    return replace(scope, documents=tuple(known)) if len(known) == 1 and terms else scope
