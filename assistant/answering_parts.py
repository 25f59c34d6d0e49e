"""Answers a question of several parts: each part for itself, and what is missing by name."""

from collections.abc import Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.joining import answers, append
from assistant.parts import Part, split_question
from assistant.records import Status
from assistant.refusal import refuse
from assistant.scope import Scope

# What a refusal says at its end.
_HELP = frozenset({phrases.SEE_NEAREST, phrases.HOW_TO_ASK})


def answer_parts(scope: Scope) -> Draft | None:
    """Answer every part of a question that asks several things; None for a question of one."""
    if scope.asking is None or scope.reading.language != "ja":
        return None
    parts = split_question(scope.reading.question)
    if not parts:
        return None
    drafts = [_ask(scope, part) for part in parts]
    if not any(map(answers, drafts)):
        return _refused(scope, parts, drafts)
    return _joined(scope, parts, drafts)


def _ask(scope: Scope, part: Part) -> Draft:
    """Ask one part, then with more of the whole question around it."""
    assert scope.asking is not None  # for the types: answer_parts asks
    cities = scope.reading.cities
    draft = scope.asking.ask(part.text, part.before, cities)
    if answers(draft) or not part.wider:
        return draft
    return scope.asking.ask(part.wider, part.before, cities)


def _refused(scope: Scope, parts: Sequence[Part], drafts: Sequence[Draft]) -> Draft:
    """Refuse all parts with the reasons of each."""
    reasons = [line for draft in drafts for line in draft.lines if line not in _HELP]
    return refuse(scope, *dict.fromkeys(reasons), missing=[part.name for part in parts])


def _joined(scope: Scope, parts: Sequence[Part], drafts: Sequence[Draft]) -> Draft:
    """Join what answers, and name what does not."""
    draft = scope.draft()
    for one in filter(answers, drafts):
        append(draft, one)
    for part, one in zip(parts, drafts, strict=True):
        if not answers(one):
            draft.missing.append(part.name)
            draft.say(phrases.PART_NOT_FOUND.format(part=part.name))
            draft.nearest += [each for each in one.nearest if each not in draft.nearest]
    del draft.nearest[scope.settings.nearest :]
    if draft.missing:
        draft.status = Status.PARTIAL
    return draft
