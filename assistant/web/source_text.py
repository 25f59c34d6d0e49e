"""Pieces of an original as HTML, with the quote marked and nothing else.

Every piece of text is cut at the span before it is escaped, so that `<mark>` holds the quote.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from assistant.web.text import begins_line, joint


@dataclass(frozen=True, slots=True)
class Span:
    """Offsets of a quote in its document; an empty span marks nothing."""

    start: int = 0
    end: int = 0


def marked(text: str, start: int, end: int, span: Span, *, placed: bool = False) -> str:
    """Escape `text[start:end]` and mark the part of it that the span covers.

    `placed` writes its offset into the mark, for pieces that stand in another order than printed.
    """
    first = min(max(span.start, start), end)
    last = max(min(span.end, end), first)
    if first == last:
        return escape(text[start:end])
    offset = f' data-at="{first}"' if placed else ""
    inner = f"<mark{offset}>{escape(text[first:last])}</mark>"
    return escape(text[start:first]) + inner + escape(text[last:end])


def lines_of(text: str, pieces: Sequence[tuple[int, int]], span: Span, *, keep: bool) -> str:
    """Render the printed lines of some pieces of a text, white space around each left out.

    Lines stay apart (all of them with `keep`) where they mean something, and are joined where they
    only wrap.
    """
    html, before, before_end = [], "", -1
    for start, end in (line for piece in pieces for line in _lines(text, *piece)):
        printed = text[start:end]
        if before:
            html.append(_between(text, (before_end, start), (before, printed), keep=keep))
        html.append(marked(text, start, end, span))
        before, before_end = printed, end
    return "".join(html)


def without(
    piece: tuple[int, int], taken: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """Give what is left of a piece once the spans taken (in order, apart) are cut out of it."""
    start, end = piece
    at = bisect_left(taken, (start, start))
    if at and taken[at - 1][1] > start:
        at -= 1
    left = []
    while at < len(taken) and taken[at][0] < end:
        if taken[at][0] > start:
            left.append((start, taken[at][0]))
        start = max(start, taken[at][1])
        at += 1
    if start < end:
        left.append((start, end))
    return tuple(left)


def joined(text: str) -> str:
    """Write a quote as it is shown: wrapped lines joined, other lines apart."""
    whole = ""
    for line in filter(None, map(str.rstrip, text.splitlines())):
        if whole:
            whole += "\n" if begins_line(line) else joint(whole, line)
        whole += line
    return whole.strip()


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the printed lines of a piece without the white space at their ends."""
    for line in text[start:end].splitlines(keepends=True):
        printed = len(line.rstrip())
        if printed:
            yield start, start + printed
        start += len(line)


def _between(text: str, gap: tuple[int, int], lines: tuple[str, str], *, keep: bool) -> str:
    printed = text[slice(*gap)]
    if not printed or printed.splitlines()[0] == printed:
        return " "  # pieces of one printed line
    if keep or begins_line(lines[1]):
        return "<br>"
    return joint(*lines)
