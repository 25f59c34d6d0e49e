"""Shows revisions: one unit with both sides, or a list of places and kinds."""

from collections.abc import Sequence

from assistant import phrases
from assistant.differences import difference
from assistant.draft import Draft
from assistant.lexicon import sentence_spans
from assistant.records import Change
from assistant.scope import Scope
from corpus import ChangeKind, Revision, Section, Side
from corpus.text import squash, unwrap

SILENT = frozenset({ChangeKind.UNCHANGED, ChangeKind.OMITTED})
# A name this short is a sign: it is shown with the heading above it.
LABEL_CHARACTERS = 3
# Longer units are quoted by the sentences that differ.
WHOLE_CHARACTERS = 200
KIND_NAMES = {
    ChangeKind.CHANGED: phrases.CHANGED,
    ChangeKind.REPLACED: phrases.REPLACED,
    ChangeKind.ADDED: phrases.ADDED,
    ChangeKind.DELETED: phrases.DELETED,
    ChangeKind.MOVED: phrases.MOVED,
}


def show_unit(scope: Scope, revision: Revision) -> Draft:
    """Show both sides of one unit."""
    draft = scope.draft()
    named = revision.path[-1:] if len(revision.path[-1]) > LABEL_CHARACTERS else revision.path[-2:]
    name = unwrap("　".join(named))
    if revision.kind is ChangeKind.UNCHANGED:
        draft.say_of(revision.document, phrases.UNCHANGED, unit=name)
        for section in (revision.after, revision.before):
            if section:
                _say_side(draft, section, [(section.start, section.end)])
        draft.say_changes_only(revision.document)
        return draft
    if revision.kind is ChangeKind.ADDED:
        draft.say_of(revision.document, phrases.SIDES_ADDED)
    elif revision.kind is ChangeKind.DELETED:
        draft.say_of(revision.document, phrases.SIDES_DELETED)
    elif revision.kind is ChangeKind.REPLACED:
        draft.say_of(revision.document, phrases.SIDES_REPLACED, unit=name)
    elif revision.wording_only:
        draft.say(phrases.WORDING_ONLY)
    markers = {
        side: _say_side(draft, section, _spans(scope, section, other))
        for side, section, other in (
            (Side.AFTER, revision.after, revision.before),
            (Side.BEFORE, revision.before, revision.after),
        )
        if section
    }
    draft.changes.append(_change(scope, revision, markers))
    return draft


def _spans(scope: Scope, section: Section, other: Section | None) -> list[tuple[int, int]]:
    """Give the sentences of a unit that the other side does not have; all of a short unit."""
    text = scope.corpus.document(section.document).text
    sentences = list(sentence_spans(text, section.start, section.end))
    if section.end - section.start <= WHOLE_CHARACTERS or len(sentences) < 2:
        return [(section.start, section.end)]
    there = squash(scope.corpus.text(other)) if other else ""
    differing = [(s, e) for s, e in sentences if squash(text[s:e]) not in there]
    return differing or [(section.start, section.end)]


def _say_side(draft: Draft, section: Section, spans: Sequence[tuple[int, int]]) -> int:
    """Quote one side's sentences under its name; gives the first marker."""
    phrase = phrases.AFTER if section.side is Side.AFTER else phrases.BEFORE
    draft.say_of(section.document, phrase)
    markers = [draft.quote(section, start, end) for start, end in spans]
    return markers[0]


def _change(scope: Scope, revision: Revision, markers: dict[Side, int]) -> Change:
    """Make the record of a difference over the whole units."""
    before = unwrap(scope.corpus.text(revision.before)) if revision.before else ""
    after = unwrap(scope.corpus.text(revision.after)) if revision.after else ""
    return Change(
        revision.kind, difference(before, after), markers.get(Side.AFTER), markers.get(Side.BEFORE)
    )


def show_list(scope: Scope, revisions: Sequence[Revision]) -> Draft:
    """List every change with its place; each line cites the unit's sides."""
    draft = scope.draft()
    changed = [r for r in revisions if r.kind not in SILENT]
    draft.say(phrases.CHANGE_LIST.format(count=len(changed)))
    for revision in changed:
        line = _line(revision)
        markers = {
            section.side: draft.cite(section)
            for section in (revision.after, revision.before)
            if section and section.side
        }
        draft.lines.append("- " + line + "".join(f"[{marker}]" for marker in markers.values()))
        draft.changes.append(_change(scope, revision, markers))
    for document in dict.fromkeys(r.document for r in changed):
        draft.say_changes_only(document)
    return draft


def _line(revision: Revision) -> str:
    """Say where a change stands and of what kind it is."""
    where, kind = "　".join(revision.path), KIND_NAMES[revision.kind]
    if revision.page is None:
        return phrases.CHANGE_LINE.format(where=where, kind=kind)
    return phrases.CHANGE_LINE_ON_PAGE.format(page=revision.page, where=where, kind=kind)


def show_units(scope: Scope, revisions: Sequence[Revision]) -> Draft:
    """Show both sides of each of a few changes under its place and kind."""
    draft = scope.draft()
    changed = [r for r in revisions if r.kind not in SILENT]
    draft.say(phrases.CHANGE_LIST.format(count=len(changed)))
    for revision in changed:
        draft.lines.append(_line(revision))
        markers: dict[Side, int] = {}
        for section, other, phrase in (
            (revision.after, revision.before, phrases.AFTER),
            (revision.before, revision.after, phrases.BEFORE),
        ):
            if section and section.side:
                draft.lines.append(draft.fill(section.document, phrase))
                shown = [draft.quote(section, *span) for span in _spans(scope, section, other)]
                markers[section.side] = shown[0]
        draft.changes.append(_change(scope, revision, markers))
    for document in dict.fromkeys(r.document for r in changed):
        draft.say_changes_only(document)
    return draft
