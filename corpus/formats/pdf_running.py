"""Running heads, running feet and printed page numbers, told by place and repetition."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.formats.pdf_lines import Line

# The parts of a page's height in which such lines stand, at its top and at its foot.
_HEAD, _FOOT = 0.12, 0.88
# In points: how far such a line may wander from page to page.
_SAME_HEIGHT = 4.0
# Words are running that stand in the same place on so many pages with one other between at most.
_LEAST_PAGES = 3
_NUMBER = re.compile(r"[0-9]+")
_PRINTED = re.compile(r"[0-9０-９]+")
# What a printed page number looks like when it stands alone, after NFKC.
_ALONE = re.compile(
    r"(?:[-‐‑‒–—―−~〜(\[<《〈・\s]*|(?:p|page|pp|ページ|頁)[.\s]*)([0-9]{1,4})"
    r"(?:\s*(?:/|of|分の)\s*[0-9]{1,4})?(?:[-‐‑‒–—―−~〜)\]>》〉・\s]*|\s*(?:ページ|頁|p))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SheetLines:
    """The lines of a sheet outside tables, with its height in points."""

    sheet: int
    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Running:
    """The running lines (by `id`) of all sheets, and the page number printed on each."""

    lines: frozenset[int]
    pages: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Candidate:
    sheet: int
    line: Line
    share: float  # of the page's height
    pattern: str  # its text with # for each number
    numbers: tuple[int, ...]


def find_running(sheets: Sequence[SheetLines]) -> Running:
    """Find the running lines of a document."""
    lines: set[int] = set()
    pages: dict[int, str] = {}
    for group in _groups(_candidates(sheets)):
        counting = _counting_place(group)
        if counting is None and not _is_repeated(group, len(sheets)):
            continue
        for candidate in group:
            lines.add(id(candidate.line))
            if counting is not None:
                pages.setdefault(candidate.sheet, _printed(candidate.line.text, counting))
    for candidate in _candidates(sheets):
        # A page number in its usual form counts where it stands on a single page.
        alone = _ALONE.fullmatch(_folded(candidate.line.text))
        if alone and candidate.share > _FOOT and candidate.sheet not in pages:
            lines.add(id(candidate.line))
            pages[candidate.sheet] = _printed(candidate.line.text, 0)
    return Running(frozenset(lines), pages)


def _candidates(sheets: Iterable[SheetLines]) -> list[_Candidate]:
    found = []
    for sheet in sheets:
        for line in sheet.lines:
            share = line.middle / sheet.height if sheet.height else 0.5
            if not _HEAD < share < _FOOT:
                text = _folded(line.text)
                numbers = tuple(int(number) for number in _NUMBER.findall(text)[:8])
                pattern = "".join(_NUMBER.sub("#", text).split())
                found.append(_Candidate(sheet.sheet, line, share, pattern, numbers))
    return found


def _groups(candidates: Iterable[_Candidate]) -> list[list[_Candidate]]:
    """Part lines by their words and their height on the page."""
    by_pattern: dict[str, list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_pattern[candidate.pattern].append(candidate)
    groups: list[list[_Candidate]] = []
    for alike in by_pattern.values():
        places: list[list[_Candidate]] = []
        for candidate in sorted(alike, key=lambda candidate: candidate.line.middle):
            near = places and candidate.line.middle - places[-1][-1].line.middle <= _SAME_HEIGHT
            if near:
                places[-1].append(candidate)
            else:
                places.append([candidate])
        groups.extend(places)
    return groups


def _counting_place(group: Sequence[_Candidate]) -> int | None:
    """Give which of the numbers in a line counts with the sheets, None where none does.

    The count may begin anew in later parts of a document.
    """
    for place in range(min(len(candidate.numbers) for candidate in group)):
        steps = Counter(candidate.numbers[place] - candidate.sheet for candidate in group)
        counted = sum(count for count in steps.values() if count > 1)
        if counted > len(group) / 2:
            return place
    return None


def _is_repeated(group: Sequence[_Candidate], sheets: int) -> bool:
    """Tell whether the very same words stand on several pages, with the same numbers if any."""
    seen = sorted({candidate.sheet for candidate in group})
    near = 1 + sum(after - before <= 2 for before, after in pairwise(seen))
    same = len({candidate.numbers for candidate in group}) == 1
    return same and near >= min(_LEAST_PAGES, max(sheets, 2))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _printed(text: str, place: int) -> str:
    """Give a number of a line as it is printed, full-width digits kept."""
    printed = [found.group() for found in _PRINTED.finditer(text)]
    folded = _NUMBER.findall(_folded(text))
    # A circled number is one only when it is folded.
    return printed[place] if len(printed) == len(folded) else str(folded[place])
