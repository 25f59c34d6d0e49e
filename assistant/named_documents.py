"""Which documents a question names by their title, or its end: 「公園条例はどこが変わった？」."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.kinds import Kind
from assistant.read import Reading
from assistant.scope import Scope
from corpus import Document
from corpus.text import squash
from index.normalise import fold
from index.tokens import morphemes

# What a document is, at the end of its name.
_SORTS = (
    "条例|規則|規程|要綱|要領|規約|細則|憲章|計画書?|プラン|ビジョン|指針|方針|ガイドライン|構想|戦略"
    "|マニュアル|手引き?|ハンドブック|白書|報告書|要項|事例集"
)
_SORT = re.compile(rf"(?:{_SORTS})$")
_QUOTED = re.compile(r"[「『](?P<name>[^「」『』]+)[」』]")
_BRACKETED = re.compile(r"[(（【〔［\[][^)）】〕］\]]*[)）】〕］\]]")
# Words for a text about the document that is named: …の一部改正, …新旧対照表.
_ABOUT = re.compile(
    r"(?:の?(?:一部を?)?(?:改正|改定|改訂|見直し)(?:する.*|一覧表?|について|案)?|の?新旧対照表?|素案|原案|案"
    r"|概要版?|本編|資料編|(?:改訂|修正)版|第[0-9]+版)$"
)
_OF_CHANGE = re.compile(r"改正|改定|改訂|見直し|変更|新旧|対照")
_AHEAD = re.compile(r"^(?:第?[0-9]+(?:次|期|回)|(?:令和|平成)?[0-9元]+年度?|新|改訂)")
_GAP = re.compile(r"[\s　]+")
# So many signs make a name; a title without a word for its sort has to be named whole.
LEAST, LEAST_WHOLE = 4, 6
_LETTER = r"[一-鿿々ァ-ヶー]"
# 公園条例施行規則 is another text; what is done to a text may stand behind its name.
_BEHIND = rf"(?!(?!改正|改定|改訂|見直|変更|新旧|全体|全文|本文|案|内){_LETTER})"


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of a document; `whole` where nothing of it is left out."""

    text: str
    whole: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """Where a question says the name of a document."""

    start: int
    end: int
    whole: bool
    document: Document

    def covers(self, other: "_Said") -> bool:
        """Tell whether another name is no more than a part of this one."""
        inside = self.start <= other.start and other.end <= self.end
        longer = self.end - self.start > other.end - other.start
        return inside and (longer or (self.whole and not other.whole))


def documents_named(documents: Sequence[Document], reading: Reading) -> tuple[Document, ...]:
    """Give the documents that a question names by title; all of them where it names none.

    Where the text of another document has the name too, the question may be about what is said
    there, unless it asks for a change.
    """
    if len(documents) == 1:
        return tuple(documents)
    question = squash(fold(reading.search))
    said = [found for document in documents for found in _said(document, question)]
    named = [one for one in said if not any(other.covers(one) for other in said)]
    chosen = tuple(d for d in documents if any(one.document == d for one in named))
    if Kind.CHANGE in reading.kinds:
        return chosen or _of_sort(documents, reading) or tuple(documents)
    names = {question[one.start : one.end] for one in named}
    others = [d for d in documents if d not in chosen]
    spoken_of = any(name in printed(other) for other in others for name in names)
    return tuple(documents) if spoken_of or not chosen else chosen


def documents_asked(scope: Scope) -> tuple[Document, ...]:
    """Give the documents of a question's cities, whether or not it names one by its title.

    What is said not to stand in the documents at all must stand in none of these.
    """
    cities = scope.reading.cities
    return tuple(d for d in scope.corpus.documents if not cities or d.city in cities)


def printed(document: Document) -> str:
    """Give a document's text folded and without white space: names are found wherever lines end."""
    return _printed(document.text)


@lru_cache(maxsize=512)
def _printed(text: str) -> str:
    return squash(fold(text))


def _of_sort(documents: Sequence[Document], reading: Reading) -> tuple[Document, ...]:
    """Give the one document of the sort that alone is named: 「条例はどこが変わった？」.

    Its title has to tell of a change: what changed in 計画 may stand in the table of a 指針.
    """
    sort = _SORT.fullmatch(fold(reading.focus[0])) if len(reading.focus) == 1 else None
    found = tuple(
        d
        for d in documents
        if sort and any(n.text.endswith(sort[0]) for n in _names(d.title, d.names_of_city))
    )
    return found if len(found) == 1 and _OF_CHANGE.search(fold(found[0].title)) else ()


def _said(document: Document, question: str) -> Iterator[_Said]:
    """Find the names of a document in a question, folded and without white space."""
    for name in _names(document.title, document.names_of_city):
        form = rf"(?<!{_LETTER}){re.escape(name.text)}{_BEHIND}"
        for found in re.finditer(form, question) if name.text in question else ():
            yield _Said(*found.span(), name.whole, document)


@lru_cache(maxsize=4_096)
def _names(title: str, cities: frozenset[str]) -> tuple[_Name, ...]:
    """Give the names that a title goes by, longest first, folded and without white space."""
    names: dict[str, _Name] = {}
    for part in _parts(fold(title), cities):
        name = squash(part)
        if len(name) >= LEAST_WHOLE or _SORT.search(name):
            names[name] = _Name(name, whole=True)
        for tail in _tails(name) if _SORT.search(name) else ():
            names.setdefault(tail, _Name(tail, whole=False))
    return tuple(sorted((n for n in names.values() if len(n.text) >= LEAST), key=_length))


def _length(name: _Name) -> tuple[int, bool]:
    return -len(name.text), not name.whole


def _parts(title: str, cities: frozenset[str]) -> Iterator[str]:
    """Give what a title is made of: what it quotes, else its words between gaps."""
    quoted = [found["name"] for found in _QUOTED.finditer(title)]
    for part in quoted or _GAP.split(_BRACKETED.sub("", title)):
        yield _bare(_BRACKETED.sub("", part), cities)


def _bare(part: str, cities: frozenset[str]) -> str:
    """Take off a title the city and the number before it and the words about the text behind it."""
    heads = "|".join(re.escape(fold(city)) for city in sorted(cities, key=len, reverse=True))
    city = re.compile(rf"^(?:{heads})の?") if heads else re.compile(r"(?!)")
    while True:
        shorter = _ABOUT.sub("", _AHEAD.sub("", city.sub("", part)))
        if shorter == part:
            return part
        part = shorter


def _tails(name: str) -> Iterator[str]:
    """Give the ends of a name that say more than its sort, cut where a word begins."""
    sort = _SORT.search(name)
    for word in morphemes(name)[1:]:
        if sort and word.start < sort.start() and word.pos1 != "助詞":
            yield name[word.start :]
