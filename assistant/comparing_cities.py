"""Puts two cities side by side, each with what its own documents say."""

import re
from collections.abc import Iterator, Sequence

from assistant import phrases
from assistant.chunks import Chunk, chunks_of
from assistant.coordination import AGAINST
from assistant.draft import Draft
from assistant.joining import append
from assistant.names import with_names
from assistant.one_thing import (
    EACH,
    MEASURED,
    Ask,
    ask_about,
    has_figures,
    names_of,
    plain,
    with_status,
    without_cities,
)
from assistant.parts import is_attribute
from assistant.records import Status
from assistant.refusal import refuse
from assistant.scope import Scope
from index.tokens import tokenise

_BOTH = re.compile(
    r"両市|(?:二つ|ふたつ|2つ|２つ|二|2|２)の?市|両方の(?:市|文書)"
    r"|both cit|ambas as cidades|两[个座]?市"
)
# Words for any comparison and any document: they name nothing that could be compared.
_COMPARING = frozenset(
    tokenise(
        "違い 違う 差 差異 相違 異なる 比較 比べる 対比 両方 "
        "文書 資料 それぞれ 二つ 市 点 共通 同じ 両市"
    )
)


def answer_cities(scope: Scope) -> Draft | None:
    """Answer for every city that is named, under the name of each; None for fewer than two."""
    cities = cities_asked(scope)
    if len(cities) != 2:
        return None
    if not _names_thing(scope):
        return _ask_what(scope, cities)
    draft = scope.draft()
    asks = dict(_asks_of_cities(scope, cities))
    parts = {city: ask_about(scope, ask, frozenset({city})) for city, ask in asks.items()}
    if MEASURED.search(scope.reading.question) and not all(map(has_figures, parts.values())):
        return refuse(scope)
    for city, part in parts.items():
        draft.lines.append(phrases.IN_CITY.format(city=city))
        if part is None:
            draft.lines[-1] += phrases.NONE_HERE
            draft.missing.append(city)
        else:
            append(draft, part)
    return with_status(draft)


def cities_asked(scope: Scope) -> list[str]:
    """Give the cities that a question names, all of them for 両市, in the order of documents."""
    named = scope.reading.cities
    if not named and _BOTH.search(scope.reading.question):
        named = frozenset(scope.lexicon.cities)
    return [c for c in dict.fromkeys(d.city for d in scope.documents) if c in named]


def _names_thing(scope: Scope) -> bool:
    """Tell whether a question says what is to be compared."""
    said = (re.sub(r"^[0-9]つ?$", "", _BOTH.sub("", term)) for term in scope.reading.own)
    return not scope.reading.bare and any(t and t not in _COMPARING for t in said)


def _ask_what(scope: Scope, cities: Sequence[str]) -> Draft:
    """Ask what of the cities is to be compared."""
    draft = scope.draft()
    draft.status = Status.CLARIFY
    draft.say(phrases.WHAT_TO_COMPARE.format(cities="と".join(cities)))
    draft.missing.append(scope.reading.question)
    return draft


def _asks_of_cities(scope: Scope, cities: Sequence[str]) -> Iterator[tuple[str, Ask]]:
    """Give each city with the question about it alone."""
    question = with_names(scope)
    chunks = chunks_of(question)
    places = {city: _place(scope, chunks, city) for city in cities}
    one, other = sorted(cities, key=lambda city: places[city])
    first, second = places[one], places[other]
    if first < 0 or first == second:
        yield from ((city, Ask(plain(question))) for city in cities)
    elif any(chunk.asks for chunk in chunks[first:second]):
        front = _text(chunks[:first])
        yield one, Ask(plain(front + _text(chunks[first:second])))
        yield other, Ask(plain(front + _text(chunks[second:])))
    else:
        last = _end(chunks, first, second)
        front, rest = _text(chunks[:first]), chunks[last].tail + _text(chunks[last + 1 :])
        for city, start, end in ((one, first, second - 1), (other, second, last)):
            thing = EACH.sub("", question[chunks[start].start : chunks[end].head_end])
            yield city, Ask(plain(front + thing + rest), without_cities(scope, thing), front, rest)


def _place(scope: Scope, chunks: Sequence[Chunk], city: str) -> int:
    """Give the first phrase that names a city; -1 where none does."""
    names = names_of(scope, city)
    return next((n for n, c in enumerate(chunks) if any(name in c.whole for name in names)), -1)


def _end(chunks: Sequence[Chunk], first: int, second: int) -> int:
    """Give the last phrase of what is said of the second city, in the manner of the first."""
    if second - first == 1:
        return second
    model = chunks[second - 1].head
    last = second
    while last + 1 < len(chunks) and (chunks[last].links or chunks[last].verbal):
        if chunks[last].head[-2:] == model[-2:]:
            return last
        last += 1
    if last > second and AGAINST.search(chunks[last].head):
        last -= 1
    common = is_attribute(chunks[last].head) and not is_attribute(model)
    return last - 1 if last > second and common else last


def _text(chunks: Sequence[Chunk]) -> str:
    """Give the text of phrases."""
    return "".join(chunk.whole for chunk in chunks)
