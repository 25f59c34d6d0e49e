"""Answers a question of several parts: each part for itself, and what is missing by name."""

from collections.abc import Sequence
from dataclasses import replace

from assistant import phrases
from assistant.draft import Draft, without_markers
from assistant.joining import answers, append
from assistant.names import with_names
from assistant.parts import Part, split_question
from assistant.records import Status
from assistant.scope import Scope

# What a refusal says at its end.
_HELP = frozenset({phrases.SEE_NEAREST, phrases.HOW_TO_ASK})


def answer_parts(scope: Scope) -> Draft | None:
    """Answer every part of a question that asks several things; None for a question of one."""
    if scope.asking is None or scope.reading.language != "ja":
        return None
    parts = split_question(with_names(scope))
    if not parts:
        return None
    drafts: list[Draft] = []
    for part in parts:
        drafts.append(_ask(scope, part, drafts))
    if not any(map(answers, drafts)):
        return _refused(scope, parts, drafts)
    return _joined(scope, parts, drafts)


def _ask(scope: Scope, part: Part, before: Sequence[Draft]) -> Draft:
    """Ask one part, then with more of the whole question around it.

    A part that hangs on an earlier one is about the city that this was answered for.
    """
    assert scope.asking is not None  # for the types: answer_parts asks
    cities = scope.reading.cities or (frozenset() if part.wider else _cities(scope, before))
    draft = scope.asking.ask(part.text, part.before, cities)
    if answers(draft) or not part.wider:
        return draft
    return scope.asking.ask(part.wider, part.before, cities)


def _cities(scope: Scope, drafts: Sequence[Draft]) -> frozenset[str]:
    """Give the city that drafts were answered for, if it is one."""
    cited = {c.document for draft in drafts if answers(draft) for c in draft.citations}
    cities = {scope.corpus.document(document).city for document in cited}
    return frozenset(city for city in cities if city) if len(cities) == 1 else frozenset()


def _refused(scope: Scope, parts: Sequence[Part], drafts: Sequence[Draft]) -> Draft:
    """Refuse all parts: as the whole question is refused, else with the reasons of each."""
    assert scope.asking is not None  # for the types: answer_parts asks
    whole = scope.asking.compose(replace(scope, asking=None))
    if not answers(whole):
        return whole
    draft = scope.draft()
    draft.status = Status.UNANSWERABLE
    for one in drafts:
        append(draft, one)
        draft.nearest += [each for each in one.nearest if each not in draft.nearest]
    del draft.nearest[scope.settings.nearest :]
    draft.lines = [line for line in dict.fromkeys(draft.lines) if line not in _HELP]
    draft.say(phrases.SEE_NEAREST if draft.nearest else phrases.HOW_TO_ASK)
    draft.missing = [part.name for part in parts]
    return draft


def _joined(scope: Scope, parts: Sequence[Part], drafts: Sequence[Draft]) -> Draft:
    """Join what answers, and name what does not."""
    draft = scope.draft()
    for one in filter(answers, drafts):
        append(draft, one)
    for part, one in zip(parts, drafts, strict=True):
        if not answers(one):
            draft.missing.append(part.name)
            draft.say(phrases.PART_NOT_FOUND.format(part=without_markers(part.name)))
            draft.nearest += [each for each in one.nearest if each not in draft.nearest]
    del draft.nearest[scope.settings.nearest :]
    if draft.missing:
        draft.status = Status.PARTIAL
    return draft
