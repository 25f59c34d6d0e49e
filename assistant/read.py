"""Reads a question: what it is about, where it looks, and what it is after."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from assistant.carry import carry_over, has_few_words
from assistant.kinds import Asked, Kind, find_asked, find_counter, find_kinds
from assistant.lexicon import Lexicon
from assistant.questionwords import question_words
from assistant.records import Turn
from assistant.sides import SideWords
from corpus import Corpus, Side
from corpus.offices import is_office
from index.normalise import fold
from index.tokens import Morpheme, morphemes, tokenise

_PAGE = re.compile(
    r"(?<![0-9])([0-9]{1,3})\s*(?:ページ|頁|p\b)|(?<![A-Za-z])p\.?\s*([0-9]{1,3})(?![0-9])"
)
# Signs as printed: ① and （１） find each other in search, but are two addresses.
_PART = re.compile(
    r"[①-⑳]|[（(][0-9０-９]{1,2}[）)]|(?<![ァ-ヶー])[ア-ン](?=[はのをにがと、。？?]|$|(?:に|を)?つ)"
)
_YEAR = re.compile(r"(?:18|19|20)[0-9]{2}(?=年(?!度)|(?![0-9年]))")
_QUOTED = re.compile(r"[「『“\"]([^」』”\"]{2,40})[」』”\"]")
_PORTUGUESE = frozenset(
    {"que", "qual", "quais", "quem", "quando", "quanto", "quantos", "em", "da", "do", "dos", "das"}
    | {"para", "é", "são", "como", "onde", "uma", "um", "os"}
)
# What stands before the name of one town in the name of another.
_BEFORE_A_NAME = "東西南北大小上下新"
_TOWNS = frozenset("市町村区県都道府")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a question was understood to ask.

    `search` is the text to search with, `focus` its subject as search terms, `own` the part of
    `focus` that the question itself brought when the rest was carried over; `bare` says that the
    question has words of asking only, which then stand for its subject. `cities` is empty for
    any city; `strange_city` is a city outside the corpus.
    """

    question: str
    search: str
    kinds: frozenset[Kind]
    asked: Asked | None
    counter: str | None
    sides: frozenset[Side]
    cities: frozenset[str]
    strange_city: str | None
    pages: frozenset[str]
    parts: tuple[str, ...]
    years: tuple[str, ...]
    departments: tuple[str, ...]
    focus: tuple[str, ...]
    own: tuple[str, ...]
    bare: bool
    quoted: tuple[str, ...]
    carried: str | None
    language: str


class Reader:
    """Reads questions with the names that the corpus brings."""

    def __init__(self, corpus: Corpus, lexicon: Lexicon) -> None:
        self._corpus = corpus
        self._lexicon = lexicon
        self._sides = SideWords(corpus.column_heads.values())

    @cached_property
    def _asking(self) -> frozenset[str]:
        return question_words()

    @cached_property
    def _departments(self) -> tuple[str, ...]:
        """Every department of the corpus, longest first; 市民 in a table of actors is none."""
        names = {n for duty in self._corpus.duties for n in duty.departments if is_office(n)}
        return tuple(sorted(names, key=lambda name: (-len(name), name)))

    def read(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        city: str | None = None,
        document: str | None = None,
    ) -> Reading:
        """Read a cleaned question; `city` and `document` are the asker's filters.

        Slips in long words that the corpus knows are read as those words.
        """
        question = self._without_slips(question)
        own = self.focus_of(question)
        carried = carry_over(question, history, own)
        bare = not own and not carried.context
        if bare:
            own = tuple(dict.fromkeys(tokenise(question)))
        folded = fold(question)
        subject, before = fold(carried.search), fold(carried.context)
        named = self.cities_in(question) or self.cities_in(carried.context)
        return Reading(
            question=question,
            search=self._without_cities(carried.search),
            kinds=self._kinds(question, named) or self._carried_kinds(own, carried.context),
            asked=find_asked(question),
            counter=find_counter(question),
            sides=self._sides.find(question) or self._sides.find(carried.context),
            cities=frozenset({city} if city else named),
            strange_city=None if named else self._strange_city(question),
            pages=frozenset(a or b for a, b in _PAGE.findall(folded) or _PAGE.findall(before)),
            parts=tuple(_PART.findall(question) or _PART.findall(carried.context)),
            years=tuple(_YEAR.findall(folded)) or tuple(_YEAR.findall(subject)),
            departments=self._departments_in(question),
            focus=tuple(dict.fromkeys((*own, *self.focus_of(carried.context)))),
            own=own,
            bare=bare,
            quoted=tuple(_QUOTED.findall(question)),
            carried=carried.label,
            language=find_language(question),
        )

    def _carried_kinds(self, own: Sequence[str], context: str) -> frozenset[Kind]:
        """Give the kinds of the question before, unless the follow-up asks something of its own."""
        return find_kinds(context) if has_few_words(own) else frozenset()

    def _kinds(self, question: str, cities: frozenset[str]) -> frozenset[Kind]:
        """Give the kinds of a question; what differs between two cities is no change."""
        kinds = find_kinds(question)
        return (kinds - {Kind.CHANGE}) | {Kind.COMPARE} if len(cities) > 1 else kinds

    def focus_of(self, text: str) -> tuple[str, ...]:
        """Give the subject of a text: its search terms without words of asking and city names."""
        skipped = self._asking | {name for names in self._city_names.values() for name in names}
        cities = [name for names in self._city_names.values() for name in names]
        found = (_bare(term, cities) for term in tokenise(self._sides.without_heads(text)))
        return tuple(term for term in dict.fromkeys(found) if term not in skipped)

    @cached_property
    def _city_names(self) -> dict[str, frozenset[str]]:
        """Each city of the corpus with the names it goes by, folded."""
        names: dict[str, set[str]] = {}
        for document in self._corpus.documents:
            city = document.city
            if not city:  # an added document may belong to no city that is known
                continue
            bare = city[:-1] if city[-1] in _TOWNS and len(city) > 2 else city
            named = names.setdefault(city, set())
            named |= {fold(name) for name in (city, bare, *document.city_names)}
        return {city: frozenset(group) for city, group in names.items()}

    def cities_in(self, text: str) -> frozenset[str]:
        """Give the cities of the corpus that a text names."""
        folded = fold(text)
        named = {name: city for city, names in self._city_names.items() for name in names}
        if not named:
            return frozenset()
        # The longest name counts: 東松山市 is not 松山市, whether the corpus knows it or not.
        longest = sorted(named, key=len, reverse=True)
        pattern = rf"(?<![{_BEFORE_A_NAME}])(?:{'|'.join(map(re.escape, longest))})"
        return frozenset(named[found] for found in re.findall(pattern, folded))

    def _without_slips(self, question: str) -> str:
        """Write known words for what can only be a slip of one."""
        for term in sorted(set(tokenise(question)), key=len, reverse=True):
            if any(city in term for city in self._lexicon.cities):
                continue  # a city's name before a known word is no slip of another city's
            known = self._lexicon.corrected(term)
            if known and term in question:
                question = question.replace(term, known)
        return question

    def _without_cities(self, text: str) -> str:
        """Take city names out: they are a filter, and would pull in bare mentions of the city."""
        left = text
        names = {n for d in self._corpus.documents for n in (d.city, *d.city_names) if n}
        for name in sorted(names, key=len, reverse=True):
            behind = r"(?:では|には|での|の|は|って|が|、)?"
            left = re.sub(rf"(?<![{_BEFORE_A_NAME}]){re.escape(name)}{behind}", "", left)
        return left.strip() or text

    def _strange_city(self, text: str) -> str | None:
        """Give a city, town or village that the text names and the corpus never mentions."""
        words = morphemes(text)
        for word, suffix in pairwise(words):
            name = word.surface + suffix.surface
            if _is_place(word) and suffix.surface in _TOWNS and not self._is_mentioned(name):
                return name
        return None

    def _is_mentioned(self, name: str) -> bool:
        return any(name in document.text for document in self._corpus.documents)

    def _departments_in(self, question: str) -> tuple[str, ...]:
        """Give the departments named in a question, none that is part of a longer one."""
        left, found = question, []
        for name in self._departments:
            if name in left:
                found.append(name)
                left = left.replace(name, "　")
        return tuple(found)


def _bare(term: str, cities: Sequence[str]) -> str:
    """Take a city's name off the head of a compound."""
    for city in sorted(cities, key=len, reverse=True):
        if term.startswith(city) and len(term) > len(city) + 1:
            return term[len(city) :]
    return term


def _is_place(word: Morpheme) -> bool:
    """Tell whether the dictionary holds a word to be a proper noun."""
    return word.pos2 == "固有名詞" and len(word.surface) >= 2


def find_language(question: str) -> str:
    """Guess the language by script and small words: ja, en, pt or zh."""
    if re.search(r"[\u3040-\u30ff]", question):
        return "ja"
    if re.search(r"[\u4e00-\u9fff]", question):
        return "zh" if re.search(r"[吗么什的了是们这哪]", question) else "ja"
    small = set(re.findall(r"[a-zà-ÿ]+", question.lower()))
    if small & _PORTUGUESE:
        return "pt"
    return "en" if len(small) >= 2 else "ja"
