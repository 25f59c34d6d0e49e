"""Answers what a thing is that no definition explains, with the words that describe it in passing.

「人材を登録し活用につなげる『人材バンク制度』」: the clause before a quoted name says what it is.
"""

import re

from assistant.draft import Draft
from assistant.lexicon import Statement
from assistant.passages import say_side
from assistant.refusal import asked_meaning
from assistant.scope import Scope
from assistant.subjects import folded
from corpus import SectionKind, Side

# A clause that describes ends in a verb or in という right before the name.
_DESCRIBES = (
    r"[^。「」『』、]{{6,}}(?:する|った|した|いる|れる|える|げる|める|ける|ある|なる|という|といった)"
    r"[「『]{name}(?:\([^)]{{1,6}}\))?[」』]"
)
_TELLING = frozenset({SectionKind.CLAUSE, SectionKind.PARAGRAPH, SectionKind.NOTE})


def answer_described(scope: Scope) -> Draft | None:
    """Quote the statement that describes a name in passing; None for other questions."""
    name = asked_meaning(scope.reading.question)
    if not name or any(term.definition and name in folded(term.term) for term in scope.terms):
        return None
    form = re.compile(_DESCRIBES.format(name=re.escape(name)))
    sides = scope.reading.sides or {Side.AFTER}
    told = [
        s
        for s in scope.lexicon.statements
        if scope.covers(s.section.document)
        and s.section.kind in _TELLING
        and s.section.side in {None, *sides}
        and form.search(folded(s.text))
    ]
    return _quoted(scope, told[0]) if told else None


def _quoted(scope: Scope, statement: Statement) -> Draft:
    """Quote a statement under the side that it stands on."""
    draft = scope.draft()
    say_side(scope, draft, statement.section)
    draft.quote(statement.section, statement.start, statement.end)
    return draft
