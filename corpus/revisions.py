"""Before/after units of a table row brought face to face.

Source of the method: global alignment (Needleman and Wunsch 1970) over the units of both columns;
numbered units match by their printed path, paragraphs by their wording.
"""

import re
from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from corpus.records import ChangeKind, Document, Revision, Section, SectionKind, Side
from corpus.text import squash

# Below this likeness a numbered unit was exchanged for another, not edited.
REPLACED_BELOW = 0.55
# Below this likeness two paragraphs are not versions of each other.
PARAGRAPH_FLOOR = 0.3
# Versions of a paragraph tend to keep their first words.
SAME_OPENING = 0.3
OPENING_CHARACTERS = 3
_HIRAGANA_AND_PUNCTUATION = re.compile(r"[\u3040-\u309f、。，．・「」『』（）()!?！？\s]")


def find_revisions(document: Document, sections: Sequence[Section]) -> tuple[Revision, ...]:
    """Align the columns of every row; empty for a document without sides."""
    rows = sorted({section.row for section in sections if section.row is not None})
    revisions: list[Revision] = []
    for row in rows:
        units = [section for section in sections if section.row == row]
        item = next((unit.path[0] for unit in units if unit.side is None), units[0].path[0])
        after = [unit for unit in units if unit.side is Side.AFTER]
        before = [unit for unit in units if unit.side is Side.BEFORE]
        pairs = align(document, after, before)
        revisions += [_revision(document, row, item, one, other) for one, other in pairs]
    return tuple(revisions)


def align(
    document: Document, after: Sequence[Section], before: Sequence[Section]
) -> tuple[tuple[Section | None, Section | None], ...]:
    """Pair two sequences of units in order, leaving out what has no counterpart."""
    scores = [[_match(document, one, other) for other in before] for one in after]
    best = [[0.0] * (len(before) + 1) for _ in range(len(after) + 1)]
    for i in range(len(after) - 1, -1, -1):
        for j in range(len(before) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], scores[i][j] + best[i + 1][j + 1])
    pairs: list[tuple[Section | None, Section | None]] = []
    i = j = 0
    while i < len(after) or j < len(before):
        if i < len(after) and j < len(before) and _takes_pair(best, scores, i, j):
            pairs.append((after[i], before[j]))
            i, j = i + 1, j + 1
        elif i < len(after) and (j == len(before) or best[i][j] == best[i + 1][j]):
            pairs.append((after[i], None))
            i += 1
        else:
            pairs.append((None, before[j]))
            j += 1
    return tuple(pairs)


def _takes_pair(best: list[list[float]], scores: list[list[float]], i: int, j: int) -> bool:
    """Tell whether an optimal alignment pairs units i and j."""
    return scores[i][j] > 0 and best[i][j] == scores[i][j] + best[i + 1][j + 1]


def similarity(document: Document, one: Section, other: Section) -> float:
    """Compare two units' characters (normalised Indel similarity), 0 to 1."""
    texts = [squash(document.text[unit.start : unit.end]) for unit in (one, other)]
    return ratio(*texts) / 100


def _opening(document: Document, unit: Section) -> str:
    """Give the first characters of a unit."""
    return squash(document.text[unit.start : unit.end])[:OPENING_CHARACTERS]


def _match(document: Document, one: Section, other: Section) -> float:
    """Score a pair: 0 means that the two may not be paired."""
    if one.kind is not other.kind:
        return 0.0
    likeness = similarity(document, one, other)
    same_path = [squash(name) for name in one.path] == [squash(name) for name in other.path]
    if one.kind is SectionKind.PARAGRAPH:
        bonus = SAME_OPENING if _opening(document, one) == _opening(document, other) else 0.0
        return likeness + bonus if likeness >= PARAGRAPH_FLOOR else 0.0
    return 1.0 + likeness if same_path else 0.0


def _revision(
    document: Document, row: int, item: str, after: Section | None, before: Section | None
) -> Revision:
    """Name the change between two units, one of which may be missing."""
    unit = after or before
    if unit is None:
        raise ValueError("a revision needs at least one unit")
    likeness = similarity(document, after, before) if after and before else 0.0
    return Revision(
        document.id,
        row,
        item,
        unit.page,
        unit.path,
        _kind(after, before, likeness),
        after,
        before,
        round(likeness, 3),
        wording_only=_wording_only(document, after, before),
    )


def _kind(after: Section | None, before: Section | None, likeness: float) -> ChangeKind:
    """Name the kind of change."""
    unit = after or before
    if unit is not None and unit.kind is SectionKind.OMISSION:
        return ChangeKind.OMITTED
    if before is None:
        return ChangeKind.ADDED
    if after is None:
        return ChangeKind.DELETED
    if likeness == 1.0:
        return ChangeKind.UNCHANGED
    exchanged = after.kind is SectionKind.CLAUSE and likeness < REPLACED_BELOW
    return ChangeKind.REPLACED if exchanged else ChangeKind.CHANGED


def _wording_only(document: Document, after: Section | None, before: Section | None) -> bool:
    """Tell whether only hiragana and punctuation differ (a machine's rule, not a legal one)."""
    if after is None or before is None:
        return False
    texts = [squash(document.text[unit.start : unit.end]) for unit in (after, before)]
    bare = [_HIRAGANA_AND_PUNCTUATION.sub("", text) for text in texts]
    return texts[0] != texts[1] and bare[0] == bare[1]
