"""Which words of the documents stand side by side, and which are said together."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.items import item_label
from assistant.lexicon import Lexicon
from corpus import Corpus, SectionKind
from corpus.markers import without_marker
from corpus.text import squash
from index.normalise import fold
from index.tokens import tokenise

# In these a word stands beside others without anything being said of both.
_MUTE = frozenset(
    {SectionKind.TITLE, SectionKind.TABLE_HEAD, SectionKind.CONTENTS, SectionKind.FIGURES}
)
# So many signs at the end make two words of one sort: 周辺地域 and 市街地地域.
SORT_CHARACTERS = 2
ONE_FORM = 0.5
_PAIR_CHARACTERS = 2
_COMPOUND_SIGN = r"[\u4e00-\u9fff\u30a1-\u30faー]"
_COMPOUND = re.compile(rf"{_COMPOUND_SIGN}+")
_KANJI = re.compile(r"[\u4e00-\u9fff]+")
_NAME = r"[^\s\W～〜]*"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two names are of one sort (0 to 1), and how the first is printed."""

    share: float
    name: str


class Kin:
    """Relations of words, read off the headings, items, tables and sentences of a corpus."""

    def __init__(self, corpus: Corpus, lexicon: Lexicon) -> None:
        self._corpus = corpus
        self._lexicon = lexicon

    def knows(self, words: Iterable[str]) -> bool:
        """Tell whether the documents use any of some words."""
        return any(self._lexicon.knows(word) for word in words)

    def knows_whole(self, words: Sequence[str]) -> bool:
        """Tell whether the documents use all of some words, compounds whole."""
        whole = [word for word in words if not any(word != o and word in o for o in words)]
        return all(map(self._lexicon.knows, whole))

    def has(self, city: str, words: Sequence[str]) -> bool:
        """Tell whether the documents of one city use a thing: all its words, compounds whole."""
        whole = [word for word in words if not any(word != o and word in o for o in words)]
        return bool(whole) and all(map(self._lexicon.knows, whole)) and self.is_of(city, whole)

    def is_of(self, city: str, words: Sequence[str]) -> bool:
        """Tell whether the documents of one city use every word that any document uses."""
        own = [d.id for d in self._corpus.documents if d.city and d.city.startswith(city[:2])]
        return all(any(self._lexicon.knows(w, d) for d in own) for w in self._whole(words))

    def said_together(self, some: Sequence[str], others: Sequence[str]) -> bool:
        """Tell whether a sentence with its headings says both; unknown words are said nowhere."""
        one, other = self._saying(some), self._saying(others)
        return bool(one & other)

    def _saying(self, words: Sequence[str]) -> frozenset[int]:
        """Give the sentences that say a thing: by its longest word, else by all its words."""
        whole = self._whole(words)
        if not whole:
            return frozenset()
        return frozenset.intersection(*(self._places[word] for word in whole))

    def _whole(self, words: Sequence[str]) -> list[str]:
        """Give the words that the documents use, without those that are parts of another."""
        known = [word for word in words if self._lexicon.knows(word)]
        return [word for word in known if not any(word != o and word in o for o in known)]

    @cached_property
    def _places(self) -> dict[str, frozenset[int]]:
        """The sentences that each word stands in or under."""
        places: dict[str, set[int]] = defaultdict(set)
        for number, statement in enumerate(self._lexicon.statements):
            if statement.section.kind not in _MUTE:
                for term in statement.terms | statement.path_terms:
                    places[term].add(number)
        return defaultdict(frozenset, {term: frozenset(where) for term, where in places.items()})

    def names(self, words: Iterable[str]) -> bool:
        """Tell whether the documents write any of some words by itself, in no longer compound."""
        return any(self._lexicon.knows(word) and self._stands_alone(word) for word in words)

    def _stands_alone(self, word: str) -> bool:
        if not _COMPOUND.fullmatch(word):
            return True
        own = rf"(?<!{_COMPOUND_SIGN}){word}(?!{_COMPOUND_SIGN})"
        return any(word in text and re.search(own, text) for text in self._folded)

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(fold(document.text) for document in self._corpus.documents)

    def is_label(self, name: str) -> bool:
        """Tell whether a name is printed as a heading, an item or a head of a table."""
        return fold(squash(name)) in self._labels

    def is_one_name(self, first: str, second: str) -> bool:
        """Tell whether the documents never write a word but as 「first の second」."""
        text = self._text
        whole = text.count(fold(squash(f"{first}の{second}"))) if first and second else 0
        return whole > 1 and whole == text.count(fold(squash(second)))

    @cached_property
    def _text(self) -> str:
        return fold(squash("\n".join(document.text for document in self._corpus.documents)))

    def likeness(self, one: str, other: str, *, by_form: bool = True) -> Likeness:
        """Tell how far two names are of one sort: by form, or by where they are printed.

        Names that are printed side by side count by their share of the two labels. The name comes
        back as its label where that is one compound: 年少人口 of 年少.
        """
        first, second = fold(squash(one)), fold(squash(other))
        if not first or not second or first == second:
            return Likeness(0.0, one)
        formed = ONE_FORM if by_form and _of_one_form(first, second) else 0.0
        apart = (_apart(group, first, second) for group in self._groups)
        share, label = max(apart, key=lambda found: found[0], default=(0.0, first))
        name = label if share and label != first and _COMPOUND.fullmatch(label) else one
        return Likeness(max(formed, share), name)

    def other_of(self, name: str, sort: str) -> str | None:
        """Give the one other name that ends in `sort` and is printed like `name`, else None."""
        pattern = re.compile(rf"{_NAME}{re.escape(fold(sort))}")
        known = fold(squash(name))
        for group in self._groups:
            named = {found for label in group for found in pattern.findall(label)}
            others = [n for n in named if not n.endswith(known) and not known.endswith(n)]
            if len(named) > len(others) == 1:
                return str(others[0])
        return None

    @cached_property
    def _labels(self) -> frozenset[str]:
        return frozenset().union(*self._printed)

    @cached_property
    def _groups(self) -> tuple[frozenset[str], ...]:
        """Names printed side by side: headings under one heading, items, heads of a table."""
        return tuple(group for group in self._printed if len(group) > 1)

    @cached_property
    def _printed(self) -> tuple[frozenset[str], ...]:
        """Names by the place where they are printed."""
        groups: dict[object, set[str]] = defaultdict(set)
        for section in self._corpus.sections:
            for depth, name in enumerate(section.path):
                groups[section.document, section.path[:depth]].add(_bare(name))
            label = item_label(self._corpus.text(section))
            if label:
                groups[section.document, section.path, "items"].add(fold(squash(label)))
        for number, table in enumerate(self._corpus.tables):
            for cell in table.cells:
                for way, heads in (("rows", cell.row_heads), ("columns", cell.column_heads)):
                    groups[number, way] |= {fold(squash(head.text)) for head in heads}
        return tuple(frozenset(group) for group in groups.values())


def _bare(name: str) -> str:
    """Give a heading without its sign, folded and squashed."""
    return fold(squash(without_marker(name)))


def _of_one_form(first: str, second: str) -> bool:
    """Tell whether two names end alike: 委員長 and 副委員長, 東地域 and 西部地域, 自助 and 公助."""
    if first.endswith(second) or second.endswith(first):
        return True
    if len(first) == len(second) == _PAIR_CHARACTERS:
        return first[-1] == second[-1] and bool(_KANJI.fullmatch(first + second))
    return first[-SORT_CHARACTERS:] == second[-SORT_CHARACTERS:]


def _apart(group: frozenset[str], first: str, second: str) -> tuple[float, str]:
    """Give the smaller share that two names have of two labels of a group, and the first label."""
    ours, theirs = _naming(group, first), _naming(group, second)
    if not ours or not theirs:
        return 0.0, first
    one, other = (max(shares, key=lambda label: shares[label]) for shares in (ours, theirs))
    # a word of both labels, 事務 of 募金に関する事務, tells them apart from nothing
    return (0.0, first) if one in theirs else (min(ours[one], theirs[other]), one)


def _naming(group: Iterable[str], name: str) -> dict[str, float]:
    """Give the label that is a name, else those that hold all its words, with its share of each."""
    if name in group:
        return {name: 1.0}
    words = _words(name)
    held = [one for one in group if name in one or (words and words <= _words(one))]
    if held:
        return {label: min(1.0, len(name) / len(label)) for label in held}
    return {label: len(label) / len(name) for label in group if _begins(name, label)}


def _begins(name: str, label: str) -> bool:
    """Tell whether a name is a label with a word for its sort behind it: 港町地区 of 港町."""
    sort = len(name) - len(label)
    return len(label) >= SORT_CHARACTERS >= sort > 0 and name.startswith(label)


@lru_cache(maxsize=20_000)
def _words(label: str) -> frozenset[str]:
    """Give the words of a label, compounds by their parts; labels are the same every time."""
    terms = set(tokenise(label))
    return frozenset(t for t in terms if not any(t != other and other in t for other in terms))
