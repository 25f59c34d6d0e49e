"""Finds the units of a before/after table at the places that a question of change names.

A place is a page, an article, a heading, a sign (②のア, ※1), the last chapter, or the beginning or
end of a text. Places narrow one another; one that fits nothing is passed over.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.addresses import fits
from assistant.change_units import sections_of
from assistant.change_words import Place, asks_last_chapter, chapters, places
from assistant.kinds import Kind
from assistant.scope import Scope
from assistant.spoken_headings import spoken_headings, without_brackets
from corpus import Revision, SectionKind
from corpus.markers import find_marker, without_marker
from corpus.numbering import places as numbers_of
from corpus.text import squash
from index.normalise import fold

_NUMBER = "[0-9〇一二三四五六七八九十百]+"
_ARTICLE = re.compile(rf"第{_NUMBER}条(?:の{_NUMBER}(?![0-9]*[つ月日年回人]))?")
_CHAPTER = re.compile(r"第?([0-9]+)(?:章|[.．])")
_NOTE = re.compile(r"[※＊*]\s?[0-9０-９]+")
_BRACKETS = "()[]【】〔〕<>「」"
# Shorter names are words of many texts.
_NAME_CHARACTERS = 4
_BELOW = "の(?:章|項|節|条|欄|ところ|とこ|部分|箇所|くだり|段落|見出し|下)"
_SAID_TO_BE_A_PLACE = rf"[」』”\"]|とは|{_BELOW}|という(?:章|項|節|見出し)"
_PART_OF_HEADING = re.compile(rf"([ァ-ヺー一-鿿々]{{2,}})(?:{_BELOW})")
_NO_TEXT = frozenset({SectionKind.HEADING, SectionKind.DATE})

Narrowing = Callable[[Scope, Sequence[Revision]], Sequence[Revision]]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Units at the places that a question names; `named` where it names any.

    `words` are the headings that it names, squashed; `absent` is an article that no table has;
    `at_end` says that the units are the first or last texts of a place.
    """

    revisions: tuple[Revision, ...]
    named: bool
    words: tuple[str, ...]
    absent: str = ""
    at_end: bool = False


def narrow(scope: Scope, revisions: Sequence[Revision]) -> Narrowed:
    """Give the units at the places that a question names; all of them where it names none."""
    current, named, found = list(revisions), False, list(revisions)
    for step in _STEPS:
        found = list(step(scope, current))
        named = named or bool(found)
        current = found or current
    absent = _absent(scope, revisions)
    at_end = bool(found)  # _at_end is the last step
    return Narrowed(tuple(current), named, named_headings(scope), absent, at_end)


def named_headings(scope: Scope) -> tuple[str, ...]:
    """Give the headings that a question names as places, squashed, none inside another.

    A heading whose words other units use, too, names a place only where it is said to be one: in
    quotation marks, or before とは or の項. It may be said in other letters, or by its end.
    """
    return scope.once(_named_headings)


def asks_change_below(scope: Scope) -> bool:
    """Tell whether a question asks for the changes below a heading of a before/after table."""
    asks = Kind.CHANGE in scope.reading.kinds and bool(scope.revisions)
    return asks and bool(named_headings(scope))


def _named_headings(scope: Scope) -> tuple[str, ...]:
    if spoken := _spoken(scope):
        return spoken
    for text in (scope.reading.question, scope.reading.search):
        asked = squash(text)
        if part := _headings_with(scope, asked):
            return part
        found = {n for r in scope.revisions for n in heading_names(r.path) if n in asked}
        names = [n for n in found if _is_place(scope, n, asked)]
        if names:
            return tuple(n for n in sorted(names) if not any(n != o and n in o for o in names))
    return ()


def _spoken(scope: Scope) -> tuple[str, ...]:
    """Give the headings that a question names in other letters, or by an end; none as printed."""
    asked = squash(scope.reading.question)
    names = {name for r in scope.revisions for name in heading_names(r.path)}
    found = spoken_headings(names, asked, _BELOW)
    held = [n for n, said in found.items() if _is_place(scope, n, asked, said)]
    if all(name in asked for name in held):
        return ()
    inside = {n for n in held for o in held if n != o and n in without_brackets(o)}
    return tuple(sorted({*held} - inside))


def _headings_with(scope: Scope, asked: str) -> tuple[str, ...]:
    """Give the headings that hold a word said to be a place, and not as their whole name.

    交流のくだり is what stands below 住民どうしの交流.
    """
    named = {name for r in scope.revisions for name in heading_names(r.path)}
    for found in _PART_OF_HEADING.finditer(asked):
        word = found.group(1)
        if word in named:
            return ()
        holding = sorted(name for name in named if word in name)
        if holding:
            return tuple(holding)
    return ()


@lru_cache(maxsize=4096)
def heading_names(path: tuple[str, ...]) -> tuple[str, ...]:
    """Give the names of a path without signs and brackets, squashed."""
    bare = (squash(without_marker(name)).strip(_BRACKETS) for name in path)
    return tuple(name.removesuffix("とは") for name in bare if name)


def _is_place(scope: Scope, name: str, asked: str, said: str = "") -> bool:
    """Tell whether a heading's words, said so or as printed, are said as the name of a place."""
    words = said or name
    if len(words) < 2 or words.isdigit():
        return False
    if re.search(rf"{re.escape(words)}(?:{_SAID_TO_BE_A_PLACE})", asked):
        return True
    if len(words) < _NAME_CHARACTERS:
        return False
    others = (
        section
        for revision in scope.revisions
        if name not in heading_names(revision.path)
        for section in sections_of(revision)
        if section.kind is not SectionKind.HEADING
    )
    return not any(words in squash(scope.corpus.text(section)) for section in others)


def _on_pages(scope: Scope, revisions: Sequence[Revision]) -> Sequence[Revision]:
    pages = scope.reading.pages
    return [r for r in revisions if r.page is not None and fold(r.page) in pages]


def _articles(text: str) -> list[tuple[int, ...]]:
    """Give the numbers of the articles that a text names: (12, 2) of 第12条の2."""
    found = (numbers_of("article", name)[0] for name in _ARTICLE.findall(fold(text)))
    return [number for number in found if number]


@lru_cache(maxsize=4096)
def _article_of(path: tuple[str, ...]) -> tuple[int, ...] | None:
    """Give the number of the article that a path leads to."""
    labels = (_ARTICLE.match(fold(squash(name))) for name in reversed(path))
    label = next((found.group() for found in labels if found), None)
    return numbers_of("article", label)[0] if label else None


def _of_articles(scope: Scope, revisions: Sequence[Revision]) -> Sequence[Revision]:
    """Give the units of the articles named, under the number of either side."""
    wanted = _articles(scope.reading.question)
    if not wanted:
        return []
    return [r for r in revisions if any(_article_of(s.path) in wanted for s in sections_of(r))]


def _absent(scope: Scope, revisions: Sequence[Revision]) -> str:
    """Give the first article that a question names and no unit belongs to; empty without one."""
    if not _articles(scope.reading.question):
        return ""
    there = {_article_of(s.path) for r in revisions for s in sections_of(r)}
    if there <= {None}:
        return ""
    for name in _ARTICLE.findall(fold(scope.reading.question)):
        if numbers_of("article", name)[0] not in there:
            return str(name)
    return ""


def _below_named(scope: Scope, revisions: Sequence[Revision]) -> Sequence[Revision]:
    """Give the units below the headings named: below all of them, else below any."""
    names = named_headings(scope)
    if not names:
        return []
    held = [sum(name in heading_names(r.path) for name in names) for r in revisions]
    most = max(held, default=0)
    return [r for r, count in zip(revisions, held, strict=True) if most and count == most]


def _with_signs(scope: Scope, revisions: Sequence[Revision]) -> Sequence[Revision]:
    """Give the units whose signs are named: one below another (②のア), else each (アとイ)."""
    reading = scope.reading
    parts = [*reading.parts, *(squash(n) for n in _NOTE.findall(fold(reading.question)))]
    if not parts:
        return []
    wanted = [squash(part) if part.isalpha() else part for part in parts]
    whole = [r for r in revisions if any(fits(s, wanted) for s in sections_of(r))]
    if whole:
        return whole
    each = [r for r in revisions if _label(r.path[-1]) in wanted]
    return each or [r for r in revisions if {_label(name) for name in r.path} & set(wanted)]


def _label(name: str) -> str:
    marker = find_marker(f"{name}　")
    return marker.label if marker else squash(name)


def _in_chapters(scope: Scope, revisions: Sequence[Revision]) -> Sequence[Revision]:
    wanted = chapters(fold(scope.reading.question))
    found = ((r, _CHAPTER.match(fold(squash(r.path[0])))) for r in revisions)
    return [r for r, number in found if number and number.group(1) in wanted]


def _last_chapter(scope: Scope, revisions: Sequence[Revision]) -> Sequence[Revision]:
    if not asks_last_chapter(scope.reading.question) or not revisions:
        return []
    return [r for r in revisions if r.path[0] == revisions[-1].path[0]]


def _at_end(scope: Scope, revisions: Sequence[Revision]) -> Sequence[Revision]:
    """Give the first or last text of what is left, one that is left out included."""
    asked = places(scope.reading.question)
    texts = [r for r in revisions if not any(s.kind in _NO_TEXT for s in sections_of(r))]
    if not asked or not texts or len({r.document for r in texts}) > 1:
        return []
    ends = {Place.OPENING: texts[0], Place.CLOSING: texts[-1]}
    return [unit for place, unit in ends.items() if place in asked]


_STEPS: tuple[Narrowing, ...] = (
    _on_pages,
    _of_articles,
    _in_chapters,
    _below_named,
    _with_signs,
    _last_chapter,
    _at_end,
)
