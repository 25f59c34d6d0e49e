"""Answers who is responsible for all that stands below one heading, or how many actions that is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.responsibility import ACTION_WORDS, ACTIONS, on_side, say_by_side
from assistant.scope import Scope
from corpus import Duty, Side
from corpus.markers import without_marker
from corpus.text import squash, unwrap
from index.tokens import tokenise

_BELOW = {
    None: phrases.DUTIES_BELOW,
    Side.AFTER: phrases.DUTIES_BELOW_AFTER,
    Side.BEFORE: phrases.DUTIES_BELOW_BEFORE,
}
_OTHER_KINDS = frozenset({Kind.CHANGE, Kind.REASON, Kind.TIMELINE, Kind.COMPARE, Kind.GOAL})
# A heading is meant where the question says this share of its name.
NAME_SHARE = 0.3
# Shorter words stand in headings by chance.
WORD_CHARACTERS = 4


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading over several actions: its name, the share of it that is said, its actions."""

    name: str
    share: float
    depth: int
    duties: tuple[Duty, ...]


def answer_headed_duties(scope: Scope) -> Draft | None:
    """List and count, by side, the actions below the heading that is all a question names.

    None where it names anything else: an action, a department, a page, a sign.
    """
    reading = scope.reading
    listed = reading.kinds & {Kind.LIST, Kind.COUNT} and ACTIONS.search(reading.question)
    asked = listed or Kind.RESPONSIBILITY in reading.kinds
    if not asked or reading.kinds & _OTHER_KINDS or reading.departments:
        return None
    if reading.pages or reading.parts or not scope.duties:
        return None
    words = [t for t in reading.own if t not in ACTION_WORDS]
    duties = on_side(scope, scope.duties)
    found = [h for h in _headings(words, duties) if _is_meant(scope, h, words, duties)]
    if not words or not found:
        return None
    chosen = max(found, key=lambda heading: (heading.share, heading.depth))
    draft = scope.draft()
    say_by_side(draft, _BELOW, chosen.duties, heading=chosen.name)
    return draft


def _headings(words: Sequence[str], duties: Sequence[Duty]) -> Iterator[_Heading]:
    """Give the headings over several actions that hold all words of a question."""
    paths = {(d.section.document, d.section.path[:n]) for d in duties for n in _depths(d)}
    for document, path in sorted(paths):
        name = squash(without_marker(path[-1]))
        terms = set(tokenise(unwrap(path[-1])))
        below = [
            d
            for d in duties
            if (d.section.document, d.section.path[: len(path)]) == (document, path)
        ]
        if len({d.section.path for d in below}) > 1 and all(w in terms or w in name for w in words):
            said = {
                n for w in words if w in name for n in range(name.find(w), name.find(w) + len(w))
            }
            yield _Heading(unwrap(path[-1]), len(said) / len(name), len(path), tuple(below))


def _depths(duty: Duty) -> range:
    return range(1, len(duty.section.path))


def _is_meant(
    scope: Scope, heading: _Heading, words: Sequence[str], duties: Sequence[Duty]
) -> bool:
    """Tell whether a heading is named whole, or by a word that no action elsewhere uses."""
    if squash(without_marker(heading.name)) in squash(scope.reading.question):
        return True
    if heading.share < NAME_SHARE or max(map(len, words)) < WORD_CHARACTERS:
        return False
    outside = (unwrap(scope.corpus.text(d.section)) for d in duties if d not in heading.duties)
    return not any(all(word in text for word in words) for text in outside)
