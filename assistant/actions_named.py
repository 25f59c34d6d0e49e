"""Lists every action that uses the words of a question who is responsible for it.

「広場の担当部署はどこ」 is asked of all actions that speak of the 広場, not of the first of them.
"""

import re
from collections.abc import Collection, Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.offices_asked import say_offices
from assistant.questionwords import question_words
from assistant.responsibility import ACTION_WORDS, on_side, say_by_side
from assistant.scope import Scope
from corpus import Duty, Notation, Section, SectionKind, Side
from corpus.markers import without_marker
from corpus.text import squash

_SAID = {
    None: phrases.DUTIES_WITH,
    Side.AFTER: phrases.DUTIES_WITH_AFTER,
    Side.BEFORE: phrases.DUTIES_WITH_BEFORE,
}
_OTHER_KINDS = frozenset(
    {Kind.CHANGE, Kind.REASON, Kind.TIMELINE, Kind.COMPARE, Kind.GOAL, Kind.DEFINITION}
)
_PARTICLES = "をはがにのでともへや、。「」"
# A name in few signs stands in many words by chance.
NAME_CHARACTERS = 2


def answer_named_actions(scope: Scope) -> Draft | None:
    """List and count the actions that use all words of a question; None for fewer than two.

    With the departments of all of them where those are counted or listed.
    """
    reading = scope.reading
    if Kind.RESPONSIBILITY not in reading.kinds or reading.kinds & _OTHER_KINDS:
        return None
    if reading.departments or reading.parts or reading.bare:
        return None
    skipped = ACTION_WORDS | question_words()
    words = [t for t in reading.own if t not in skipped and not t.isascii()]
    if not words or not all(map(scope.lexicon.knows, words)):
        return None
    duties = on_side(scope, scope.duties)
    found = [duty for duty in duties if _uses(scope, duty, words)]
    if len(found) < 2 or any(_is_named(scope, duty) for duty in duties):
        return None
    name = _name(scope, found, words)
    if len(name) < NAME_CHARACTERS:
        return None
    draft = scope.draft()
    say_by_side(draft, _SAID, found, word=name)
    if reading.kinds & {Kind.LIST, Kind.COUNT}:
        say_offices(scope, draft, found)
    return draft


def _uses(scope: Scope, duty: Duty, words: Collection[str]) -> bool:
    """Tell whether an action with its headings uses all of some words, one of them by itself."""
    own, above = set[str](), set[str]()
    for statement in _statements(scope).get(duty.section.key, ()):
        own |= statement[0]
        above |= statement[1]
    return all(w in own or w in above for w in words) and any(w in own for w in words)


def _statements(scope: Scope) -> dict[str, list[tuple[frozenset[str], frozenset[str]]]]:
    """Give the terms of the statements of every section that a duty stands in."""
    return scope.once(_terms_of_duties)


def _terms_of_duties(scope: Scope) -> dict[str, list[tuple[frozenset[str], frozenset[str]]]]:
    homes = {duty.section.key for duty in scope.duties}
    terms: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
    for one in scope.lexicon.statements:
        if one.section.key in homes:
            terms.setdefault(one.section.key, []).append((one.terms, one.path_terms))
    return terms


def _is_named(scope: Scope, duty: Duty) -> bool:
    """Tell whether a question says the name of one action whole, that of its row or heading."""
    if duty.notation is not Notation.BRACKET or _is_head(duty.section):
        name = squash(without_marker(duty.section.path[-1]))
        return len(name) > NAME_CHARACTERS and name in squash(scope.reading.question)
    return False


def _is_head(section: Section) -> bool:
    return section.kind in {SectionKind.HEADING, SectionKind.ROW}


def _name(scope: Scope, duties: Sequence[Duty], words: Sequence[str]) -> str:
    """Give what a question calls the thing: as far as all actions, or their headings, print it."""
    said = squash(scope.reading.question)
    texts = [
        squash(scope.corpus.text(duty.section)) + "\n" + squash("\n".join(duty.section.path))
        for duty in duties
    ]
    names: list[str] = []
    for word in sorted(words, key=len, reverse=True):
        if word in said and not any(word in name for name in names):
            names.append(_longest(said, word, texts))
    return "・".join(dict.fromkeys(filter(None, names)))


def _longest(said: str, word: str, texts: Sequence[str]) -> str:
    """Give the longest piece around a word that all texts print, particles off its ends."""
    start, end = said.find(word), said.find(word) + len(word)
    pieces = (
        said[first:last]
        for first in range(start + 1)
        for last in range(end, len(said) + 1)
        if all(said[first:last] in text for text in texts)
    )
    longest = max(pieces, key=len, default="")
    return re.sub(rf"^[{_PARTICLES}]+|[{_PARTICLES}]+$", "", longest)
