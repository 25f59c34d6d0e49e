"""Counts what a sentence lists: 上田、丸子、真田、武石地域 are four 地域."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant import phrases
from assistant.draft import Draft
from assistant.judge import bears
from assistant.kinds import Kind, counts
from assistant.passages import say_side
from assistant.recall import Found
from assistant.scope import Scope
from corpus.text import squash_with_origin

# 何地域, いくつの施設: what is counted, in the words of the language.
_COUNTED = re.compile(
    r"何(?P<unit>[一-鿿ァ-ヺー]{1,6}?)(?=$|[にでがをはのとあく、。?？])"
    r"|いくつの(?P<of>[一-鿿ァ-ヺー]{1,10})"
)
# Two words with a comma between them are seldom a list.
_LEAST = 3
# A part that is no name of one of the things counted: 市内各地域, 策定以降.
_NO_NAME = re.compile(r"[ぁ-ん]|[各全同当両他]$|(?:以[降来後前]|際|時|後|中|上|間)$")
# The list is looked for in this many of the best statements.
MOST_STATEMENTS = 3
_PART = r"[^、。，・\s（）()「」『』［］\[\]!?]{1,12}"


@dataclass(frozen=True, slots=True)
class _Listed:
    """A list inside a statement: where its parts and the whole stand in the document."""

    found: Found
    parts: tuple[tuple[int, int], ...]


def answer_count(scope: Scope) -> Draft | None:
    """Count the parts of a list that ends in what is counted; None where no number is missing.

    A statement that prints a number of it needs no counting and is left to others.
    """
    asked = _COUNTED.search(scope.reading.question)
    if asked is None or scope.reading.kinds & {Kind.CHANGE, Kind.RESPONSIBILITY}:
        return None
    unit = asked.group("unit") or asked.group("of")
    near = scope.evidence.found[:MOST_STATEMENTS]
    if any(counts(one.statement.text, unit) for one in near):
        return None
    listed = next((one for found in near for one in _lists(found, unit)), None)
    if listed is None or not bears(scope, listed.found):
        return None
    return _say(scope, listed)


def _lists(found: Found, unit: str) -> Iterator[_Listed]:
    """Find 「Ａ、Ｂ、Ｃ地域」 in a statement; particles before Ａ belong to no part."""
    statement = found.statement
    squashed = squash_with_origin(statement.text)
    list_of = re.compile(rf"(?P<parts>{_PART}(?:[、，・]{_PART}?)+?){re.escape(unit)}")
    for match in list_of.finditer(squashed.text):
        begin = match.start("parts") + _lead(match.group("parts"))
        spans = _spans(squashed.text, begin, match.end("parts"))
        named = not any(_NO_NAME.search(squashed.text[slice(*span)]) for span in spans)
        if len(spans) >= _LEAST and named:
            places = (squashed.span(*span) for span in spans)
            yield _Listed(
                found, tuple((a + statement.start, b + statement.start) for a, b in places)
            )


def _lead(parts: str) -> int:
    """Give the length of what stands before a list: 協議会が of 協議会が上田、丸子."""
    return max(parts.rfind(particle) for particle in "がはをに") + 1


def _spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the parts of text[start:end] between the commas."""
    return [
        (start + found.start(), start + found.end())
        for found in re.finditer(r"[^、，・]+", text[start:end])
    ]


def _say(scope: Scope, listed: _Listed) -> Draft:
    """Quote the statement, then count and name the parts of its list."""
    draft = scope.draft()
    statement = listed.found.statement
    say_side(scope, draft, statement.section)
    marker = draft.quote(statement.section, statement.start, statement.end)
    draft.say(phrases.LISTED.format(count=len(listed.parts)))
    text = scope.corpus.document(statement.section.document).text
    for start, end in listed.parts:
        draft.lines.append(f"- {text[start:end]}[{marker}]")
    return draft
