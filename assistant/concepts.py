"""What a question speaks of, word by word, with the official words that a spoken one stands for."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from assistant.lexicon import Lexicon
from assistant.synonyms import Expansion, Synonyms
from index.tokens import morphemes, tokenise

# Unknown verbs, adjectives and foreign words say little: any question brings some of its own.
UNKNOWN = 0.3
_INFLECTED = frozenset({"動詞", "形容詞", "副詞"})
# An official word that is mostly unknown to the corpus is no way to say the thing here.
KNOWN_SHARE = 0.5
# Official words that spoken words of asking stand for (何が違う for 変更): they are no subject.
_ASKING = """
見直し 変更 改正 改定 改訂 変化 差異 相違 理由 背景 事情 経緯 時期 期間 時間 日時 総計 合計 件数 数
人数 割合 一覧 概要 記載 内容 詳細 説明 意味 定義 多い 少ない 名称 名前 回答 質問 照会 確認
"""
ASKING = frozenset(_ASKING.split())


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that a question names: any of the `ways` says it, each a group of search terms.

    `weight` is that of the rarest of its terms (see Lexicon.weight).
    """

    ways: tuple[tuple[str, ...], ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Wording:
    """A question as concepts, and the official words that it did not use itself."""

    concepts: tuple[Concept, ...]
    official: tuple[str, ...]


def find_wording(
    text: str,
    terms: Iterable[str],
    lexicon: Lexicon,
    synonyms: Synonyms,
    *,
    bare: bool = False,
    foreign: bool = False,
) -> Wording:
    """Read a text as concepts; `terms` are those of its search terms that belong to its subject.

    A spoken word counts as one concept with each official word that the corpus uses. With `bare`
    the spoken words stand for no subject and only the terms count. Unknown words of a `foreign`
    text count little: they could not stand in the corpus.
    """
    spoken: list[Concept] = []
    official: list[str] = []
    said: set[str] = set()
    for found in () if bare else synonyms.expand(text, lambda word: bool(_way(word, lexicon))):
        said |= terms_said(text, found)
        if ASKING.issuperset(found.official):
            continue
        official += found.official
        ways = [_way(word, lexicon) for word in found.official]
        kept = _way(found.said, lexicon)
        weight = max(_weight(way, lexicon) for way in ([kept] if kept else ways))
        spoken.append(Concept((*ways, *([kept] if kept else ())), weight))
    verbs = _verbs(text)
    left = [t for t in terms if t not in said and not _is_spoken_compound(t, said, lexicon)]
    plain = [_plain(t, lexicon, light=foreign or t in verbs) for t in left]
    return Wording((*plain, *spoken), tuple(dict.fromkeys(official)))


def terms_said(text: str, found: Expansion) -> frozenset[str]:
    """Give the terms of a spoken word, alone and in its text, where it may be read as another."""
    words = (w for w in morphemes(text) if found.start <= w.start and w.end <= found.end)
    return frozenset((*tokenise(found.said), *(word.lemma for word in words)))


def _is_spoken_compound(term: str, said: Collection[str], lexicon: Lexicon) -> bool:
    """Tell whether the dictionary has glued a spoken word to another: 奥さん方 with 奥さん."""
    return not lexicon.knows(term) and any(len(word) > 1 and word in term for word in said)


def _way(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the terms of an official word that the corpus uses; none where it hardly does."""
    terms = tuple(dict.fromkeys(tokenise(word)))
    known = tuple(term for term in terms if lexicon.knows(term))
    return known if lexicon.share(terms, known) >= KNOWN_SHARE else ()


def _weight(terms: Sequence[str], lexicon: Lexicon) -> float:
    """Give the weight of the rarest term."""
    return max(lexicon.weight(term) for term in terms)


def _verbs(text: str) -> frozenset[str]:
    """Give the lemmas of a text's verbs, adjectives and adverbs."""
    return frozenset(word.lemma for word in morphemes(text) if word.pos1 in _INFLECTED)


def _plain(term: str, lexicon: Lexicon, *, light: bool) -> Concept:
    """Make a concept of a term as it is said; a light one says little where it is unknown."""
    weight = lexicon.weight(term)
    if light and not lexicon.knows(term):
        weight *= UNKNOWN
    return Concept(((term,),), weight)
