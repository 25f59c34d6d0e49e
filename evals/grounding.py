"""Taking an answer apart into spans of quotes, fixed phrases and calculations.

Two spans may not follow each other without a phrase, a separator or a marker between them, and
no piece begins or ends inside a number: otherwise any text could be put together from its words.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from string import Formatter

from corpus.text import squash
from evals.arithmetic import calculation_end
from evals.compare import INLINE_MARK, bare, occurs_whole, without_line_marks

SEPARATORS = frozenset("、。,.:;!?「」『』【】〈〉《》()[]<>・…→/~〜-–—―\"'")
_BREAK = re.compile(r"\[[0-9]+\]|\||\n")
_MARKER_FIELD = re.compile(r"\[\{\w*\}\]")


@dataclass(frozen=True, slots=True)
class Stream:
    """A bare answer; `breaks` are the positions where a line, a cell or a marker ended."""

    text: str
    breaks: frozenset[int]

    @classmethod
    def of(cls, answer: str) -> "Stream":
        """Make an answer bare and remember where it breaks."""
        text, breaks = "", set()
        for piece in _BREAK.split(without_line_marks(answer)):
            text += squash(INLINE_MARK.sub("", piece))
            breaks.add(len(text))
        return cls(text, frozenset(breaks))

    def ends(self) -> tuple[int, ...]:
        """Give where the sentences end, in order."""
        return tuple(
            at
            for at in range(1, len(self.text) + 1)
            if at in self.breaks or at == len(self.text) or self.text[at - 1] in "。!?"
        )

    def cuts(self, at: int) -> bool:
        """Tell whether a piece may begin or end here: not inside a number."""
        if at in self.breaks or not 0 < at < len(self.text):
            return True
        around = self.text[max(0, at - 2) : at + 2]
        before, after = self.text[at - 1], self.text[at]
        if before.isdecimal():
            following = around[-1].isdecimal() and len(self.text) > at + 1
            return not (after.isdecimal() or (after in ",." and following))
        return not (before in ",." and after.isdecimal() and around[0].isdecimal())


@dataclass(frozen=True, slots=True)
class Sources:
    """What an answer may be made of, all bare.

    `quotes` are spans in part or whole; `names` stand whole; `fills` stand whole and only inside
    the placeholder of a phrase.
    """

    quotes: tuple[str, ...]
    names: frozenset[str] = frozenset()
    fills: frozenset[str] = frozenset()
    phrases: tuple[tuple[str | None, ...], ...] = field(default=(), repr=False)


def parsed(phrases: Iterable[str]) -> tuple[tuple[str | None, ...], ...]:
    """Turn phrases into their literal parts, None for a placeholder; longest first."""
    found: set[tuple[str | None, ...]] = set()
    for phrase in phrases:
        parts: list[str | None] = []
        for literal, name, _, _ in Formatter().parse(_MARKER_FIELD.sub("", phrase)):
            parts += [bare(literal)] if bare(literal) else []
            parts += [None] if name is not None else []
        if any(parts):
            found.add(tuple(parts))
    return tuple(sorted(found, key=lambda parts: (-sum(len(p or "") for p in parts), str(parts))))


def ungrounded(answer: str, sources: Sources) -> tuple[str, ...]:
    """Give the sentences of an answer, bare, that are not made of its sources."""
    stream = Stream.of(answer)
    steps = _Steps(stream, sources)
    failed: list[str] = []
    start = 0
    ends = stream.ends()
    while start < len(stream.text):
        furthest = _furthest(steps, start)
        if furthest == len(stream.text):
            break
        end = next(at for at in ends if at > furthest)
        begin = max((at for at in ends if at <= furthest), default=0)
        failed.append(stream.text[max(start, begin) : end])
        start = end
    return tuple(failed)


def _furthest(steps: "_Steps", start: int) -> int:
    """Give how far the text can be taken apart; a state is (position, whether after a span)."""
    waiting, seen, furthest = [(start, False)], {(start, False)}, start
    while waiting:
        at, after_span = waiting.pop()
        furthest = max(furthest, at)
        for state in steps.top(at, after_span) - seen:
            seen.add(state)
            waiting.append(state)
    return furthest


class _Steps:
    """The moves from one position of a stream to further ones."""

    def __init__(self, stream: Stream, sources: Sources) -> None:
        self.stream, self.sources = stream, sources
        self.starts = {0, *stream.ends()}
        self.spans = cache(self._spans)
        self.filled = cache(self._filled)

    def top(self, at: int, after_span: bool) -> set[tuple[int, bool]]:
        """Give the states after one separator, calculation, name, span or phrase."""
        moves = {(end, False) for end in self._wholes(at, self.sources.names)}
        if not after_span or at in self.stream.breaks:
            moves |= {(end, True) for end in self.spans(at)}
        for parts in self.sources.phrases:
            # A phrase with an open beginning is a sentence of its own: anywhere else it would
            # only take time.
            if parts[0] is not None or at in self.starts:
                moves |= {(end, False) for end in self._phrase(at, parts)}
        return moves

    def _wholes(self, at: int, texts: frozenset[str]) -> set[int]:
        """Give the ends of a separator, a calculation or one of `texts` that stands here."""
        text = self.stream.text
        ends = {at + len(whole) for whole in texts if whole and text.startswith(whole, at)}
        if at < len(text) and text[at] in SEPARATORS:
            ends.add(at + 1)
        if computed := calculation_end(text, at, self.sources.quotes):
            ends.add(computed)
        return {end for end in ends if self.stream.cuts(at) and self.stream.cuts(end)}

    def _spans(self, at: int) -> frozenset[int]:
        """Give the ends of the spans of a quote that begin here."""
        text, ends = self.stream.text, set()
        if not self.stream.cuts(at):
            return frozenset()
        for quote in self.sources.quotes:
            end = at + 1
            while end <= len(text) and text[at:end] in quote:
                if self.stream.cuts(end) and occurs_whole(quote, text[at:end]):
                    ends.add(end)
                end += 1
        return frozenset(ends)

    def _phrase(self, at: int, parts: tuple[str | None, ...]) -> set[int]:
        ends = {at}
        for part in parts:
            if part is None:
                ends = {end for start in ends for end in self.filled(start)}
            else:
                ends = {s + len(part) for s in ends if self.stream.text.startswith(part, s)}
            if not ends:
                break
        return ends - {at}

    def _filled(self, at: int) -> frozenset[int]:
        """Give the ends of what may fill a placeholder from here, nothing included."""
        waiting, seen = [(at, False)], {(at, False)}
        while waiting:
            here, after_span = waiting.pop()
            wholes = self._wholes(here, self.sources.names | self.sources.fills)
            moves = {(end, False) for end in wholes}
            if not after_span or here in self.stream.breaks:
                moves |= {(end, True) for end in self.spans(here)}
            for state in moves - seen:
                seen.add(state)
                waiting.append(state)
        return frozenset(end for end, _ in seen)
