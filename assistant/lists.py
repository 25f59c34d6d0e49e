"""Answers with everything below one heading, counted."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from assistant import phrases
from assistant.bodies import official_terms
from assistant.draft import Draft
from assistant.judge import bears
from assistant.kinds import Kind
from assistant.lexicon import bare_headings
from assistant.questionwords import question_words
from assistant.refusal import refuse
from assistant.scope import Scope
from corpus import Section, SectionKind, Side
from corpus.markers import find_marker, without_marker
from corpus.text import squash, unwrap
from index.normalise import fold
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
# A spoken word that official ones stand beside counts less than they do.
SPOKEN_SHARE = 0.25
# Without a heading that is named: the items are this near, in themselves and beside the best text.
NEAR, NEAR_SHARE = 0.3, 0.75
ENTRY_CHARACTERS = 60
# A text that prints the number is this much nearer than the items that could be counted.
PRINTED_SHARE = 1.25
# A heading this short is named by the first word of a question.
SHORT_CHARACTERS = 3
# One this long is meant wherever it stands in a question.
LONG_CHARACTERS = 8
# Items below a heading of which only some words are said are this near beside the best text.
NAMED_NEAR_SHARE = 0.55
_BEST_ONES = re.compile(r"(?:上位|主な|主要)(?P<number>[0-9]+)(?:項目|つ|件|点|個|位)")
_EXAMPLES = re.compile(r"例(?!年|会|外|規)|たとえば|exempl|example")
_PRINTED = re.compile(
    r"[0-9０-９一二三四五六七八九十]+(?:つ|件|個|地[区域]|[か箇カヶ]所|人|名|団体|校|項目|グループ|ブロック)"
)
# What a question counts: 部会 of 部会の数 and of 部会はいくつ.
_COUNTED = re.compile(
    r"([一-鿿ァ-ヺー]{2,}?)(?:の数|(?:の数)?(?:は|が|って)(?:全部で|合わせて|合計)?(?:いくつ|何))"
)
# What is counted with the rest and is not the list itself: 「その他」も入れて.
_BESIDE = re.compile(r"[「『]?[^「」『』、]{1,20}[」』]?も(?:入れ|含め)て?")
_LEADS_UP = re.compile(r"次の(?:とおり|通り|事項|いずれか|各号)|以下の(?:とおり|通り)")
_CLOSES = re.compile(r"(?:等|など|ほか)[。\s]*$")
# Where sub-headings are numbered, those without a number are not counted with them.
_NUMBERED = frozenset({"chapter", "decimal", "parenthesis", "circled", "roman"})
_ITEMS = frozenset({SectionKind.CLAUSE, SectionKind.PARAGRAPH, SectionKind.NOTE})
Path = tuple[str, ...]
Node = tuple[str, Path, Side | None]


def answer_list(scope: Scope) -> Draft | None:
    """List what stands directly below the heading that a question names or means.

    None without one.
    """
    reading = scope.reading
    listed = reading.kinds & {Kind.LIST, Kind.COUNT}
    if not reading.focus or not (listed or reading.kinds <= _OPEN_KINDS):
        return None
    node = _choose(scope)
    if node and not (listed or _is_all(scope, node)):
        return None
    if node and listed == {Kind.COUNT} and (_is_printed(scope, node) or _is_aside(scope, node)):
        return None
    if listed:
        node = _narrowed(scope, node) if node and _is_near(scope, node) else _meant(scope)
    if node is None:
        return None
    items = _asked_items(scope, node)
    if not _are_examples(scope, node, items):
        return None
    promised = _promised(scope, node)
    if promised and int(promised["number"]) != len(items):
        what = phrases.ROW_OF.format(row=promised.group())
        return refuse(scope, phrases.NO_SUCH_TYPE.format(what=what), missing=[what])
    draft = scope.draft()
    draft.say(phrases.LIST_OF.format(heading=unwrap(node[1][-1]), count=len(items)))
    for item in items:
        draft.quote(item, bullet=True)
    return draft


def _promised(scope: Scope, node: Node) -> re.Match[str] | None:
    """Find the number of best ones (上位6項目) that a question asks for and the heading counts."""
    found = _BEST_ONES.search(squash(fold(scope.reading.question)))
    return found if found and found.group() in squash(fold(node[1][-1])) else None


def answer_counted_heading(scope: Scope) -> Draft | None:
    """Count what stands below a long heading that a question says whole; None without one."""
    said = squash(scope.reading.question)
    if Kind.COUNT not in scope.reading.kinds or Kind.CHANGE in scope.reading.kinds:
        return None
    node = _choose(scope) if scope.reading.focus else None
    if node is None or len(name := _bare(node[1][-1])) < LONG_CHARACTERS or name not in said:
        return None
    return answer_list(scope)


def _are_examples(scope: Scope, node: Node, items: Sequence[Section]) -> bool:
    """Tell whether examples, where they are asked for, are so called: by 等 or the heading."""
    if not _EXAMPLES.search(scope.reading.question.casefold()) or _is_named(scope, node[1][-1]):
        return True
    return any(_CLOSES.search(scope.corpus.text(item)) for item in items)


def _is_all(scope: Scope, node: Node) -> bool:
    """Tell whether a question asks for nothing but what stands below a heading named in it."""
    named = _is_named(scope, node[1][-1])
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


def _is_printed(scope: Scope, node: Node) -> bool:
    """Tell whether the nearest text prints a number, and is no item of a heading named."""
    best = scope.evidence.found[0] if scope.evidence.found else None
    if best is None or _is_named(scope, node[1][-1]) or not bears(scope, best):
        return False
    said = best.statement
    printed = said.section.kind in _ITEMS and bool(_PRINTED.search(said.text))
    return printed and best.score >= PRINTED_SHARE * _nearness(scope, node)


def _is_aside(scope: Scope, node: Node) -> bool:
    """Tell whether what is counted only stands in a heading that is about something else.

    協議会はいくつ does not count what stands below 協議会に関する周知.
    """
    heading, counted = _bare(node[1][-1]), _COUNTED.search(squash(scope.reading.question))
    if counted is None or counted.group(1) not in heading or _is_named(scope, node[1][-1]):
        return False
    behind = heading.split(counted.group(1))[-1]
    return behind.startswith(("に", "の", "へ", "と"))


def _is_near(scope: Scope, node: Node) -> bool:
    """Tell whether a heading is named word for word, or what stands below it is near."""
    if _is_named(scope, node[1][-1]) or _coverage(scope, node) >= ALL_SHARE:
        return True
    best = scope.evidence.found[0].score if scope.evidence.found else 0.0
    return _nearness(scope, node) >= NAMED_NEAR_SHARE * best


def _is_named(scope: Scope, heading: str) -> bool:
    """Tell whether a heading's name stands in a question; a short one alone or quoted."""
    said, quoted = scope.once(_said)
    bare = _bare(heading)
    if bare in quoted or any(name in said for name in bare_headings((heading,))):
        return True
    if len(bare) < SHORT_CHARACTERS or bare not in said:
        return False
    return bool(re.search(rf"(?:^|[市町村]の){re.escape(bare)}(?:の|に|で|は)", said))


def _said(scope: Scope) -> tuple[str, frozenset[str]]:
    """Give a question squashed, without what is to be counted in, and what it quotes."""
    said = squash(scope.reading.search if scope.reading.carried else scope.reading.question)
    beside = "".join(_BESIDE.findall(said))
    quoted = (name for words in scope.reading.quoted if (name := squash(words)) not in beside)
    return _BESIDE.sub("", said), frozenset(quoted)


@lru_cache(maxsize=8_192)  # headings are the same for every question
def _bare(heading: str) -> str:
    """Give a heading without its sign and the brackets around it, squashed."""
    return squash(without_marker(heading)).strip("<>【】[]■●")


def _nodes_below(scope: Scope, node: Node) -> list[Node]:
    """Give the headings directly below a heading."""
    document, path, side = node
    below = {
        (document, s.path[: len(path) + 1], side): None
        for s in scope.sections
        if s.document == document and s.side == side and s.path[: len(path)] == path
    }
    return [one for one in below if len(one[1]) > len(path)]


def _narrowed(scope: Scope, node: Node) -> Node:
    """Go down to a sub-heading whose own words the question says and whose items are nearer."""
    topic = rf"[「『]{re.escape(_bare(node[1][-1]))}[」』](?:は|が|って)"
    if re.search(topic, squash(scope.reading.question)):
        return node
    said = {*scope.reading.own, *official_terms(scope)}
    above = _words("　".join(node[1]))
    inner = [
        one
        for one in _nodes_below(scope, node)
        if (_words(one[1][-1]) - above - question_words()) & said and len(_items(scope, one)) > 1
    ]
    best = max(inner, key=lambda one: _nearness(scope, one), default=None)
    if best is None or _nearness(scope, best) <= _nearness(scope, node):
        return node
    return best


def _meant(scope: Scope) -> Node | None:
    """Choose the heading whose items are all about as near to the question as the best text is."""
    if not scope.evidence.found or Kind.COMPARE in scope.reading.kinds:
        return None
    best = scope.evidence.found[0]
    home = best.statement.section
    nodes = [
        (home.document, home.path[:depth], home.side) for depth in range(1, len(home.path) + 1)
    ]
    for node in reversed(nodes):
        items = _items(scope, node) if _bare(node[1][-1]) else []
        if len(items) > 1 and home in items:
            near = _nearness(scope, node) >= max(NEAR, NEAR_SHARE * best.score)
            return node if near and _are_short(scope, items) and bears(scope, best) else None
    return None


def _are_short(scope: Scope, items: Sequence[Section]) -> bool:
    """Tell whether items are entries of a list, and not the sentences of a text."""
    texts = [squash(scope.corpus.text(item)) for item in items]
    sentences = [text for text in texts if text.endswith("。")]
    return len(sentences) * 2 <= len(texts) and max(map(len, texts)) <= ENTRY_CHARACTERS


def _nearness(scope: Scope, node: Node) -> float:
    """Give the mean score of what stands directly below a heading."""
    scores = [scope.score([item]) for item in _items(scope, node)]
    return sum(scores) / len(scores) if scores else 0.0


def _asked_items(scope: Scope, node: Node) -> Sequence[Section]:
    """Give the items below a heading; of examples, those up to the one that ends in 等."""
    items = _items(scope, node)
    if not _EXAMPLES.search(scope.reading.question.casefold()):
        return items
    closing = [n for n, item in enumerate(items) if _CLOSES.search(scope.corpus.text(item))]
    return items[: closing[0] + 1] if closing and closing[0] else items


@lru_cache(maxsize=20_000)
def _words(heading: str) -> frozenset[str]:
    """Give the terms of a heading; headings are the same for every question."""
    return frozenset(tokenise(heading))


def _coverage(scope: Scope, node: Node) -> float:
    """Give the share of the question that a heading and those above it hold."""
    document, path, _ = node
    words = _words("　".join((scope.corpus.document(document).title, *path)))
    name = _words(path[-1])
    weights = _weights(scope, words)
    covered = sum(w for t, w in weights.items() if t in words) / sum(weights.values())
    if _is_named(scope, path[-1]):
        return max(covered, NAMED + covered / 10)
    name = name - question_words()
    named = sum(scope.lexicon.weight(term) for term in name & set(weights))
    whole = sum(scope.lexicon.weight(term) for term in name)
    return covered if named and named >= NAME_SHARE * whole else 0.0


def _weights(scope: Scope, words: Collection[str]) -> dict[str, float]:
    """Weigh the words of a question and the official ones for them that are among `words`."""
    official, focus = scope.once(_all_weights)
    return {term: weight for term, weight in official.items() if term in words} | focus


def _all_weights(scope: Scope) -> tuple[dict[str, float], dict[str, float]]:
    """Weigh the official words for those of a question, and its own.

    Carried words, and unknown ones where there are official words, count less.
    """
    own, lexicon = set(scope.reading.own), scope.lexicon
    official = official_terms(scope)
    weights: dict[str, float] = {}
    for term in scope.reading.focus:
        share = 1.0 if term in own else CARRIED_SHARE
        if not lexicon.knows(term) and (official or _is_joined(scope, term)):
            share *= SPOKEN_SHARE
        weights[term] = lexicon.weight(term) * share
    return {term: lexicon.weight(term) for term in official}, weights


def _is_joined(scope: Scope, term: str) -> bool:
    """Tell whether a term is a compound of words of the question that are known themselves."""
    return any(o != term and o in term and scope.lexicon.knows(o) for o in scope.reading.focus)


def _items(scope: Scope, node: Node) -> Sequence[Section]:
    """Give what stands directly below a heading: sub-headings (each text once), else clauses."""
    document, path, side = node
    below = [
        s
        for s in scope.sections
        if s.document == document and s.side == side and s.path[: len(path)] == path
    ]
    heads = [s for s in below if s.kind is SectionKind.HEADING and len(s.path) == len(path) + 1]
    numbered = [s for s in heads if _style(scope, s) in _NUMBERED]
    heads = [*numbered, *_between(scope, below, numbered)] if len(numbered) > 1 else heads
    chosen = heads or _entries(
        scope, [s for s in below if s.kind in _ITEMS and len(s.path) <= len(path) + 1]
    )
    once: dict[tuple[str, int], Section] = {}
    for section in sorted(chosen, key=lambda s: s.start):
        repeated = section.kind is SectionKind.HEADING  # over each row of a table; an item is not
        text = squash(scope.corpus.text(section))
        once.setdefault((text, 0 if repeated else section.start), section)
    return list(once.values())


def _between(scope: Scope, below: Sequence[Section], heads: Sequence[Section]) -> Sequence[Section]:
    """Give the clauses numbered in one with headings: a long ② between the short ① and ③."""
    styles = {_style(scope, head) for head in heads}
    deep = {len(head.path) for head in heads}
    clauses = (s for s in below if s.kind is SectionKind.CLAUSE and len(s.path) in deep)
    return [s for s in clauses if _style(scope, s) in styles]


def _entries(scope: Scope, below: Sequence[Section]) -> Sequence[Section]:
    """Give the entries of a list without what leads up to them, goes into one, or is a note."""
    clauses = [s for s in below if s.kind is SectionKind.CLAUSE]
    numbered = [s for s in clauses if _style(scope, s) in _NUMBERED]
    plain = [s for s in below if s.kind is not SectionKind.NOTE]
    if len(plain) > 2 and _LEADS_UP.search(squash(scope.corpus.text(plain[0]))):
        plain = plain[1:]
    return next((group for group in (numbered, clauses, plain) if len(group) > 1), below)


def _style(scope: Scope, section: Section) -> str:
    """Name the style of the sign that opens a section; empty without one."""
    marker = find_marker(scope.corpus.text(section))
    return marker.style if marker else ""
