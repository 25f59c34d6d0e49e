"""Answers what changed: one unit with both sides, a few, or the complete list."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import phrases
from assistant.addresses import same_sign
from assistant.change_choice import SILENT, choose, remarks_beside, subject
from assistant.change_places import Narrowed, narrow
from assistant.change_units import is_heading, read_units, sections_of, whole_units
from assistant.change_words import came_or_went, forms, kinds_of_change
from assistant.draft import Draft
from assistant.kinds import Asked, Kind, holds
from assistant.records import Role
from assistant.refusal import refuse
from assistant.responsibility import duties_of, terms_of_departments
from assistant.revised import show
from assistant.scope import Scope
from corpus import ChangeKind, Revision, Section, SectionKind
from corpus.markers import find_marker
from corpus.text import squash, unwrap
from index.normalise import fold

# What neither side of a change is the answer to unless it holds one.
_ASKED_FOR = {
    Asked.DATE: re.compile(r"いつ|何年|何月|何日|\bwhen\b|\bquando\b|什么时候"),
    Asked.AMOUNT: re.compile(r"いくら|何円|how much|quanto custa|多少钱"),
    Asked.PHONE: re.compile(r"電話番号|連絡先|phone|telefone|电话"),
}
_ARTICLE = re.compile(r"第[0-9一二三四五六七八九十百]+条")
_REVISED = re.compile(r"改正|改定|改訂|見直し|変更|変わ")
_OFFICES = re.compile(
    r"(?:担当|所管|部署|部局|課名?)(?:の?(?:部署|部局|課|者))?[がはの](?:変|替|違|異)"
)

_IN_CHARGE = re.compile(r"担当|所管|部署|部局|受け持")
# It is asked whether a department has more to do, or less, and not what it does.
_MORE = re.compile(r"増え|増やさ|減[っりら]|何件|件数|いくつ|の数")


def answer_change(scope: Scope) -> Draft | None:
    """Answer a question of change; None where no before/after table is about it."""
    if not scope.revisions or not (Kind.CHANGE in scope.reading.kinds or _asks_reason(scope)):
        return None
    revisions = read_units(scope)
    place = narrow(scope, revisions)
    if place.absent:
        return _not_listed(scope, place.absent, revisions[0].document)
    words = subject(scope, place)
    known = [word for word in words if scope.lexicon.knows(word)]
    if not known and _OFFICES.search(scope.reading.question):
        return _all_of(scope, _with_other_offices(scope, place.revisions))
    if scope.reading.departments and set(known) <= terms_of_departments(scope):
        return _of_departments(scope, place)
    if not known and (place.named or not words):
        return _all_of(scope, place.revisions)
    chosen = choose(scope, _came_or_went(scope, place), known)
    if not chosen:
        return None
    if place.named and chosen[0].kind in SILENT and _changed(place.revisions):
        return _all_of(scope, place.revisions)
    if _changed(_with_those_below(scope, chosen[:1])) and not _changed(chosen):
        return _all_of(scope, chosen[:1])
    draft = _shown(scope, chosen, known)
    if draft and len(chosen) == 1:
        _say_same_offices(scope, draft, chosen[0])
    return draft


def _came_or_went(scope: Scope, place: Narrowed) -> Narrowed:
    """Leave the whole units that came or went where a question asks for such: 消えた注."""
    kinds = came_or_went(scope.reading.question)
    units = _of_form(scope, [r for r in place.revisions if r.kind in kinds])
    return replace(place, revisions=tuple(units)) if units else place


def _say_same_offices(scope: Scope, draft: Draft, revision: Revision) -> None:
    """Say first, where it is asked, that both sides of a unit name the same offices in charge."""
    if not _IN_CHARGE.search(scope.reading.question) or not (revision.after and revision.before):
        return
    after, before = (
        [name for duty in scope.duties if duty.section == side for name in duty.departments]
        for side in (revision.after, revision.before)
    )
    if after and set(after) == set(before):
        said = phrases.SAME_OFFICES
        draft.lines.insert(
            0, draft.fill(revision.document, said, departments="、".join(dict.fromkeys(after)))
        )


def _asks_reason(scope: Scope) -> bool:
    """Tell whether a question asks why an article, named by its number, is revised."""
    reading = scope.reading
    named = _ARTICLE.search(fold(reading.question)) and _REVISED.search(reading.question)
    return Kind.REASON in reading.kinds and bool(named)


def _changed(revisions: Sequence[Revision]) -> list[Revision]:
    return [r for r in revisions if r.kind not in SILENT]


def _is_left_out_in_part(scope: Scope, revision: Revision) -> bool:
    """Tell whether a heading is left out only in part: its own signs are those asked for."""
    markers = [find_marker(f"{name}　") for name in revision.path]
    signs = [marker.label for marker in markers if marker]
    return revision.kind is ChangeKind.OMITTED and all(
        any(same_sign(part, sign) for sign in signs) for part in scope.reading.parts
    )


def _with_those_below(scope: Scope, revisions: Sequence[Revision]) -> Sequence[Revision]:
    """Add to headings that say nothing new themselves the units that stand under them."""
    named = (is_heading(r) or _is_left_out_in_part(scope, r) for r in revisions)
    if _changed(revisions) or not all(named):
        return revisions
    heads = [(r.document, r.path) for r in revisions]
    return [
        r
        for r in read_units(scope)
        if any(r.document == document and r.path[: len(path)] == path for document, path in heads)
    ]


def _all_of(scope: Scope, revisions: Sequence[Revision]) -> Draft | None:
    """Show what changed among some units, of the kind and form that the question names."""
    revisions = _with_those_below(scope, revisions)
    asked = kinds_of_change(scope.reading.question)
    if asked == {ChangeKind.UNCHANGED}:
        same = [r for r in revisions if r.kind is ChangeKind.UNCHANGED and not is_heading(r)]
        if same:
            return show(scope, _of_form(scope, same))
    changed = whole_units(_changed(revisions))
    of_form = _of_form(scope, changed)
    of_kind = [r for r in of_form if r.kind in asked]
    replaced = [r for r in of_form if r.kind is ChangeKind.REPLACED]
    if not changed:
        return _silent(scope, revisions)
    if not asked:
        return _shown(scope, of_form)
    draft = _shown(scope, of_kind or replaced or of_form)
    if draft and of_kind and replaced and ChangeKind.REPLACED not in asked:
        draft.say(phrases.ALSO_REPLACED)
    return draft


def _of_form(scope: Scope, revisions: Sequence[Revision]) -> Sequence[Revision]:
    """Give the notes, clauses or dates that a question names; all units where there are none."""
    wanted = forms(scope.reading.question)
    return [r for r in revisions if {s.kind for s in sections_of(r)} & wanted] or revisions


def _silent(scope: Scope, revisions: Sequence[Revision]) -> Draft | None:
    """Say that a place has no change, or that the table leaves it out."""
    same = [r for r in revisions if r.kind is ChangeKind.UNCHANGED and not is_heading(r)]
    left_out = [r for r in revisions if r.kind is ChangeKind.OMITTED]
    if left_out and not same:
        return _left_out(scope, left_out)
    if not revisions:
        return None
    return show(scope, same) if len(same) > 1 else _with_remarks(scope, (same or revisions)[0])


def _with_remarks(scope: Scope, revision: Revision) -> Draft:
    """Show a unit with what further columns of its row say: 備考, 改正理由."""
    draft = show(scope, [revision])
    for remark in remarks_beside(scope, revision):
        draft.quote(remark)
    return draft


def _shown(scope: Scope, revisions: Sequence[Revision], words: Sequence[str] = ()) -> Draft | None:
    """Show units, or refuse what a change of them does not tell: its reason, or its date."""
    if not revisions:
        return None
    if all(r.kind is ChangeKind.OMITTED for r in revisions):
        return _left_out(scope, revisions)
    if Kind.REASON in scope.reading.kinds:
        if len(revisions) == 1 and remarks_beside(scope, revisions[0]):
            return _with_remarks(scope, revisions[0])
        return _without(scope, phrases.NO_REASON_OF_CHANGE, revisions)
    texts = [scope.corpus.text(s) for r in revisions for s in sections_of(r)]
    for asked, cue in _ASKED_FOR.items():
        if cue.search(scope.reading.question) and not any(holds(text, asked) for text in texts):
            what = phrases.MISSING_TYPES[asked.value]
            return _without(scope, phrases.NO_SUCH_TYPE.format(what=what), revisions)
    return show(scope, revisions, words)


def _without(scope: Scope, message: str, revisions: Sequence[Revision]) -> Draft:
    """Refuse what the table does not tell of a change, offering the units first."""
    draft = refuse(scope, message)
    draft.nearest.clear()
    units: list[Section] = [s for r in revisions for s in sections_of(r)]
    draft.offer([*units, *scope.nearest()], scope.settings.nearest)
    return draft


def _left_out(scope: Scope, revisions: Sequence[Revision]) -> Draft:
    """Refuse a change of a part that the table leaves out, citing the mark.

    A part that one column leaves out is shown from the other.
    """
    for revision in revisions:
        if any(s.kind is not SectionKind.OMISSION for s in sections_of(revision)):
            return show(scope, [revision])
    return _omitted(scope, unwrap(revisions[0].path[-1]), sections_of(revisions[0])[0])


def _is_left_out(scope: Scope, section: Section, part: str) -> bool:
    """Tell whether a section is an article of which the table prints no more than a mark."""
    text = fold(squash(scope.corpus.text(section)))
    return bool(re.fullmatch(rf"{re.escape(part)}[(～~]?[(]?(?:略|省略)[)～~]?", text))


def _omitted(scope: Scope, name: str, mark: Section) -> Draft:
    """Refuse a part that is printed as left out, citing the mark."""
    draft = refuse(scope, missing=[name])
    marker = draft.cite(mark, role=Role.CONTEXT)
    said = phrases.PART_OMITTED.format(part=name, mark=unwrap(scope.corpus.text(mark)))
    draft.lines = [f"{said}[{marker}]", *draft.lines[1:]]
    return draft


def _not_listed(scope: Scope, part: str, document: str) -> Draft:
    """Say that the table has nothing of an article, which does not mean that it is unchanged."""
    printed = [s for s in scope.sections if s.side and _is_left_out(scope, s, part)]
    if printed:
        return _omitted(scope, part, printed[0])
    message = scope.draft().fill(document, phrases.NOT_IN_TABLE, part=part)
    draft = refuse(scope, message, missing=[part])
    draft.say_changes_only(document)
    return draft


def _with_other_offices(scope: Scope, revisions: Sequence[Revision]) -> list[Revision]:
    """Give the units that stand on both sides and name other offices in charge on each."""
    sided = [duty for duty in scope.duties if not duty.is_of_row]
    offices = {duty.section.key: frozenset(duty.departments) for duty in sided}
    both = [(r, r.after, r.before) for r in revisions]
    return [r for r, a, b in both if a and b and offices.get(a.key) != offices.get(b.key)]


def _of_departments(scope: Scope, place: Narrowed) -> Draft | None:
    """Show what changed of the units of departments; how many they have is counted by side."""
    names = scope.reading.departments
    if scope.duties and _MORE.search(scope.reading.question) and not place.named:
        return duties_of(scope, names)
    return _all_of(
        scope,
        [
            r
            for r in place.revisions
            if any(name in unwrap(scope.corpus.text(s)) for s in sections_of(r) for name in names)
        ],
    )
