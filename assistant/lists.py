"""Answers with everything below one heading, counted."""

from collections.abc import Sequence
from functools import lru_cache

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.lexicon import bare_headings
from assistant.questionwords import question_words
from assistant.scope import Scope
from corpus import Section, SectionKind, Side
from corpus.markers import find_marker
from corpus.text import squash, unwrap
from index.tokens import tokenise

FLOOR = 0.6
# A heading that stands in the question word for word.
NAMED = 0.9
# 「基本方針は何ですか」 is answered by all that stands below 基本方針, if that is not too much.
ALL_SHARE, MOST_ITEMS = 0.96, 8
_OPEN_KINDS = frozenset({Kind.DEFINITION, Kind.GOAL})
# The question must hold this much of the heading itself: 地区 alone does not name 地区ドックの実施.
NAME_SHARE = 0.5
# Words carried over from the question before count less than the question's own.
CARRIED_SHARE = 0.3
# Where sub-headings are numbered, those without a number are not counted with them.
_NUMBERED = frozenset({"chapter", "decimal", "parenthesis", "circled", "roman"})
_ITEMS = frozenset({SectionKind.CLAUSE, SectionKind.PARAGRAPH, SectionKind.NOTE})
Path = tuple[str, ...]
Node = tuple[str, Path, Side | None]


def answer_list(scope: Scope) -> Draft | None:
    """List what stands directly below the heading that a question names; None without one."""
    reading = scope.reading
    listed = reading.kinds & {Kind.LIST, Kind.COUNT}
    if not reading.focus or not (listed or reading.kinds <= _OPEN_KINDS):
        return None
    node = _choose(scope)
    if node is None or not (listed or _is_all(scope, node)):
        return None
    items = _items(scope, node)
    draft = scope.draft()
    draft.say(phrases.LIST_OF.format(heading=unwrap(node[1][-1]), count=len(items)))
    for item in items:
        draft.quote(item, bullet=True)
    return draft


def _is_all(scope: Scope, node: Node) -> bool:
    """Tell whether a question asks for nothing but what stands below a heading named in it."""
    literal = bare_headings(node[1][-1:])
    named = bool(literal) and literal[0] in squash(scope.reading.question)
    return named and _coverage(scope, node) >= ALL_SHARE and len(_items(scope, node)) <= MOST_ITEMS


def _choose(scope: Scope) -> Node | None:
    """Choose the heading whose own and outer words hold most of the question."""
    side = next(iter(scope.reading.sides), Side.AFTER) if len(scope.reading.sides) < 2 else None
    nodes: dict[Node, None] = {}
    for section in scope.sections:
        if section.side in {None, side}:
            for depth in range(1, len(section.path) + 1):
                nodes[(section.document, section.path[:depth], section.side)] = None
    scored = [(_coverage(scope, node), len(node[1]), -n, node) for n, node in enumerate(nodes)]
    for coverage, _, _, node in sorted(scored, key=lambda entry: entry[:3], reverse=True):
        if coverage < FLOOR:
            return None
        if len(_items(scope, node)) > 1:
            return node
    return None


@lru_cache(maxsize=20_000)
def _words(heading: str) -> frozenset[str]:
    """Give the terms of a heading; headings are the same for every question."""
    return frozenset(tokenise(heading))


def _coverage(scope: Scope, node: Node) -> float:
    """Give the share of the question that a heading and those above it hold."""
    document, path, _ = node
    words = _words("　".join((scope.corpus.document(document).title, *path)))
    name = _words(path[-1])
    own = set(scope.reading.own)
    weights = {
        term: scope.lexicon.weight(term) * (1.0 if term in own else CARRIED_SHARE)
        for term in scope.reading.focus
    }
    covered = sum(w for t, w in weights.items() if t in words) / sum(weights.values())
    literal = bare_headings(path[-1:])
    if literal and literal[0] in squash(scope.reading.question):
        return max(covered, NAMED + covered / 10)
    name = name - question_words()
    named = sum(scope.lexicon.weight(term) for term in name & set(weights))
    whole = sum(scope.lexicon.weight(term) for term in name)
    return covered if named and named >= NAME_SHARE * whole else 0.0


def _items(scope: Scope, node: Node) -> Sequence[Section]:
    """Give what stands directly below a heading: sub-headings, else clauses; each text once."""
    document, path, side = node
    below = [
        s
        for s in scope.sections
        if s.document == document and s.side == side and s.path[: len(path)] == path
    ]
    heads = [s for s in below if s.kind is SectionKind.HEADING and len(s.path) == len(path) + 1]
    numbered = [s for s in heads if _style(scope, s) in _NUMBERED]
    heads = numbered if len(numbered) > 1 else heads
    chosen = heads or [s for s in below if s.kind in _ITEMS and len(s.path) <= len(path) + 1]
    once = {squash(scope.corpus.text(s)): s for s in reversed(chosen)}
    return sorted(once.values(), key=lambda s: s.start)


def _style(scope: Scope, section: Section) -> str:
    """Name the style of the sign that opens a section; empty without one."""
    marker = find_marker(scope.corpus.text(section))
    return marker.style if marker else ""
