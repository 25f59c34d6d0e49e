"""Units of two columns brought face to face, in order.

Source of the method: global alignment (Needleman and Wunsch 1970) over the units of both columns.
Numbered units may meet by their place or, renumbered, by their wording; unnumbered ones by their
wording. A second pass knows which numbers of the first column became which of the second, so that
the units below a renumbered article meet again.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.labels import is_omitted, name_key, split_label
from corpus.records import Document, Section, SectionKind
from corpus.text import squash
from corpus.wording import likeness

# Units that stand in the same place meet however they read; this is what the place is worth beside
# twice the likeness.
SAME_PLACE = 0.6
# Numbered units with other numbers meet only when their texts are this like.
RENUMBERED_FLOOR = 0.7
# Units of which one is numbered or a heading, the other not.
UNLIKE_FORM_FLOOR = 0.6
# Unnumbered units, by their kind.
_FLOORS = {SectionKind.PARAGRAPH: 0.3, SectionKind.CLAUSE: 0.4, SectionKind.HEADING: 0.5}
NOTE_FLOOR = 0.4
# Versions of a paragraph tend to keep their first words.
SAME_OPENING = 0.6
OPENING_CHARACTERS = 3
# A text of so many characters that stands once in each column is the same one, out of order too.
SAME_CHARACTERS = 4
_TEXTS = frozenset({SectionKind.HEADING, SectionKind.CLAUSE, SectionKind.PARAGRAPH})

Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit of a column ready to be compared; texts are squashed.

    `place` has the keys of all names above and of the unit's own number, `address` those of the
    numbered ones only.
    """

    section: Section
    text: str
    label: str | None
    body: str
    omitted: bool
    place: Place = field(compare=False)
    address: Place = field(compare=False)


Pair = tuple[Entry | None, Entry | None]


def make_entry(document: Document, section: Section) -> Entry:
    """Read what is compared of a section."""
    printed = document.text[section.start : section.end]
    named = split_label(printed)
    keys = [name_key(name) for name in section.path]
    place = tuple(key for key, _ in keys)
    address = tuple(key for key, numbered in keys if numbered)
    if named.label and (not keys or keys[-1] != (named.label, True)):
        place, address = (*place, named.label), (*address, named.label)
    omitted = section.kind is SectionKind.OMISSION or is_omitted(printed)
    return Entry(section, squash(printed), named.label, named.body, omitted, place, address)


def align(after: Sequence[Entry], before: Sequence[Entry]) -> tuple[Pair, ...]:
    """Pair two columns in order, leaving out what has no counterpart."""
    pairs = _align(after, before, {})
    renamed = _renamed(pairs)
    return _align(after, before, renamed) if renamed else pairs


def _renamed(pairs: Sequence[Pair]) -> dict[Place, Place]:
    """Give the places that became others, as prefixes, before to after."""
    return {
        before.place: after.place
        for after, before in pairs
        if after and before and after.place != before.place and _opens(after) and _opens(before)
    }


def _opens(entry: Entry) -> bool:
    """Tell whether units may stand below this one."""
    return entry.section.kind is SectionKind.HEADING or entry.label is not None


def _moved_to(place: Place, renamed: Mapping[Place, Place]) -> Place:
    """Give the place that the first column's place became."""
    for length in range(len(place), 0, -1):
        target = renamed.get(place[:length])
        if target:
            return (*target, *place[length:])
    return place


def _align(
    after: Sequence[Entry], before: Sequence[Entry], renamed: Mapping[Place, Place]
) -> tuple[Pair, ...]:
    """Align once, the places of the first column read with `renamed`."""
    head, tail = _equal_ends(after, before)
    middle_after = after[head : len(after) - tail]
    middle_before = before[head : len(before) - tail]
    places = [_moved_to(entry.place, renamed) for entry in middle_before]
    same = _same_bodies(middle_after, middle_before)
    scores = [
        [
            0.0 if _is_kept_apart(one, other, same) else _score(one, other, place)
            for other, place in zip(middle_before, places, strict=True)
        ]
        for one in middle_after
    ]
    ends = (
        list(zip(after[:head], before[:head], strict=True)),
        list(zip(after[len(after) - tail :], before[len(before) - tail :], strict=True)),
    )
    return (*ends[0], *_best_pairs(middle_after, middle_before, scores), *ends[1])


def _equal_ends(after: Sequence[Entry], before: Sequence[Entry]) -> tuple[int, int]:
    """Count the units that are the same on both sides, in text and place, at head and tail."""
    shorter = min(len(after), len(before))
    head = 0
    while head < shorter and _is_same(after[head], before[head]):
        head += 1
    tail = 0
    while tail < shorter - head and _is_same(after[-1 - tail], before[-1 - tail]):
        tail += 1
    return head, tail


def _same_bodies(after: Sequence[Entry], before: Sequence[Entry]) -> frozenset[str]:
    """Give the texts that stand once in each column: wherever they stand, they are each other's."""
    counts = [Counter(entry.body for entry in column) for column in (after, before)]
    return frozenset(
        body
        for body, count in counts[0].items()
        if count == counts[1][body] == 1 and len(body) >= SAME_CHARACTERS
    )


def _is_kept_apart(one: Entry, other: Entry, same: frozenset[str]) -> bool:
    """Tell whether one of two units has its own text elsewhere in the other column."""
    return one.body != other.body and (one.body in same or other.body in same)


def _is_same(one: Entry, other: Entry) -> bool:
    """Tell whether two units are equal and stand in the same place."""
    same = one.section.kind is other.section.kind and one.text == other.text
    return same and one.place == other.place


def _best_pairs(
    after: Sequence[Entry], before: Sequence[Entry], scores: Sequence[Sequence[float]]
) -> list[Pair]:
    """Choose the pairs in order whose scores add up to most."""
    best = [[0.0] * (len(before) + 1) for _ in range(len(after) + 1)]
    for i in range(len(after) - 1, -1, -1):
        for j in range(len(before) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], scores[i][j] + best[i + 1][j + 1])
    pairs: list[Pair] = []
    i = j = 0
    while i < len(after) and j < len(before):
        if scores[i][j] > 0 and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            pairs.append((after[i], before[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((after[i], None))
            i += 1
        else:
            pairs.append((None, before[j]))
            j += 1
    pairs += [(entry, None) for entry in after[i:]]
    return pairs + [(None, entry) for entry in before[j:]]


def _score(one: Entry, other: Entry, place: Place) -> float:
    """Score a pair, the second unit standing at `place`; 0 means that the two may not meet."""
    same_place = one.place == place
    kinds = {one.section.kind, other.section.kind}
    if SectionKind.NOTE in kinds:
        like = likeness(one.body, other.body) if len(kinds) == 1 else 0.0
        return _scored(like, NOTE_FLOOR, same_place)
    if not kinds <= _TEXTS:
        like = likeness(one.text, other.text)
        return 2 * like + SAME_PLACE * same_place if len(kinds) == 1 else 0.0
    if (one.label is None) != (other.label is None):
        return _scored(likeness(one.body, other.body), UNLIKE_FORM_FLOOR, same_place)
    if one.label is not None:
        if same_place:
            return 2 * likeness(one.text, other.text) + SAME_PLACE
        return _scored(likeness(one.body, other.body), RENUMBERED_FLOOR, same_place)
    floor = UNLIKE_FORM_FLOOR if len(kinds) > 1 else _FLOORS[one.section.kind]
    opening = one.text[:OPENING_CHARACTERS] == other.text[:OPENING_CHARACTERS]
    score = _scored(likeness(one.text, other.text), floor, same_place)
    return score + SAME_OPENING * opening if score else 0.0


def _scored(like: float, floor: float, same_place: bool) -> float:
    """Score a pair by its likeness, 0 below the floor."""
    return 2 * like + SAME_PLACE * same_place if like >= floor else 0.0
