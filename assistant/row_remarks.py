"""Answers from the remark columns of a before/after table: why a unit was changed, and the like."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant import phrases
from assistant.draft import Draft, without_markers
from assistant.judge import ENOUGH_WORDS
from assistant.kinds import Asked, Kind, holds
from assistant.questionwords import question_words
from assistant.records import Role
from assistant.refusal import refuse
from assistant.scope import Scope
from assistant.strange_numbers import other_number, refuse_number
from assistant.subjects import folded, terms_of
from corpus import Section, SectionKind, Side
from corpus.text import squash, unwrap
from index.normalise import fold

_REASON_HEAD = re.compile(r"理由|趣旨|背景|考え方|ねらい|狙い|要因|必要性")
# Heads of departments are read as duties, the others address a row.
_NO_REMARK = re.compile(r"所管|担当|主管|部署|課名|^(?:項目|区分|番号|no\.?|頁|ページ|章|節|条)$")
_DITTO = re.compile(r"\s*(?:同上|〃|″|々)\s*")
# What a column holds by its head, where a question asks for that type of thing.
_HEADS_OF = {
    Asked.DATE: re.compile(r"時期|期日|期限|年度|年月|施行日|予定"),
    Asked.AMOUNT: re.compile(r"予算|事業費|費用|金額|経費|概算"),
}
_TELLS_WHY = re.compile(
    r"ため(?:、|。|です|$)|ことから|ことによ|ので、|(?:により|によって|に伴い)、|背景|理由|要因|原因"
)
_NOTHING = frozenset({SectionKind.HEADING, SectionKind.TABLE_HEAD, SectionKind.OMISSION})
_NAMES = frozenset({*_NOTHING, SectionKind.TITLE, SectionKind.DATE})
_NOUN = re.compile(r"[\u4e00-\u9fff\u30a1-\u30faー]{2,}")
# The chosen row stands so far above the next one, by the sum of its text and its remark.
LEAD = 0.2
# So many characters make the name of one of several things: 北郷線.
NAME = 3
# Its text scores this much, and lacks no more than this of what stands best outside of the table.
FLOOR, BEHIND = 0.35, 0.4


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a before/after table: what stands in its two columns, and the asked remarks."""

    document: str
    texts: tuple[Section, ...]
    remarks: tuple[Section, ...]


def answer_row_remark(scope: Scope) -> Draft | None:
    """Quote the remark on the unit that a question is about: its reason, or a column it names.

    None where no such column is asked for, or no row clearly leads.
    """
    if not scope.revisions or scope.reading.language != "ja":
        return None
    rows = list(_rows(scope))
    ranked = sorted(rows, key=lambda row: -_joint(scope, row))
    if not ranked or not _leads(scope, ranked):
        return None
    row = ranked[0]
    said = squash(folded("　".join(_words(scope, row))))
    if number := other_number(scope, said):
        return refuse_number(scope, number)
    beaten = is_beaten(scope, _best(scope, row.texts), _of_table(scope, row))
    if beaten is None and Kind.CHANGE in scope.reading.kinds:
        beaten = True  # why a thing was changed, what tells of the thing itself does not say
    return None if beaten is None else take(scope, said, _quoted(scope, row), beaten=beaten)


def take(scope: Scope, said: str, draft: Draft, *, beaten: bool) -> Draft | None:
    """Give the draft about a row that says a text, squashed and folded, unless another is meant.

    A noun that the row lacks (北郷線, where it names another line) is refused in its place; where
    there are others, or one already if the row is beaten, None.
    """
    missing = absent(scope, said)
    if not missing:
        return draft
    if beaten or len(missing) > 1:
        return None
    return refuse(scope) if _has_sibling(scope, missing[0], said) else draft


def _has_sibling(scope: Scope, noun: str, said: str) -> bool:
    """Tell whether a text names another thing of the same kind, which the question does not."""
    question = squash(fold(scope.reading.question))
    others = (t for t in terms_of(said) if len(t) >= NAME and t[-1] == noun[-1] and t in said)
    return len(noun) >= NAME and any(t not in question and _NOUN.fullmatch(t) for t in others)


def asks_reason(scope: Scope) -> bool:
    """Tell whether a question asks why: なぜ, 理由, わけ."""
    return Kind.REASON in scope.reading.kinds


def is_reason_head(head: str) -> bool:
    """Tell whether a head of a column is one for reasons."""
    return bool(_REASON_HEAD.search(head))


def _rows(scope: Scope) -> Iterator[_Row]:
    """Give the rows that have a remark of the kind asked for."""
    wanted = _wanted(scope)
    if not wanted:
        return
    beside: dict[tuple[str, int], list[Section]] = {}
    for section in scope.sections:
        if section.row is not None and section.kind not in _NOTHING:
            beside.setdefault((section.document, section.row), []).append(section)
    for (document, number), sections in beside.items():
        texts = tuple(s for s in sections if s.side)
        remarks = tuple(
            _meant(scope, beside, number, s)
            for s in sections
            if s.side is None and s.path[-1] in wanted and _is_asked(scope, s, texts)
        )
        if texts and remarks:
            yield _Row(document, texts, remarks)


def _wanted(scope: Scope) -> frozenset[str]:
    """Give the heads of columns that a question may ask for: why, by their name, by their type."""
    question, asked = squash(fold(scope.reading.question)), scope.reading.asked
    typed = _HEADS_OF.get(asked) if asked else None
    names = {s.path[-1] for s in scope.sections if s.row is not None and s.side is None and s.path}
    heads = [(name, head) for name in names if not _NO_REMARK.search(head := _plain_head(name))]
    if asks_reason(scope):
        return frozenset(name for name, head in heads if is_reason_head(head))
    return frozenset(
        name
        for name, head in heads
        if (len(head) > 1 and head in question) or (typed and typed.search(head))
    )


@lru_cache(maxsize=1024)  # the same heads are put to every question
def _plain_head(name: str) -> str:
    """Give the head of a column squashed and folded."""
    return squash(folded(name))


def _is_asked(scope: Scope, remark: Section, texts: Sequence[Section]) -> bool:
    """Tell whether a remark below a wanted head answers: one wanted by its type alone holds it."""
    head, asked = _plain_head(remark.path[-1]), scope.reading.asked
    if asks_reason(scope) or (len(head) > 1 and head in squash(fold(scope.reading.question))):
        return True
    if asked is None:
        return False
    told = any(holds(folded(scope.corpus.text(s)), asked) for s in texts)
    return not told and holds(folded(scope.corpus.text(remark)), asked)


def _meant(
    scope: Scope,
    beside: dict[tuple[str, int], list[Section]],
    number: int,
    remark: Section,
) -> Section:
    """Give a remark, for 同上 the one that stands above it."""
    while _DITTO.fullmatch(scope.corpus.text(remark)):
        number -= 1
        above = beside.get((remark.document, number), ())
        same = [s for s in above if s.side is None and s.path[-1] == remark.path[-1]]
        if not same:
            break
        remark = same[-1]
    return remark


def _best(scope: Scope, sections: Collection[Section]) -> float:
    """Give the best score among sections, no less than 0."""
    return max(scope.score(sections), 0.0)


def _joint(scope: Scope, row: _Row) -> float:
    """Score a row by its text and its remark: both speak of what was changed."""
    return _best(scope, row.texts) + _best(scope, row.remarks)


def _leads(scope: Scope, ranked: Sequence[_Row]) -> bool:
    """Tell whether the first row bears on the question, and clearly more than the next one."""
    first = ranked[0]
    if not scope.evidence.with_vectors:
        near = [scope.scores[s.key] for s in first.texts if s.key in scope.scores]
        if max((f.coverage for f in near), default=0.0) < ENOUGH_WORDS:
            return False
    others = (_joint(scope, row) for row in ranked[1:] if row.remarks != first.remarks)
    lead = _joint(scope, first) - max(others, default=0.0)
    return _best(scope, first.texts) >= FLOOR and lead >= LEAD


def _of_table(scope: Scope, row: _Row) -> set[str]:
    """Give the keys of the sections of the rows of a document's before/after tables."""
    return {s.key for s in scope.sections if s.document == row.document and s.row is not None}


def is_beaten(scope: Scope, score: float, inside: Collection[str]) -> bool | None:
    """Tell whether what stands outside of some rows scores more than the best of them.

    None where it is far better, or tells a reason itself.
    """
    outside = [
        f
        for f in scope.evidence.found
        if f.statement.section.key not in inside and f.statement.section.kind not in _NAMES
    ]
    better = [f for f in outside if f.score > score]
    if any(_TELLS_WHY.search(folded(f.statement.text)) for f in better):
        return None
    if better and better[0].score - score > BEHIND:
        return None
    return bool(better)


def _words(scope: Scope, row: _Row) -> list[str]:
    """Give everything that a row says, and the headings over it."""
    sections = (*row.texts, *row.remarks)
    named = [name for d in scope.documents for name in (d.title, *d.aliases, d.city)]
    return [
        *(scope.corpus.text(s) for s in sections),
        *(n for s in sections for n in s.path),
        *named,
    ]


def absent(scope: Scope, said: str) -> list[str]:
    """Give the nouns of a question that documents use and a text, squashed and folded, does not.

    Words that stand for official ones, and parts of longer ones given, are left out.
    """
    spoken = {term for one in scope.spoken for term in terms_of(one.said)}
    sides = (n for d in scope.documents for n in scope.corpus.side_names(d.id).values())
    plain = spoken | question_words() | {t for name in sides for t in terms_of(fold(name))}
    held = terms_of(said) | plain
    found = [
        term
        for term in scope.reading.own
        if _NOUN.fullmatch(term)
        and scope.lexicon.knows(term)
        and not is_reason_head(term)
        and term not in said
        and term not in held
    ]
    return [t for t in found if not any(t != other and t in other for other in found)]


def _quoted(scope: Scope, row: _Row) -> Draft:
    """Quote the remarks on a row, and as context its text."""
    draft = scope.draft()
    for remark in row.remarks:
        draft.say(phrases.REMARK.format(head=unwrap(remark.path[-1])))
        draft.quote(remark)
    told = [s for s in row.texts if s.kind is not SectionKind.VOID]
    after = [s for s in told if s.side is Side.AFTER]
    for section in sorted(after or told, key=lambda s: -scope.score([s]))[:1]:
        if item := _item_of(scope, section):
            draft.say(phrases.REMARKED)
            quote_context(draft, item, item.start, item.end)
        said = phrases.AFTER if section.side is Side.AFTER else phrases.BEFORE
        draft.say_of(row.document, said)
        quote_context(draft, section, section.start, section.end)
    return draft


def _item_of(scope: Scope, section: Section) -> Section | None:
    """Give the cell of a table that names the item above a text of a row."""
    above = (
        s
        for s in scope.sections
        if s.kind is SectionKind.HEADING and s.row is not None and s.document == section.document
    )
    return next((s for s in above if s.side is None and s.path == section.path), None)


def quote_context(draft: Draft, section: Section, start: int, end: int) -> None:
    """Add a line that quotes what an answer is about, cited as context."""
    marker = draft.cite(section, start, end, role=Role.CONTEXT)
    said = without_markers(unwrap(draft.citations[marker - 1].quote))
    draft.lines.append(f"{said}[{marker}]")
