"""Units that the alignment in order left over, brought together after it.

Each function changes the given lists of pairs: a pair that is found stands at its after unit, and
the before unit's own entry goes away.
"""

from collections.abc import Sequence

from corpus.alignment import Entry, Pair
from corpus.records import SectionKind
from corpus.wording import likeness

# A text this short may stand anywhere by chance, so in another row it is not the same one.
MOVED_CHARACTERS = 12
# Units of one row out of order meet when their texts are this like.
LIKE_FLOOR = 0.75
_UNMOVED = frozenset({SectionKind.OMISSION, SectionKind.DATE, SectionKind.FIGURES})


def move_cells(rows: Sequence[list[Pair]]) -> None:
    """Pair the units of two rows that have one text each, on other sides, and the same one."""
    waiting: dict[tuple[str, ...], list[list[Pair]]] = {}
    for row in rows:
        bodies = tuple(before.body for after, before in row if before and after is None)
        if len(bodies) == len(row) and sum(map(len, bodies)) >= MOVED_CHARACTERS:
            waiting.setdefault(bodies, []).append(row)
    for row in rows:
        bodies = tuple(after.body for after, before in row if after and before is None)
        homes = waiting.get(bodies) if len(bodies) == len(row) else None
        if homes:
            home = homes.pop(0)
            row[:] = [(after, before) for (after, _), (_, before) in zip(row, home, strict=True)]
            home.clear()


def pair_units(rows: Sequence[list[Pair]]) -> None:
    """Pair units with the same text that stand alone in different places of one row or of two."""
    for row in rows:
        _pair_equal([row], 1)
    _pair_equal(rows, MOVED_CHARACTERS)


def _pair_equal(rows: Sequence[list[Pair]], shortest: int) -> None:
    """Pair units left over whose texts are equal and have at least so many characters."""
    waiting: dict[str, list[tuple[list[Pair], Entry]]] = {}
    for row in rows:
        for after, before in row:
            if after is None and before is not None and _may_move(before, shortest):
                waiting.setdefault(before.body, []).append((row, before))
    for row in rows:
        for after, before in tuple(row):
            if after is not None and before is None and _may_move(after, shortest):
                found = waiting.get(after.body)
                if found:
                    home, other = found.pop(0)
                    place = row.index((after, None))
                    row[place] = (after, other)
                    home.remove((None, other))


def _may_move(entry: Entry, shortest: int) -> bool:
    """Tell whether a unit may be looked for in another place."""
    return not entry.omitted and entry.section.kind not in _UNMOVED and len(entry.body) >= shortest


def pair_like(row: list[Pair]) -> None:
    """Pair units of one row that are out of order and much alike, the most alike first."""
    afters = [a for a, b in row if a and b is None and _may_move(a, MOVED_CHARACTERS)]
    befores = [b for a, b in row if b and a is None and _may_move(b, MOVED_CHARACTERS)]
    scored = sorted(
        (
            (likeness(a.body, b.body), -i, -j)
            for i, a in enumerate(afters)
            for j, b in enumerate(befores)
        ),
        reverse=True,
    )
    used_after, used_before = set[int](), set[int]()
    for like, i, j in scored:
        if like < LIKE_FLOOR:
            break
        if i not in used_after and j not in used_before:
            used_after.add(i)
            used_before.add(j)
            _join(row, afters[-i], befores[-j])


def fill_gaps(row: list[Pair]) -> None:
    """Pair the one unnumbered unit that is alone on each side between two pairs, or in a row.

    The table shows the two beside each other, so one was exchanged for the other.
    """
    for after, before in _gaps(row):
        if len(after) == len(before) == 1 and _may_fill(after[0], before[0]):
            _join(row, after[0], before[0])


def _gaps(row: Sequence[Pair]) -> list[tuple[list[Entry], list[Entry]]]:
    """Give the units alone on each side between pairs."""
    gaps: list[tuple[list[Entry], list[Entry]]] = [([], [])]
    for after, before in row:
        if after and before:
            gaps.append(([], []))
        elif after:
            gaps[-1][0].append(after)
        elif before:
            gaps[-1][1].append(before)
    return gaps


def _may_fill(after: Entry, before: Entry) -> bool:
    """Tell whether two units are of one kind and have no numbers that tell them apart."""
    same_kind = after.section.kind is before.section.kind
    shown = not (after.omitted or before.omitted) and after.section.kind is not SectionKind.NOTE
    return same_kind and shown and after.label is None and before.label is None


def _join(row: list[Pair], after: Entry, before: Entry) -> None:
    """Make a pair of two entries of a row."""
    row[row.index((after, None))] = (after, before)
    row.remove((None, before))
