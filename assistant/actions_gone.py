"""Answers which actions a revision took away: those deleted, and those replaced by others."""

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.change_choice import subject
from assistant.change_places import narrow
from assistant.change_units import read_units, sections_of
from assistant.change_words import KIND_CUES
from assistant.differences import difference
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.records import Change, Role
from assistant.scope import Scope
from corpus import ChangeKind, Revision, Section, Side
from corpus.text import unwrap

_ACTIONS = r"(?:取り?組み?|とりくみ|施策|事業(?![費者所名計]))"
# 「事業で使わなくなった備品」, 「事業の廃止届」: nothing is asked of actions that went.
_HOW = (
    r"(?:(?:もう|すべて|全て|全部|完全に|今回|今度|見直し(?:で|後に|により|によって)"
    r"|[^、。ぁ-ん]{1,4}(?:で|に|後に|により)?)、?)?"
)
_NO_PAPER = r"(?!届|申請|手続)"
_WENT = KIND_CUES[ChangeKind.DELETED].pattern
_GONE = re.compile(
    rf"(?:{_WENT}){_NO_PAPER}除?[ぁ-ん]{{0,6}}(?:[^、。ぁ-ん]{{1,4}}の)?{_ACTIONS}"
    rf"|{_ACTIONS}(?:の(?:うち|中|なか))?(?:で|から|は|が|、)?{_HOW}(?:{_WENT}){_NO_PAPER}"
    rf"|{_ACTIONS}の(?:廃止|削除){_NO_PAPER}",
    re.IGNORECASE,
)
# What is asked of something else than the actions: of a number, a reason, a time.
_OTHER_KINDS = frozenset({Kind.REASON, Kind.TIMELINE, Kind.GOAL, Kind.NUMBER})
# Of departments or numbers that grew fewer, and not of actions that went.
_FEWER = re.compile(r"減[っりら]|担当|部署|部局|人数|回数|金額")


def answer_gone_actions(scope: Scope) -> Draft | None:
    """List the actions with departments that were deleted, then those replaced by others.

    Those of which a part was changed are pointed to. None for a question about something else, and
    where nothing that changed has a department.
    """
    reading = scope.reading
    if not scope.revisions or reading.departments or reading.kinds & _OTHER_KINDS:
        return None
    if not _GONE.search(reading.question) or _FEWER.search(reading.question):
        return None
    place = narrow(scope, read_units(scope))
    if place.absent or subject(scope, place):
        return None
    owned = {duty.section.key for duty in scope.duties}
    actions = [r for r in place.revisions if any(s.key in owned for s in sections_of(r))]
    changed = [r for r in actions if r.kind not in {ChangeKind.UNCHANGED, ChangeKind.OMITTED}]
    if not changed:
        return None
    draft = scope.draft()
    for document in dict.fromkeys(r.document for r in actions):
        _say(scope, draft, document, [r for r in changed if r.document == document])
    return draft


def _say(scope: Scope, draft: Draft, document: str, changed: Sequence[Revision]) -> None:
    """Count and quote what went from one document, and cite what was changed in part."""
    deleted = [r for r in changed if r.kind is ChangeKind.DELETED]
    replaced = [r for r in changed if r.kind is ChangeKind.REPLACED]
    rest = [r for r in changed if r.kind is ChangeKind.CHANGED and r.before]
    draft.lines.append(draft.fill(document, phrases.ACTIONS_DELETED, count=len(deleted)))
    for revision in deleted:
        _say_sides(scope, draft, revision)
    if replaced:
        draft.lines.append(draft.fill(document, phrases.ACTIONS_REPLACED, count=len(replaced)))
    for revision in replaced:
        _say_sides(scope, draft, revision)
    if rest:
        markers = [draft.cite(r.before, role=Role.CONTEXT) for r in rest if r.before]
        said = phrases.ACTIONS_CHANGED.format(count=len(rest))
        draft.lines.append(said + "".join(f"[{marker}]" for marker in markers))
    draft.say_changes_only(document)


def _say_sides(scope: Scope, draft: Draft, revision: Revision) -> None:
    """Say where an action stood and quote it, the earlier side first."""
    where = unwrap("　".join(revision.path))
    kind = phrases.DELETED if revision.kind is ChangeKind.DELETED else phrases.REPLACED
    line = phrases.CHANGE_LINE.format(where=where, kind=kind)
    if revision.page is not None:
        line = phrases.CHANGE_LINE_ON_PAGE.format(page=revision.page, where=where, kind=kind)
    draft.lines.append(line)
    markers: dict[Side, int] = {}
    for section, phrase in ((revision.before, phrases.BEFORE), (revision.after, phrases.AFTER)):
        if section:
            draft.lines.append(draft.fill(revision.document, phrase))
            markers[section.side or Side.AFTER] = draft.quote(section)
    draft.changes.append(_change(scope, revision, markers))


def _change(scope: Scope, revision: Revision, markers: dict[Side, int]) -> Change:
    """Make the record of the difference of an action's two sides."""
    before, after = (_text(scope, side) for side in (revision.before, revision.after))
    return Change(
        revision.kind, difference(before, after), markers.get(Side.AFTER), markers.get(Side.BEFORE)
    )


def _text(scope: Scope, section: Section | None) -> str:
    """Give the text of a side, empty where it does not stand there."""
    return unwrap(scope.corpus.text(section)) if section else ""
