"""Answers how a text of a before/after table begins or ends, on the side that is asked for."""

from assistant.change_places import narrow
from assistant.change_units import sections_of
from assistant.change_words import places
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.passages import quote_sections
from assistant.scope import Scope
from corpus import SectionKind, Side


def answer_side_end(scope: Scope) -> Draft | None:
    """Quote the first or last text at a place, or of the whole table where a side is named.

    Gives none where the table leaves that text out: that is refused elsewhere.
    """
    reading = scope.reading
    if not places(reading.question) or Kind.CHANGE in reading.kinds or not scope.revisions:
        return None
    place = narrow(scope, scope.revisions)
    if not place.at_end or not (reading.sides or reading.pages or place.words):
        return None
    wanted = reading.sides or {Side.AFTER}
    found = [s for r in place.revisions for s in sections_of(r) if s.side in wanted]
    if not found or any(s.kind is SectionKind.OMISSION for s in found):
        return None
    return quote_sections(scope, found)
