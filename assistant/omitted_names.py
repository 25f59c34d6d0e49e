"""Refuses what a document only names and leaves out right behind the name: 構成員の名簿　（略）."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.omitted_parts import omitted
from assistant.questionwords import question_words
from assistant.scope import Scope
from assistant.subjects import folded, terms_of
from corpus import Section, SectionKind
from corpus.markers import without_marker
from corpus.text import squash, unwrap
from index.normalise import fold

_LEFT_OUT = re.compile(
    r"(?P<name>[^。．\n|「」]{2,60}?)(?:は|:|：)?[\s　]*[…・―─]*[\s　]*"
    r"(?P<mark>[(（［\[〔～〜~]\s*(?:以下|掲載|記載)?(?:省略|略)\s*[)）］\]〕～〜~])"
)
_WORDS = re.compile(r"[一-鿿ァ-ヶ]{2}")
# An article whose text a before/after table does not show is answered as such.
_ONLY_SIGN = re.compile(
    r"第[0-9一二三四五六七八九十]+[条項号章節款](?:の[0-9]+)?(?:[(（][^（）()]*[）)])?$"
)
# （使用区画の制限）第5条　（略）
_ARTICLE = re.compile(
    r"(?P<name>(?P<caption>[(（][^（）()]+[）)])?[\s　]*"
    r"(?P<sign>第[0-9０-９一二三四五六七八九十百]+条(?:の[0-9０-９一二三四五六七八九十]+)?))[\s　]*"
    r"[(（［\[〔～〜~]\s*(?:以下|掲載|記載)?(?:省略|略)\s*[)）］\]〕～〜~]"
)
_JOINED = re.compile(r"及び|並びに|および|ならびに|、|・")
# A breakdown that the text left out would have: 男女別, 年齢ごと.
_BREAKDOWN = re.compile(r"(?P<by>[一-鿿ァ-ヶ]{1,6})(?:別|ごと|毎)(?=の|に|で|は)")
_RESULTS = re.compile(r"集計|内訳|詳細|結果")
# The question has this share of a name's words, weighed by rareness.
NAME_SHARE = 0.75
# One of several joined names is meant alone from this length on.
PART_CHARACTERS = 5
# … and this one of the words of the heading above results left out.
HEAD_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class NamedOmission:
    """A name with the mark that its text is left out; `start` to `end` spans both."""

    name: str
    section: Section
    start: int
    end: int


def named_omissions(scope: Scope) -> Iterator[NamedOmission]:
    """Give the names in scope behind which a mark of omission stands, in order."""
    for section in scope.sections:
        if section.kind is SectionKind.OMISSION or section.side is not None:
            continue
        text = scope.corpus.text(section)
        if "略" not in text:
            continue
        for found in _LEFT_OUT.finditer(text):
            name = without_marker(found["name"].strip(" 　※・")).strip(" 　")
            if _WORDS.search(name) and not _ONLY_SIGN.match(fold(squash(name))):
                start = section.start + found.start() + _indent(found["name"])
                yield NamedOmission(name, section, start, section.start + found.end())


def refuse_omitted_name(scope: Scope) -> Draft | None:
    """Refuse what stands behind a name that a document leaves out, citing name and mark."""
    article = _left_out_article(scope)
    if article:
        return omitted(scope, article.name, article.section, article.start, article.end)
    shares = [(_share(scope, one), one) for one in named_omissions(scope)]
    named = [(share, len(one.name), one) for share, one in shares if share >= NAME_SHARE]
    if not named:
        return None
    *_, best = max(named, key=lambda entry: entry[:2])
    return omitted(scope, best.name, best.section, best.start, best.end)


def _left_out_article(scope: Scope) -> NamedOmission | None:
    """Give the article, named by caption or sign, of which a table prints a mark on both sides.

    None where a question asks for a change, and where the sign stands over another text.
    """
    said = squash(fold(scope.reading.question))
    if Kind.CHANGE in scope.reading.kinds:
        return None
    for section in scope.sections:
        if section.kind is not SectionKind.OMISSION or section.side is None:
            continue
        found = _ARTICLE.fullmatch(scope.corpus.text(section).strip())
        if found is None or _is_shown(scope, found["sign"]):
            continue
        caption = squash(fold(found["caption"] or "").strip("()（）"))
        sign = squash(fold(found["sign"]))
        if (len(caption) > 3 and caption in said) or re.search(rf"{sign}(?!の?[0-9])", said):
            name = unwrap(found["name"])
            return NamedOmission(name, section, section.start, section.end)
    return None


def _is_shown(scope: Scope, sign: str) -> bool:
    """Tell whether another text, of any document, stands below the sign of a left out article."""
    return any(
        section.kind is not SectionKind.OMISSION
        and squash(fold(sign)) in map(_folded, section.path)
        for section in scope.sections
    )


def _folded(name: str) -> str:
    """Give a name less blanks, in one form."""
    return squash(fold(name))


def _share(scope: Scope, one: NamedOmission) -> float:
    """Give the weighted share of a name that a question says; 1 where it says all of it."""
    question = scope.reading.question
    if squash(folded(one.name)) in squash(fold(question)):
        return 1.0
    official = {term for word in scope.evidence.official for term in terms_of(fold(word))}
    said = {*terms_of(fold(question)), *official}
    if _is_of_results(scope, one, said) or _says_part(scope, one, said):
        return 1.0
    words = _own_words(one.name)
    alone = [t for t in words if not any(o != t and t in o for o in words)] or words
    return scope.lexicon.share(words, said) if len(alone) > 1 else 0.0


def _own_words(name: str) -> list[str]:
    """Give the terms of a name that are no words for any question."""
    plain = question_words()
    return [t for t in terms_of(fold(name)) if len(t) > 1 and t not in plain]


def _says_part(scope: Scope, one: NamedOmission, said: Container[str]) -> bool:
    """Tell whether a question says one of several joined names, and a word of another one.

    「届出書の様式及び添付書類」: which papers to add to the 届出書.
    """
    names = [fold(part) for part in _JOINED.split(one.name)]
    if any(
        len(n) >= PART_CHARACTERS and squash(n) in squash(fold(scope.reading.question))
        for n in names
    ):
        return True
    parts = [terms_of(name) for name in names]
    for number, part in enumerate(parts):
        others = {t for n, other in enumerate(parts) for t in other if n != number} - {*part}
        own = [t for t in part if len(t) > 1]
        simple = [t for t in own if not any(o != t and o in t for o in own)]
        beside = any(len(t) > 1 and t in said for t in others)
        if len(parts) > 1 and len(simple) > 1 and beside and all(t in said for t in simple):
            return True
    return False


def _is_of_results(scope: Scope, one: NamedOmission, said: Container[str]) -> bool:
    """Tell whether a question asks for a breakdown that nothing tells of results left out.

    The question names the heading that the mark of omission stands under.
    """
    found = _BREAKDOWN.search(scope.reading.question)
    if found is None or not _RESULTS.search(one.name) or scope.lexicon.uses(found["by"]):
        return False
    heads = one.section.path[:-1] or one.section.path
    words = _own_words(without_marker(heads[-1]))
    return bool(words) and scope.lexicon.share(words, said) >= HEAD_SHARE


def _indent(text: str) -> int:
    """Give how many blanks open a text."""
    return len(text) - len(text.lstrip(" 　※・"))
