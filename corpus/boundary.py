"""Where the first column of a flattened table row ends and the second begins.

The extraction wrote the cells of a row one after the other. The halves are versions of one text,
so the second half should begin alike, have the same skeleton of headings, items, omissions and
dates, end alike, and be similar in wording; and numbering may not start again inside a half.
No single sign is enough: wording alone fails where a clause was exchanged or added. Only a cell
that prints （新設） or the like settles the matter by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, LCSseq
from rapidfuzz.fuzz import ratio

from corpus.markers import is_date_line, is_void_line, reads_as_heading
from corpus.text import squash
from corpus.units import Unit

OPENING_CHARACTERS = 24
_WEIGHTS = {
    "opening": 1.0,
    "skeleton": 1.0,
    "ending": 0.5,
    "wording": 0.8,
    "restart": -0.5,
    "void": 3.0,
}


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
    tokens = _tokens(text, units)
    scores = {index: _score(text, units, tokens, index) for index in range(1, len(units))}
    best = max(scores, key=lambda index: (scores[index], -index))
    others = [score for index, score in scores.items() if index != best]
    lead = scores[best] - max(others) if others else scores[best]
    confidence = lead / scores[best] if scores[best] > 0 else 0.0
    return Boundary(best, round(min(1.0, max(0.0, confidence)), 3))


def _score(text: str, units: Sequence[Unit], tokens: Sequence[str], index: int) -> float:
    """Weigh the signs for a split before units[index]; `tokens` are the units' own."""
    first, second = units[:index], units[index:]
    signs = {
        "opening": _likeness(text, first[0], second[0]),
        # Normalised Indel similarity over tokens.
        "skeleton": Indel.normalized_similarity(tokens[:index], tokens[index:]),
        "ending": float(tokens[index - 1] == tokens[-1]),
        "wording": _wording_likeness(text, first, second),
        "restart": float(_restarts(first, tokens[:index]) + _restarts(second, tokens[index:])),
        "void": float(_is_void(text, first) or _is_void(text, second)),
    }
    return sum(_WEIGHTS[name] * value for name, value in signs.items())


def _likeness(text: str, one: Unit, other: Unit) -> float:
    """Compare how two units begin, 0 to 1."""
    heads = [squash(text[unit.start : unit.end])[:OPENING_CHARACTERS] for unit in (one, other)]
    return ratio(*heads) / 100


def _is_void(text: str, half: Sequence[Unit]) -> bool:
    """Tell whether a half is a cell that says that it has no text."""
    return len(half) == 1 and is_void_line(text[half[0].start : half[0].end])


def _tokens(text: str, units: Sequence[Unit]) -> tuple[str, ...]:
    """Name each unit's place in the skeleton: heading, label below its heading, kind, or `text`."""
    tokens: list[str] = []
    heading = ""
    for unit in units:
        printed = text[unit.start : unit.end]
        if unit.marker is None:
            tokens.append("date" if is_date_line(printed) else "text")
        elif unit.style == "omission":
            tokens.append("omission")
        elif reads_as_heading(unit.style, printed):
            heading = squash(printed)
            tokens.append(heading)
        else:
            # ア stands once below each heading, so the label alone would not be a place.
            tokens.append(f"{heading}/{squash(unit.marker.label)}")
    return tuple(tokens)


def _wording_likeness(text: str, first: Sequence[Unit], second: Sequence[Unit]) -> float:
    """Compare the halves' characters in order, 0 to 1."""
    halves = [squash(text[half[0].start : half[-1].end]) for half in (first, second)]
    longest = max(map(len, halves)) or 1
    return LCSseq.similarity(*halves) / longest


def _restarts(half: Sequence[Unit], tokens: Sequence[str]) -> int:
    """Count headings and numbers that stand twice in one half: each cell has them once."""
    bare = {None, "omission", "lost", "bullet"}
    marked = [token for unit, token in zip(half, tokens, strict=True) if unit.style not in bare]
    return len(marked) - len(set(marked))
