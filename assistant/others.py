"""What else there is: an answer without what the one before it has already shown."""

import re
from dataclasses import replace

from assistant import phrases
from assistant.draft import Draft
from assistant.records import Citation, Role, Status
from assistant.refusal import refuse
from assistant.scope import Scope
from corpus.markers import without_marker
from corpus.text import squash
from index.normalise import fold

_MARKER = re.compile(r"\[([0-9]+)\]")
_NAMED = re.compile(r"[「『]([^「」『』]{3,})[」』]")
_BULLET = "- "


def without_shown(scope: Scope, draft: Draft) -> Draft:
    """Leave out what an earlier answer showed; refuse where nothing else is written."""
    shown = fold(squash(scope.reading.shown))
    if not shown or draft.status not in {Status.ANSWERED, Status.PARTIAL}:
        return draft
    told = {c.marker for c in draft.citations if c.role is Role.EVIDENCE and _is_in(shown, c)}
    if not told:
        return draft
    left = [line for line in draft.lines if line.startswith(_BULLET) and not _says(line, told)]
    if not left:
        return refuse(scope, phrases.NO_OTHERS)
    lines = [phrases.OTHERS.format(count=len(left)), *left]
    return _numbered_anew(replace(draft, lines=lines, changes=[]))


def _says(line: str, markers: set[int]) -> bool:
    """Tell whether a line cites one of some quotes."""
    return any(int(number) in markers for number in _MARKER.findall(line))


def _is_in(shown: str, citation: Citation) -> bool:
    """Tell whether an answer gave a quote, or the quote holds a name that the answer gave."""
    quote = fold(squash(without_marker(citation.quote))).strip("・●◆■。")
    names = (fold(squash(name)) for name in _NAMED.findall(shown))
    return bool(quote) and (quote in shown or any(name in quote for name in names))


def _numbered_anew(draft: Draft) -> Draft:
    """Keep the citations that the lines name, numbered from 1."""
    used = dict.fromkeys(int(n) for line in draft.lines for n in _MARKER.findall(line))
    numbers = {old: new for new, old in enumerate(used, 1)}
    kept = {c.marker: c for c in draft.citations}
    lines = [_MARKER.sub(lambda m: f"[{numbers[int(m[1])]}]", line) for line in draft.lines]
    citations = [replace(kept[old], marker=new) for old, new in numbers.items()]
    return replace(draft, lines=lines, citations=citations)
