"""Answers what changed: one unit with both sides, or the complete list."""

import re
from collections.abc import Sequence

from assistant.addresses import addressed
from assistant.draft import Draft
from assistant.judge import bears
from assistant.kinds import Kind
from assistant.lexicon import bare_headings
from assistant.revised import SILENT, show_list, show_unit, show_units
from assistant.scope import Scope
from corpus import ChangeKind, Revision, Section, SectionKind
from corpus.text import squash
from index.normalise import fold
from index.tokens import tokenise

# Words for any change or clause: they are no subject.
_CHANGE_WORDS = frozenset(
    tokenise(
        "変更点 追加 削除 新設 加わる 加える 消える 無くなる 削る 新た 取組 取り組み 記述 見直し"
    )
)
_KIND_CUES = {
    ChangeKind.ADDED: re.compile(r"加わ|加え|追加|新設|新たに|新しく"),
    ChangeKind.DELETED: re.compile(r"削ら|削除|なくな|無くな|消え"),
}
# So many changes are shown in full; more of them as a list of places.
FEW_CHANGES = 4
# Below this score nothing that changed is about the question.
FLOOR = 0.4


def answer_change(scope: Scope) -> Draft | None:
    """Answer a question of change; None where no before/after table is about it."""
    revisions = [r for r in scope.revisions if r.kind is not ChangeKind.OMITTED]
    if not revisions or not _is_wanted(scope):
        return None
    places = set(addressed(scope))
    there = [r for r in revisions if {r.after, r.before} & places]
    if there:
        return show_unit(scope, there[0]) if len(there) == 1 else show_list(scope, there)
    near = _on_pages(scope, revisions) or _below_named(scope, revisions)
    words = _subject(scope)
    if not any(map(scope.lexicon.knows, words)) and (near or not words):
        return _show_all(scope, near or _of_kind(scope, revisions))
    chosen = _choose(scope, near or revisions)
    if chosen is None:
        return None
    if chosen.kind in SILENT and any(r.kind not in SILENT for r in near):
        return _show_all(scope, near)
    return show_unit(scope, chosen)


def _show_all(scope: Scope, revisions: Sequence[Revision]) -> Draft:
    """Show what changed among some revisions: a few in full, more as a list."""
    changed = [r for r in revisions if r.kind not in SILENT]
    if not changed:
        return show_unit(scope, revisions[0])
    if len(changed) == 1:
        return show_unit(scope, changed[0])
    return (show_units if len(changed) <= FEW_CHANGES else show_list)(scope, changed)


def _of_kind(scope: Scope, revisions: Sequence[Revision]) -> Sequence[Revision]:
    """Give the revisions of the kind that a question names (追加, 削除); all without one."""
    kinds = {k for k, cue in _KIND_CUES.items() if cue.search(scope.reading.question)}
    return [r for r in revisions if r.kind in kinds] or revisions


def _is_wanted(scope: Scope) -> bool:
    """Tell whether a question is about a change, not about duties on both sides."""
    kinds = scope.reading.kinds
    if scope.reading.departments and kinds & {Kind.COUNT, Kind.LIST, Kind.RESPONSIBILITY}:
        return False
    return Kind.CHANGE in kinds or len(scope.reading.sides) > 1


def _on_pages(scope: Scope, revisions: Sequence[Revision]) -> list[Revision]:
    """Give the revisions of the pages that a question names; none where it names none."""
    pages = scope.reading.pages
    return [r for r in revisions if r.page is not None and fold(r.page) in pages]


def _below_named(scope: Scope, revisions: Sequence[Revision]) -> list[Revision]:
    """Give the revisions below the longest heading that a question names; none without one."""
    name = _named(scope)
    return [r for r in revisions if name and name in bare_headings(r.path)]


def _named(scope: Scope) -> str:
    """Give the longest heading of a revision that stands in the question, squashed."""
    question = squash(scope.reading.question)
    names = {name for r in scope.revisions for name in bare_headings(r.path) if name in question}
    return max(names, key=len, default="")


def _subject(scope: Scope) -> list[str]:
    """Give a question's words besides pages, titles, a named heading, and words for any change."""
    if scope.reading.bare:
        return []
    said = [f"{page}ページ" for page in scope.reading.pages] + [_named(scope)]
    said += [name for d in scope.documents for name in (d.title, *d.aliases)]
    plain = {term for name in said for term in tokenise(name)} | _CHANGE_WORDS
    return [term for term in scope.reading.focus if term not in plain]


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
    """Score a unit by its better side and its kind."""
    score = scope.score((revision.after, revision.before))
    if revision.kind in SILENT:
        score -= 0.08
    question = scope.reading.question
    if any(cue.search(question) and revision.kind is kind for kind, cue in _KIND_CUES.items()):
        score += 0.15
    unit = revision.after or revision.before
    if unit and unit.kind in {SectionKind.HEADING, SectionKind.DATE}:
        score -= 0.2
    return score
