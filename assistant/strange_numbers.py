"""Numbers of a question that neither the row it is about nor any document has."""

import re
from collections.abc import Iterable
from decimal import Decimal
from math import prod

from assistant import phrases
from assistant.draft import Draft
from assistant.refusal import refuse
from assistant.scope import Scope
from assistant.subjects import folded
from corpus.text import squash
from index.normalise import fold

# A number with what it counts; two reasons, or half of something, are no number of a document.
_NUMBER = re.compile(
    r"(?<![0-9.,])(?![0-9]{4}年)[0-9][0-9,.]*(?:[百千万億兆]+[0-9,.]*)*"
    r"(?![つ点行字倍割分])[\u4e00-\u9fff%]"
)
_LARGE = re.compile(r"(?:[0-9]+(?:\.[0-9]+)?[百千万億兆]+)+(?:[0-9]+)?")
_PART = re.compile(r"([0-9]+(?:\.[0-9]+)?)([百千万億兆]*)")
_TIMES = {"百": 10**2, "千": 10**3, "万": 10**4, "億": 10**8, "兆": 10**12}
# 1年に4回 is printed as 年4回, and 200円上げる where 300円 became 500円.
_RECKONED = re.compile(
    r"(?<=[年月日週])間?(?:に|あたり|当たり)"
    r"|(?!に|へ|まで)[^0-9、。]{0,5}?(?:[上下][げがり]|増|減|高く|安く|延|伸|縮|短|多く|少な|差)"
)
# So many digits tell a number without what it counts, which a head may print: 単位：円.
_LONG = 3


def other_number(scope: Scope, said: str) -> str:
    """Give a number of the question that neither a text nor any document has; "" without one."""
    return strange_number(scope.reading.question, said, (d.text for d in scope.documents))


def strange_number(asked: str, said: str, texts: Iterable[str]) -> str:
    """Give a number of a question whose value a squashed text and all others lack; "" without one.

    Quantities of time and differences pass; the other texts are read only where one is lacking.
    """
    question, own = squash(fold(asked)), _valued(said)
    numbers = [m for m in _NUMBER.finditer(question) if not _RECKONED.match(question, m.end())]
    strange = [m.group() for m in numbers if not _form(m.group()).search(own)]
    if not strange:
        return ""
    others = [_valued(squash(folded(text))) for text in texts]
    return next((n for n in strange if not any(_form(n).search(text) for text in others)), "")


def _form(number: str) -> re.Pattern[str]:
    """Give the form of a number with what it counts in texts of `_valued`."""
    value = _valued(number)
    digits = re.sub(r"[^0-9.]+$", "", value)
    unit = value[len(digits) :]
    counted = "(?![0-9])" if len(digits) >= _LONG else re.escape(unit)
    return re.compile(rf"(?<![0-9.]){re.escape(digits)}{counted}")


def _valued(text: str) -> str:
    """Write the numbers of a squashed text out, without commas: 1万5,000円 as 15000円."""
    return _LARGE.sub(_written_out, re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", text))


def _written_out(found: re.Match[str]) -> str:
    """Give the value of a number such as 1億5千万 in digits."""
    total = Decimal(0)
    for digits, signs in _PART.findall(found.group()):
        total += Decimal(digits) * prod(_TIMES[sign] for sign in signs)
    return f"{total.normalize():f}"


def refuse_number(scope: Scope, number: str) -> Draft:
    """Refuse what a question says with a number that the documents do not have."""
    return refuse(scope, phrases.NOT_SAID_OF.format(said=number), missing=[number])
