"""Answers which date a side of a before/after table bears."""

from assistant.change_words import forms
from assistant.draft import Draft
from assistant.passages import quote_sections
from assistant.refusal import BLANK, left_blank
from assistant.scope import Scope
from corpus import SectionKind


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
    blank = next((s for s in dates if BLANK.search(scope.corpus.text(s))), None)
    if blank:
        return left_blank(scope, blank)
    return quote_sections(scope, dates)
