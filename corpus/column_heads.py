"""What a before/after table prints over its two columns: 見直し後（案）, 改正前, 現行."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.comparison import flattened_heads
from corpus.dates import find_dates
from corpus.formats.blocks import Span
from corpus.records import Document, Section, SectionKind, Side
from corpus.text import unwrap

# What the sides are called where no heads are known.
UNHEADED: Mapping[Side, str] = {Side.AFTER: "改正後", Side.BEFORE: "改正前"}
_DRAFT, _DRAFT_MARK = "案", "（案）"


@dataclass(frozen=True, slots=True)
class ColumnHeads:
    """The heads as printed, without line breaks, and where they stand."""

    after: str
    before: str
    after_span: Span
    before_span: Span


def column_heads(document: Document, sections: Sequence[Section]) -> ColumnHeads | None:
    """Give the heads of a document's first before/after table; None where it has none."""
    spans: dict[Side, Span] = {}
    for section in sections:
        if section.kind is not SectionKind.TABLE_HEAD:
            continue
        if section.side is not None:
            spans.setdefault(section.side, (section.start, section.end))
        else:
            found = flattened_heads(document.text[section.start : section.end]) or {}
            for side, (start, end) in found.items():
                spans.setdefault(side, (section.start + start, section.start + end))
        if len(spans) == len(Side):
            break
    if len(spans) < len(Side):
        return None
    after, before = spans[Side.AFTER], spans[Side.BEFORE]
    words = [unwrap(document.text[start:end]) for start, end in (after, before)]
    return ColumnHeads(words[0], words[1], after, before)


def side_names(document: Document, sections: Sequence[Section]) -> Mapping[Side, str]:
    """Give what a document calls the sides of its before/after table.

    These are the printed heads without white space. （案） is added for the after side where the
    document leaves open the date that stands alone in it (令和７年●月): it marks a draft.
    """
    heads = column_heads(document, sections)
    if heads is None:
        return UNHEADED
    after, before = (re.sub(r"\s", "", head) for head in (heads.after, heads.before))
    if _DRAFT not in after and _is_left_open(document, sections):
        after += _DRAFT_MARK
    return {Side.AFTER: after, Side.BEFORE: before}


def _is_left_open(document: Document, sections: Sequence[Section]) -> bool:
    """Tell whether the after side has its date left open; one in a sentence is of other things."""
    return any(
        date.left_open
        for section in sections
        if section.side is Side.AFTER and section.kind is SectionKind.DATE
        for date in find_dates(document.text, section.start, section.end)
    )
