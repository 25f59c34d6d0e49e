"""Answers from one cell of a row of an ordinary table: what is answered to an opinion, and why."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant import phrases
from assistant.draft import Draft
from assistant.judge import bears
from assistant.kinds import Asked, Kind, find_asked, find_kinds, holds
from assistant.records import Role
from assistant.row_remarks import (
    asks_reason,
    is_beaten,
    quote_context,
    take,
)
from assistant.scope import Scope
from assistant.strange_numbers import other_number, refuse_number
from assistant.subjects import folded
from corpus import Cell, Label, Table
from corpus.text import squash
from index.normalise import fold

_OPINION_HEAD = re.compile(r"意見|要望|質問|提案|指摘|提言|苦情|(?:^|の)声$")
_ANSWER_HEAD = re.compile(r"考え方?|回答|対応|見解|答え|返答")
# 対応課, 回答日 and the like stand beside the answer.
_BESIDE_ANSWER = re.compile(r"(?:課|日|者|時期|部署|状況)(?:名|\(.*\))?$")
_OFFICE = re.compile(r"[\u4e00-\u9fff]{2,}(?:課|係|局|(?<![一全])部)(?![\u4e00-\u9fff])|担当")
_REASON_HEAD = re.compile(r"理由|背景|要因|原因|必要性|趣旨")
_COUNT_HEAD = re.compile(r"件数|意見数|^数$|人数")
_SAID = re.compile(r"意見|要望|質問|提案|指摘|提言|苦情|声(?!優|楽|域)|求める|求められ")
_ANSWERED = re.compile(
    r"答え|こたえ|応え|回答|返答|返事|見解|考え|対応|対処|反応|受け(?:止|と)め|説明し|どう(?:し|する|返|言|い[いっう])"
    r"|何と(?:言|い[いっう])|なんて(?:言|い[いっう])"
)
_HOW_MANY = re.compile(r"何[件人]|件数|いくつ|どれ(?:くらい|ぐらい|だけ)")
# The chosen row scores so much more than the next one of such tables.
LEAD = 0.15
# It lacks no more than this of the best statement.
BEHIND = 0.2


@dataclass(frozen=True, slots=True)
class _Row:
    """The asked cell of a row, its column's head, and what names the row."""

    cell: Cell
    head: Label
    subject: Label | Cell


def answer_opinion(scope: Scope) -> Draft | None:
    """Quote what is answered to the opinion that a question tells, or how many said so.

    From rows 意見 | 件数 | 市の考え方; None for other questions, and where no row clearly leads.
    """
    question = fold(scope.reading.question)
    if scope.reading.language != "ja":
        return None
    counted = bool(_HOW_MANY.search(question))
    heads = _COUNT_HEAD if counted else _ANSWER_HEAD
    answered = bool(_ANSWERED.search(question))
    rows = [row for table in scope.tables for row in _opinions(table, heads)]
    named = any(len(t := squash(fold(row.head.text))) > 2 and t in question for row in rows)
    if not (_SAID.search(question) and (answered or counted)) and not (named and not counted):
        return None
    row = _leading(scope, rows)
    if row is None or scope.evidence.found[0].score - _score(scope, row) > BEHIND:
        return None
    return _quoted(scope, row) if counted or _holds_asked(scope, row) else None


def _holds_asked(scope: Scope, row: _Row) -> bool:
    """Tell whether a cell holds the date, the amount or the office that a question asks for.

    What the opinion itself speaks of (貸出の期間) is not asked for.
    """
    subject, cell = row.subject, folded(row.cell.value)
    told = folded(subject.text if isinstance(subject, Label) else subject.value)
    kinds = scope.reading.kinds - find_kinds(told)
    asked = {scope.reading.asked} - {find_asked(told)}
    if Asked.AMOUNT in asked and not holds(cell, Asked.AMOUNT):
        return False
    if (Asked.DATE in asked or Kind.TIMELINE in kinds) and not holds(cell, Asked.DATE):
        return False
    return Kind.RESPONSIBILITY not in kinds or bool(_OFFICE.search(cell))


def answer_row_reason(scope: Scope) -> Draft | None:
    """Quote why a thing of a row is so, from the column of its table that is headed by 理由.

    None where another statement tells a reason better, or says more of the question.
    """
    if scope.reading.language != "ja" or not asks_reason(scope):
        return None
    rows = [row for table in scope.tables for row in _reasons(table)]
    row = _leading(scope, rows)
    if row is None:
        return None
    inside = {one.cell.section.key for one in rows}
    home = row.cell.section
    said = squash(folded("　".join((scope.corpus.text(home), *home.path, row.cell.row))))
    if number := other_number(scope, said):
        return refuse_number(scope, number)
    beaten = is_beaten(scope, _score(scope, row), inside)
    return None if beaten is None else take(scope, said, _quoted(scope, row), beaten=beaten)


def _opinions(table: Table, heads: re.Pattern[str]) -> Iterator[_Row]:
    """Give the cells below heads of answers, each with the opinion in its row."""
    for cells in _lines(table):
        subject = _opinion_of(table, cells)
        for cell in cells if subject else ():
            head = cell.column_heads[-1] if cell.column_heads else None
            name = squash(fold(head.text)) if head else ""
            asked = heads.search(name) and not _BESIDE_ANSWER.search(name)
            if subject and head and asked and cell is not subject and cell.spans:
                yield _Row(cell, head, subject)


def _opinion_of(table: Table, cells: Sequence[Cell]) -> Label | Cell | None:
    """Give the opinion of a row: a head of the row, or a cell below a head 意見."""
    names = cells[0].row_heads
    for stub, name in zip(reversed(table.stub), reversed(names), strict=False):
        if _is_opinion(stub):
            return name
    return next(
        (c for c in cells if c.column_heads and _is_opinion(c.column_heads[-1]) and c.spans), None
    )


def _is_opinion(head: Label) -> bool:
    """Tell whether a head is that of opinions; one of answers to them (意見への対応) is none."""
    text = squash(fold(head.text))
    return bool(_OPINION_HEAD.search(text)) and not (
        _ANSWER_HEAD.search(text) or _COUNT_HEAD.search(text)
    )


def _reasons(table: Table) -> Iterator[_Row]:
    """Give the cells below a head of reasons, each with the name of its row."""
    for cells in _lines(table):
        for cell in cells:
            head = cell.column_heads[-1] if cell.column_heads else None
            why = head and _REASON_HEAD.search(squash(fold(head.text)))
            if head and why and cell.spans and cell.row_heads:
                yield _Row(cell, head, cell.row_heads[-1])


def _lines(table: Table) -> list[list[Cell]]:
    """Give the cells of a table row by row; none where a section has several rows."""
    lines: dict[tuple[str, tuple[Label, ...]], list[Cell]] = {}
    for cell in table.cells:
        lines.setdefault((cell.section.key, cell.row_heads), []).append(cell)
    return list(lines.values()) if len({key for key, _ in lines}) == len(lines) else []


def _score(scope: Scope, row: _Row) -> float:
    """Score a row by its best statement."""
    return scope.score([row.cell.section])


def _leading(scope: Scope, rows: Sequence[_Row]) -> _Row | None:
    """Give the row that bears on a question, clearly more than any other one."""
    ranked = sorted(rows, key=lambda row: -_score(scope, row))
    if not ranked:
        return None
    first, home = ranked[0], ranked[0].cell.section
    found = scope.scores.get(home.key)
    if found is None or not bears(scope, found):
        return None
    others = (_score(scope, row) for row in ranked if row.cell.section != home)
    return first if _score(scope, first) - max(others, default=0.0) >= LEAD else None


def _quoted(scope: Scope, row: _Row) -> Draft:
    """Quote a cell, and as context what names its row."""
    draft, section = scope.draft(), row.cell.section
    home = scope.corpus.section_at(section.document, row.head.span[0])
    marker = draft.cite(home, *row.head.span, role=Role.CONTEXT)
    draft.say(f"{phrases.REMARK.format(head=row.head.text)}[{marker}]")
    for span in row.cell.spans:
        draft.quote(section, *span, basis=row.cell.basis)
    draft.say(phrases.REMARKED)
    for start, end in row.subject.spans:
        quote_context(draft, scope.corpus.section_at(section.document, start), start, end)
    return draft
