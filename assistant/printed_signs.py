"""Finds the line that prints what a question quotes with its signs: 令和7年●月."""

import re

from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.lexicon import Statement
from assistant.refusal import BLANK, asks_sign, left_blank
from assistant.scope import Scope
from assistant.subjects import statements_in
from corpus import SectionKind
from corpus.text import squash
from index.normalise import fold

_SIGNS = "○●◎〇△▲☆★◇◆□■"
_RUN = re.compile(rf"[^、。?？「」『』“”\"]*[{_SIGNS}][^、。?？「」『』“”\"]*")
# A sign with so many characters beside it is a string of some page and no sign of a table.
LEAST = 4


def answer_printed_sign(scope: Scope) -> Draft | None:
    """Quote the line that prints a sign with the characters beside it; None without such a line.

    A date with a sign for its figure is said to be left open.
    """
    if asks_sign(scope.reading.question) and not BLANK.search(scope.reading.question):
        return None
    for run in _RUN.findall(scope.reading.question):
        said = squash(fold(run))
        best, length = None, LEAST - 1
        for statement in statements_in(scope):
            if statement.section.kind is SectionKind.LOST:
                continue
            shared = _shared(said, squash(fold(statement.text)))
            if shared > length:
                best, length = statement, shared
        if best is None or _heads_change(scope, best):
            continue
        if BLANK.search(best.text) and BLANK.search(run):
            return left_blank(scope, best.section, best.start, best.end)
        draft = scope.draft()
        draft.quote(best.section, best.start, best.end)
        return draft
    return None


def _heads_change(scope: Scope, found: Statement) -> bool:
    """Tell whether a line is the heading whose text is said to have changed."""
    return found.section.kind is SectionKind.HEADING and Kind.CHANGE in scope.reading.kinds


def _shared(said: str, printed: str) -> int:
    """Give how many characters around a sign a question shares with a line; 0 without a word."""
    longest = 0
    for place, sign in enumerate(said):
        for at in _places(printed, sign) if sign in _SIGNS else ():
            first, last = 0, 1
            while first < min(place, at) and said[place - first - 1] == printed[at - first - 1]:
                first += 1
            rest = min(len(said) - place, len(printed) - at)
            while last < rest and said[place + last] == printed[at + last]:
                last += 1
            shared = said[place - first : place + last]
            if re.search(r"[^\W_]", shared):
                longest = max(longest, len(shared))
    return longest


def _places(text: str, sign: str) -> list[int]:
    """Give where a sign stands in a text."""
    return [place for place, one in enumerate(text) if one == sign]
