"""Answers when something is done from a table whose rows are years and whose columns part them.

「…の公表はいつ」: 令和8年度 の 下半期; 「令和10年度の上半期には何をする」 the other way round.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.draft import Draft
from assistant.figure_view import years_of
from assistant.kinds import Asked, Kind, holds
from assistant.questionwords import question_words
from assistant.scheduled import say_cell
from assistant.scope import Scope
from assistant.subjects import folded, terms_of
from corpus import Cell
from corpus.figures import is_missing
from corpus.text import squash
from index.normalise import canonical_years, fold

_OTHER_KINDS = frozenset({Kind.CHANGE, Kind.RESPONSIBILITY, Kind.REASON, Kind.COUNT})
_BETWEEN = re.compile(r"[、，,・／/\n]+")
_WHAT = re.compile(
    r"何(?:を|が|に|する|です|だ|[?？]|$)|なに|どん?な|どのような|予定は|工程は|内容は|教え"
)
_PLAIN = terms_of("予定 時期 頃 終わる 始まる 行う 行われる 実施 する なる いつ 完了 年度 年 月")
# A question and the item named in it hold so much of each other, weighed by rareness.
ITEM_SHARE, QUESTION_SHARE = 0.5, 0.5


def answer_scheduled_item(scope: Scope) -> Draft | None:
    """Say in which year, and which part of it, the item named in a question is printed."""
    reading = scope.reading
    if reading.asked is not Asked.DATE or reading.kinds & _OTHER_KINDS:
        return None
    cells = list(_cells(scope))
    if not cells or _is_told(scope, cells):
        return None
    shares = [(max(_share(scope, part) for part in _parts(cell)), cell) for cell in cells]
    best = max(share for share, _ in shares)
    named = [cell for share, cell in shares if share == best]
    return _said(scope, named) if best > 0 and len(named) <= len(cells) / 2 else None


def answer_scheduled_part(scope: Scope) -> Draft | None:
    """Say what is printed for a year, or for the part of it that a question names."""
    question = fold(scope.reading.question)
    years = {year.removesuffix("年") for year in canonical_years(question)}
    if not years or not _WHAT.search(question) or scope.reading.kinds & _OTHER_KINDS:
        return None
    of_year = [c for c in _cells(scope) if years_of(c.row_heads[-1].text) & years]
    named = [c for c in of_year if fold(squash(c.column_heads[-1].text)) in question]
    return _said(scope, named) if named else None


def _cells(scope: Scope) -> Iterator[Cell]:
    """Give the cells of words in rows that are headed by years, of tables in scope."""
    for table in scope.tables:
        for cell in table.cells:
            headed = bool(cell.row_heads and cell.column_heads and cell.spans)
            years = headed and years_of(cell.row_heads[-1].text)
            if years and cell.number is None and not is_missing(cell.value):
                yield cell


def _parts(cell: Cell) -> list[str]:
    """Give the items that a cell lists."""
    return [part for part in _BETWEEN.split(cell.value) if part.strip()]


def _share(scope: Scope, item: str) -> float:
    """Give how well an item and a question fit; 0 where either says much that the other lacks."""
    plain = question_words() | _PLAIN
    words = [t for t in terms_of(folded(item)) if t not in plain]
    own = [t for t in scope.reading.own if t not in plain and scope.lexicon.knows(t)]
    if not words or not own:
        return 0.0
    official = {term for word in scope.evidence.official for term in terms_of(fold(word))}
    said = {*scope.reading.own, *terms_of(fold(scope.reading.question)), *official}
    of_item = scope.lexicon.share(words, said)
    of_question = scope.lexicon.share(own, terms_of(folded(item)))
    fits = of_item >= ITEM_SHARE and of_question >= QUESTION_SHARE
    return round(of_item + of_question, 3) if fits else 0.0


def _is_told(scope: Scope, cells: Sequence[Cell]) -> bool:
    """Tell whether the best statement has a date itself, and is no row of such a table."""
    rows = {cell.section for cell in cells}
    return any(
        holds(f.statement.text, Asked.DATE) and f.statement.section not in rows
        for f in scope.evidence.found[:1]
    )


def _said(scope: Scope, cells: Sequence[Cell]) -> Draft:
    """Say cells with the year and the part of it that head them."""
    draft = scope.draft()
    for cell in cells:
        draft.say(say_cell(draft, cell))
    return draft
