"""Joins the answers to the parts of a question into one."""

import re
from dataclasses import replace

from assistant.draft import Draft
from assistant.records import Citation, Role, Status

_MARKER = re.compile(r"\[([0-9]+)\]")
ANSWERED = frozenset({Status.ANSWERED, Status.PARTIAL})


def answers(draft: Draft) -> bool:
    """Tell whether a draft answers, at least in part."""
    return draft.status in ANSWERED


def append(draft: Draft, other: Draft) -> None:
    """Add the lines, citations, changes and gaps of another draft; markers are counted on.

    Quotes that are said already are left out, with the lines that lead to nothing else.
    """
    said = {c.marker for c in draft.citations if c.role is Role.EVIDENCE}
    markers = {citation.marker: _taken(draft, citation) for citation in other.citations}
    leads: list[str] = []
    for line in other.lines:
        named = {markers[int(number)] for number in _MARKER.findall(line)}
        counted = _MARKER.sub(lambda m: f"[{markers[int(m[1])]}]", line)
        if named and (named <= said or counted in draft.lines):
            leads = []
            continue
        leads.append(counted)
        if named:
            draft.lines += leads
            leads = []
    draft.lines += leads
    draft.missing += [each for each in other.missing if each not in draft.missing]
    draft.changes += [
        replace(
            change,
            after=None if change.after is None else markers[change.after],
            before=None if change.before is None else markers[change.before],
        )
        for change in other.changes
    ]


def _taken(draft: Draft, citation: Citation) -> int:
    """Give the marker of a citation in a draft, which takes it over where it is new.

    A quote inside one that is evidence already is not new; a figure that is shown in its line is.
    """
    for number, known in enumerate(draft.citations):
        if (known.document, known.start, known.end) == _place(citation):
            if citation.role is Role.EVIDENCE:
                draft.citations[number] = replace(known, role=Role.EVIDENCE)
            return known.marker
        inside = known.start <= citation.start and citation.end <= known.end
        same = known.document == citation.document
        if inside and same and known.role is citation.role is Role.EVIDENCE:
            return known.marker
    marker = len(draft.citations) + 1
    draft.citations.append(replace(citation, marker=marker))
    return marker


def _place(citation: Citation) -> tuple[str, int, int]:
    """Give where a quote stands."""
    return citation.document, citation.start, citation.end
