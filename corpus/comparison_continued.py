"""Whether a row of a table only goes on with the one above: over a page, below a blank item."""

import re
from collections.abc import Mapping, Sequence

from corpus.comparison_records import CellLine, Row
from corpus.labels import article_label, is_omitted
from corpus.markers import find_marker
from corpus.records import Side
from corpus.voids import read_void

# A line this long that ends no sentence was broken off by a page.
BROKEN_CHARACTERS = 20
_ENDS = ("。", "．", "）", ")", "］", "]", "」", "』", "：", ":")
# A number in brackets with a particle behind it stands within a sentence: （ｖｉｉ）に規定する.
_NAMED_NUMBER = re.compile(r"[（(][^（）()]{1,8}[）)][にをがはのとで、]")
_COUNTED = frozenset({"number", "kanji", "katakana", "parenthesis"})


def goes_on(
    text: str, above: Row, texts: Mapping[Side, Sequence[CellLine]], *, itemised: bool
) -> bool:
    """Tell whether texts without an item of their own belong to the row above.

    They do where a sentence goes on, and where one column alone has a text that opens no article:
    a paragraph below the article above it. `itemised` says that items name the rows of the table.
    """
    written = {side: lines for side, lines in texts.items() if lines}
    opened = any(opens(text, lines[0]) for lines in written.values())
    if not opened and any(is_broken(text, above.sides[side]) for side in written):
        return True
    if len(written) != 1:
        return not written
    ((side, lines),) = written.items()
    return _hangs(text, above.sides[side], lines[0], itemised=itemised)


def opens(text: str, line: CellLine) -> bool:
    """Tell whether a line opens a unit or stands for a text."""
    printed = text[line.start : line.end]
    if _NAMED_NUMBER.match(printed):
        return False
    marked = find_marker(printed) or article_label(printed) or read_void(printed)
    return bool(marked) or printed[0] in "　 （("


def is_broken(text: str, above: Sequence[CellLine]) -> bool:
    """Tell whether a text breaks off within a sentence."""
    if not above:
        return False
    before = text[above[-1].start : above[-1].end].rstrip()
    return not (len(before) < BROKEN_CHARACTERS or before.endswith(_ENDS) or is_omitted(before))


def _hangs(text: str, above: Sequence[CellLine], line: CellLine, *, itemised: bool) -> bool:
    """Tell whether a text with nothing beside it is a part of the article in the row above."""
    printed = text[line.start : line.end]
    if read_void(printed) or article_label(printed) or not above:
        return False
    if itemised:
        return True
    marker = find_marker(printed)
    counted = marker is not None and marker.style in _COUNTED
    return counted and any(article_label(text[part.start : part.end]) for part in above)
