"""Refusals of a part that a document leaves out, and the heading that a question names."""

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.records import Role
from assistant.refusal import refuse
from assistant.scope import Scope
from corpus import Section, SectionKind
from corpus.markers import find_marker, without_marker
from corpus.text import squash, unwrap
from index.normalise import fold

# The mark behind a name, less its brackets.
_SIGN = re.compile(r"(?P<said>[^(（［\[〔～〜~]+)[)）］\]〕～〜~]$")


def omitted(
    scope: Scope, name: str, mark: Section, start: int | None = None, end: int | None = None
) -> Draft:
    """Refuse a part that the document leaves out, citing the mark: a span of a section, or all."""
    draft = refuse(scope, missing=[name])
    marker = draft.cite(mark, start, end, role=Role.CONTEXT)
    printed = unwrap(draft.citations[marker - 1].quote)
    sign = _SIGN.search(printed) if start is not None else None
    text = phrases.PART_OMITTED.format(part=name, mark=sign["said"] if sign else printed)
    draft.lines = [f"{text}[{marker}]", *draft.lines[1:]]
    return draft


def absent_part(scope: Scope, part: str, sections: Sequence[Section]) -> Draft:
    """Say that a document has nothing of a part, which does not mean that there is none."""
    message = phrases.NO_SUCH_PART.format(part=part)
    draft = refuse(scope, message, missing=[part])
    draft.say_changes_only(sections[0].document)
    return draft


def label_of(scope: Scope, section: Section) -> str:
    """Give the sign at a section's head."""
    marker = find_marker(scope.corpus.text(section))
    return marker.label if marker else ""


def named_heading(scope: Scope, sections: Sequence[Section]) -> Section | None:
    """Give the longest heading whose words all stand in the question, else one on a named page."""
    question = squash(scope.reading.question)
    heads = [s for s in sections if s.kind is SectionKind.HEADING and s.side is not None]
    named = []
    for head in heads:
        text = unwrap(scope.corpus.text(head))
        bare = squash(without_marker(text))
        quoted = any(len(q) > 2 and squash(q) in bare for q in scope.reading.quoted)
        if len(bare) > 2 and (bare in question or quoted):
            named.append((len(bare), -head.start, head))
    if named:
        return max(named, key=lambda entry: entry[:2])[2]
    on_page = [h for h in heads if h.page and fold(h.page) in scope.reading.pages]
    return on_page[0] if on_page else None
