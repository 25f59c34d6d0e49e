"""Shows revisions: one unit with both sides, a few of them, or a list of places and kinds."""

from collections.abc import Mapping, Sequence

from assistant import phrases
from assistant.differences import difference
from assistant.draft import Draft
from assistant.records import Change, Status
from assistant.revised_spans import spans_of
from assistant.scope import Scope
from corpus import ChangeKind, Revision, Section, Side
from corpus.text import unwrap

SILENT = frozenset({ChangeKind.UNCHANGED, ChangeKind.OMITTED})
# A name this short is a sign: it is shown with the heading above it.
LABEL_CHARACTERS = 3
# Several changes are shown in full up to so many characters; more of them as a list of places.
FULL_CHARACTERS = 1_800
# In such a list the first change of each chapter is shown in full, up to so many characters.
FIRST_CHARACTERS = 800
KIND_NAMES = {
    ChangeKind.CHANGED: phrases.CHANGED,
    ChangeKind.REPLACED: phrases.REPLACED,
    ChangeKind.ADDED: phrases.ADDED,
    ChangeKind.DELETED: phrases.DELETED,
    ChangeKind.MOVED: phrases.MOVED,
    ChangeKind.UNCHANGED: phrases.NOT_CHANGED,
    ChangeKind.OMITTED: phrases.LEFT_OUT,
}


def show(scope: Scope, revisions: Sequence[Revision], words: Sequence[str] = ()) -> Draft:
    """Show units: one by itself, a few in full, more as a list of their places.

    Of a long unit the sentences are shown that `words` of the question stand in.
    """
    if len(revisions) == 1:
        return show_unit(scope, revisions[0], words)
    characters = sum(
        end - start
        for revision in revisions
        for section, other in _pairs(revision)
        for start, end in spans_of(scope, section, other, ())
    )
    return _show_several(scope, revisions, in_full=characters <= FULL_CHARACTERS)


def show_unit(scope: Scope, revision: Revision, words: Sequence[str] | None = None) -> Draft:
    """Show both sides of one unit; `words` are the subject, the question's own where not given."""
    words = scope.reading.focus if words is None else words
    draft = scope.draft()
    said = _said_of(revision)
    if said:
        draft.say_of(revision.document, said, unit=_name(revision))
    markers = _say_sides(scope, draft, revision, words)
    if revision.kind is ChangeKind.UNCHANGED:
        draft.say_changes_only(revision.document)
    else:
        draft.changes.append(_change(scope, revision, markers))
    if revision.kind is ChangeKind.OMITTED:
        draft.status = Status.PARTIAL
        draft.missing.append(_name(revision))
    return draft


def _said_of(revision: Revision) -> str:
    """Give the phrase that says what became of a unit; empty where its sides say it."""
    kind = revision.kind
    if revision.after and revision.before and kind in {ChangeKind.ADDED, ChangeKind.DELETED}:
        return phrases.STRUCK_OUT if kind is ChangeKind.DELETED else phrases.FILLED_IN
    if kind is ChangeKind.OMITTED:
        return phrases.ONLY_AFTER_SHOWN if revision.after else phrases.ONLY_BEFORE_SHOWN
    if kind is ChangeKind.CHANGED and revision.wording_only:
        return phrases.WORDING_ONLY
    return {
        ChangeKind.UNCHANGED: phrases.UNCHANGED,
        ChangeKind.ADDED: phrases.SIDES_ADDED,
        ChangeKind.DELETED: phrases.SIDES_DELETED,
        ChangeKind.REPLACED: phrases.SIDES_REPLACED,
        ChangeKind.MOVED: phrases.SIDES_MOVED,
    }.get(kind, "")


def _name(revision: Revision) -> str:
    """Give the name of a unit, that of its heading with it where it is no more than a sign."""
    short = len(revision.path[-1]) <= LABEL_CHARACTERS
    return unwrap("　".join(revision.path[-2:] if short else revision.path[-1:]))


def _pairs(revision: Revision) -> list[tuple[Section, Section | None]]:
    """Give each section of a unit, the after column first, with that of the other side."""
    both = ((revision.after, revision.before), (revision.before, revision.after))
    return [(section, other) for section, other in both if section]


def _say_sides(
    scope: Scope, draft: Draft, revision: Revision, words: Sequence[str] = ()
) -> dict[Side, int]:
    """Quote each side's sentences under its name; gives the first marker of each."""
    markers: dict[Side, int] = {}
    for section, other in _pairs(revision):
        phrase = phrases.BEFORE if section.side is Side.BEFORE else phrases.AFTER
        draft.lines.append(draft.fill(section.document, phrase))
        spans = spans_of(scope, section, other, words)
        shown = [draft.quote(section, start, end) for start, end in spans]
        if section.side:
            markers[section.side] = shown[0]
    return markers


def _change(scope: Scope, revision: Revision, markers: Mapping[Side, int]) -> Change:
    """Make the record of a difference over the whole units."""
    before = unwrap(scope.corpus.text(revision.before)) if revision.before else ""
    after = unwrap(scope.corpus.text(revision.after)) if revision.after else ""
    return Change(
        revision.kind, difference(before, after), markers.get(Side.AFTER), markers.get(Side.BEFORE)
    )


def _show_several(scope: Scope, revisions: Sequence[Revision], *, in_full: bool) -> Draft:
    """Show several units under their places and kinds, those of each document by themselves."""
    draft = scope.draft()
    changed = [r for r in revisions if r.kind not in SILENT]
    if changed:
        draft.say(phrases.CHANGE_LIST.format(count=len(changed)))
    first = frozenset() if in_full else _first_of_chapters(scope, changed)
    documents = list(dict.fromkeys(r.document for r in revisions))
    for document in documents:
        if len(documents) > 1:
            known = scope.corpus.document(document)
            draft.say(phrases.IN_DOCUMENT.format(title=known.short_title or known.title))
        for revision in (r for r in revisions if r.document == document):
            _show_one(scope, draft, revision, in_full=in_full or id(revision) in first)
        draft.say_changes_only(document)
    return draft


def _first_of_chapters(scope: Scope, changed: Sequence[Revision]) -> frozenset[int]:
    """Give the identities of the first change of each chapter, which a list shows in full.

    None where all changes stand in one chapter, nor such as are too long together.
    """
    first: dict[tuple[str, str], Revision] = {}
    for revision in changed:
        first.setdefault((revision.document, revision.path[0]), revision)
    shown, characters = set[int](), 0
    for revision in first.values() if len(first) > 1 else ():
        spans = (s for each, other in _pairs(revision) for s in spans_of(scope, each, other, ()))
        characters += sum(end - start for start, end in spans)
        if characters <= FIRST_CHARACTERS:
            shown.add(id(revision))
    return frozenset(shown)


def _show_one(scope: Scope, draft: Draft, revision: Revision, *, in_full: bool) -> None:
    """Show one of several units: its place and kind, with its sides or their markers alone."""
    line = _line(revision)
    if in_full:
        draft.lines.append(line)
        markers = _say_sides(scope, draft, revision)
    else:
        markers = _cite_sides(scope, draft, revision)
        draft.lines.append(f"- {line}" + "".join(f"[{marker}]" for marker in markers.values()))
    if revision.kind not in SILENT:
        draft.changes.append(_change(scope, revision, markers))


def _cite_sides(scope: Scope, draft: Draft, revision: Revision) -> dict[Side, int]:
    """Cite each side from the first sentence that differs to the last."""
    markers: dict[Side, int] = {}
    for section, other in _pairs(revision):
        spans = spans_of(scope, section, other, ())
        if section.side:
            markers[section.side] = draft.cite(section, spans[0][0], spans[-1][1])
    return markers


def _line(revision: Revision) -> str:
    """Say where a change stands and of what kind it is."""
    where, kind = unwrap("　".join(revision.path)), KIND_NAMES[revision.kind]
    if revision.page is None:
        return phrases.CHANGE_LINE.format(where=where, kind=kind)
    return phrases.CHANGE_LINE_ON_PAGE.format(page=revision.page, where=where, kind=kind)
