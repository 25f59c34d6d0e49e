"""Words that a document coins, uses again and again, and never explains.

A compound of kanji and katakana is coined for what it names (kanji alone or katakana alone are
mostly dictionary words). It is listed where its document writes it at least three times, opens a
heading with it, and has no definition of it.
"""

import re
from collections.abc import Iterator, Sequence, Set

from corpus.markers import find_marker
from corpus.records import Document, Section, SectionKind, Term
from corpus.text import squash, squash_with_origin

_COMPOUND = re.compile(r"[\u4e00-\u9fff々]{2,}[\u30a1-\u30fa\u30fc]{2,}")
_GOES_ON = re.compile(r"[\u4e00-\u9fff々\u30a1-\u30fa\u30fc\dA-Za-z]")
LEAST_USES = 3


def find_coined(
    document: Document, sections: Sequence[Section], defined: Set[str]
) -> Iterator[Term]:
    """Give the coined words of a document that are not among the defined ones."""
    whole = "\n".join(squash(document.text[s.start : s.end]) for s in sections)
    seen = set(defined)
    for section in sections:
        if section.kind is not SectionKind.HEADING:
            continue
        sign = find_marker(document.text[section.start : section.end])
        start = section.start + (sign.length if sign else 0)
        printed = squash_with_origin(document.text[start : section.end])
        found = _COMPOUND.match(printed.text)
        if not found or _GOES_ON.match(printed.text, found.end()):
            continue
        word = found.group()
        if word not in seen and whole.count(word) >= LEAST_USES:
            seen.add(word)
            first, last = printed.span(*found.span())
            yield Term(document.id, word, section, start + first, start + last, None)
