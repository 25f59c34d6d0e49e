"""Refuses why something has a number, or stands in a place, that the documents do not give it."""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.figure_asks import find_asks
from assistant.figures import answer_figures
from assistant.kinds import Kind
from assistant.refusal import refuse
from assistant.scope import Scope
from assistant.subjects import folded, statements_in
from corpus.text import squash
from index.normalise import fold

_NOUN = r"[\u4e00-\u9fff\u30a1-\u30faー]"
_SAME = {
    "人": "[人名]",
    "名": "[人名]",
    "つ": "(?:つ|個|件)?",
    "件": "(?:件|つ)",
    "校": "(?:校|つ)",
}
_TAKEN = re.compile(
    rf"(?P<noun>{_NOUN}{{2,}})?(?:の数)?(?:が|は|を|も|の)?(?<![0-9.,第])(?P<number>[0-9]{{1,4}})"
    r"(?P<counter>人|名|件|つ|校|団体|地区|か所|世帯|%|円)(?=に|と|から|を|で|も|の)"
)
_PARTICLE = re.compile(r"^(?:では|には|で|に|の|は|が|を|と|も)")
_PLACED = re.compile(
    rf"(?P<what>[ぁ-ん]{{0,5}}{_NOUN}{{2,}})(?:が|は|を)(?P<place>{_NOUN}{{1,8}}"
    r"(?:地域|市|町|村|地区|支所|駅|庁舎|公民館|大学))"
    r"(?:の[^、。]{1,8})?(?:に|へ)(?:開設|設置|設け|置か|オープン|移|でき|作ら|建)"
)


def refuse_taken_number(scope: Scope) -> Draft | None:
    """Refuse why or when there came to be so many, where no document has that number of them.

    A limit that the figures of a table are set against (10人を下回る) need not be printed.
    """
    if not scope.reading.kinds & {Kind.REASON, Kind.TIMELINE} or not scope.documents:
        return None
    if find_asks(fold(scope.reading.question)).limit and answer_figures(scope) is not None:
        return None
    text = "\n".join(squash(folded(document.text)) for document in scope.documents)
    for found in _TAKEN.finditer(fold(scope.reading.question)):
        noun, number, counter = found.group("noun", "number", "counter")
        forms = [rf"(?<![0-9,.]){number}(?:つの)?{_SAME.get(counter, re.escape(counter))}"]
        forms += [rf"{re.escape(noun)}{number}(?![0-9,.])"] if noun else []
        if not any(re.search(form, text) for form in forms):
            name = f"{number}{counter}"
            return refuse(scope, phrases.UNKNOWN_NAME.format(name=name), missing=[name])
    return None


def refuse_taken_place(scope: Scope) -> Draft | None:
    """Refuse what a question says to be set up in a place that no statement about it names."""
    claimed = _PLACED.search(fold(scope.reading.question))
    if claimed is None or not scope.reading.kinds & {Kind.REASON, Kind.TIMELINE}:
        return None
    what, place = _PARTICLE.sub("", claimed.group("what")), claimed.group("place")
    about = [squash(folded(s.text)) for s in statements_in(scope) if what in squash(folded(s.text))]
    if not about or any(place in text for text in about):
        return None
    said = f"{what}が{place}に"
    return refuse(scope, phrases.NOT_SAID_OF.format(said=said), missing=[said])
