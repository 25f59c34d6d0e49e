"""Quotes the sentence that counts what a question asks for in other words than its own.

The parts of a total (「内訳は、採用12件、参考11件」 behind 「23件の意見」), and how many places of
a text were revised (「次の4項目を改めました」 for 「直したところは何か所」).
"""

import re

from assistant.draft import Draft
from assistant.judge import bears
from assistant.kinds import Kind
from assistant.passages import say_side
from assistant.recall import Found
from assistant.scope import Scope
from assistant.subjects import folded
from index.normalise import fold

_OF_WHICH = re.compile(r"うち|内訳|[のそ]の?中[でに]")
_COUNTED = re.compile(r"いくつ|何(?:件|人|名|個|つ|項目|団体|[か箇ヶ]所|点|世帯|社|校)")
_NUMBER = re.compile(
    r"(?<![0-9.])(?P<number>[0-9][0-9,]*)(?P<unit>件|人|名|個|つ|項目|団体|か所|世帯|社|校|地区)"
)
_LEAST_PARTS = 2
# So many of the best statements are looked at.
NEAREST = 2
_REVISED = r"(?:直|改め|改定|改正|変え|変更|修正|見直|差し替え)"
_PLACES = re.compile(
    rf"{_REVISED}[しさ]?[れ]?(?:られ)?(?:てい)?"
    r"(?:[たる]の|[たる]?(?:ところ|とこ|点|箇所|か所|項目|部分))"
)
_TOLD = re.compile(
    rf"[0-9]+(?:項目|か所|箇所|件|点|つ)[^、。0-9]{{0,12}}{_REVISED}|{_REVISED}[^、。]{{0,12}}[0-9]+(?:項目|か所|件|点)"
)


def answer_broken_down(scope: Scope) -> Draft | None:
    """Quote the parts of a total, and the total, for how many of them are of some sort.

    None where the numbers of a sentence do not add up to one that it or the one before it prints.
    """
    question = fold(scope.reading.question)
    if not (_OF_WHICH.search(question) and _COUNTED.search(question)):
        return None
    for found in scope.evidence.found[:NEAREST]:
        statement = found.statement
        if not bears(scope, found) or statement.section.side:
            continue
        whole = _whole_of(scope, found)
        if whole is None:
            continue
        draft = scope.draft()
        if whole != (statement.start, statement.end):
            draft.quote(scope.corpus.section_at(statement.section.document, whole[0]), *whole)
        draft.quote(statement.section, statement.start, statement.end)
        return draft
    return None


def _whole_of(scope: Scope, found: Found) -> tuple[int, int] | None:
    """Give the span of the sentence with the total of a statement's numbers, or its own; else None.

    The total stands in the sentence before, below the same heading.
    """
    own = found.statement
    beside = [s for s in scope.lexicon.statements if s.section.document == own.section.document]
    before = [s for s in beside if s.start < own.start and s.section.path == own.section.path]
    units = {match["unit"] for match in _NUMBER.finditer(folded(own.text))}
    for unit in sorted(units):
        parts = _numbers(own.text, unit)
        if len(parts) > _LEAST_PARTS and sum(parts[1:]) == parts[0]:
            return own.start, own.end
        if len(parts) >= _LEAST_PARTS and before:
            last = max(before, key=lambda statement: statement.start)
            if sum(parts) in _numbers(last.text, unit):
                return last.start, last.end
    return None


def _numbers(text: str, unit: str) -> list[int]:
    """Give the numbers of a unit in a text, in order."""
    found = _NUMBER.finditer(folded(text))
    return [int(match["number"].replace(",", "")) for match in found if match["unit"] == unit]


def answer_places_told(scope: Scope) -> Draft | None:
    """Quote the best statement where it tells how many places were revised."""
    question = fold(scope.reading.question)
    if not (_PLACES.search(question) and _COUNTED.search(question)):
        return None
    if scope.reading.kinds & {Kind.CHANGE, Kind.REASON, Kind.RESPONSIBILITY, Kind.TIMELINE}:
        return None
    best = next(iter(scope.evidence.found), None)
    if best is None or best.statement.section.side or not bears(scope, best):
        return None
    if not _TOLD.search(folded(best.statement.text)):
        return None
    draft = scope.draft()
    say_side(scope, draft, best.statement.section)
    draft.quote(best.statement.section, best.statement.start, best.statement.end)
    return draft
