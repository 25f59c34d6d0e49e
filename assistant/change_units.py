"""The units of before/after tables as people count them.

A provision that came or went with its caption is one change; a number that one column keeps with
「削除」 belongs to the text of the other column; a text beside a mark of omission (（略）) is not
known to have come or gone.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.scope import Scope
from corpus import ChangeKind, Corpus, Revision, Section, SectionKind
from corpus.voids import is_gone

_ONE_SIDED = frozenset({ChangeKind.ADDED, ChangeKind.DELETED})


def sections_of(revision: Revision) -> list[Section]:
    """Give the sections of a unit, the after column first."""
    return [section for section in (revision.after, revision.before) if section]


def is_heading(revision: Revision) -> bool:
    """Tell whether a unit is a heading or a caption."""
    return any(s.kind is SectionKind.HEADING for s in sections_of(revision))


def read_units(scope: Scope) -> list[Revision]:
    """Give the units in scope: struck out numbers joined to texts, and doubtful ones as omitted."""
    units: list[Revision] = []
    revisions = scope.revisions
    struck = {(r.document, r.row): r for r in revisions if _is_struck(scope.corpus, r)}
    for revision in revisions:
        mark = struck.get((revision.document, revision.row))
        if mark and _fits(mark, revision):
            after, before = revision.after or mark.after, revision.before or mark.before
            units.append(replace(revision, after=after, before=before))
        elif revision.kind in _ONE_SIDED and _may_be_left_out(scope.corpus, revision):
            units.append(replace(revision, kind=ChangeKind.OMITTED))
        elif revision is not mark or not any(_fits(mark, r) for r in revisions):
            units.append(revision)
    return units


def _is_struck(corpus: Corpus, revision: Revision) -> bool:
    """Tell whether a unit stands on one side only, and says there that it was struck out."""
    sections = sections_of(revision)
    return len(sections) == 1 and is_gone(corpus.text(sections[0]))


def _fits(mark: Revision, revision: Revision) -> bool:
    """Tell whether a number struck out stands for a text: same row and number, the other side."""
    place = (mark.document, mark.row, mark.path[-1])
    opposite = (mark.after is None) != (revision.after is None)
    one_sided = len(sections_of(revision)) == 1
    return opposite and one_sided and place == (revision.document, revision.row, revision.path[-1])


def _may_be_left_out(corpus: Corpus, revision: Revision) -> bool:
    """Tell whether the other column of a one-sided unit has more marks of omission than its own."""
    sections = sections_of(revision)
    marks = [
        s.side
        for s in corpus.of_document(revision.document)
        if s.row == revision.row and s.side and s.kind is SectionKind.OMISSION
    ]
    own = sum(side is sections[0].side for side in marks)
    return len(sections) == 1 and len(marks) > 2 * own


def whole_units(revisions: Sequence[Revision]) -> list[Revision]:
    """Give units without the captions of those that went the same way."""
    return [
        revision
        for revision in revisions
        if not (is_heading(revision) and any(_is_below(o, revision) for o in revisions))
    ]


def _is_below(one: Revision, caption: Revision) -> bool:
    """Tell whether a unit stands under a caption in the same row and went the same way."""
    here = (one.document, one.row, one.kind) == (caption.document, caption.row, caption.kind)
    return one is not caption and here and one.path[: len(caption.path)] == caption.path
