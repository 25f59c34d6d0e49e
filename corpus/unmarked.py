"""Headings without a number that no format marks: a short noun over a paragraph."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.markers import STRUCTURE, is_caption_line, is_date_line, is_figures_line, is_void_line
from corpus.outline import Piece, is_remarks_heading
from corpus.text import squash, unwrap

HEADING_CHARACTERS = 20
PARAGRAPH_CHARACTERS = 30
SPLIT_CHARACTERS = 40
_NO_HEADING = re.compile(
    r"[。、，,；;：:？?！!…]|[0-9０-９]$|[をにはがとでもへや]$|[いうくすつるただん]$|^[）」』、。ーっゃゅょ]"
)
_SPLIT_STYLES = frozenset(STRUCTURE[3:9])


def settle_headings(text: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Mark the unmarked pieces that are headings by what they say and what stands below them."""
    settled = list(pieces)
    for number, piece in enumerate(pieces[:-1]):
        if piece.marker is None and piece.kind is None and piece.level is None:
            printed = unwrap(text[piece.unit.start : piece.unit.end])
            if is_remarks_heading(printed) or (
                _could_head(printed) and _is_paragraph(text, pieces[number + 1])
            ):
                settled[number] = replace(piece, heads=True)
    return tuple(settled)


def is_split_heading(text: str, before: Piece, piece: Piece) -> bool:
    """Tell whether a piece goes on with a heading whose number stands on a line of its own."""
    marker = before.marker
    if marker is None or marker.style not in _SPLIT_STYLES or before.kind or piece.kind:
        return False
    number = squash(text[before.unit.start : before.unit.end])
    if number != squash(marker.label) or piece.marker is not None or piece.sheet != before.sheet:
        return False
    printed = unwrap(text[piece.unit.start : piece.unit.end])
    return (
        len(printed) <= SPLIT_CHARACTERS
        and not printed.endswith(("。", "、"))
        and (piece.level == before.level and not is_date_line(printed))
    )


def _could_head(printed: str) -> bool:
    """Tell whether a line reads as a noun rather than as a sentence, a figure or a remark."""
    if not 2 <= len(printed) <= HEADING_CHARACTERS or _NO_HEADING.search(printed):
        return False
    checks = (is_caption_line, is_date_line, is_figures_line, is_void_line)
    return not any(check(printed) for check in checks)


def _is_paragraph(text: str, piece: Piece) -> bool:
    """Tell whether a piece is a paragraph of sentences."""
    printed = text[piece.unit.start : piece.unit.end]
    plain = piece.marker is None and piece.kind is None and piece.level is None
    return plain and len(printed) >= PARAGRAPH_CHARACTERS and printed.endswith("。")
