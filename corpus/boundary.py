"""Where the first column of a flattened table row ends and the second begins.

The extraction wrote the cells of a row one after the other. The halves are versions of one text,
so the second half should begin alike, have the same skeleton of headings, items, omissions and
dates, end alike, and be similar in wording; and numbering may not start again inside a half.
No single sign is enough: wording alone fails where a clause was exchanged or added.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, LCSseq
from rapidfuzz.fuzz import ratio

from corpus.markers import is_date_line, reads_as_heading
from corpus.text import squash
from corpus.units import Unit

OPENING_CHARACTERS = 24
_WEIGHTS = {"opening": 1.0, "skeleton": 1.0, "ending": 0.5, "wording": 0.8, "restart": -0.5}


@dataclass(frozen=True, slots=True)
class Boundary:
    """units[:index] are the first column, the rest the second; `confidence` is 0 to 1."""

    index: int
    confidence: float


def find_boundary(text: str, units: Sequence[Unit]) -> Boundary:
    """Choose the split of a row's units by the sum of the signs; needs at least two units.

    The confidence is the lead over the best other split in relation to the best score.
    """
    if len(units) < 2:
        return Boundary(len(units), 0.0)
    scores = {index: _score(text, units, index) for index in range(1, len(units))}
    best = max(scores, key=lambda index: (scores[index], -index))
    others = [score for index, score in scores.items() if index != best]
    lead = scores[best] - max(others) if others else scores[best]
    confidence = lead / scores[best] if scores[best] > 0 else 0.0
    return Boundary(best, round(min(1.0, max(0.0, confidence)), 3))


def _score(text: str, units: Sequence[Unit], index: int) -> float:
    """Weigh the signs for a split before units[index]."""
    first, second = units[:index], units[index:]
    signs = {
        "opening": _likeness(text, first[0], second[0]),
        "skeleton": _skeleton_likeness(text, first, second),
        "ending": float(_token(text, first[-1]) == _token(text, second[-1])),
        "wording": _wording_likeness(text, first, second),
        "restart": float(_restarts(text, first) + _restarts(text, second)),
    }
    return sum(_WEIGHTS[name] * value for name, value in signs.items())


def _likeness(text: str, one: Unit, other: Unit) -> float:
    """Compare how two units begin, 0 to 1."""
    heads = [squash(text[unit.start : unit.end])[:OPENING_CHARACTERS] for unit in (one, other)]
    return ratio(*heads) / 100


def _token(text: str, unit: Unit) -> str:
    """Name the unit's place in the skeleton: its heading, its label, its kind, or `text`."""
    printed = text[unit.start : unit.end]
    if unit.marker is None:
        return "date" if is_date_line(printed) else "text"
    if unit.style == "omission":
        return "omission"
    if reads_as_heading(unit.style, printed):
        return squash(printed)
    return squash(unit.marker.label)


def _skeleton_likeness(text: str, first: Sequence[Unit], second: Sequence[Unit]) -> float:
    """Compare the halves' skeletons, 0 to 1 (normalised Indel similarity over tokens)."""
    skeletons = [[_token(text, unit) for unit in half] for half in (first, second)]
    return float(Indel.normalized_similarity(*skeletons))


def _wording_likeness(text: str, first: Sequence[Unit], second: Sequence[Unit]) -> float:
    """Compare the halves' characters in order, 0 to 1."""
    halves = [squash(text[half[0].start : half[-1].end]) for half in (first, second)]
    longest = max(map(len, halves)) or 1
    return LCSseq.similarity(*halves) / longest


def _restarts(text: str, half: Sequence[Unit]) -> int:
    """Count headings and numbers that stand twice in one half: each cell has them once."""
    marked = [unit for unit in half if unit.style not in {None, "omission", "lost", "bullet"}]
    tokens = [_token(text, unit) for unit in marked]
    return len(tokens) - len(set(tokens))
