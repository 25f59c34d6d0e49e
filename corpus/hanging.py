"""Which open unit a new one hangs below, by its numbering and by what the document did before."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.markers import STRUCTURE, Marker
from corpus.numbering import follows, is_first

_RANK_OF_STRUCTURE = {style: rank for rank, style in enumerate(STRUCTURE)} | {"supplement": 0}
# The parts that are not found in 附則 and what stands behind it.
_MAIN_PARTS = frozenset(STRUCTURE[3:9]) - {"caption"}
# Numbered headings that begin the text behind はじめに.
_LEADING = frozenset({"roman", "word", "ordinal", "decimal", "number", "chain"})
# What usually stands above what, outer first: used where a document has not shown its own order.
_USUAL = (
    *("plain", "roman", "word", "ordinal", "decimal", "number", "chain", "angle", "run_in", "half"),
    *(
        "bracket",
        "parenthesis",
        "circled",
        "square",
        "label",
        "remarks",
        "circle",
        "kanji",
        "katakana",
    ),
    *("katakana_parenthesis", "latin", "capital", "latin_parenthesis", "small_roman"),
    *("roman_parenthesis", "definition", "bullet", "arrow", "figure"),
)
_USUAL_RANK = {style: rank for rank, style in enumerate(_USUAL)}
_SYMBOLS = frozenset({"square", "circle"})
_UNCOUNTED = _SYMBOLS | {
    "label",
    "remarks",
    "angle",
    "run_in",
    "bullet",
    "arrow",
    "definition",
    "plain",
}
# So many numbers are looked at ahead: a series inside a series is short.
SERIES_LIMIT = 60
# A series of １ inside a series of １ inside a series of １: deeper ones are no outline.
DEEPEST_SERIES = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """What a unit opens; `name` is None where it adds nothing to the path of those below it."""

    key: str
    style: str
    name: str | None
    heading: bool
    label: str | None = None
    level: int | None = None

    @property
    def structural(self) -> bool:
        """Whether it is a part of a law or of the whole document."""
        return self.style in _RANK_OF_STRUCTURE


def key_of(marker: Marker) -> str:
    """Name the level that a sign belongs to: ■ and ◆ differ, 1.1 and 1.1.1 too."""
    if marker.style in _SYMBOLS:
        return marker.style + marker.label
    if marker.style == "chain":
        depth = sum(1 for character in marker.label if not character.isdigit())
        return f"chain{depth}"
    if marker.style in {"word", "annex"}:
        return marker.style + "".join(c for c in marker.label if c.isalpha() and not c.isdigit())
    return marker.style


@dataclass(frozen=True, slots=True)
class _Place:
    """How many open units an entry hangs below; at least so many where it is `inside` the last."""

    depth: int
    inside: bool = False


def _ends_text(entry: Entry) -> bool:
    """Tell whether an open unit is 附則, which is the end of a text."""
    return entry.style == "annex" and (entry.label or "").endswith("則")


class Nesting:
    """The units that are open; keeps what has hung below what so far."""

    def __init__(self, entries: Sequence[Entry | None]) -> None:
        self._entries = entries
        self._stack: list[Entry] = []
        self._below: set[tuple[str, str]] = set()
        self._places: dict[str, list[int]] = {}
        self._structure: list[int] = []
        for number, entry in enumerate(entries):
            if entry is not None:
                self._places.setdefault(entry.key, []).append(number)
                if entry.structural:
                    self._structure.append(number)

    def names(self, *, headings_only: bool = False) -> tuple[str, ...]:
        """Give the names of the open units, outermost first."""
        return tuple(e.name for e in self._stack if e.name and (e.heading or not headings_only))

    def holds(self, style: str) -> bool:
        """Tell whether a unit of a style is open."""
        return any(entry.style == style for entry in self._stack)

    def end_figure(self) -> None:
        """Close the caption of a table or figure: only what follows it at once is below it."""
        while self._stack and self._stack[-1].style == "figure":
            self._stack.pop()

    def open(self, number: int, entry: Entry) -> None:
        """Close what the entry ends and put it on top."""
        self.end_figure()
        del self._stack[self._depth(number, entry) :]
        self._below.update((above.key, entry.key) for above in self._stack)
        self._stack.append(entry)

    def _depth(self, number: int, entry: Entry) -> int:
        """Say how many open units an entry hangs below."""
        if entry.style == "figure":
            return len(self._stack)
        if entry.level is not None:
            return self._depth_of_level(entry)
        if entry.structural:
            return self._depth_of_structure(number, entry)
        own = self._own_depth(number, entry)
        if own is not None and not own.inside:
            return own.depth
        floor = own.depth if own else 0
        depth = len(self._stack)
        while depth > floor and not self._hangs_below(number, self._stack[depth - 1], entry, depth):
            depth -= 1
        return depth

    def _depth_of_level(self, entry: Entry) -> int:
        """Hang a heading of the format below the last one of an outer level."""
        level = entry.level or 1
        depth = len(self._stack)
        for place, other in enumerate(self._stack):
            if other.level is not None and other.level >= level:
                return place
            if other.level is None and (other.key == entry.key or not self._outer(other, entry)):
                depth = min(depth, place)
        return depth

    def _outer(self, other: Entry, entry: Entry) -> bool:
        """Tell whether a part of the document that the format marks not as one holds a heading."""
        if not other.structural:
            return False
        rank = _RANK_OF_STRUCTURE.get(entry.style, len(STRUCTURE))
        return _RANK_OF_STRUCTURE[other.style] < rank

    def _depth_of_structure(self, number: int, entry: Entry) -> int:
        """Hang a part of a law below the last part of a higher rank."""
        rank = _RANK_OF_STRUCTURE[entry.style]
        depth = len(self._stack)
        for place, other in enumerate(self._stack):
            if other.structural and _RANK_OF_STRUCTURE[other.style] >= rank:
                return place
            if other.style == "front" or (entry.style in _MAIN_PARTS and _ends_text(other)):
                return place
        while depth and not self._stack[depth - 1].structural:
            other = self._stack[depth - 1]
            if other.level is not None or self._goes_on(number, other, depth):
                break
            depth -= 1
        return depth

    def _own_depth(self, number: int, entry: Entry) -> "_Place | None":
        """Find the open unit that an entry of the same style stands beside."""
        for depth in range(len(self._stack), 0, -1):
            other = self._stack[depth - 1]
            if other.style == "article" and self._opens_paragraph(entry):
                return _Place(depth)
            if other.key == entry.key and not self._closes_outer(depth - 1, entry):
                inside = self._is_inside(number, other, entry)
                return _Place(depth if inside else depth - 1, inside=inside)
        return None

    def _closes_outer(self, depth: int, entry: Entry) -> bool:
        """Tell whether a heading goes on counting headings outside the clauses it meets."""
        inner = self._stack[depth]
        if inner.heading or not entry.heading or entry.label is None:
            return False
        if inner.label is not None and follows(entry.style, inner.label, entry.label):
            return False
        return any(
            other.key == entry.key
            and other.heading
            and follows(entry.style, other.label or "", entry.label)
            for other in self._stack[:depth]
        )

    def _opens_paragraph(self, entry: Entry) -> bool:
        """Tell whether a number is the second paragraph of an article, whose first has none."""
        second = entry.style in {"number", "circled"} and entry.label is not None
        return second and not is_first(entry.style, entry.label or "")

    def _is_inside(self, number: int, other: Entry, entry: Entry) -> bool:
        """Tell whether an entry begins a series of the same style below an open unit."""
        if sum(1 for each in self._stack if each.key == entry.key) >= DEEPEST_SERIES:
            return False
        if entry.label is None or other.label is None or not is_first(entry.style, entry.label):
            return other.level is not None and not self._continues(other, entry)
        if follows(entry.style, other.label, entry.label):
            return False
        if other.heading and not entry.heading:
            return True
        before = entry.label
        for place in self._next_places(entry.key, number)[:SERIES_LIMIT]:
            label = getattr(self._entries[place], "label", None) or ""
            if follows(entry.style, before, label):
                before = label
            else:
                return follows(entry.style, other.label, label)
        return False

    def _continues(self, other: Entry, entry: Entry) -> bool:
        """Tell whether an entry counts on from another and is a heading as it is."""
        if other.label is None or entry.label is None:
            return False
        return entry.heading and follows(entry.style, other.label, entry.label)

    def _hangs_below(self, number: int, top: Entry, entry: Entry, depth: int) -> bool:
        """Tell whether an entry whose style is not open hangs below an open unit."""
        fixed = self._fixed(number, top, entry)
        if fixed is not None:
            return fixed
        if self._goes_on(number, top, depth):
            return True
        if (top.key, entry.key) in self._below:
            return True
        if (entry.key, top.key) in self._below:
            return False
        # A heading stands seldom below a sentence.
        if self._opens_series(entry) and (top.heading or not entry.heading):
            if top.label is not None and top.style not in _UNCOUNTED:
                return True
            shown = self._restarts_below(number, top, entry)
            if shown is not None:
                return shown
            return _USUAL_RANK[entry.style] > _USUAL_RANK["run_in"]
        return _USUAL_RANK[top.style] <= _USUAL_RANK[entry.style]

    def _fixed(self, number: int, top: Entry, entry: Entry) -> bool | None:
        """Tell whether an entry hangs below a unit, where that is the same in every document."""
        if top.style == "front" and entry.heading and entry.style in _LEADING:
            return False
        if top.structural or top.level is not None:
            return True
        if top.style == "remarks" and self._opens_series(entry):
            return True
        if entry.style == "remarks":
            # Remarks numbered as the open list is stand beside it, not below its last item.
            following = self._entries[number + 1] if number + 1 < len(self._entries) else None
            return following is None or following.key != top.key
        return None

    def _opens_series(self, entry: Entry) -> bool:
        """Tell whether an entry is the first of a numbered series."""
        counted = entry.label is not None and entry.style not in _UNCOUNTED
        return counted and is_first(entry.style, entry.label or "")

    def _restarts_below(self, number: int, top: Entry, entry: Entry) -> bool | None:
        """Tell whether a series starts again below the next unit of an open sign without number."""
        again = self._next_places(top.key, number)
        if not again:
            return None
        behind = self._next_places(entry.key, again[0])
        label = getattr(self._entries[behind[0]], "label", None) if behind else None
        return is_first(entry.style, label) if label else None

    def _goes_on(self, number: int, top: Entry, depth: int) -> bool:
        """Tell whether an open unit's series goes on behind a place, before an outer one does."""
        if top.label is None or top.style in _UNCOUNTED:
            return False
        ahead = self._next_places(top.key, number)
        if not ahead or self._is_cut(number, ahead[0], depth - 1):
            return False
        label = getattr(self._entries[ahead[0]], "label", None)
        return label is not None and follows(top.style, top.label, label)

    def _is_cut(self, number: int, place: int, depth: int) -> bool:
        """Tell whether a unit that holds the first `depth` open ones ends before a place."""
        structure = bisect_right(self._structure, number)
        if structure < len(self._structure) and self._structure[structure] < place:
            inner = self._entries[self._structure[structure]]
            if inner is not None and self._ends_structure(inner, depth):
                return True
        above = (entry.key for entry in self._stack[:depth])
        return any(self._comes_before(key, number, place) for key in above)

    def _ends_structure(self, inner: Entry, depth: int) -> bool:
        """Tell whether a part of a law ends one of the first `depth` open units."""
        rank = _RANK_OF_STRUCTURE[inner.style]
        ranks = [_RANK_OF_STRUCTURE[e.style] for e in self._stack[:depth] if e.structural]
        return any(rank <= other for other in ranks)

    def _comes_before(self, key: str, number: int, place: int) -> bool:
        """Tell whether a style comes again behind a number and before a place."""
        places = self._places.get(key, [])
        at = bisect_right(places, number)
        return at < len(places) and places[at] < place

    def _next_places(self, key: str, number: int) -> list[int]:
        """Give the next places of a style behind a number."""
        places = self._places.get(key, [])
        at = bisect_right(places, number)
        return places[at : at + SERIES_LIMIT]
