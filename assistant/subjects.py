"""What a question is about, and which statements of the documents are about it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from assistant.lexicon import Statement
from assistant.scope import Scope
from corpus import Cell, Table
from corpus.text import unwrap
from index.normalise import fold
from index.tokens import tokenise

# Official words for words of asking: 背景 for why, 総計 for all in all.
_ASKING = frozenset(
    ["背景", "理由", "割合", "総計", "合計", "多い", "少ない", "数", "作成", "時期", "目的", "件数"]
)
# Weighted share of the subject that a statement about it holds, itself or in its headings.
ABOUT = 0.4
# So many best statements are about the question, whatever words they use.
BEST = 1


def subject_of(scope: Scope, *asked: str) -> tuple[str, ...]:
    """Give the terms of the question's subject that the corpus knows, less those of `asked`.

    `asked` are the words that name what is asked for; official words that spoken ones stand for
    belong to the subject.
    """
    left_out = {term for word in asked for term in tokenise(word)}
    sides = {name for d in scope.documents for name in scope.corpus.side_names(d.id).values()}
    told = (w for w in scope.evidence.official if w not in _ASKING and not _names_side(w, sides))
    official = (term for word in told for term in tokenise(word))
    terms = dict.fromkeys((*scope.reading.focus, *official))
    known = (t for t in terms if t not in left_out and scope.lexicon.knows(t))
    return tuple(t for t in known if not any(t in fold(word) for word in asked))


def _names_side(word: str, sides: Iterable[str]) -> bool:
    """Tell whether a word names a side of a before/after table: 見直し後 of 見直し後（案）."""
    return any(side.startswith(word) for side in sides)


def statements_in(scope: Scope) -> Iterator[Statement]:
    """Give the statements of the documents in scope."""
    return (s for s in scope.lexicon.statements if scope.covers(s.section.document))


def about(
    scope: Scope,
    statements: Iterable[Statement],
    subject: Sequence[str],
    share: float = ABOUT,
) -> list[Statement]:
    """Give those of some statements that are about a subject; all where it has no known term."""
    best = {_place(f.statement) for f in scope.evidence.found[:BEST] if f.coverage > 0}
    return [
        s
        for s in statements
        if not subject or _place(s) in best or scope.lexicon.coverage(subject, s) >= share
    ]


def units_about(scope: Scope, subject: Sequence[str], share: float = ABOUT) -> set[str]:
    """Give the units of the cells of tables whose heads are about a subject."""
    return {
        cell.unit.text
        for table in scope.tables
        for cell in table.cells
        if cell.unit is not None and covers(scope, _heads(table, cell), subject, share)
    }


def heads_about(scope: Scope, subject: Sequence[str], share: float = ABOUT) -> set[str]:
    """Give the heads of columns whose cells, by row and table, are about a subject; folded."""
    return {
        folded(cell.column_heads[-1].text)
        for table in scope.tables
        for cell in table.cells
        if cell.column_heads and cell.spans and covers(scope, _heads(table, cell), subject, share)
    }


def _heads(table: Table, cell: Cell) -> str:
    """Give what names a cell: its heads, its table, the headings over it but the title."""
    caption = table.caption.text if table.caption else ""
    return "　".join((cell.row, cell.column, caption, *table.section.path[1:]))


def covers(scope: Scope, text: str, subject: Sequence[str], share: float = ABOUT) -> bool:
    """Tell whether a text holds a share of a subject."""
    return not subject or scope.lexicon.share(subject, terms_of(text)) >= share


@lru_cache(maxsize=20_000)
def terms_of(text: str) -> frozenset[str]:
    """Give the search terms of a text."""
    return frozenset(tokenise(text))


def _place(statement: Statement) -> tuple[str, int]:
    """Give where a statement stands."""
    return statement.section.document, statement.start


def telling(scope: Scope, form: re.Pattern[str]) -> list[Statement]:
    """Give the statements in scope whose folded text has a form."""
    return [s for s in statements_in(scope) if form.search(folded(s.text))]


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Give a statement's text without line breaks, folded."""
    return fold(unwrap(text))
