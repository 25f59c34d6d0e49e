"""Answers that put things side by side: two cities, or two things of one document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant import phrases
from assistant.chunks import Chunk, chunks_of
from assistant.coordination import AGAINST, find_pair
from assistant.draft import Draft
from assistant.joining import answers, append
from assistant.kinds import Kind
from assistant.leads import is_about, led_by
from assistant.parts import own_terms
from assistant.passages import answer_passage
from assistant.records import Citation, Role, Status
from assistant.scope import Scope
from corpus import Document

_BOTH = re.compile(
    r"両市|(?:二つ|ふたつ|2つ|２つ|二|2|２)の?市|両方の(?:市|文書)"
    r"|both cit|ambas as cidades|两[个座]?市"
)
# What compares is left out when one thing alone is asked about.
_EACH = re.compile(r"それぞれ(?:の)?|各々(?:の)?|両方(?:とも|の)?|双方(?:の)?")
_SIDE_BY_SIDE = re.compile(
    r"(?P<front>^|[。？?]|[、を])(?:比べ|くらべ|比較し|並べ|ならべ|対比し)て、?"
    r"(?P<asked>教え|示し|知り|見せ|み)?(?:て|せて|たい)?(?:ください|下さい|ほしい|欲しい|くれ)?"
    r"(?:ます|です|ませ)?か?(?:んか)?"
)
_DIFFERENCE = re.compile(
    r"の?(?:違い|ちがい|差|相違点?|区別|共通点)(?:は|を|って|について|が|、|。|？|$).*$", re.S
)
_DIFFERS = re.compile(
    r"(?:は|って|が|で|、)*(?:何が|どこが|どう|どのように|どのくらい|どれくらい|どれだけ)+"
    r"(?:違|ちが|異な)[^。？?]*"
)
_LEFT = re.compile(r"[、,]?(?:を)?(?:比べ|くらべ|比較し|対比し)[^。？?]*")
_NOTHING_LEFT = re.compile(
    r"(?:[をはのが、]|って|では?|とは)*(?:教えてください|どうですか)?[。？?\s]*"
)
_YEARS = re.compile(r"^[\s\W]*(?:令和|平成|昭和|[RHS])?[0-9０-９元]+(?:年度?)?$")


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about one thing: its text, the thing, what is said before and behind it."""

    text: str
    thing: str = ""
    front: str = ""
    rest: str = ""
    others: tuple[str, ...] = ()


def answer_comparison(scope: Scope) -> Draft | None:
    """Put what a question compares side by side; None where it compares nothing."""
    if scope.asking is None:
        return None
    return _cities(scope) or _things(scope)


def _cities(scope: Scope) -> Draft | None:
    """Answer for every city that is named, under the name of each; None for fewer than two."""
    named = scope.reading.cities
    if not named and _BOTH.search(scope.reading.question):
        named = frozenset(scope.lexicon.cities)
    cities = [c for c in dict.fromkeys(d.city for d in scope.documents) if c in named]
    if len(cities) != 2:
        return None
    draft = scope.draft()
    for city, ask in _asks_of_cities(scope, cities):
        part = _part(scope, ask, frozenset({city}))
        draft.lines.append(phrases.IN_CITY.format(city=city))
        if part is None:
            draft.lines[-1] += phrases.NONE_HERE
            draft.missing.append(city)
        else:
            append(draft, part)
    return _with_status(draft)


def _asks_of_cities(scope: Scope, cities: Sequence[str]) -> Iterator[tuple[str, Ask]]:
    """Give each city with the question about it alone."""
    question = scope.reading.question
    chunks = chunks_of(question)
    places = {city: _place(scope, chunks, city) for city in cities}
    one, other = sorted(cities, key=lambda city: places[city])
    first, second = places[one], places[other]
    if first == second:
        yield from ((city, Ask(plain(question))) for city in cities)
    elif any(chunk.asks for chunk in chunks[first:second]):
        front = _text(chunks[:first])
        yield one, Ask(plain(front + _text(chunks[first:second])))
        yield other, Ask(plain(front + _text(chunks[second:])))
    else:
        last = _end(chunks, first, second)
        front, rest = _text(chunks[:first]), chunks[last].tail + _text(chunks[last + 1 :])
        for city, start, end in ((one, first, second - 1), (other, second, last)):
            thing = _EACH.sub("", question[chunks[start].start : chunks[end].head_end])
            yield city, Ask(plain(front + thing + rest), _bare(scope, thing), front, rest)


def _place(scope: Scope, chunks: Sequence[Chunk], city: str) -> int:
    """Give the first phrase that names a city; -1 where none does."""
    names = _names(scope, city)
    return next((n for n, c in enumerate(chunks) if any(name in c.whole for name in names)), -1)


def _names(scope: Scope, city: str) -> list[str]:
    """Give the names of a city, with its 市 and without, the longest first."""
    names = {n for d in scope.documents if d.city == city for n in (d.city, *d.city_names) if n}
    names |= {name[:-1] for name in names if len(name) > 2 and name[-1] in "市町村区"}
    return sorted(names, key=len, reverse=True)


def _end(chunks: Sequence[Chunk], first: int, second: int) -> int:
    """Give the last phrase of what is said of the second city, in the manner of the first."""
    if second - first == 1:
        return second
    last = second
    while last + 1 < len(chunks) and (chunks[last].links or chunks[last].verbal):
        last += 1
    return last


def _bare(scope: Scope, thing: str) -> str:
    """Take the names of cities out of what a thing is called."""
    for city in {d.city for d in scope.documents if d.city}:
        for name in _names(scope, city):
            thing = thing.replace(name, "")
    return thing.removeprefix("の")


def _things(scope: Scope) -> Draft | None:
    """Answer for each of the things that a question sets against each other."""
    reading = scope.reading
    pair = find_pair(reading.question)
    if pair is None or len(reading.sides) > 1 or all(map(_YEARS.match, pair.things)):
        return None
    if not all(_is_name(thing) for thing in pair.things):
        return None
    draft = scope.draft()
    home = _home(scope, pair.things)
    for thing in pair.things:
        others = tuple(other for other in pair.things if other != thing)
        rest = plain(pair.rest, alone=True)
        ask = Ask(pair.front + thing + rest, thing, pair.front, rest, others)
        part = _part(home, ask, reading.cities)
        if part is None:
            draft.missing.append(thing)
        else:
            append(draft, part)
    for thing in draft.missing:
        draft.say(phrases.PART_NOT_FOUND.format(part=thing))
    return _with_status(draft) if draft.citations else None


def _is_name(thing: str) -> bool:
    """Tell whether words name a thing: 前 and 今 do not, １－A does."""
    return bool(own_terms(thing)) or bool(re.search("[A-Za-z]", thing))


def _home(scope: Scope, things: Sequence[str]) -> Scope:
    """Look at the one document that knows all the things, if there is one."""
    terms = [t for thing in things for t in own_terms(thing) if scope.lexicon.knows(t)]
    known = [d for d in scope.documents if all(scope.lexicon.knows(t, d.id) for t in terms)]
    return replace(scope, documents=tuple(known)) if len(known) == 1 and terms else scope


def _part(scope: Scope, ask: Ask, cities: frozenset[str]) -> Draft | None:
    """Answer about one thing; None where nothing found is about it."""
    if scope.asking is None:
        return None
    looked = _within(scope.asking.look(ask.text, "", cities), scope.documents)
    kinds = looked.reading.kinds - {Kind.COMPARE, Kind.CHANGE, Kind.LIST}
    looked = replace(looked, reading=replace(looked.reading, kinds=kinds, carried=None))
    led = led_by(looked, ask.thing, ask.others, ask.rest) if ask.thing else looked
    draft = scope.asking.compose(led)
    if answers(draft) and not _is_about(looked, draft, ask.front):
        return answer_passage(_about(looked, ask.front))
    return draft if answers(draft) and _is_about(looked, draft, ask.thing) else None


def _within(scope: Scope, documents: Sequence[Document]) -> Scope:
    """Look at some documents only."""
    ids = {document.id for document in documents}
    found = tuple(f for f in scope.evidence.found if f.statement.section.document in ids)
    left = tuple(document for document in scope.documents if document.id in ids)
    return replace(scope, documents=left, evidence=replace(scope.evidence, found=found))


def _about(scope: Scope, topic: str) -> Scope:
    """Look at the statements about a topic only."""
    found = (f for f in scope.evidence.found if is_about(scope, topic, [f.statement.text]))
    return replace(scope, evidence=replace(scope.evidence, found=tuple(found)))


def _is_about(scope: Scope, draft: Draft, thing: str) -> bool:
    """Tell whether what a draft cites is about a thing."""
    if not own_terms(thing) and not re.search("[A-Za-z]", thing):
        return True
    return is_about(scope, thing, [t for c in draft.citations for t in (c.quote, *c.section)])


def _with_status(draft: Draft) -> Draft:
    """Set the status by what is missing."""
    if draft.missing:
        draft.status = Status.PARTIAL if _evidence(draft) else Status.UNANSWERABLE
    return draft


def _evidence(draft: Draft) -> list[Citation]:
    """Give the citations that carry the answer."""
    return [citation for citation in draft.citations if citation.role is Role.EVIDENCE]


def plain(text: str, *, alone: bool = False) -> str:
    """Ask about one thing what was asked about two: どう違いますか becomes どうですか.

    `alone` says that the text stands behind the thing's name; without a word of its own it asks
    what the thing is.
    """
    left = _EACH.sub("", text)
    left = _SIDE_BY_SIDE.sub(_wanted, left)
    left = _DIFFERS.sub("はどうですか", left)
    left = _DIFFERENCE.sub("を教えてください", left)
    left = _LEFT.sub("を教えてください", left) if AGAINST.search(left) else left
    return "とは何ですか" if alone and _NOTHING_LEFT.fullmatch(left) else left


def _wanted(found: re.Match[str]) -> str:
    """Give what is left of 〜を比べてください; behind a full stop nothing."""
    return "を教えてください" if found["front"] in {"、", "を"} else found["front"]


def _text(chunks: Sequence[Chunk]) -> str:
    """Give the text of phrases."""
    return "".join(chunk.whole for chunk in chunks)
