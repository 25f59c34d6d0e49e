"""Nouns that a question puts to its number and that nothing of a table says."""

import re
from collections.abc import Iterable, Sequence

from assistant.chunks import Chunk, chunks_of
from assistant.figure_naming import BLANK, PLAIN, Naming, named_columns, terms_about
from assistant.figure_view import Figure
from assistant.questionwords import question_words
from assistant.scope import Scope
from index.normalise import fold
from index.tokens import morphemes, tokenise

_MEASURE = re.compile(
    r"人口|人数|[数値率]$|割合|比率|推計|予測|population|人$|世帯$|何|いく[らつ]|どれ|どの"
)
_SUBJECT = re.compile(r"(?:は|って|とは|なら|だと|も|が|を)[、,。？?\s]*$|(?:では|には)[、,\s]*$")
_ERA_YEAR = re.compile(r"(?<![a-z])[rhs]\.?[0-9]{1,2}(?![0-9])|[0-9]+(?:年度?|か年)")
_AGE = re.compile(r"[0-9]+[歳才代]")


def qualifiers(naming: Naming, figures: Sequence[Figure], words: Iterable[str]) -> list[str]:
    """Give nouns that a question puts to its number and that nothing of a table says.

    外国人 of 「2040年の外国人の人口」; `words` are those that named rows. In another language than
    Japanese only the words that have official ones count.
    """
    about = terms_about(figures)
    cities = {term for name in _cities(naming.scope) for term in tokenise(name)}
    known = about | PLAIN | question_words() | cities
    text = naming.text
    for word in sorted({*words, *named_columns(figures, text)}, key=len, reverse=True):
        text = text.replace(fold(word), BLANK)
    text = _ERA_YEAR.sub(BLANK, text)
    if naming.scope.reading.language != "ja":
        return _foreign_qualifiers(naming, known, words)
    wider = [name for name in _wider_regions(naming.scope) if name in naming.text]
    spoken = (n for chunk in _relevant(chunks_of(text)) for n in _nouns(chunk.head, known))
    heads = fold(" ".join(dict.fromkeys(f"{f.name} {f.column}" for f in figures)))
    return [
        *dict.fromkeys(spoken),
        *wider,
        *(age for age in _AGE.findall(text) if age not in heads),
    ]


def _cities(scope: Scope) -> Iterable[str]:
    """Give the names of the cities whose documents are asked."""
    return (name for document in scope.documents for name in document.names_of_city)


def _wider_regions(scope: Scope) -> Iterable[str]:
    """Give what the region around a city may be called: 長野県 around 長野市."""
    return (f"{d.city[:-1]}{sign}" for d in scope.documents if d.city for sign in "県都府道郡")


def _foreign_qualifiers(naming: Naming, known: frozenset[str], words: Iterable[str]) -> list[str]:
    """Give the official words of a foreign question that a table does not know."""
    found = []
    for word in naming.official:
        if not set(tokenise(word)) & known and word not in {*naming.counted, *words}:
            found.append(word)
    return found


def _relevant(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Give the phrases that belong to what is counted: a の-chain with a measure, a subject."""
    kept: list[Chunk] = []
    chain: list[Chunk] = []
    for number, chunk in enumerate(chunks):
        if chunk.verbal:
            chain = []
            continue
        chain.append(chunk)
        if chunk.links:
            continue
        following = chunks[number + 1] if number + 1 < len(chunks) else None
        asked = following is not None and following.asks and not following.verbal
        measured = any(_MEASURE.search(one.head) for one in chain)
        if measured or asked or _SUBJECT.search(chunk.tail) or following is None:
            kept += chain
        chain = []
    return kept


def _nouns(text: str, known: frozenset[str]) -> list[str]:
    """Give the nouns of a text that are not known, numbers aside."""
    return [
        word.surface
        for word in morphemes(text)
        if word.pos1 == "名詞"
        and word.pos2 != "数詞"
        and not {word.surface, fold(word.surface), word.lemma} & known
        and not any(char.isdigit() or char.isascii() for char in word.surface)
    ]
