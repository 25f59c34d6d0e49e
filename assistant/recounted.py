"""Finds the revision that gives another number, where a question speaks of more or fewer."""

import re

from assistant.scope import Scope
from corpus import Revision, Section
from index.normalise import fold

# A number that another version may give otherwise, and that a date is not; what asks of it.
_NUMBER = re.compile(r"(?<![0-9])[0-9]+(?![0-9年月日])")
_MORE_OR_FEWER = re.compile(
    r"増え|ふえ|増加し|減[っりる]|減少し|変化|変わ|推移|[。、\s?？](?:その|見直し)?(?:以前|前|従来|元|昔)は"
)


def recounted(scope: Scope, section: Section) -> Revision | None:
    """Give the revision of a section whose sides count differently; None where neither is so."""
    if not _MORE_OR_FEWER.search(scope.reading.question):
        return None
    for revision in scope.revisions:
        after, before = revision.after, revision.before
        if after and before and section in (after, before):
            one, other = (set(counted(scope.corpus.text(side))) for side in (after, before))
            return revision if one != other else None
    return None


def counted(text: str) -> list[str]:
    """Give the numbers of a text that are no dates."""
    return _NUMBER.findall(fold(text))
