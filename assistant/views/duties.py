"""Which departments do what: the actions of each document, and what came and went between sides."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.responsibility import AT_LARGE
from corpus import Basis, ChangeKind, Corpus, Document, Duty, Office, Revision, Section, Side
from corpus.text import squash, unwrap
from index.normalise import fold


@dataclass(frozen=True, slots=True)
class DutyOwner:
    """A department as printed at [start:end]; `role` is what the page calls its part, or empty.

    `collective` marks what is written in the place of departments: 全庁, 関係部署.
    """

    name: str
    start: int
    end: int
    role: str
    collective: bool


@dataclass(frozen=True, slots=True)
class DutyLine:
    """An action as printed at [start:end], on one line, with its departments."""

    document: str
    side: Side | None
    side_name: str
    action: str
    start: int
    end: int
    path: tuple[str, ...]
    page: str | None
    sheet: int
    owners: tuple[DutyOwner, ...]
    basis: Basis

    def owner(self, name: str) -> DutyOwner | None:
        """Give the department of this name, None where the action is not its own."""
        return next((each for each in self.owners if each.name == name), None)

    def holds(self, wanted: Sequence[str]) -> bool:
        """Tell whether every folded word stands in the action or in the name of a department."""
        pieces = (self.action, *(owner.name for owner in self.owners))
        return all(any(holds(piece, [word]) for piece in pieces) for word in wanted)


class MoveReason(StrEnum):
    """Why a department stands beside an action on one side only."""

    ACTION = "action"  # the action itself stands on one side only
    OFFICE = "office"  # both sides name departments, only one names this
    UNPRINTED = "unprinted"  # the other side names no department at all
    REPLACED = "replaced"  # the place was rewritten: its two sides are hardly the same action


@dataclass(frozen=True, slots=True)
class DutyMove:
    """A department that stands beside an action on one side only, the side of `line`."""

    department: str
    line: DutyLine
    reason: MoveReason


@dataclass(frozen=True, slots=True)
class DutyRewritten:
    """Actions of one place whose two sides are hardly alike."""

    after: tuple[DutyLine, ...]
    before: tuple[DutyLine, ...]


@dataclass(frozen=True, slots=True)
class DutyCount:
    """How many actions of a side a department has, and how many came and went with it.

    `rewritten` counts the places of `DutyBook.rewritten_of`, which are neither come nor gone.
    """

    department: str
    count: int
    came: int
    went: int
    rewritten: int


@dataclass(frozen=True, slots=True)
class DutyBook:
    """The duties of one document; `sides` are the sides that have any, by the printed names.

    `remark` is the printed remark that the document shows changed parts only, or empty.
    """

    document: str
    title: str
    city: str
    sides: Mapping[Side, str]
    lines: tuple[DutyLine, ...]
    moves: tuple[DutyMove, ...]
    rewritten: tuple[DutyRewritten, ...]
    remark: str

    def chosen(
        self, side: Side | None, department: str = "", words: str = ""
    ) -> tuple[DutyLine, ...]:
        """Give the actions of a side (None: of both) that a department has and words stand in.

        A word stands in the action or in the name of one of its departments.
        """
        wanted = [fold(squash(word)) for word in words.split()]
        return tuple(
            line
            for line in self.lines
            if (side is None or line.side in {None, side})
            and (not department or line.owner(department))
            and line.holds(wanted)
        )

    def at_large(self, side: Side | None, department: str, words: str = "") -> tuple[DutyLine, ...]:
        """Give the actions of 全庁 and the like that do not name the department."""
        if department not in self.departments():
            return ()
        return tuple(
            line
            for line in self.chosen(side, words=words)
            if not line.owner(department) and any(owner.collective for owner in line.owners)
        )

    def departments(self, *, collective: bool = False) -> tuple[str, ...]:
        """Give the departments in the order of the page, or what stands in their place."""
        owners = (owner for line in self.lines for owner in line.owners)
        return tuple(dict.fromkeys(o.name for o in owners if o.collective is collective))

    def counts(self, side: Side | None, *, collective: bool = False) -> tuple[DutyCount, ...]:
        """Count the actions of each department on a side, the busiest first."""
        counted = [
            DutyCount(
                name,
                len(self.chosen(side, name)),
                len(self.moved(name, Side.AFTER)),
                len(self.moved(name, Side.BEFORE)),
                len(self.rewritten_of(name)),
            )
            for name in self.departments(collective=collective)
        ]
        return tuple(sorted(counted, key=lambda one: -one.count))

    def moved(self, department: str, side: Side) -> tuple[DutyMove, ...]:
        """Give what stands beside a department on one side only."""
        return tuple(
            move for move in self.moves if move.department == department and move.line.side is side
        )

    def rewritten_of(self, department: str) -> tuple[DutyRewritten, ...]:
        """Give the places where a department has an action on both sides that are hardly alike."""
        return tuple(
            pair
            for pair in self.rewritten
            if any(line.owner(department) for line in pair.after)
            and any(line.owner(department) for line in pair.before)
        )


def holds(text: str, wanted: Sequence[str]) -> bool:
    """Tell whether every folded word stands in a text, its width and white space aside."""
    folded = fold(squash(text)) if wanted else ""
    return all(word in folded for word in wanted)


def view_duties(corpus: Corpus) -> tuple[DutyBook, ...]:
    """Give the duties of every document that has any."""
    found: dict[str, list[Duty]] = {}
    for duty in corpus.duties:
        found.setdefault(duty.section.document, []).append(duty)
    return tuple(
        _book(corpus, document, found[document.id])
        for document in corpus.documents
        if document.id in found
    )


def _book(corpus: Corpus, document: Document, duties: Sequence[Duty]) -> DutyBook:
    """Make the record of one document."""
    lines = tuple(_line(corpus, document, duty) for duty in duties)
    there = {line.side for line in lines}
    names = corpus.side_names(document.id)
    homes: dict[str, list[DutyLine]] = {}
    for duty, line in zip(duties, lines, strict=True):
        homes.setdefault(duty.section.key, []).append(line)
    # the departments of a row hold for both its sides: nothing came or went there
    rows = {duty.section.key for duty in duties if duty.is_of_row}
    revisions = [
        r
        for r in corpus.revisions
        if r.document == document.id
        and not (r.after and r.before and rows & {r.after.key, r.before.key})
    ]
    return DutyBook(
        document=document.id,
        title=document.title,
        city=document.city,
        sides={side: names[side] for side in Side if side in there},
        lines=lines,
        moves=tuple(move for one in revisions for move in _moves(one, homes)),
        rewritten=tuple(_rewritten(revisions, homes)),
        remark=document.changes_only_mark or "",
    )


def _line(corpus: Corpus, document: Document, duty: Duty) -> DutyLine:
    """Make the record of one action."""
    return DutyLine(
        document=document.id,
        side=duty.side,
        side_name=corpus.side_name(duty.section),
        action=unwrap(document.text[duty.start : duty.end]),
        start=duty.start,
        end=duty.end,
        path=duty.section.path,
        page=duty.section.page,
        sheet=duty.section.sheet,
        owners=tuple(_owner(office) for office in duty.offices),
        basis=duty.basis,
    )


def _owner(office: Office) -> DutyOwner:
    """Make the record of one department."""
    role = office.role.text if office.role else ""
    collective = bool(AT_LARGE.match(office.name))
    return DutyOwner(office.name, office.start, office.end, role, collective)


def _moves(revision: Revision, homes: Mapping[str, Sequence[DutyLine]]) -> Iterator[DutyMove]:
    """Give the departments that only one side of a unit names."""
    if revision.kind is ChangeKind.OMITTED:  # the table does not show this part of the other side
        return
    sides = (revision.after, revision.before)
    for own, other in (sides, sides[::-1]):
        lines, across = _lines_of(own, homes), _lines_of(other, homes)
        there = {owner.name for line in across for owner in line.owners}
        reason = _reason(revision.kind, other, across)
        for line in lines:
            for owner in line.owners:
                if owner.name not in there:
                    yield DutyMove(owner.name, line, reason)


def _reason(kind: ChangeKind, other: Section | None, across: Sequence[DutyLine]) -> MoveReason:
    """Tell why a department of one side is not on the other."""
    if other is None:
        return MoveReason.ACTION
    if not across:
        return MoveReason.UNPRINTED
    return MoveReason.REPLACED if kind is ChangeKind.REPLACED else MoveReason.OFFICE


def _rewritten(
    revisions: Sequence[Revision], homes: Mapping[str, Sequence[DutyLine]]
) -> Iterator[DutyRewritten]:
    """Give the places whose two sides have actions that are hardly alike."""
    for one in revisions:
        after, before = _lines_of(one.after, homes), _lines_of(one.before, homes)
        if one.kind is ChangeKind.REPLACED and after and before:
            yield DutyRewritten(tuple(after), tuple(before))


def _lines_of(
    section: Section | None, homes: Mapping[str, Sequence[DutyLine]]
) -> Sequence[DutyLine]:
    """Give the actions that stand in a section."""
    return homes.get(section.key, ()) if section else ()
