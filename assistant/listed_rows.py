"""Answers with the rows of a table: all of them counted, or those that print what a question says.

「事業は全部でいくつ」 counts the rows below 事業名, 「令和７年度に始まる事業はどれ」 gives the rows
that print 令和７年度.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.questionwords import question_words
from assistant.scope import Scope
from assistant.subjects import terms_of
from corpus import Cell, Section, Table
from corpus.figures import is_total, read_number
from corpus.text import squash
from index.normalise import fold

_OTHER_KINDS = frozenset({Kind.CHANGE, Kind.REASON, Kind.COMPARE, Kind.PROCESS})
_WHICH = re.compile(
    r"どれ|どの|どん?な|どちら|何(?!円|人|名|%|割|年|月|日|時)|すべて|全て|全部|一覧|挙げ|教え|いくつ|リスト|列挙"
)
_ALL = re.compile(r"すべて|全て|全部|一覧|挙げ|いくつ|件数|列挙|全体で|合計で|リスト")
_MEASURED = re.compile(r"いくら|何円|何人|何%|何割|合わせて|足す|平均|最も|一番|いちばん")
_NAME = re.compile(r"(?:の?名称?|名前|番号|項目|内容)$")
_BETWEEN = re.compile(r"[、，,・／/\s　◎○●△☆★]+")
# Words besides what rows are and what they print: this share of them names the table.
ABOUT_SHARE = 0.5
SHORTEST_VALUE = 2


@dataclass(frozen=True)
class _Rows:
    """A table with what its rows are called, folded: 事業 below the head 事業名."""

    table: Table
    head: str
    word: str

    @cached_property
    def rows(self) -> dict[Section, list[Cell]]:
        """The rows of the table, less totals, with their cells."""
        found: dict[Section, list[Cell]] = {}
        for cell in self.table.cells:
            if cell.row_heads and not is_total(cell.row_heads[-1].text):
                found.setdefault(cell.section, []).append(cell)
        return found

    @cached_property
    def about(self) -> frozenset[str]:
        """The terms of what stands over the rows: headings, caption, heads."""
        table = self.table
        heads = {label.text for cell in table.cells for label in cell.column_heads}
        inner = {label.text for cell in table.cells for label in cell.row_heads}
        above = [name for name in table.section.path if name not in inner]
        heads |= {label.text for label in (*table.stub, table.caption) if label}
        return frozenset(term for text in (*heads, *above) for term in terms_of(fold(text)))


def answer_rows(scope: Scope) -> Draft | None:
    """List and count rows of a table; None where a question does not say what its rows are."""
    question = fold(scope.reading.question)
    if (
        scope.reading.departments
        or scope.reading.kinds & _OTHER_KINDS
        or _MEASURED.search(question)
    ):
        return None
    named = [rows for table in scope.tables if (rows := _named(table, question))]
    if not named or not _WHICH.search(question):
        return None
    return _with_value(scope, named, question) or _whole(scope, named, question)


def _named(table: Table, question: str) -> _Rows | None:
    """Give the rows of a table where a question says what they are."""
    for label in reversed(table.stub):
        word = _NAME.sub("", fold(squash(label.text)))
        if _is_said(word, question):
            rows = _Rows(table, label.text, word)
            return rows if len(rows.rows) > 1 else None
    return None


def _is_said(word: str, question: str) -> bool:
    """Tell whether a question asks for rows by a word; by one character only in 何班, 班は."""
    if len(word) > 1:
        return word in question
    alone = rf"何{re.escape(word)}|(?<![一-鿿]){re.escape(word)}[はがを]"
    return bool(word) and bool(re.search(alone, question))


def _whole(scope: Scope, named: Sequence[_Rows], question: str) -> Draft | None:
    """Count every row of the one table that is about a question."""
    listed = scope.reading.kinds & {Kind.LIST, Kind.COUNT}
    asked = [r for r in named if f"何{r.word}" in question or (listed and _ALL.search(question))]
    asked = [rows for rows in asked if _is_about(scope, rows, "")]
    if len(asked) != 1:
        return None
    said = phrases.ROWS_OF.format(head=asked[0].head, count=len(asked[0].rows))
    return _say(scope, list(asked[0].rows), said)


def _with_value(scope: Scope, named: Sequence[_Rows], question: str) -> Draft | None:
    """List the rows that print what a question says, in the column that it names if it does."""
    pairs = [
        (rows, value)
        for rows in named
        for value in sorted(_values_said(rows, question))
        if _is_about(scope, rows, value)
    ]
    if not pairs:
        return None
    rows, value = max(pairs, key=lambda pair: len(pair[1]))
    sections = _printing(rows, value, question)
    if not 0 < len(sections) < len(rows.rows):
        return None
    said = phrases.ROWS_WITH.format(value=value, head=rows.head, count=len(sections))
    return _say(scope, sections, said)


def _values_said(rows: _Rows, question: str) -> set[str]:
    """Give what cells print and a question says, numbers aside."""
    parts = {part for cells in rows.rows.values() for cell in cells for part in _parts(cell)}
    return {part for part in parts if part in question and part != rows.word}


def _parts(cell: Cell) -> set[str]:
    """Give the things that a cell lists, folded."""
    parts = {fold(part) for part in _BETWEEN.split(cell.value)}
    return {p for p in parts if len(p) >= SHORTEST_VALUE and read_number(p) is None}


def _printing(rows: _Rows, value: str, question: str) -> list[Section]:
    """Give the rows that print a value, in the column named in a question where one is."""
    printing = [
        (section, fold(squash(cell.column)))
        for section, cells in rows.rows.items()
        for cell in cells
        if value in _parts(cell)
    ]
    heads = {head for _, head in printing if head[:2] in question and len(head) > 1}
    kept = [section for section, head in printing if not heads or head in heads]
    return list(dict.fromkeys(kept))


def _is_about(scope: Scope, rows: _Rows, value: str) -> bool:
    """Tell whether what a question says besides the rows and a value names their table."""
    said = terms_of(rows.word) | terms_of(value) | question_words()
    held = said | rows.about
    rest = [
        term
        for term in scope.reading.own
        if scope.lexicon.knows(term) and term not in said and not _is_inside(term, rows.word, value)
    ]
    return not rest or scope.lexicon.share(rest, held) >= ABOUT_SHARE


def _is_inside(term: str, *words: str) -> bool:
    """Tell whether a term is a part of one of some words."""
    return any(term in word for word in words)


def _say(scope: Scope, sections: Sequence[Section], said: str) -> Draft:
    """Say how many rows there are, and quote them in order."""
    draft = scope.draft()
    draft.say(said)
    for section in sorted(sections, key=lambda one: one.start):
        draft.quote(section, bullet=True)
    return draft
