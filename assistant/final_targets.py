"""Answers where a figure shall come at last: the last column of a table of aims by year."""

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.draft import Draft
from assistant.figure_bounds import base_unit
from assistant.figure_turns import asks_last
from assistant.figure_view import Figure, years_of
from assistant.figure_words import marked, marked_names
from assistant.kinds import Asked, Kind
from assistant.scope import Scope
from corpus import Table
from corpus.figures import is_missing, is_total
from corpus.text import squash
from index.normalise import canonical_years, fold
from index.tokens import tokenise

_FAR = re.compile(
    r"どこまで|どこへ|どの(?:程度|くらい|ぐらい|水準|レベル)|どれ(?:くらい|ぐらい|だけ)|いくつ|いくら|何[一-鿿%]"
    r"|目標|目指|めざ"
)
_OTHER_KINDS = frozenset({Kind.REASON, Kind.RESPONSIBILITY, Kind.PROCESS, Kind.DEFINITION})
_AIM = re.compile(r"目標|指標|めざす値|目指す値|KPI", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9０-９]")
_COUNTED_IN = re.compile(r"何[十百千万億]*(?P<unit>[か箇ヶカ]所|[ァ-ヶー]+|[一-鿿%])")
_BEHIND_NUMBER = re.compile(r"[^0-9]*$")
# A row whose head is not said must be found so well, and so much better than any other row.
FLOOR, LEAD = 0.35, 0.12


def answer_final_target(scope: Scope) -> Draft | None:
    """Give the last aim of the row that a question is about; None where that is not sure."""
    question = fold(scope.reading.question)
    if not asks_last(question) or not _FAR.search(question) or canonical_years(question):
        return None
    if scope.reading.asked is Asked.DATE or scope.reading.kinds & _OTHER_KINDS:
        return None
    if scope.reading.departments:
        return None
    aims = [aim for table in scope.tables for aim in _aims(table)]
    aim = _said(aims, question) or _nearest(scope, aims)
    return _say(scope, aim) if aim and _counts_so(aim, question) else None


def _aims(table: Table) -> list[Figure]:
    """Give the rows of a table of aims: its columns are headed by years, the last by an aim."""
    columns = list(dict.fromkeys(cell.column for cell in table.cells if cell.column_heads))
    years = {column: max(years_of(column), default="") for column in columns}
    around = [*table.section.path[-3:], table.caption.text if table.caption else "", *columns]
    dated = [column for column in columns if years[column]]
    if len(dated) < 2 or not any(_AIM.search(squash(name)) for name in around):
        return []
    last = max(dated, key=lambda column: years[column][:4])
    named = [column for column in columns if "最終" in column]
    return [
        Figure(table, cell, cell.row_heads, cell.column_heads, years_of(cell.column))
        for cell in table.cells
        if cell.column == (named[-1] if named else last)
        and cell.row_heads
        and cell.spans
        and not is_total(cell.row_heads[-1].text)
        and not is_missing(cell.value)
        and _NUMBER.search(cell.value)
    ]


def _counts_so(aim: Figure, question: str) -> bool:
    """Tell whether a cell counts in the unit that a question asks in: 何人 for 200人."""
    asked = _COUNTED_IN.search(question)
    if asked is None:
        return True
    wanted = "%" if asked["unit"] == "割" else base_unit(asked["unit"])[1]
    behind = _BEHIND_NUMBER.search(fold(squash(aim.value)))
    own = [behind.group() if behind else "", aim.cell.unit.text if aim.cell.unit else ""]
    return any(base_unit(unit)[1].startswith(wanted) for unit in own)


def _said(aims: Sequence[Figure], question: str) -> Figure | None:
    """Give the one row whose head a question has, the longest first."""
    said = [aim for aim in aims if fold(squash(aim.names[-1].text)) in question]
    if not said:
        words = set(tokenise(question))
        said = [aim for aim in aims if _words(aim) and _words(aim) <= words]
    longest = max((len(aim.names[-1].text) for aim in said), default=0)
    best = [aim for aim in said if len(aim.names[-1].text) == longest]
    return best[0] if len(best) == 1 else None


def _words(aim: Figure) -> set[str]:
    """Give the search terms of a row's head."""
    return {term for term in tokenise(fold(aim.names[-1].text)) if len(term) > 1}


def _nearest(scope: Scope, aims: Sequence[Figure]) -> Figure | None:
    """Give the row that the search finds well for a question, and far before the other rows."""
    if not scope.evidence.with_vectors:
        return None
    scored = sorted(((scope.score([aim.cell.section]), -n) for n, aim in enumerate(aims)))[::-1]
    if not scored or scored[0][0] < FLOOR:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < LEAD:
        return None
    return aims[-scored[0][1]]


def _say(scope: Scope, aim: Figure) -> Draft:
    """Say the cell with its heads, each cited."""
    draft, cell = scope.draft(), aim.cell
    row, column = marked_names(draft, aim), "・".join(marked(draft, aim, n) for n in aim.across)
    marker = draft.cite(cell.section, cell.spans[0][0], cell.spans[-1][1], basis=cell.basis)
    value = f"{cell.value}[{marker}]"
    draft.say(phrases.CELL.format(row=row, column=column, value=value))
    return draft
