"""Answers which of several headings something stands under: どの地域で空き家が課題ですか."""

import re
from collections.abc import Iterator

from assistant.bodies import official_terms
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.questionwords import question_words
from assistant.recall import Found
from assistant.scope import Scope
from assistant.unanswered import asks_office
from corpus import Section, SectionKind
from corpus.text import squash
from index.normalise import fold
from index.tokens import tokenise

# Wording of the language, not of any document.
_WHICH = re.compile(
    r"(?:どの|どこの|どちらの|何という|なんという|どんな)(?P<noun>[\u4e00-\u9fff\u30a1-\u30faー]{1,8})"
    r"|(?:which|what) (?P<en>area|district|region)s?|que (?P<pt>área|região)|哪个(?P<zh>地区|地域)"
)
# What is said of a thing that a list names: that it is a problem, wanted, there.
_SAID_OF = "課題 問題 困る 悩み 心配 不安 必要 挙げる 増える 広がる 起きる 進む 多い"
# The statement holds this share of what the question says of it.
SHARE = 0.5
# Words for a place ask for any of them.
_PLACES = ("地域", "地区", "区域", "エリア")
_WHERE = re.compile(r"どこ(?:です|だ|なの|でしょう)?[かの]?[?？。\s]*$|^(?:where|onde)\b|哪里|哪儿")
_ENDS = "[〉＞>】］\\])）」』"


def answer_holding_heading(scope: Scope) -> Draft | None:
    """Quote the headings that hold what a question says, each with the text below it.

    None where a question asks for no heading, or none of several of a kind holds it.
    """
    if scope.reading.kinds & {Kind.CHANGE, Kind.COMPARE, Kind.COUNT}:
        return None
    if asks_office(fold(scope.reading.question)):
        return None
    nouns = _asked_nouns(scope.reading.question)
    said = _said(scope, nouns) if nouns else frozenset()
    if not said:
        return None
    found = list(_below(scope, nouns))
    shares = [scope.lexicon.share(said, one.statement.terms) for one in found]
    best = max(shares, default=0.0)
    if best < SHARE:
        return None
    draft = scope.draft()
    for one in (one for one, share in zip(found, shares, strict=True) if share == best):
        draft.quote(_heading(scope, one.statement.section))
        draft.quote(one.statement.section, one.statement.start, one.statement.end)
    return draft


def _asked_nouns(question: str) -> tuple[str, ...]:
    """Give the nouns one of which the headings asked for end in; none for other questions."""
    asked = question.casefold()
    found = _WHICH.search(asked)
    noun = found.group("noun") if found else ""
    if noun and not noun.endswith(_PLACES):
        return (noun,)
    return _PLACES if found or _WHERE.search(asked) else ()


def _said(scope: Scope, nouns: tuple[str, ...]) -> frozenset[str]:
    """Give the known words of a question for what the heading holds."""
    left_out = {*tokenise(_SAID_OF), *question_words(), *(t for n in nouns for t in tokenise(n))}
    terms = {*scope.reading.own, *official_terms(scope)}
    return frozenset(t for t in terms if t not in left_out and scope.lexicon.knows(t))


def _below(scope: Scope, nouns: tuple[str, ...]) -> Iterator[Found]:
    """Give what was found below one of several headings that end in one of the nouns."""
    heads = [s for s in scope.sections if s.kind is SectionKind.HEADING and _is_a(s, nouns)]
    above = [(s.document, s.path[:-1]) for s in heads]
    paths = {(s.document, s.path) for s in heads if above.count((s.document, s.path[:-1])) > 1}
    for found in scope.evidence.found:
        section = found.statement.section
        if (section.document, section.path) in paths and section.kind is not SectionKind.HEADING:
            yield found


def _is_a(section: Section, nouns: tuple[str, ...]) -> bool:
    """Tell whether a heading is a thing of the kind that is asked for: 市街地地域 of 地域."""
    return fold(squash(section.path[-1])).rstrip(fold(_ENDS)).endswith(nouns)


def _heading(scope: Scope, section: Section) -> Section:
    """Give the heading that a section stands under."""
    return next(
        s
        for s in scope.sections
        if s.kind is SectionKind.HEADING
        and (s.document, s.path) == (section.document, section.path)
    )
