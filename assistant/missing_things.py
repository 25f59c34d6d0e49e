"""Refuses a fee, an hour, a telephone number … that no statement about the subject tells."""

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.asked_things import Thing, things_asked
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.lexicon import Statement
from assistant.refusal import refuse
from assistant.scope import Scope
from assistant.subjects import about, covers, folded, heads_about, subject_of, telling, units_about
from corpus.markers import without_marker

_SENTENCE = re.compile(r"[^。！!？?]+[。！!？?]*")
_ASKS = re.compile(
    r"[？?]$|か[。]?$|何|なに|どこ|いつ|誰|だれ|どなた|どれ|どの|どう|いくら|いくつ|なぜ|教え|おしえ|知り|示し|見せ"
    r"|[はを][。]?$|ほしい|欲しい|お願い|ください"
)
# So many of the nearest statements are looked at for one beside the nearest.
NEAREST = 5


def refuse_missing_thing(scope: Scope) -> Draft | None:
    """Refuse the things of service asked for that nothing about the subject tells.

    Where a part of them is told, the answer is left to the composers behind.
    """
    if Kind.CHANGE in scope.reading.kinds and scope.revisions:
        return None
    asked = things_asked(_asking_part(scope.reading.question))
    words = [said for _, said in asked]
    missing = [thing for thing, _ in asked if not _is_told(scope, thing, words)]
    if not missing or len(missing) < len(asked):
        return None
    what = "、".join(dict.fromkeys(thing.name for thing in missing))
    return refuse(scope, phrases.NO_SUCH_TYPE.format(what=what), missing=[t.name for t in missing])


def _asking_part(question: str) -> str:
    """Give the sentences of a question that ask or beg; all where none seems to.

    「…名簿を作る話があるよね。あれはどこがやるの？」 asks for no list of names.
    """
    sentences = [s for s in _SENTENCE.findall(question) if s.strip()]
    asking = [s for s in sentences if _ASKS.search(s.strip())]
    return "".join(asking) or question


def _is_told(scope: Scope, thing: Thing, words: Sequence[str]) -> bool:
    """Tell whether a statement about the subject, or a cell of a table, tells a thing."""
    subject = subject_of(scope, *words)
    signs = telling(scope, thing.sign)
    if about(scope, signs, subject) or _is_told_beside(scope, signs, subject):
        return True
    if any(thing.sign.search(f"1{unit}") for unit in units_about(scope, subject)):
        return True
    heads = {*heads_about(scope, subject), *_headings_about(scope, subject)}
    return any(thing.cue.search(f"{head}は?") for head in heads)


def _headings_about(scope: Scope, subject: Sequence[str]) -> set[str]:
    """Give the innermost headings over texts that are about a subject, by titles and headings."""
    titles = {d.id: d.title for d in scope.documents}
    return {
        folded(without_marker(section.path[-1]))
        for section in scope.sections
        if covers(scope, "　".join((titles[section.document], *section.path)), subject)
    }


def _is_told_beside(scope: Scope, signs: Sequence[Statement], subject: Sequence[str]) -> bool:
    """Tell whether one of some statements stands below the heading of the nearest one.

    A note below a table, a further sentence of an article: it has a word of the subject.
    """
    home = scope.evidence.found[0].statement.section if scope.evidence.found else None
    near = [f.statement for f in scope.evidence.found[:NEAREST] if f.coverage > 0]
    return home is not None and any(
        statement in near
        and statement.section.document == home.document
        and _meet(statement.section.path, home.path)
        and scope.lexicon.coverage(subject, statement) > 0
        for statement in signs
    )


def _meet(path: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two paths have a heading in common, the outermost of deep ones aside."""
    common = [a for a, b in zip(path, other, strict=False) if a == b]
    return len(common) >= min(2, len(path) - 1, len(other) - 1) > 0
