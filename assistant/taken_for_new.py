"""Refuses why or where something came about by a revision that only the text before it has."""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.records import Role
from assistant.refusal import refuse
from assistant.scope import Scope
from corpus import Side

# A word this long belongs to one subject.
_WORD_CHARACTERS = 3
# What came about, or why: a text that is gone tells nothing of it.
_TAKES_FOR_NEW = re.compile(
    r"なぜ|何故|どうして|なんで|理由|経緯|いきさつ|決ま(?:った|り)|決定|ことにな|新たに|新設|追加"
    r"|いつ(?:でき|作|設)"
)


def refuse_taken_for_new(scope: Scope) -> Draft | None:
    """Refuse what a question takes for new in the revised text where only the old one has it."""
    if scope.reading.sides != {Side.AFTER} or not _TAKES_FOR_NEW.search(scope.reading.question):
        return None
    words = [w for w in scope.reading.own if len(w) >= _WORD_CHARACTERS and scope.lexicon.knows(w)]
    for word in sorted(words, key=len, reverse=True):
        held = [f.statement for f in scope.evidence.found if word in f.statement.terms]
        if held and {statement.section.side for statement in held} == {Side.BEFORE}:
            draft = refuse(scope, missing=[word])
            home = held[0].section
            marker = draft.cite(home, held[0].start, held[0].end, role=Role.CONTEXT)
            draft.lines[0] = f"{draft.fill(home.document, phrases.ONLY_BEFORE)}[{marker}]"
            return draft
    return None
