"""Answers how many of something there are, where a number is printed right before its name."""

import re
from collections.abc import Iterator

from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.passages import say_side
from assistant.scope import Scope
from corpus import Section, SectionKind, Side
from corpus.text import squash, unwrap
from index.normalise import fold

_COUNTED = re.compile(
    r"([一-鿿ァ-ヺー]{4,})(?:の数|(?:の数)?(?:は|が|って)(?:全部で|合わせて|合計)?(?:いくつ|何))"
)
# A number of time or order counts no things.
_TIME = "年|月|日|時|分|週|章|条|項|号|番|期|回|度"
_MUTE = frozenset({SectionKind.STAMP, SectionKind.FIGURES, SectionKind.LOST, SectionKind.OMISSION})


def answer_printed_count(scope: Scope) -> Draft | None:
    """Quote where a number stands before what is counted; None where several numbers do."""
    reading = scope.reading
    if Kind.COUNT not in reading.kinds or reading.kinds & {Kind.CHANGE, Kind.RESPONSIBILITY}:
        return None
    asked = _COUNTED.search(fold(squash(reading.question)))
    if asked is None or reading.years or reading.departments:
        return None
    found = list(_counting(scope, _without_city(scope, asked.group(1))))
    if len({number for number, _, _ in found}) != 1:
        return None
    _, _, section = min(found, key=lambda one: one[1])
    draft = scope.draft()
    say_side(scope, draft, section)
    draft.quote(section)
    return draft


def _without_city(scope: Scope, noun: str) -> str:
    """Take the name of a city off the front of a noun: 見本市町内会連合会."""
    city = next((c for c in scope.lexicon.cities if noun.startswith(c)), "")
    return noun.removeprefix(city)


def _counting(scope: Scope, noun: str) -> Iterator[tuple[str, bool, Section]]:
    """Give the numbers before a noun, whether the noun is part of a longer one, and the places."""
    sides = scope.reading.sides or {Side.AFTER}
    form = re.compile(
        rf"(?<![0-9.,~])([0-9]+)\s*(?:つ|[か箇ヶ]所|(?!{_TIME})[一-鿿]{{1,2}})の?\s*{re.escape(noun)}"
        r"(?P<more>[一-鿿])?"
    )
    for section in scope.sections:
        if section.kind not in _MUTE and (section.side is None or section.side in sides):
            for said in form.finditer(fold(unwrap(scope.corpus.text(section)))):
                yield said.group(1), bool(said.group("more")), section
