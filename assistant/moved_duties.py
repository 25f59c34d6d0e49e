"""Answers which actions lost or gained departments between the columns of a before/after table."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from assistant import phrases
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
    """An action on both sides, with the departments of one that the other does not have."""

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
    """Give the actions whose departments (`wanted` ones, or any) are gone, or are new."""
    for revision in scope.revisions:
        if revision.after is None or revision.before is None:
            continue
        after, before = (_owners(scope, s) for s in (revision.after, revision.before))
        if not after or not before or revision.kind is ChangeKind.OMITTED:
            continue
        moved = before - after if gone else after - before
        moved = moved & set(wanted) if wanted else moved
        if moved:
            yield _Moved(revision, frozenset(moved))


def _owners(scope: Scope, section: Section) -> frozenset[str]:
    """Give the departments of the actions that stand in a section."""
    duties: Sequence[Duty] = [d for d in scope.duties if d.section == section]
    return frozenset(name for duty in duties for name in duty.departments)


def _say(
    draft: Draft, scope: Scope, moved: Sequence[_Moved], wanted: Collection[str], *, gone: bool
) -> None:
    """Count the actions and quote each of them on both sides."""
    documents = dict.fromkeys(r.document for r in scope.revisions)
    name = "・".join(sorted(wanted))
    for document in documents:
        own = [one for one in moved if one.revision.document == document]
        if wanted:
            said = phrases.DEPARTMENT_LOST if gone else phrases.DEPARTMENT_GAINED
        else:
            said = phrases.DUTIES_LOST if gone else phrases.DUTIES_GAINED
        draft.lines.append(draft.fill(document, said, department=name, count=len(own)))
        for one in own:
            offices = "・".join(sorted(one.departments))
            draft.lines.append(phrases.MOVED_DEPARTMENTS.format(departments=offices))
            if one.revision.kind is ChangeKind.REPLACED:
                unit = unwrap("　".join(one.revision.path[-2:]))
                draft.lines.append(draft.fill(document, phrases.SIDES_REPLACED, unit=unit))
            for section, phrase in (
                (one.revision.after, phrases.AFTER),
                (one.revision.before, phrases.BEFORE),
            ):
                if section:
                    draft.lines.append(draft.fill(document, phrase))
                    draft.quote(section)
        if not own:
            draft.say_changes_only(document)
