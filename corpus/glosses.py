"""Meanings that brackets give: behind a phrase, behind a sentence, or below a row of words.

A bracket is a remark far more often than a term, so that each form asks for more: 「意味（用語）」
counts where one sentence has two of them built alike, each of whose words stands alone somewhere,
「文。（用語）」 where every character of the word stands in the sentence. A row of n words over n
brackets is read in order. The last two are inferences.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import takewhile

from corpus.markers import find_marker
from corpus.quotes import quote, quote_section
from corpus.records import Basis, Document, Section, SectionKind, Term
from corpus.text import squash, squash_with_origin

_GLOSS = re.compile(r"(?P<definition>[^、。()「」]{4,40})\((?P<term>[^()、。\d]{2,12})\)")
_BEHIND = re.compile(r"(?P<definition>[^。]+。)\s*[（(](?P<term>[^（）()、。]{4,16})[）)]\s*$")
_BRACKETED = re.compile(r"[（(].+[）)]$", re.DOTALL)
_LABEL = re.compile(r"[^。、（）()]{2,12}$")
LEAST_ALIKE = 2


def find_glosses(document: Document, sections: Sequence[Section]) -> tuple[Term, ...]:
    """Find the meanings that brackets give."""
    alone = {squash(document.text[s.start : s.end]) for s in sections}
    glosses: list[Term] = []
    for section in sections:
        glosses += _parallel(document, section, alone)
        glosses += _behind_sentence(document, section)
    return (*glosses, *_in_order(document, sections))


def _parallel(document: Document, section: Section, alone: Set[str]) -> Iterator[Term]:
    """Give 「意味（用語）、意味（用語）」 of a sentence whose words stand alone somewhere."""
    squashed = squash_with_origin(document.text[section.start : section.end])
    alike: dict[tuple[int, str], list[re.Match[str]]] = defaultdict(list)
    for found in _GLOSS.finditer(squashed.text):
        if found.group("term") in alone:
            sentence = squashed.text.count("。", 0, found.start())
            alike[sentence, found.group("definition")[-1]].append(found)
    for found in (f for group in alike.values() if len(group) >= LEAST_ALIKE for f in group):
        start, end = squashed.span(*found.span("definition"))
        meaning = quote(document, section.start + start, section.start + end)
        anchor = squashed.span(*found.span("term"))
        yield Term(
            document.id,
            found.group("term"),
            section,
            meaning.start,
            meaning.end,
            meaning.text,
            anchor=(section.start + anchor[0], section.start + anchor[1]),
        )


def _behind_sentence(document: Document, section: Section) -> Iterator[Term]:
    """Give 「文。（用語）」 where the sentence has every character of the word."""
    sign = find_marker(document.text[section.start : section.end])
    start = section.start + (sign.length if sign else 0)
    found = _BEHIND.search(document.text, start, section.end)
    if not found or not set(squash(found.group("term"))) <= set(squash(found.group("definition"))):
        return
    meaning = quote(document, *found.span("definition"))
    word = quote(document, *found.span("term"))
    yield Term(
        document.id,
        word.words,
        section,
        meaning.start,
        meaning.end,
        meaning.text,
        basis=Basis.INFERRED,
        reason=f"文の後ろの括弧に「{word.words}」とあり、その文字がすべて文の中にあります",
        anchor=(word.start, word.end),
    )


def _in_order(document: Document, sections: Sequence[Section]) -> Iterator[Term]:
    """Give a row of words with the row of as many brackets right below it, one by one."""
    number = 0
    while number < len(sections):
        words = _run(document, sections[number:], _LABEL)
        rest = sections[number + len(words) :]
        brackets = _run(document, rest, _BRACKETED)
        same = bool(words and brackets) and words[0].path == brackets[0].path
        if same and len(words) == len(brackets) >= LEAST_ALIKE:
            for word, bracket in zip(words, brackets, strict=True):
                yield _explained(document, word, bracket)
        number += max(1, len(words))


def _run(document: Document, sections: Sequence[Section], form: re.Pattern[str]) -> list[Section]:
    """Give the paragraphs of one heading that a sequence opens with, all of one form."""
    path = sections[0].path if sections else ()
    return list(
        takewhile(
            lambda s: (
                s.kind is SectionKind.PARAGRAPH
                and s.path == path
                and form.match(quote_section(document, s).words) is not None
            ),
            sections,
        )
    )


def _explained(document: Document, word: Section, bracket: Section) -> Term:
    """Make the record of a word that a bracket of another row explains."""
    name, meaning = quote_section(document, word), quote_section(document, bracket)
    return Term(
        document.id,
        name.words,
        bracket,
        meaning.start,
        meaning.end,
        meaning.text,
        basis=Basis.INFERRED,
        reason="語の並びの順と、括弧の説明の並びの順が対応しています",
        anchor=(name.start, name.end),
    )
