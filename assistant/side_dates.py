"""Answers which date a side of a before/after table bears."""

import re

from assistant import phrases
from assistant.change_words import forms
from assistant.draft import Draft
from assistant.passages import say_side
from assistant.records import Role
from assistant.refusal import refuse
from assistant.scope import Scope
from corpus import Section, SectionKind
from corpus.text import unwrap

_BLANK = re.compile(r"[●○〇]\s*[年月日]")


def answer_side_date(scope: Scope) -> Draft | None:
    """Quote the date that stands at the end of a text on the one side that a question names.

    A date that the document leaves open (令和７年●月) is refused with what is printed.
    """
    sides = scope.reading.sides
    if len(sides) != 1 or SectionKind.DATE not in forms(scope.reading.question):
        return None
    dates = [s for s in scope.sections if s.kind is SectionKind.DATE and s.side in sides]
    if len({s.document for s in dates}) != 1:
        return None
    blank = next((s for s in dates if _BLANK.search(scope.corpus.text(s))), None)
    if blank:
        return _left_blank(scope, blank)
    draft = scope.draft()
    say_side(scope, draft, dates[0])
    for section in dates:
        draft.quote(section)
    return draft


def _left_blank(scope: Scope, section: Section) -> Draft:
    """Say that a date is left open, citing it."""
    mark = unwrap(scope.corpus.text(section))
    draft = refuse(scope, missing=[mark])
    marker = draft.cite(section, role=Role.CONTEXT)
    draft.lines[0] = f"{phrases.LEFT_BLANK.format(mark=mark)}[{marker}]"
    return draft
