"""Short names and what they stand for: 住自協, WG, R6, 「…（以下「A」という。）」.

Most short names of office papers are never spelled out. What they stand for is inferred from how
they are made: of the first characters of the words of a longer name, in order (住民・自治・協議会),
or of the initials of its katakana words. The longer name may stand in another document. Words are
those of the UniDic dictionary (through fugashi).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.alias_words import cut_words, fits_initials, initials_of, romanised
from corpus.quotes import Quoted, quote
from corpus.records import Basis, Document, Section
from corpus.text import Squashed, squash, squash_with_origin

_KANJI = re.compile(r"[\u4e00-\u9fff々]{2,}")
_LATIN = re.compile(r"(?<![A-Za-z])[A-Z]{2,5}(?![A-Za-z])")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{4,}")
_ERA = re.compile(r"(?P<long>(?:19|20)\d\d)\((?P<short>[MTSHR]\d{1,2})\)")
_HEREAFTER = re.compile(
    r"(?P<long>[^、。()「」]{2,40})\((?:以下、?(?:単に)?)[「『](?P<short>[^」』]{1,20})[」』]と"
)
_BRACKET = re.compile(
    r"(?P<short>[\u4e00-\u9fff\u30a1-\u30faー々A-Za-z]{2,12})"
    r"\((?P<long>[\u3041-\u9fff\u30a0-\u30ffー々]{4,24})\)"
)
_SAME_ENDING = re.compile(r"[\u4e00-\u9fff]{2}$")
SHORTEST, LONGEST = 2, 4


@dataclass(frozen=True, slots=True)
class Alias:
    """A short name where it first stands, and the longer name that it stands for."""

    short: Quoted
    long: Quoted
    basis: Basis
    reason: str
    anchor: Quoted


@dataclass(frozen=True, slots=True)
class _Text:
    """A document's section without white space, to be searched, with its way back."""

    document: Document
    start: int
    squashed: Squashed

    def quote(self, start: int, end: int) -> Quoted:
        """Quote a squashed span."""
        first, last = self.squashed.span(start, end)
        return quote(self.document, self.start + first, self.start + last)


@dataclass(frozen=True, slots=True)
class _Name:
    """A compound, or its end from some word on, with its words."""

    quoted: Quoted
    words: tuple[str, ...]


def find_aliases(
    documents: Sequence[Document], sections: Callable[[str], Sequence[Section]]
) -> tuple[Alias, ...]:
    """Find the short names of every document; `sections` gives those of a document by its id."""
    texts = {
        d.id: [
            _Text(d, s.start, squash_with_origin(d.text[s.start : s.end])) for s in sections(d.id)
        ]
        for d in documents
    }
    names = {name: _by_initials(_names(group)) for name, group in texts.items()}
    aliases: list[Alias] = []
    for document in documents:
        own = texts[document.id]
        found = [*_printed(own), *_kanji_aliases(document.id, own, names), *_latin_aliases(own)]
        aliases += sorted(_firsts(found), key=lambda alias: alias.short.start)
    return tuple(aliases)


def _firsts(aliases: Sequence[Alias]) -> Iterator[Alias]:
    """Give the first alias of every short name of a document."""
    seen: set[str] = set()
    for alias in aliases:
        if squash(alias.short.text) not in seen:
            seen.add(squash(alias.short.text))
            yield alias


def _by_initials(names: Iterator[_Name]) -> dict[str, list[_Name]]:
    """Group names by their first initial together with every later one."""
    groups: dict[str, list[_Name]] = {}
    for name in names:
        initials = initials_of(name.words)
        for character in dict.fromkeys(initials[1:]):
            groups.setdefault(initials[0] + character, []).append(name)
    return groups


def _printed(texts: Sequence[_Text]) -> Iterator[Alias]:
    """Give the short names that brackets print beside the long ones."""
    for text in texts:
        for pattern, basis, reason in (
            (_ERA, Basis.PRINTED, "西暦の後ろの括弧に元号の年が書かれています"),
            (_HEREAFTER, Basis.PRINTED, "「以下「…」という」と書かれています"),
            (_BRACKET, Basis.INFERRED, "括弧の前と中の名前が、同じ言葉で終わっています"),
        ):
            for found in pattern.finditer(text.squashed.text):
                if pattern is not _BRACKET or _ends_alike(found):
                    short = text.quote(*found.span("short"))
                    long = text.quote(*found.span("long"))
                    yield Alias(short, long, basis, reason, text.quote(*found.span()))


def _ends_alike(found: re.Match[str]) -> bool:
    """Tell whether two names end in the same two kanji and differ."""
    short, long = found.group("short"), found.group("long")
    end = _SAME_ENDING.search(short)
    return end is not None and long.endswith(end.group()) and not long.endswith(short)


def _names(texts: Sequence[_Text]) -> Iterator[_Name]:
    """Give the compounds of kanji of a document, each once, with their words."""
    seen: set[str] = set()
    for text in texts:
        for found in _KANJI.finditer(text.squashed.text):
            if found.group() in seen:
                continue
            seen.add(found.group())
            words = cut_words(found.group())
            for first in range(len(words) - 1):
                begin = found.start() + sum(map(len, words[:first]))
                yield _Name(text.quote(begin, found.end()), words[first:])


def _kanji_aliases(
    document: str, texts: Sequence[_Text], names: Mapping[str, Mapping[str, Sequence[_Name]]]
) -> Iterator[Alias]:
    """Give short names of kanji with the long name that they are made from.

    Names of the same document come first; a short name that begins a longer short one (地活 of
    地活課), and is written without it too, stands for the same.
    """
    shorts = dict(_shorts(texts))
    runs = {f.group() for text in texts for f in _KANJI.finditer(text.squashed.text)}
    solved: dict[str, tuple[Quoted, str]] = {}
    for word in sorted(shorts, key=len, reverse=True):
        longer = next((s for s in solved if s.startswith(word)), None)
        if longer is not None:
            if any(run.startswith(word) and not run.startswith(longer) for run in runs):
                reason = f"「{longer}」の一部で、同じものを指すと考えられます"
                solved[word] = (solved[longer][0], reason)
            continue
        for name in (document, *(other for other in names if other != document)):
            long = _long_name(word, names[name].get(word[:2], ()))
            if long is not None:
                solved[word] = (long, _how_made(word, long, document))
                break
    for word, (long, reason) in solved.items():
        yield Alias(shorts[word], long, Basis.INFERRED, reason, shorts[word])


def _how_made(word: str, long: Quoted, document: str) -> str:
    """Say how a short name is made from a long one."""
    reason = f"「{long.words}」の語の頭の字を順に並べた形です"
    return reason if long.document == document else f"{reason}（長い名前は別の文書にあります）"


def _shorts(texts: Sequence[_Text]) -> Iterator[tuple[str, Quoted]]:
    """Give the openings of runs of kanji that may be short names, the first place of each.

    Two characters count only where the dictionary knows no word of them.
    """
    seen: set[str] = set()
    for text in texts:
        for found in _KANJI.finditer(text.squashed.text):
            words = cut_words(found.group())
            length = 0
            for number, word in enumerate(words, start=1):
                length += len(word)
                opening = found.group()[:length]
                enough = length > SHORTEST or number == SHORTEST
                if SHORTEST <= length <= LONGEST and number > 1 and enough and opening not in seen:
                    seen.add(opening)
                    yield opening, text.quote(found.start(), found.start() + length)


def _long_name(short: str, names: Sequence[_Name]) -> Quoted | None:
    """Give the name that a short one is made of: fewest words skipped, then the shortest.

    A name of two characters must be made of the first two words. None where two names fit equally
    and neither holds the other.
    """
    fitting: list[tuple[int, int, _Name]] = []
    for name in names:
        skipped = fits_initials(short, name.words)
        whole = "".join(name.words)
        if skipped is None or short in whole or (len(short) == SHORTEST and skipped):
            continue
        fitting.append((skipped, len(whole), name))
    if not fitting:
        return None
    best = min(fitting, key=lambda entry: entry[:2])
    rivals = [entry[2] for entry in fitting if entry[0] == best[0]]
    word = "".join(best[2].words)
    return best[2].quoted if all(word in "".join(rival.words) for rival in rivals) else None


def _latin_aliases(texts: Sequence[_Text]) -> Iterator[Alias]:
    """Give capital letters that are the initials of as many katakana words of the document."""
    longs: dict[str, Quoted] = {}
    for text in texts:
        for found in _KATAKANA.finditer(text.squashed.text):
            for letters in romanised(initials_of(cut_words(found.group()))):
                longs.setdefault(letters, text.quote(*found.span()))
    places = [text.quote(*f.span()) for text in texts for f in _LATIN.finditer(text.squashed.text)]
    # A place where the letters stand on one line is the better one to show.
    for short in sorted(places, key=lambda place: "\n" in place.text):
        if long := longs.get(squash(short.text)):
            reason = f"「{long.words}」の語の頭の音をローマ字で並べた形です"
            yield Alias(short, long, Basis.INFERRED, reason, short)
