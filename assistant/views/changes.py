"""What became of every unit of the before/after tables, as a readable comparison."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.differences import difference
from assistant.views.pieces import PieceView, one_line, piece_at
from corpus import ChangeKind, Corpus, Document, Duty, Revision, Section, Side
from corpus.text import squash, squash_with_origin, unwrap

Operation = tuple[str, str]
"""equal, insert or delete, and the text."""


@dataclass(frozen=True, slots=True)
class ChangeSide:
    """A unit in one column, as printed at [start:end]; `operations` are those of this column."""

    side: Side
    start: int
    end: int
    path: tuple[str, ...]
    page: str | None
    sheet: int
    operations: tuple[Operation, ...]

    @property
    def text(self) -> str:
        """The unit on one line."""
        return "".join(text for _, text in self.operations)


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What became of a unit. `position` is where it stands, and names it for good.

    `chapter` is the outermost heading, `operations` turn the unit before into the one after,
    `departments` are those that a duty on either side names. `page` is the printed page of the
    table, None where none is printed; `sheet` counts from 1.
    """

    document: str
    position: int
    kind: ChangeKind
    wording_only: bool
    chapter: str
    path: tuple[str, ...]
    page: str | None
    sheet: int
    sides: Mapping[Side, ChangeSide]
    operations: tuple[Operation, ...]
    departments: tuple[str, ...]

    @property
    def moved_from(self) -> tuple[str, ...]:
        """The path before, where it is another one than after; else empty."""
        after, before = self.sides.get(Side.AFTER), self.sides.get(Side.BEFORE)
        return before.path if after and before and after.path != before.path else ()


@dataclass(frozen=True, slots=True)
class ChangeBook:
    """The changes of one document in the order of the print.

    `columns` are the sides in the order in which the document prints them, `side_names` what it
    calls them; `mark` is the remark that only changed parts are listed, where it is printed.
    """

    document: str
    title: str
    city: str
    mark: PieceView | None
    columns: tuple[Side, ...]
    side_names: Mapping[Side, str]
    changes: tuple[ChangeView, ...]

    @property
    def counts(self) -> Mapping[ChangeKind, int]:
        """How many units there are of each kind."""
        return Counter(change.kind for change in self.changes)


def view_changes(corpus: Corpus) -> tuple[ChangeBook, ...]:
    """Give the changes of every document that has a before/after table."""
    revisions: dict[str, list[Revision]] = {}
    for revision in corpus.revisions:
        revisions.setdefault(revision.document, []).append(revision)
    return tuple(
        _book(corpus, document, revisions[document.id])
        for document in corpus.documents
        if document.id in revisions
    )


def printed_columns(corpus: Corpus, document_id: str) -> tuple[Side, ...]:
    """Give the sides in the order in which a document prints its columns."""
    heads = corpus.column_heads.get(document_id)
    if heads:
        after_first = heads.after_span < heads.before_span
    else:
        sides = (section.side for section in corpus.of_document(document_id) if section.side)
        after_first = next(sides, Side.AFTER) is Side.AFTER
    return (Side.AFTER, Side.BEFORE) if after_first else (Side.BEFORE, Side.AFTER)


def _book(corpus: Corpus, document: Document, revisions: Sequence[Revision]) -> ChangeBook:
    duties: dict[str, list[Duty]] = {}
    for duty in corpus.duties:
        if duty.section.document == document.id:
            duties.setdefault(duty.section.key, []).append(duty)
    afters = Counter(revision.after.start for revision in revisions if revision.after)
    return ChangeBook(
        document=document.id,
        title=document.title,
        city=document.city,
        mark=_mark(corpus, document),
        columns=printed_columns(corpus, document.id),
        side_names=corpus.side_names(document.id),
        changes=tuple(_change(corpus, revision, duties, afters) for revision in revisions),
    )


def _mark(corpus: Corpus, document: Document) -> PieceView | None:
    """Find the remark that only changed parts are listed."""
    if not document.changes_only_mark:
        return None
    squashed, wanted = squash_with_origin(document.text), squash(document.changes_only_mark)
    at = squashed.text.find(wanted)
    if at < 0 or not wanted:
        return None
    return piece_at(corpus, document.id, *squashed.span(at, at + len(wanted)))


def _change(
    corpus: Corpus,
    revision: Revision,
    duties: Mapping[str, Sequence[Duty]],
    afters: Mapping[int, int],
) -> ChangeView:
    after, before = revision.after, revision.before
    unit = after or before
    if unit is None:
        raise ValueError("a revision needs at least one unit")
    # one mark (同左) may stand beside several units: then only the other side tells them apart
    shared = before is not None and after is not None and afters[after.start] > 1
    operations, still = _operations(corpus, revision), _is_still(corpus, revision)
    named = [duty for each in (after, before) if each for duty in duties.get(each.key, ())]
    return ChangeView(
        document=revision.document,
        position=before.start if before and shared else unit.start,
        kind=revision.kind,
        wording_only=revision.wording_only,
        chapter=one_line((revision.path or unit.path)[0]),
        path=revision.path,
        page=revision.page,
        sheet=unit.sheet,
        sides={
            side: _side(corpus, side, section, still, operations)
            for side, section in ((Side.AFTER, after), (Side.BEFORE, before))
            if section
        },
        operations=operations,
        departments=tuple(dict.fromkeys(name for duty in named for name in duty.departments)),
    )


def _operations(corpus: Corpus, revision: Revision) -> tuple[Operation, ...]:
    """Give the steps from the unit before to the one after."""
    after = unwrap(corpus.text(revision.after)) if revision.after else ""
    before = unwrap(corpus.text(revision.before)) if revision.before else ""
    if _is_still(corpus, revision):
        return (("equal", after or before),)
    return difference(before, after)


def _is_still(corpus: Corpus, revision: Revision) -> bool:
    """Tell whether there is no step to show: nothing changed, or one side is left out."""
    if revision.kind is not ChangeKind.OMITTED:
        return revision.kind is ChangeKind.UNCHANGED
    texts = {squash(corpus.text(each)) for each in (revision.after, revision.before) if each}
    return len(texts) == 1


def _side(
    corpus: Corpus, side: Side, section: Section, still: bool, operations: Sequence[Operation]
) -> ChangeSide:
    """Show a unit in its column: what both sides share, and what only this one has."""
    other = "delete" if side is Side.AFTER else "insert"
    own = tuple(step for step in operations if step[0] != other)
    if still:  # equal but for white space and width: each side as it is printed
        own = (("equal", unwrap(corpus.text(section))),)
    return ChangeSide(
        side, section.start, section.end, section.path, section.page, section.sheet, own
    )
