"""Which duties are the same before and after, and whether their departments changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from corpus.records import Basis, ChangeKind, Document, Duty, Revision, Section, Side
from corpus.text import squash

# Two actions that no row aligns are the same duty from this likeness of their texts on.
SAME_DUTY = 0.6


@dataclass(frozen=True, slots=True)
class DutyPair:
    """A duty before and after; one of the two is None where there is no counterpart.

    `similarity` (0 to 1) is that of the actions without their departments. `basis` is printed
    where the table's own rows align the two units, inferred where only their wording does.
    """

    after: Duty | None
    before: Duty | None
    similarity: float = 0.0
    basis: Basis | None = None

    @property
    def both(self) -> bool:
        """Whether the duty stands on both sides."""
        return self.after is not None and self.before is not None

    @property
    def departments_changed(self) -> bool:
        """Whether it stands on both sides with other departments; their order does not count."""
        if self.after is None or self.before is None:
            return False
        names = [{squash(n) for n in duty.departments} for duty in (self.after, self.before)]
        return names[0] != names[1]


def pair_duties(
    documents: Sequence[Document], revisions: Sequence[Revision], duties: Sequence[Duty]
) -> tuple[DutyPair, ...]:
    """Pair the duties of both sides: first by aligned units, then by likeness across rows.

    A unit that was exchanged for another (`replaced`) is another duty, unless its action is alike
    all the same. Pairs come in the order of the after column, then what is left of the before one.
    """
    texts = {document.id: document.text for document in documents}
    after = [duty for duty in duties if duty.side is Side.AFTER]
    before = [duty for duty in duties if duty.side is Side.BEFORE]
    pairs = _aligned(texts, revisions, after, before)
    taken = {id(duty) for pair in pairs for duty in (pair.after, pair.before)}
    left = [[d for d in side if id(d) not in taken] for side in (after, before)]
    pairs += _alike(texts, *left)
    taken |= {id(duty) for pair in pairs for duty in (pair.after, pair.before)}
    pairs += [DutyPair(duty, None) for duty in left[0] if id(duty) not in taken]
    rest = [DutyPair(None, duty) for duty in left[1] if id(duty) not in taken]
    return (*sorted(pairs, key=lambda pair: pair.after.start if pair.after else 0), *rest)


def _aligned(
    texts: dict[str, str],
    revisions: Sequence[Revision],
    after: Sequence[Duty],
    before: Sequence[Duty],
) -> list[DutyPair]:
    """Pair duties whose units a revision holds together."""
    others = {_key(duty.section): duty for duty in before}
    counterparts = {
        _key(revision.after): _key(revision.before)
        for revision in revisions
        if revision.after and revision.before and revision.kind is not ChangeKind.REPLACED
    }
    pairs = []
    for duty in after:
        other = others.get(counterparts.get(_key(duty.section), ""))
        if other:
            pairs.append(DutyPair(duty, other, _similarity(texts, duty, other), Basis.PRINTED))
    return pairs


def _key(section: Section) -> str:
    """Give the identity of a unit."""
    return section.key


def _alike(texts: dict[str, str], after: Sequence[Duty], before: Sequence[Duty]) -> list[DutyPair]:
    """Pair the duties left over by likeness, the likest first, each once."""
    scored = [
        DutyPair(one, other, _similarity(texts, one, other), Basis.INFERRED)
        for one in after
        for other in before
        if one.section.document == other.section.document
    ]
    pairs: list[DutyPair] = []
    taken: set[int] = set()
    for pair in sorted(scored, key=lambda pair: -pair.similarity):
        if pair.similarity >= SAME_DUTY and not taken & {id(pair.after), id(pair.before)}:
            pairs.append(pair)
            taken |= {id(pair.after), id(pair.before)}
    return pairs


def _similarity(texts: dict[str, str], one: Duty, other: Duty) -> float:
    """Compare two actions' characters (normalised Indel similarity), 0 to 1."""
    actions = [squash(texts[d.section.document][d.start : d.end]) for d in (one, other)]
    return round(ratio(*actions) / 100, 3)
