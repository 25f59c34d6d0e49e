"""Reads a question: what it is about, where it looks, and what it is after."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from assistant.carry import Carrier
from assistant.carry_words import PART_OF
from assistant.change_words import asks_change
from assistant.kin import Kin
from assistant.kinds import Asked, Kind, find_asked, find_counter, find_kinds
from assistant.lexicon import Lexicon
from assistant.ordinals import without_ordinal
from assistant.questionwords import question_words
from assistant.records import Turn
from assistant.sides import SideWords
from assistant.slips import Slips
from assistant.slots import SlotFinder, aligned
from assistant.spoken_asking import usual_asking
from assistant.strange_cities import find_strange_town
from corpus import Corpus, SectionKind, Side
from corpus.offices import is_office
from corpus.text import squash
from index.normalise import fold
from index.tokens import Morpheme, morphemes, tokenise

_PAGE = re.compile(
    r"(?<![0-9])([0-9]{1,3})\s*(?:ページ|頁|页|p\b)"
    r"|(?<![A-Za-z])(?:p\.?|pages?|pág\.?|páginas?|pagina)\s*([0-9]{1,3})(?![0-9])"
)
# Signs as printed: ① and （１） find each other in search, but are two addresses.
_PART = re.compile(
    r"[①-⑳]|[（(][0-9０-９]{1,2}[）)]|(?<![ァ-ヶー])[ア-ン](?=[はのをにがと、。？?]|$|(?:に|を)?つ)"
)
_YEAR = re.compile(r"(?:18|19|20)[0-9]{2}(?=年(?!度)|(?![0-9年]))")
_QUOTED = re.compile(r"[「『“\"]([^」』”\"]{2,40})[」』”\"]")
_CHINESE = re.compile(r"[吗么什的了是们这哪谁长间总预计减岁乡镇邻为说负责]|多少")
_PORTUGUESE = frozenset(
    {"que", "qual", "quais", "quem", "quando", "quanto", "quantos", "em", "da", "do", "dos", "das"}
    | {"para", "é", "são", "como", "onde", "uma", "um", "os", "quantas", "por", "na", "pela", "há"}
)
# 「do」 is a word of both languages: the one with more small words counts.
_ENGLISH = frozenset(
    {"do", "does", "did", "the", "of", "what", "which", "who", "when", "where", "why", "how", "is"}
    | {"are", "was", "were", "will", "to", "for", "and", "in", "on", "by", "there", "any", "can"}
)
_DUTIES = re.compile(r"担当|受け持|所管|取り?組|とりくみ|事業|仕事|業務")
# So many words in Latin letters make a sentence.
LATIN_WORDS = 4
MOST_MENDS = 256
# What a question sets aside before it asks: 「労務管理以外で、」.
_EXCEPT = re.compile(r"[^、。]{1,20}以外(?:で|に|では|には|は)[、,](?=.{6})")
# 「協議会って」 would be read as the verb 会う.
_MEETING = re.compile(r"(?<=[\u4e00-\u9fff])会って")
# 「山のほうって」 would be read as the verb 放る.
_SIDE_OF = re.compile(r"(?<=の)ほうって(?!お)")
# 「なん人」 is 何人; 「なんか」 and 「なんで」 are other words.
_WHAT_NUMBER = re.compile(
    r"なん(?=(?:人|件|個|年|月|日|回|名|項目|種類|地区|世帯|団体|部会|か所|箇所)(?!か))"
)
# 「通算いくつめ」 asks for a number of times.
_HOW_OFTEN = re.compile(
    r"(?P<lead>(?:通算|今度|今回|これ|この見直し)(?:で|は|が)?(?:通算)?(?:で)?)(?:いくつ|何度|何べん|何遍)[目め]"
)
_LATIN_CITY = re.compile(
    r"\b(?:city of|cidade de|prefeitura de|município de|town of) (?P<of>[A-ZÀ-Ý][a-zà-ÿ]+)"
    r"|\b(?!The|This|Which|What|That|Each|Both)(?P<name>[A-Z][a-z]+) (?:City|city)\b"
)
# What stands before the name of one town in the name of another.
_BEFORE_A_NAME = "東西南北大小上下新"
_KANA = frozenset(map(chr, range(ord("ぁ"), ord("ん") + 1)))
_TOWNS = frozenset("市町村区県都道府")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a question was understood to ask.

    `search` is the text to search with, `focus` its subject as search terms, `own` the part of
    `focus` that the question itself brought when the rest was carried over; `bare` says that the
    question has words of asking only, which then stand for its subject. `cities` is empty for
    any city; `strange_city` is a city outside the corpus. `question` is a follow-up in the words
    of a question that stands alone, `carried` names the subject that it leans on, `shown` is the
    earlier answer where something besides it is asked for, `dangling` says that a question
    points back to nothing, and `unfounded` that it leans on a subject that was not found.
    `excluded` are cities that the question itself names and the asker's filter leaves out, `chosen`
    is the city that this filter is set to.
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
    shown: str = ""
    dangling: bool = False
    unfounded: bool = False
    excluded: frozenset[str] = frozenset()
    chosen: str | None = None


class Reader:
    """Reads questions with the names that the corpus brings."""

    def __init__(self, corpus: Corpus, lexicon: Lexicon) -> None:
        self._corpus = corpus
        self._lexicon = lexicon
        self._slips = Slips(lexicon)
        self._known_mends: dict[str, str] = {}
        self._sides = SideWords(corpus.column_heads.values(), _dated(corpus))

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
        language = find_language(question)
        turns = [
            Turn(turn.role, self._mended(turn.content)) if turn.role == "user" else turn
            for turn in history
        ]
        said = self._mended(question)
        if turns and turns[-1].role != "user":
            said = without_ordinal(said, turns[-1].content, self._is_printed)
        carried = self._carrier.carry(said, turns)
        question, asking = carried.question, carried.asking
        told = _EXCEPT.sub("", question)
        focus = self.focus_of(told)
        bare = not focus
        focus = focus or tuple(dict.fromkeys(tokenise(question)))
        own = tuple(term for term in self.focus_of(carried.own) if term in focus)
        folded = fold(question)
        named = self.cities_in(question)
        kinds = self._kinds(asking, named, self._sides.find(question))
        return Reading(
            question=question,
            search=self._without_cities(told),
            kinds=kinds,
            asked=find_asked(asking),
            counter=find_counter(asking),
            sides=self._sides_in(question, kinds),
            cities=frozenset({city} if city else named),
            strange_city=None if named else self._strange_city(question),
            pages=frozenset(a or b for a, b in _PAGE.findall(folded)),
            parts=tuple(_PART.findall(question)),
            years=tuple(_YEAR.findall(folded)),
            departments=self._departments_in(question),
            focus=focus,
            own=own or focus,
            bare=bare,
            quoted=tuple(_QUOTED.findall(question)),
            carried=carried.label,
            language=language,
            shown=carried.shown,
            dangling=carried.dangling,
            unfounded=carried.unfounded,
            excluded=self._excluded(said, city),
            chosen=city,
        )

    def _excluded(self, said: str, city: str | None) -> frozenset[str]:
        """Give the cities that a question itself names, where its filter is set to another."""
        named = self.cities_in(said)
        return named if city and city not in named else frozenset()

    @cached_property
    def _carrier(self) -> Carrier:
        """Reads follow-ups."""
        slots = SlotFinder(self._city_spans, self._sides, self._departments)
        return Carrier(slots, Kin(self._corpus, self._lexicon), self.focus_of, self._kinds_in)

    def _city_spans(self, text: str) -> list[tuple[int, int]]:
        """Give the places of city names in a text, of a city outside the corpus too."""
        names = {n for group in self._city_names.values() for n in group}
        strange = self._strange_city(text)
        names |= {strange} if strange else set()
        longest = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        pattern = rf"(?<![{_BEFORE_A_NAME}])(?:{longest})(?:市|町|村|区)?"
        return [found.span() for found in re.finditer(pattern, aligned(text))] if names else []

    def _kinds(
        self, question: str, cities: frozenset[str], sides: frozenset[Side]
    ) -> frozenset[Kind]:
        """Give the kinds of a question; what differs between two cities is no change."""
        kinds = self._kinds_in(question, sides)
        return (kinds - {Kind.CHANGE}) | {Kind.COMPARE} if len(cities) > 1 else kinds

    def _kinds_in(self, text: str, sides: frozenset[Side] = frozenset()) -> frozenset[Kind]:
        """Give the kinds of a text; a change is told with the names of sides left out.

        `sides` are those that are carried over, besides those that the text names itself.
        """
        sides |= self._sides.find(text)
        change = asks_change(text, self._sides.without(text), sides)
        return (find_kinds(text) - {Kind.CHANGE}) | ({Kind.CHANGE} if change else frozenset())

    def _sides_in(self, question: str, kinds: frozenset[Kind]) -> frozenset[Side]:
        """Give the sides that a question names; a change has both."""
        return frozenset(Side) if Kind.CHANGE in kinds else self._sides.find(question)

    def focus_of(self, text: str) -> tuple[str, ...]:
        """Give the subject of a text: its search terms without words of asking and city names."""
        skipped = self._asking | {name for names in self._city_names.values() for name in names}
        cities = [name for names in self._city_names.values() for name in names]
        skipped |= {
            part for name, parts in self._cut_names.items() if name in text for part in parts
        }
        found = (_bare(term, cities) for term in tokenise(self._sides.without_heads(text)))
        return tuple(
            term for term in dict.fromkeys(found) if term not in skipped and not _is_particle(term)
        )

    @cached_property
    def _cut_names(self) -> dict[str, frozenset[str]]:
        """Names of cities that the dictionary does not know, with the words it cuts them into."""
        names = {name for group in self._city_names.values() for name in group}
        cut = {name: frozenset(tokenise(name)) for name in names if name[-1] not in _TOWNS}
        return {name: parts for name, parts in cut.items() if len(parts) > 1}

    @cached_property
    def _city_names(self) -> dict[str, frozenset[str]]:
        """Each city of the corpus with the names it goes by, folded."""
        names: dict[str, set[str]] = {}
        for document in self._corpus.documents:
            city = document.city
            if not city:  # an added document may belong to no city that is known
                continue
            names.setdefault(city, set()).update(map(fold, document.names_of_city))
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

    def _mended(self, text: str) -> str:
        """Mend a question; those of a conversation come again with each of its questions."""
        mended = self._known_mends.get(text)
        if mended is None:
            mended = self._mend(text)
            if len(self._known_mends) >= MOST_MENDS:
                self._known_mends.clear()
            self._known_mends[text] = mended
        return mended

    def _mend(self, text: str) -> str:
        """Mend slips, and what the dictionary would take for another word.

        「そのうち」 is no part of the compound behind it.
        """
        part = PART_OF.match(text)
        head = part.group() if part else ""
        text = _SIDE_OF.sub("ほうは", usual_asking(text))
        text = _HOW_OFTEN.sub(r"\g<lead>何回目", _WHAT_NUMBER.sub("何", text))
        return head + self._slips.without(_MEETING.sub("会とは", text[len(head) :]))

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
        latin = _LATIN_CITY.search(text)
        if latin and not self._is_mentioned(name := latin.group("of") or latin.group("name")):
            return name
        found = find_strange_town(text)
        return None if found is None or self._is_mentioned(found) else found

    @cached_property
    def _squashed(self) -> tuple[str, ...]:
        """The texts of the documents, folded and without white space."""
        return tuple(fold(squash(document.text)) for document in self._corpus.documents)

    def _is_printed(self, words: str) -> bool:
        """Tell whether some words stand in a document, wherever lines end."""
        said = fold(squash(words))
        return any(said in text for text in self._squashed)

    def _is_mentioned(self, name: str) -> bool:
        return any(name in document.text for document in self._corpus.documents)

    def _departments_in(self, question: str) -> tuple[str, ...]:
        """Give the departments named in a question, none that is part of a longer one."""
        left, found = question, []
        for name in self._departments:
            said = _said_as(name, left)
            if said:
                found.append(name)
                left = left.replace(said, "　")
        return tuple(found)


def _said_as(name: str, question: str) -> str:
    """Give how a question says a department; of 各支所, where duties are asked for, 支所 too."""
    if name in question:
        return name
    bare = name.removeprefix("各")
    return bare if bare != name and bare in question and _DUTIES.search(question) else ""


def _is_particle(term: str) -> bool:
    """Tell whether a term is a single kana: 「長野さ、」 leaves さ."""
    return bool(re.fullmatch("[ぁ-ん]", term))


def _dated(corpus: Corpus) -> dict[Side, list[int]]:
    """Give the years of the dates at the ends of the sides of before/after tables."""
    years: dict[Side, list[int]] = {side: [] for side in Side}
    for fact in corpus.facts:
        if fact.section.side and fact.section.kind is SectionKind.DATE and fact.date:
            years[fact.section.side].append(int(fact.date.value[:4]))
    return years


def _bare(term: str, cities: Sequence[str]) -> str:
    """Take a city's name off the head of a compound."""
    for city in sorted(cities, key=len, reverse=True):
        if term.startswith(city) and len(term) > len(city) + (term[-1] not in _KANA):
            return term[len(city) :]
    return term


def _is_place(word: Morpheme) -> bool:
    """Tell whether the dictionary holds a word to be a proper noun."""
    return word.pos2 == "固有名詞" and len(word.surface) >= 2


def find_language(question: str) -> str:
    """Guess the language by script and small words: ja, en, pt or zh."""
    question = _QUOTED.sub("", question) or question  # words of the documents are quoted as printed
    latin = re.findall(r"[A-Za-zÀ-ÿ]{2,}", question)
    runs = re.findall(r"[\u3005-\u30ff\u4e00-\u9fff]+", question)
    # Names that are quoted in an English question do not make it a Japanese one.
    if len(latin) < LATIN_WORDS or len(latin) <= len(runs):
        if re.search(r"[\u3041-\u309f]|[\u30a1-\u30ff]{2}", question):
            return "ja"
        kanji = re.findall(r"[\u4e00-\u9fff]", question)
        if len(kanji) > len(latin):
            return "zh" if _CHINESE.search(question) else "ja"
    small = set(re.findall(r"[a-zà-ÿ]+", question.lower()))
    if len(small & _PORTUGUESE) > len(small & _ENGLISH):
        return "pt"
    return "en" if len(small) >= 2 else "ja"
