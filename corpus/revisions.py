"""What became of every unit of a before/after table.

A pair of units is
- omitted where the table leaves the text out on a side (～省略～, 第３条　（略）);
- unchanged where both read the same but for white space and width of characters, in their place;
- moved where the texts are the same and only the number or the place is another (繰下げ, 繰上げ);
- replaced where one text was exchanged for another (`corpus.wording` states the bound);
- changed otherwise, so also where a unit was both renumbered and edited: its number is a part of
  what changed.
A unit without a counterpart is added or deleted; so is an article that the table itself strikes
out (第五条　削除). 同左 beside a unit says that it is unchanged.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.alignment import Entry, Pair, align, make_entry
from corpus.records import ChangeKind, Document, Revision, Section, SectionKind, Side
from corpus.rows_of_pairs import fill_gaps, move_cells, pair_like, pair_units
from corpus.voids import Void, is_gone, read_void
from corpus.wording import is_exchanged, is_wording_only, likeness

_NOT_COMPARED = frozenset({SectionKind.VOID, SectionKind.TABLE_HEAD})


@dataclass(frozen=True, slots=True)
class _Row:
    """The pairs of a row; `mark` is what one column prints in place of a text: 同左."""

    number: int
    item: str
    pairs: list[Pair]
    mark: Section | None
    void: Void | None

    @property
    def same(self) -> Section | None:
        """The mark where it says that the text is the other column's."""
        return self.mark if self.void is Void.SAME else None


def find_revisions(document: Document, sections: Sequence[Section]) -> tuple[Revision, ...]:
    """Compare the columns of every row; empty for a document without sides."""
    by_row: dict[int, list[Section]] = {}
    for section in sections:
        if section.row is not None:
            by_row.setdefault(section.row, []).append(section)
    rows: list[_Row] = []
    item: tuple[str, ...] = ()
    for number in sorted(by_row):
        item = _item(by_row[number], item)
        rows.append(_read_row(document, number, by_row[number], item[-1]))
    plain = [row.pairs for row in rows if row.same is None]
    move_cells(plain)
    # The page says of a unit beside （新設） that it is new, unless its whole cell was elsewhere.
    pair_units([row.pairs for row in rows if row.mark is None])
    for pairs in plain:
        pair_like(pairs)
        fill_gaps(pairs)
    return tuple(_revision(document, row, pair) for row in rows for pair in row.pairs)


def _item(sections: Sequence[Section], above: tuple[str, ...]) -> tuple[str, ...]:
    """Give the path of a row's item: its own, that of a merged cell above, or its article."""
    own = [s.path for s in sections if s.side is None and s.kind is SectionKind.HEADING]
    if own:
        return max(own, key=len)
    sided = sorted((s for s in sections if s.side), key=lambda s: (s.side != Side.AFTER, s.start))
    first = next((s for s in sided if s.kind not in _NOT_COMPARED), sections[0])
    return above if above and first.path[: len(above)] == above else first.path


def _read_row(document: Document, number: int, sections: Sequence[Section], item: str) -> _Row:
    """Pair the units of a row; one without sides has none."""
    columns = {
        side: [s for s in sections if s.side is side and s.kind not in _NOT_COMPARED]
        for side in Side
    }
    after, before = ([make_entry(document, s) for s in columns[side]] for side in Side)
    mark = _mark(document, sections) if not (after and before) else None
    void = read_void(document.text[mark.start : mark.end]) if mark else None
    return _Row(number, item, list(align(after, before)), mark, void)


def _mark(document: Document, sections: Sequence[Section]) -> Section | None:
    """Give the mark that a column prints in the place of a text, 同左 before others."""
    marks = [s for s in sections if s.kind is SectionKind.VOID and s.side is not None]
    same = (s for s in marks if read_void(document.text[s.start : s.end]) is Void.SAME)
    return next(same, marks[0] if marks else None)


def similarity(document: Document, one: Section, other: Section) -> float:
    """Compare two units' characters, numbers included (normalised Indel similarity), 0 to 1."""
    return likeness(make_entry(document, one).text, make_entry(document, other).text)


def _revision(document: Document, row: _Row, pair: Pair) -> Revision:
    """Make the record of a pair."""
    after, before = (entry.section if entry else None for entry in pair)
    unit = after or before
    if unit is None:
        raise ValueError("a revision needs at least one unit")
    like, wording_only = 0.0, False
    if pair[0] and pair[1]:
        like = likeness(pair[0].text, pair[1].text)
    kind = _kind(document, pair)
    if kind is ChangeKind.CHANGED and pair[0] and pair[1]:
        wording_only = is_wording_only(pair[0].text, pair[1].text)
    if row.same and kind is not ChangeKind.OMITTED:
        after, before = after or row.same, before or row.same
        kind, like = ChangeKind.UNCHANGED, 1.0
    return Revision(
        document.id, row.number, row.item, unit.page, unit.path, kind, after, before,
        round(like, 3), wording_only=wording_only,
    )  # fmt: skip


def _kind(document: Document, pair: Pair) -> ChangeKind:
    """Name the kind of change."""
    after, before = pair
    if after is None or before is None:
        unit = after or before
        if unit is not None and unit.omitted:
            return ChangeKind.OMITTED
        return ChangeKind.DELETED if after is None else ChangeKind.ADDED
    if after.omitted or before.omitted:
        both = after.omitted and before.omitted and after.label and before.label
        renumbered = both and after.address != before.address
        return ChangeKind.MOVED if renumbered else ChangeKind.OMITTED
    struck = [_is_struck(document, entry) for entry in (after, before)]
    if struck[0] != struck[1]:
        return ChangeKind.DELETED if struck[0] else ChangeKind.ADDED
    return _kind_of_texts(after, before)


def _kind_of_texts(after: Entry, before: Entry) -> ChangeKind:
    """Name the change between two printed texts."""
    if after.body == before.body and after.address != before.address:
        return ChangeKind.MOVED
    if after.text == before.text:
        return ChangeKind.UNCHANGED
    if is_exchanged(after.body, before.body):
        return ChangeKind.REPLACED
    return ChangeKind.CHANGED


def _is_struck(document: Document, entry: Entry) -> bool:
    """Tell whether a unit keeps its number and says that its text was struck out."""
    return is_gone(document.text[entry.section.start : entry.section.end])
