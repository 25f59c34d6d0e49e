"""Refuses whether something is decided, of which the documents tell no decision."""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.refusal import refuse
from assistant.scope import Scope
from index.normalise import fold

_DECIDED = re.compile(
    r"(?:もう|正式に|すでに|既に)?(?P<said>決定(?:事項)?|確定|本決まり|正式決定|決まったこと)"
    r"(?:し(?:た|て|まし)[^。]{0,6}|なん|なの|です|でしょう|だ|の|ん|か)*[?？。]*$"
)
_OPEN = re.compile(r"何|なに|いつ|誰|だれ|どこ|どの|どう|どれ|いくら|なぜ")
# One of so many best statements would speak of it.
NEAR, SHARE = 5, 0.5
_TELLS = re.compile("決定|確定|決ま|決め")


def refuse_undecided(scope: Scope) -> Draft | None:
    """Refuse whether something is decided where no text about it speaks of a decision."""
    asked = _DECIDED.search(scope.reading.question)
    if asked is None or _OPEN.search(scope.reading.question) or _is_told(scope):
        return None
    said = asked["said"]
    return refuse(scope, phrases.NOT_SAID_OF.format(said=said), missing=[said])


def _is_told(scope: Scope) -> bool:
    """Tell whether a near statement with half of the subject's words speaks of a decision."""
    subject = {term for term in scope.reading.focus if not _TELLS.search(term)}
    telling = (f.statement for f in scope.evidence.found[:NEAR])
    return not subject or any(
        _TELLS.search(fold(s.text)) and len(subject & s.terms) >= SHARE * len(subject)
        for s in telling
    )
