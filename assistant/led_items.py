"""Answers with a sentence that leads up to a list (次に掲げる) and the items below it."""

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.draft import Draft
from assistant.judge import bears
from assistant.kinds import Kind
from assistant.passages import say_side
from assistant.scope import Scope
from corpus import Section, SectionKind
from corpus.markers import find_marker
from index.normalise import fold

_LEADS = re.compile(
    r"次(?:の(?:とおり|通り|各号|いずれか|全て|すべて|事項|もの|[0-9一二三四五六七八九]つ|基準|要件|書類)|に掲げる|に定める)"
    r"|以下の(?:とおり|通り|もの|事項|[0-9一二三四五六七八九]つ)|下記の"
)
_OTHER_KINDS = frozenset({Kind.CHANGE, Kind.REASON, Kind.RESPONSIBILITY, Kind.COMPARE})
# An item of a word or two is read as a heading.
_ITEMS = frozenset({SectionKind.CLAUSE, SectionKind.HEADING})
MOST_ITEMS = 15


def answer_led(scope: Scope) -> Draft | None:
    """Quote the best statement with the list that it leads up to; None where it leads to none."""
    found = scope.evidence.found
    if not found or scope.reading.asked or scope.reading.kinds & _OTHER_KINDS:
        return None
    lead = found[0].statement
    if not _LEADS.search(fold(scope.corpus.text(lead.section))) or not bears(scope, found[0]):
        return None
    items = _items(scope, lead.section)
    if not 1 < len(items) <= MOST_ITEMS:
        return None
    draft = scope.draft()
    say_side(scope, draft, lead.section)
    draft.quote(lead.section)
    for item in items:
        draft.quote(item, bullet=True)
    return draft


def _items(scope: Scope, lead: Section) -> Sequence[Section]:
    """Give the items right below a section, all with the same style of sign."""
    below = [
        section
        for section in scope.sections
        if section.document == lead.document
        and section.side is lead.side
        and section.start >= lead.end
        and section.path[: len(lead.path)] == lead.path
    ]
    below.sort(key=lambda section: section.start)
    style = _style(scope, below[0]) if below else ""
    depth = len(below[0].path) if below else 0
    inside = takewhile(lambda s: len(s.path) > depth or _style(scope, s) == style, below)
    return [s for s in inside if style and len(s.path) == depth and s.kind in _ITEMS]


def _style(scope: Scope, section: Section) -> str:
    """Name the style of the sign that opens a section; empty without one."""
    marker = find_marker(scope.corpus.text(section))
    return marker.style if marker else ""
