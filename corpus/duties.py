"""Actions that end in the departments responsible: 「…を進めます。［政策企画部、全庁］」."""

import re
from collections.abc import Sequence

from corpus.records import Document, Duty, Section
from corpus.text import unwrap

_BRACKET = re.compile(r"[［\[](?P<names>[^［］\[\]]+)[］\]]\s*$")
# Offices are named by these endings; 全庁 and 関係部署 stand for themselves and are not expanded.
_OFFICE = re.compile(
    r"(?:部|課|局|室|所|署|係|班|庁|院|館|センター|委員会|事務局|本部|支所|協議会|社会福祉協議会)$"
)


def find_duties(document: Document, sections: Sequence[Section]) -> tuple[Duty, ...]:
    """Find the actions of a document; departments are given as written."""
    duties = []
    for section in sections:
        found = _BRACKET.search(document.text, section.start, section.end)
        if not found:
            continue
        names = tuple(name.strip() for name in re.split(r"[、，,]", unwrap(found.group("names"))))
        if all(_OFFICE.search(name) for name in names):
            end = found.start() + len(found.group().rstrip())
            duties.append(Duty(section, names, found.start(), end))
    return tuple(duties)
