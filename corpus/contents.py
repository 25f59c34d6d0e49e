"""Lines of a table of contents: they name headings of the document and are not its text."""

import re
from collections.abc import Sequence, Set

from corpus.layout import Line
from corpus.markers import STRUCTURE, find_marker
from corpus.text import squash

_HEADING = re.compile(r"(?:目次|もくじ|総目次|CONTENTS|Contents|INDEX)$")
_PAGE = r"[-－‐―(（Pp]?\s*\.?\s*[0-9０-９ivxⅰ-ⅻ]{1,4}\s*[-－‐―)）]?"
_LEADER = re.compile(rf"\S.*?(?:[.．・…‥･·‧⋅][\s　]*){{3,}}(?:{_PAGE})?[\s　]*$")
_LEADER_WITH_PAGE = re.compile(rf"\S.*?(?:[.．・…‥･·‧⋅][\s　]*){{3,}}{_PAGE}[\s　]*$")
_RUN_TO_PAGE = re.compile(r"[.．・…‥･·‧⋅]{5,}[\s　]*[0-9０-９]{1,4}(?![0-9０-９])")
_PAGE_BEHIND = re.compile(
    rf"(?P<entry>\S.*?)(?:[\s　]+|[\s　]*(?:[.．・…‥･·‧⋅][\s　]*){{3,}}){_PAGE}[\s　]*$"
)
_ARTICLES = re.compile(r"[（(]第[^（）()]*条[^（）()]*[）)]$")
ENTRY_CHARACTERS = 60
# A list may hold a line that its layout cut off from its page number.
_GAP = 2


def find_contents(lines: Sequence[Line]) -> Set[int]:
    """Give the numbers of the lines that belong to a table of contents, its heading among them.

    A line with leaders and a page number is an entry anywhere. Below 目次 the entries go on until
    the first of them stands again, as the heading that it names, or a line is no entry.
    """
    found = {number for number, line in enumerate(lines) if _is_leader_line(line.stripped)}
    headings = [n for n, line in enumerate(lines) if _is_heading(line.stripped)]
    counted = _count_names(lines) if headings else {}
    for number in headings:
        if number not in found:
            found |= _entries_below(lines, number, counted)
    return found


def _is_heading(stripped: str) -> bool:
    """Tell whether a line says 目次, spaced out or not."""
    return len(stripped) <= 2 * len("CONTENTS") and bool(_HEADING.match(squash(stripped)))


def _is_leader_line(stripped: str) -> bool:
    """Tell whether a line runs over leaders to a page number."""
    if len(stripped) <= 3 * ENTRY_CHARACTERS:
        return bool(_LEADER_WITH_PAGE.match(stripped))
    # Entries that a reader took for one wrapped paragraph.
    return len(_RUN_TO_PAGE.findall(stripped[: 30 * ENTRY_CHARACTERS])) > 1


def _entries_below(lines: Sequence[Line], heading: int, counted: dict[str, int]) -> set[int]:
    """Give the heading 目次 and the entries below it; nothing where no entry stands there."""
    named: set[str] = set()
    entries: list[int] = []
    number = heading + 1
    while number < len(lines) and number - (entries[-1] if entries else heading) <= _GAP:
        stripped = lines[number].stripped
        name = _named(stripped)
        if name in named and not _has_page(stripped):
            break
        if _is_entry(stripped, name, counted):
            entries.append(number)
            named.add(name)
        elif len(stripped) > ENTRY_CHARACTERS or stripped.endswith("。"):
            break
        number += 1
    if not entries:
        return set()
    return set(range(heading, entries[-1] + 1))


def _count_names(lines: Sequence[Line]) -> dict[str, int]:
    """Count the short lines of a document, each as an entry would name it."""
    counted: dict[str, int] = {}
    for line in lines:
        if len(line.text) <= 2 * ENTRY_CHARACTERS:
            name = _named(line.stripped)
            counted[name] = counted.get(name, 0) + 1
    return counted


def _named(stripped: str) -> str:
    """Give the heading that an entry names: without leaders, page and range of articles."""
    behind = _PAGE_BEHIND.match(stripped) if len(stripped) <= 3 * ENTRY_CHARACTERS else None
    entry = behind.group("entry") if behind else stripped
    return squash(_ARTICLES.sub("", entry[: 3 * ENTRY_CHARACTERS].strip()))


def _has_page(stripped: str) -> bool:
    """Tell whether a line ends in what may be a page number."""
    return len(stripped) <= 3 * ENTRY_CHARACTERS and bool(_PAGE_BEHIND.match(stripped))


def _is_entry(stripped: str, name: str, counted: dict[str, int]) -> bool:
    """Tell whether a line below 目次 is an entry."""
    if len(stripped) > 3 * ENTRY_CHARACTERS or stripped.endswith("。"):
        return False
    if _LEADER.match(stripped) or _has_page(stripped) or _ARTICLES.search(stripped):
        return True
    marker = find_marker(stripped)
    if marker is not None and marker.style in STRUCTURE and len(stripped) <= ENTRY_CHARACTERS:
        return counted.get(name, 0) > 1
    return len(name) > 1 and counted.get(name, 0) > 1
