"""Answers which actions lost or gained departments between the columns of a before/after table."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from assistant import phrases
from assistant.change_units import read_units
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.refusal import refuse
from assistant.scope import Scope
from assistant.unknowns import refuse_unknown_office
from corpus import ChangeKind, Duty, Revision, Section
from corpus.text import unwrap

# Wording of the language, not of any document.
_OFFICES = r"(?:担当|所管)(?:する|の)?(?:部署|部局|課|者)?|部署|部局"
_OFF = r"外れ|外さ|はずれ|はずさ|抜け|ぬけ|消え|なくな|無くな|減[っりる少]|削ら|除か|降り"
_ON = r"加わ|増え|追加|新た|入(?:っ(?!て(?:い|る))|り)|付け加|新しく"
_LOST = re.compile(
    rf"(?:{_OFFICES})[^。、]{{0,10}}?(?:{_OFF})|(?:{_OFF})\w{{0,3}}(?:担当|部署|部局|課)"
    r"|[後今案]に?(?:は|では|で)な(?:い|くな)\w{0,3}(?:担当|部署|部局)|が(?:外れた|抜けた|外された)(?:取り?組|項目)"
)
_GAINED = re.compile(
    rf"(?:{_OFFICES})[^。、]{{0,10}}?(?:{_ON})|(?:{_ON}|新しい)\w{{0,6}}(?:担当|部署|部局)"
    r"|(?:新し|新た|追加)\w{0,2}(?:割り|受け持|任さ|所管)"
    r"|(?:担当|所管|受け持つ)(?:する)?(?:こと|よう)にな[っり]"
)
_CHANGED = re.compile(
    rf"(?:{_OFFICES})(?:が|の|は|に|も)?[^。、]{{0,6}}?(?:変わ|変更|入れ替|異な|違)"
)
# It is asked for which actions, or for the departments, and not for one action.
_WHICH = re.compile(
    r"(?:取り?組み?|項目|事業|もの|部署|部局|課|の)(?:は|って|を|が)?(?:どれ|どこ|何|なに|あり|ある|全部|すべて"
    r"|一覧|挙げ|教え|いくつ|$|[?？。])|どの(?:取り?組み?|項目|事業|部署)|どんな(?:取り?組み?|項目|事業)"
)
_OPEN = re.compile(r"どれ|どこ|どの|どんな|何(?:です|が|か|$)|なに|なぜ|教え|挙げ")


@dataclass(frozen=True, slots=True)
class _Moved:
    """An action with the departments that one side gives it and the other does not.

    It stands on both sides, or came or went as a whole.
    """

    revision: Revision
    departments: frozenset[str]


def answer_moved_duties(scope: Scope) -> Draft | None:
    """List the actions whose departments differ between the sides, as asked: lost, gained, both.

    Where a department is named that no action lost or gained, an open question is refused. None
    for other questions.
    """
    question = scope.reading.question
    if scope.reading.kinds & {Kind.REASON, Kind.TIMELINE} or not scope.revisions:
        return None
    lost, gained = bool(_LOST.search(question)), bool(_GAINED.search(question))
    if not lost and not gained:
        lost = gained = bool(_CHANGED.search(question))
    if not (lost or gained) or not _WHICH.search(question) or refuse_unknown_office(scope):
        return None
    if not any(duty.side and not duty.is_of_row for duty in scope.duties):
        return None  # a table that gives its rows departments does not tell whose they were before
    wanted = frozenset(scope.reading.departments)
    draft, count = scope.draft(), 0
    for asked, gone in ((lost, True), (gained, False)):
        moved = list(_moved(scope, wanted, gone=gone)) if asked else []
        count += len(moved)
        if asked:
            _say(draft, scope, moved, wanted, gone=gone)
    if not count and wanted and _OPEN.search(question):
        said = "・".join(sorted(wanted))
        return refuse(scope, phrases.NO_MOVED_DUTY.format(department=said), missing=[said])
    return draft


def _moved(scope: Scope, wanted: Collection[str], *, gone: bool) -> Iterator[_Moved]:
    """Give the actions whose departments (`wanted` ones, or any) are gone, or are new.

    For wanted ones also actions that came or went themselves; others have no departments beside.
    """
    for revision in read_units(scope):
        if revision.kind is ChangeKind.OMITTED:
            continue
        after, before = (_owners(scope, s) for s in (revision.after, revision.before))
        one_sided = revision.after is None or revision.before is None
        if not wanted if one_sided else not (after and before):
            continue
        moved = before - after if gone else after - before
        moved = moved & set(wanted) if wanted else moved
        if moved:
            yield _Moved(revision, frozenset(moved))


def _owners(scope: Scope, section: Section | None) -> frozenset[str]:
    """Give the departments of the actions that stand in a section, not those of its whole row."""
    duties: Sequence[Duty] = [d for d in scope.duties if d.section == section and not d.is_of_row]
    return frozenset(name for duty in duties for name in duty.departments)


def _say(
    draft: Draft, scope: Scope, moved: Sequence[_Moved], wanted: Collection[str], *, gone: bool
) -> None:
    """Count the actions and quote each of them on both sides."""
    telling = {d.section.document for d in scope.duties if d.side and not d.is_of_row}
    documents = [d for d in dict.fromkeys(r.document for r in scope.revisions) if d in telling]
    name = "・".join(sorted(wanted))
    for document in documents:
        own = [one for one in moved if one.revision.document == document]
        if wanted:
            said = phrases.DEPARTMENT_LOST if gone else phrases.DEPARTMENT_GAINED
        else:
            said = phrases.DUTIES_LOST if gone else phrases.DUTIES_GAINED
        draft.lines.append(draft.fill(document, said, department=name, count=len(own)))
        for one in own:
            _say_one(draft, one)
        if not own:
            draft.say_changes_only(document)


def _say_one(draft: Draft, one: _Moved) -> None:
    """Quote an action on the sides that it stands on, the departments that differ first."""
    revision, document = one.revision, one.revision.document
    offices = "・".join(sorted(one.departments))
    draft.lines.append(phrases.MOVED_DEPARTMENTS.format(departments=offices))
    if revision.after is None or revision.before is None:
        said = phrases.SIDES_DELETED if revision.after is None else phrases.SIDES_ADDED
        draft.lines.append(draft.fill(document, said))
    elif revision.kind is ChangeKind.REPLACED:
        unit = unwrap("　".join(revision.path[-2:]))
        draft.lines.append(draft.fill(document, phrases.SIDES_REPLACED, unit=unit))
    sides = ((revision.after, phrases.AFTER), (revision.before, phrases.BEFORE))
    for section, phrase in sides:
        if section:
            draft.lines.append(draft.fill(document, phrase))
            draft.quote(section)
