"""Answers with the sentence that says it: definitions first, then the best statement."""

import re
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache

from assistant import phrases
from assistant.before_only import of_before_only
from assistant.draft import Draft
from assistant.entries import entries_beside
from assistant.items import item_label
from assistant.kinds import Asked, Kind, counts, holds
from assistant.lexicon import ARROW, MOST_ABOVE, Statement
from assistant.recall import Found
from assistant.recounted import recounted
from assistant.revised import show_unit
from assistant.scope import Scope
from corpus import Revision, Section, SectionKind, Side, Term
from corpus.markers import find_marker, is_figures_line
from corpus.text import squash, unwrap
from index.normalise import fold
from index.tokens import tokenise

_SAYS_NOTHING = frozenset(
    {
        SectionKind.TITLE,
        SectionKind.CONTENTS,
        SectionKind.FIGURES,
        SectionKind.OMISSION,
        SectionKind.TABLE_HEAD,
    }
)
# A word this long belongs to one subject.
WORD_CHARACTERS = 3
# Shorter scraps of a figure say nothing without it.
LEAST_CHARACTERS = 5
# 「令和7年度2025」 over a column.
_YEAR_ONLY = re.compile(r"(?:(?:令和|平成|昭和|[RHS])?[0-9元]+(?:年度?)?|[()])+")
# A heading this long says something by itself.
TELLING_HEADING = 16
# Signs that repeat the line above.
_DITTO = re.compile(r"(?:〃|同上|々々)\s*$")
# A reason or a way of doing often takes the sentences around it.
WHOLE_SECTION_CHARACTERS = 220
MOST_ITEMS = 8
_DONE_ABOUT = re.compile(
    r"どう(?:する|し(?:て|ます|よう|たら)|対応|対処|扱)|何を(?:する|し|や[るろっ])|何か(?:し|や[っる]|考え)"
    r"|対応|対策|打ち手|打つ手|手を打|手立て|手だて|工夫|解決|やろうと|やるつもり|する(?:つもり|気)|する予定"
    r"|やり方|どうやって|どのように|取り?組|何を考えて|働きかけ|方策|策は"
)
# What is done about a problem, not how something goes.
_REMEDY = re.compile(
    r"対策|対処|打ち手|打つ手|手を打|手立て|手だて|解決|方策|策は|どう(?:する|し(?:て|ます|よう))"
    r"|何を(?:する|し|や[るろっ])|何か(?:し|や[っる]|考え)"
)
# 「今回で何回目」, and what answers it.
_WHICH_TIME = re.compile(r"(?:今[回度]|この度|これ)[^。、]{0,12}何[回度]目")
_THIS_TIME = re.compile(r"(?:今回|この度|このたび|今般)[^。]*[0-9]+(?:回|度)目")
_MONTH = re.compile(r"[0-9]月|[rhs]?[0-9]{1,4}\.[0-9]{1,2}(?![0-9%])")
PLACES = frozenset({"か所", "箇所", "地域", "地区", "会場"})
_PLACES = re.compile(
    r"(?:[^\s、。（）()]{1,8}[、・]){2,}[^\s、。（）()]{1,8}(?:地域|地区|市|町|村|校|支所|会場|館)"
)
MOST_TRIED, NEAR_SHARE = 6, 0.75
# How much less a statement may score that holds the type of thing asked for.
TYPE_LEEWAY = 0.25
NEXT_SHARE = 0.8
# Scores nearer than this do not tell which of two statements answers: both are shown.
_BEHIND = (Side.BEFORE, Side.AFTER)
CLOSE, CLOSE_IN_WORDS, BOTH = 0.08, 0.05, 2
MOST = 3


def answer_definition(scope: Scope) -> Draft | None:
    """Answer what a word means with its printed definition."""
    terms = _terms(scope)
    if Kind.DEFINITION not in scope.reading.kinds:
        terms = [t for t in terms if _says_when_or_what_for(scope, t)]
    if not terms:
        return None
    return quote_sections(scope, {t.section.key: t.section for t in terms}.values())


def named_terms(scope: Scope) -> list[Term]:
    """Give the terms that stand in a question, else in what was carried over."""
    named: list[Term] = []
    for text in (scope.reading.question, scope.reading.search):
        named = named or [t for t in scope.terms if _stands_in(scope, t.term, text)]
    return named


def _stands_in(scope: Scope, word: str, text: str) -> bool:
    """Tell whether a text has a word that is not the tail of a longer one."""
    folded = fold(text)
    for city in scope.lexicon.cities:
        folded = folded.replace(fold(city), "　")
    before = r"(?<![\u4e00-\u9fff\u30a1-\u30ff])"
    return bool(re.search(before + re.escape(fold(word)), folded))


def _says_when_or_what_for(scope: Scope, term: Term) -> bool:
    """Tell whether a definition answers a question of goal or time about nothing but its word."""
    said = set(tokenise(unwrap(scope.corpus.text(term.section))))
    if any(t not in said and scope.lexicon.knows(t) for t in scope.reading.own):
        return False
    goal = Kind.GOAL in scope.reading.kinds and "目指" in (term.definition or "")
    asked = scope.reading.asked
    return goal or (asked is Asked.DATE and holds(term.definition or "", asked))


def _terms(scope: Scope) -> list[Term]:
    """Give the defined words of a question, none inside a longer one, on the side asked for."""
    named = named_terms(scope)
    sides = scope.reading.sides or {Side.AFTER}
    order = sorted(named, key=lambda t: (-len(t.term), t.section.side not in {None, *sides}))
    chosen: list[Term] = []
    for term in order:
        inside = any(fold(term.term) in fold(other.term) for other in chosen)
        if term.definition is not None and not inside:
            chosen.append(term)
    return sorted(chosen, key=lambda t: (scope.corpus.order[t.document], t.start))


def answer_one_sided(scope: Scope) -> Draft | None:
    """Say that a word asked for on one side stands on the other side only, and quote it there."""
    if len(scope.reading.sides) != 1:
        return None
    wanted = next(iter(scope.reading.sides))
    words = [t for t in scope.reading.own if len(t) >= WORD_CHARACTERS and scope.lexicon.knows(t)]
    for word in sorted(words, key=len, reverse=True):
        with_word = [f for f in scope.evidence.found if word in f.statement.terms]
        sides = {f.statement.section.side for f in with_word}
        if sides and wanted not in sides and None not in sides:
            draft = scope.draft()
            best = with_word[0].statement
            only = phrases.ONLY_BEFORE if wanted is Side.AFTER else phrases.ONLY_AFTER
            draft.say_of(best.section.document, only)
            draft.quote(best.section, best.start, best.end)
            return draft
    return None


def answer_passage(scope: Scope) -> Draft | None:
    """Answer with the best statement, and with those beside it that say more."""
    chosen = _siblings(scope) or _choose(scope)
    if not chosen:
        return None
    home = chosen[0].statement.section
    revised = _revised(scope, home) or recounted(scope, home)
    if revised:
        return of_before_only(scope, home, revised) or show_unit(scope, revised)
    draft = scope.draft()
    if len({found.statement.section.path for found in chosen}) == BOTH and _rival(scope, chosen):
        draft.say(phrases.TWO_NEAR)
    whole: set[str] = set()
    for found in sorted(chosen, key=lambda one: _place(scope, one)):
        statement = found.statement
        if statement.section.key in whole:
            continue
        say_side(scope, draft, statement.section)
        if _whole(scope, statement):
            draft.quote(statement.section)
            whole.add(statement.section.key)
        else:
            draft.quote(statement.section, statement.start, statement.end)
        for section in (*_above(scope, statement), *_continued(scope, statement)):
            draft.quote(section)
    return draft


def _place(scope: Scope, found: Found) -> tuple[int, int]:
    """Give where a statement stands, to put several in reading order."""
    return scope.corpus.order[found.statement.section.document], found.statement.start


def quote_sections(scope: Scope, sections: Iterable[Section]) -> Draft:
    """Quote some sections whole, each under the side that it stands on."""
    draft = scope.draft()
    for section in sections:
        say_side(scope, draft, section)
        draft.quote(section)
    return draft


def say_side(scope: Scope, draft: Draft, section: Section) -> None:
    """Say which side a quote stands on; a before-only fact is named as one."""
    if section.side is Side.AFTER:
        draft.say_of(section.document, phrases.DRAFT)
    elif section.side is Side.BEFORE:
        asked = Side.BEFORE in scope.reading.sides
        draft.say_of(section.document, phrases.BEFORE if asked else phrases.ONLY_BEFORE)


def _revised(scope: Scope, section: Section) -> Revision | None:
    """Give the revision of a before-only text whose place the after column fills otherwise."""
    if section.side is not Side.BEFORE or Side.BEFORE in scope.reading.sides:
        return None
    return next((r for r in scope.revisions if r.before == section and r.after), None)


def _whole(scope: Scope, statement: Statement) -> bool:
    """Tell whether the question wants the whole of a short section."""
    section = statement.section
    short = section.end - section.start <= WHOLE_SECTION_CHARACTERS
    return short and bool(scope.reading.kinds & {Kind.REASON, Kind.PROCESS})


def _above(scope: Scope, statement: Statement) -> list[Section]:
    """Give the section above one that only repeats it (〃)."""
    if not _DITTO.search(statement.text):
        return []
    home = statement.section
    before = [s for s in scope.sections if s.document == home.document and s.end <= home.start]
    return before[-1:]


def _continued(scope: Scope, statement: Statement) -> list[Section]:
    """Give the further lines of an item: those that stand below its label."""
    label = item_label(statement.text)
    path = (*statement.section.path, label)
    return [s for s in scope.sections if label and s.path == path]


def ranked_statements(scope: Scope) -> list[Found]:
    """Give the statements that can answer, best first: of the type asked for, where one is.

    One that only says the question's own words again answers nothing.
    """
    asked, counter = scope.reading.asked, scope.reading.counter
    telling = [f for f in scope.evidence.found if _says(f.statement)]
    if asked is not Asked.DATE:
        telling = [f for f in telling if f.statement.section.kind is not SectionKind.DATE]
    if Kind.NUMBER in scope.reading.kinds and scope.reading.years:
        telling = [f for f in telling if any(y in f.statement.text for y in scope.reading.years)]
    said = {*scope.reading.focus, *tokenise(scope.reading.question)}
    found = [f for f in telling if not _repeats(said, f.statement)]
    if this := _of_this_time(scope, found):
        return this
    if not found:
        return []
    near = [f for f in found if f.score >= scope.evidence.found[0].score - TYPE_LEEWAY]
    own = scope.reading.own
    counted = [f for f in near if counter and counts(f.statement.text, counter, own)]
    if counted or asked is None:
        figures = Kind.NUMBER in scope.reading.kinds
        return counted or [f for f in found if not figures or holds(f.statement.text, Asked.NUMBER)]
    if asked is Asked.DATE and counter == "月":  # a month is no count, and no other date tells it
        return [f for f in near if _MONTH.search(fold(f.statement.text))]
    if counter and re.search(f"(?:何|いくつの){re.escape(counter)}", scope.reading.question):
        return near[:1] if counter in PLACES and lists_places(scope) else []
    return [f for f in near if holds(f.statement.text, asked)]


def _of_this_time(scope: Scope, found: Sequence[Found]) -> list[Found]:
    """Give the statements that count this time, where it is asked which time it is."""
    if not _WHICH_TIME.search(scope.reading.question):
        return []
    return [f for f in found if _THIS_TIME.search(fold(unwrap(f.statement.text)))]


def lists_places(scope: Scope) -> bool:
    """Tell whether the best statement names places one by one: 上田、丸子、真田地域."""
    return any(_PLACES.search(unwrap(f.statement.text)) for f in scope.evidence.found[:1])


def _repeats(said: Set[str], statement: Statement) -> bool:
    """Tell whether a statement has no term besides those said in the question."""
    return statement.terms <= said and not _DITTO.search(statement.text)


@lru_cache(maxsize=20_000)
def _length(text: str) -> int:
    """Count the characters of a statement's text without white space."""
    return len(squash(text))


def _says(statement: Statement) -> bool:
    """Tell whether a statement can be an answer by itself."""
    kind = statement.section.kind
    if _length(statement.text) < LEAST_CHARACTERS and kind is not SectionKind.CLAUSE:
        return False
    if kind is SectionKind.TABLE_HEAD:
        figures = any(character.isdigit() for character in statement.text)
        named = not is_figures_line(unwrap(statement.text))
        return figures and named and not _YEAR_ONLY.fullmatch(squash(fold(statement.text)))
    if kind is SectionKind.HEADING:
        return len(unwrap(statement.text)) >= TELLING_HEADING
    return kind not in _SAYS_NOTHING


def _siblings(scope: Scope) -> list[Found]:
    """Give the whole list that the best statement is an item of, where a list is asked for."""
    ranked = ranked_statements(scope)
    if Kind.LIST not in scope.reading.kinds or not ranked:
        return []
    home = ranked[0].statement.section
    marker = find_marker(ranked[0].statement.text)
    if marker is None and home.kind is SectionKind.PARAGRAPH:
        return entries_beside(scope, home)
    if marker is None or marker.style != "bullet":
        return []
    beside = [
        f
        for f in scope.evidence.found
        if f.statement.section.path == home.path
        and f.statement.section.side == home.side
        and f.statement.section.kind is SectionKind.CLAUSE
    ]
    return beside if len(beside) <= MOST_ITEMS else []


def _choose(scope: Scope) -> list[Found]:
    """Take the best statement; add near ones of its heading that cover further words."""
    ranked = ranked_statements(scope)
    if not ranked:
        return []
    best = _led_to(scope, [_same_in_after(scope, ranked[0]), *ranked[1:]])
    chosen = [best]
    covered = best.statement.terms | best.statement.path_terms
    for found in ranked[1:12]:
        section = found.statement.section
        home = best.statement.section
        same = section.path == home.path and section.side == home.side
        fresh = {t for t in scope.reading.focus if t in found.statement.terms} - covered
        close = found.score >= NEXT_SHARE * best.score
        if same and close and fresh and found.statement != best.statement and len(chosen) < MOST:
            chosen.append(found)
            covered |= found.statement.terms
    rival = _rival(scope, ranked) if best == ranked[0] and len(chosen) == 1 else None
    return [*chosen, rival] if rival else chosen


def _rival(scope: Scope, ranked: Sequence[Found]) -> Found | None:
    """Give the second statement where its score is as good as that of the best one.

    A text of the before column is no rival of one of the after column, one of another side than is
    asked for of none, nor one that says the same.
    """
    best, close = ranked[0], CLOSE if scope.evidence.with_vectors else CLOSE_IN_WORDS
    for found in ranked[1:2]:
        one, other = best.statement, found.statement
        sides, side = scope.reading.sides, other.section.side
        sided = side not in sides if sides else (side, one.section.side) == _BEHIND
        said = squash(one.text), squash(other.text)
        same = said[0] in said[1] or said[1] in said[0]
        if best.score - found.score < close and not same and not sided:
            return found
    return None


def _led_to(scope: Scope, ranked: Sequence[Found]) -> Found:
    """Give what an arrow below a problem leads to, where a question asks what is done about it.

    The best statement, or the first of those near it that such an arrow follows.
    """
    best, question = ranked[0], scope.reading.question
    if not _DONE_ABOUT.search(question) or ARROW.match(best.statement.text):
        return best
    # A problem told in the question's own words is left out of the ranked ones.
    first = scope.evidence.found[:1]
    near = (f for f in ranked[:MOST_TRIED] if f.score >= NEAR_SHARE * best.score)
    tried = list(dict.fromkeys((*first, *near)))
    for found in tried if _REMEDY.search(question) else [best]:
        arrow = _arrow_below(scope, found.statement)
        if arrow:
            return arrow
    return best


def _arrow_below(scope: Scope, home: Statement) -> Found | None:
    """Give the arrow that follows a statement under the same heading."""
    below = [
        other
        for other in scope.evidence.found
        if other.statement.section.document == home.section.document
        and other.statement.section.path == home.section.path
        and other.statement.start > home.start
    ]
    following = sorted(below, key=lambda other: other.statement.start)[:MOST_ABOVE]
    return next((other for other in following if ARROW.match(other.statement.text)), None)


def _same_in_after(scope: Scope, found: Found) -> Found:
    """Prefer the same sentence in the after column to one in the before column."""
    statement = found.statement
    if statement.section.side is not Side.BEFORE or Side.BEFORE in scope.reading.sides:
        return found
    for other in scope.evidence.found:
        if other.statement.section.side is Side.AFTER and squash(other.statement.text) == squash(
            statement.text
        ):
            return other
    return found
