"""Answers what changed: one unit with both sides, or the complete list."""

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.addresses import addressed
from assistant.differences import difference
from assistant.draft import Draft
from assistant.judge import bears
from assistant.kinds import Kind
from assistant.lexicon import bare_headings, sentence_spans
from assistant.records import Change
from assistant.scope import Scope
from corpus import ChangeKind, Revision, Section, SectionKind, Side
from corpus.text import squash, unwrap
from index.normalise import fold
from index.tokens import tokenise

_SILENT = frozenset({ChangeKind.UNCHANGED, ChangeKind.OMITTED})
KIND_NAMES = {
    ChangeKind.CHANGED: phrases.CHANGED,
    ChangeKind.REPLACED: phrases.REPLACED,
    ChangeKind.ADDED: phrases.ADDED,
    ChangeKind.DELETED: phrases.DELETED,
    ChangeKind.MOVED: phrases.MOVED,
}
_KIND_CUES = {
    ChangeKind.ADDED: re.compile(r"加わ|加え|追加|新たに|新しく"),
    ChangeKind.DELETED: re.compile(r"削ら|削除|なくな|無くな|消え"),
}
# A name this short is a sign: it is shown with the heading above it.
LABEL_CHARACTERS = 3
# Below this score nothing that changed is about the question.
FLOOR = 0.4
# Longer units are quoted by the sentences that differ.
WHOLE_CHARACTERS = 200


def answer_change(scope: Scope) -> Draft | None:
    """Answer a question of change; None where no before/after table is about it."""
    revisions = [r for r in scope.revisions if r.kind is not ChangeKind.OMITTED]
    if not revisions or not _is_wanted(scope):
        return None
    places = set(addressed(scope))
    there = [r for r in revisions if {r.after, r.before} & places]
    if there:
        return _unit(scope, there[0]) if len(there) == 1 else _list(scope, there)
    on_pages = _on_pages(scope, revisions)
    if scope.reading.bare or (on_pages and not _subject(scope)):
        return _list(scope, on_pages or revisions)
    chosen = _choose(scope, on_pages or _below_named(scope, revisions))
    if chosen is None:
        return None
    return _unit(scope, chosen)


def _is_wanted(scope: Scope) -> bool:
    """Tell whether a question is about a change, not about duties on both sides."""
    kinds = scope.reading.kinds
    if Kind.CHANGE in kinds:
        return True
    duties = scope.reading.departments and kinds & {Kind.COUNT, Kind.LIST, Kind.RESPONSIBILITY}
    return len(scope.reading.sides) > 1 and not duties


def _on_pages(scope: Scope, revisions: Sequence[Revision]) -> list[Revision]:
    """Give the revisions of the pages that a question names; none where it names none."""
    pages = scope.reading.pages
    return [r for r in revisions if r.page is not None and fold(r.page) in pages]


def _below_named(scope: Scope, revisions: Sequence[Revision]) -> Sequence[Revision]:
    """Give the revisions below the longest heading that a question names; all without one."""
    question = squash(scope.reading.question)
    named = [(n, r) for r in revisions for n in bare_headings(r.path) if n in question]
    if not named:
        return revisions
    longest = max((name for name, _ in named), key=len)
    return [revision for name, revision in named if name == longest]


def _subject(scope: Scope) -> bool:
    """Tell whether a question has a subject besides pages."""
    pages = {term for page in scope.reading.pages for term in tokenise(f"{page}ページ")}
    titles = {term for d in scope.documents for a in (d.title, *d.aliases) for term in tokenise(a)}
    return bool(set(scope.reading.focus) - pages - titles)


def _choose(scope: Scope, revisions: Sequence[Revision]) -> Revision | None:
    """Choose the unit that a question of change is about; changed ones go before others."""
    scored = [(_score(scope, revision), -number) for number, revision in enumerate(revisions)]
    if not scored:
        return None
    best, place = max(scored)
    chosen = revisions[-place]
    found = [scope.scores[s.key] for s in _sides(chosen) if s.key in scope.scores]
    return chosen if best >= FLOOR and any(bears(scope, one) for one in found) else None


def _sides(revision: Revision) -> list[Section]:
    """Give the sections of a revision."""
    return [section for section in (revision.after, revision.before) if section]


def _score(scope: Scope, revision: Revision) -> float:
    """Score a unit by its better side, its headings' share of the question, and its kind."""
    score = scope.score((revision.after, revision.before))
    if revision.kind in _SILENT:
        score -= 0.08
    question = scope.reading.question
    if any(cue.search(question) and revision.kind is kind for kind, cue in _KIND_CUES.items()):
        score += 0.15
    unit = revision.after or revision.before
    if unit and unit.kind in {SectionKind.HEADING, SectionKind.DATE}:
        score -= 0.2
    return score


def _unit(scope: Scope, revision: Revision) -> Draft:
    """Show both sides of one unit."""
    draft = scope.draft()
    named = revision.path[-1:] if len(revision.path[-1]) > LABEL_CHARACTERS else revision.path[-2:]
    name = unwrap("　".join(named))
    if revision.kind is ChangeKind.UNCHANGED:
        draft.say(phrases.UNCHANGED.format(unit=name))
        for section in (revision.after, revision.before):
            if section:
                _say_side(draft, section, [(section.start, section.end)])
        draft.say_changes_only(revision.document)
        return draft
    if revision.kind is ChangeKind.ADDED:
        draft.say(phrases.SIDES_ADDED)
    elif revision.kind is ChangeKind.DELETED:
        draft.say(phrases.SIDES_DELETED)
    elif revision.kind is ChangeKind.REPLACED:
        draft.say(phrases.SIDES_REPLACED.format(unit=name))
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
    draft.say(phrases.AFTER if section.side is Side.AFTER else phrases.BEFORE)
    markers = [draft.quote(section, start, end) for start, end in spans]
    return markers[0]


def _change(scope: Scope, revision: Revision, markers: dict[Side, int]) -> Change:
    """Make the record of a difference over the whole units."""
    before = unwrap(scope.corpus.text(revision.before)) if revision.before else ""
    after = unwrap(scope.corpus.text(revision.after)) if revision.after else ""
    return Change(
        revision.kind, difference(before, after), markers.get(Side.AFTER), markers.get(Side.BEFORE)
    )


def _list(scope: Scope, revisions: Sequence[Revision]) -> Draft:
    """List every change with its place; each line cites the unit's sides."""
    draft = scope.draft()
    changed = [r for r in revisions if r.kind not in _SILENT]
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
