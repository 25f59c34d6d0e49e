"""Reviewed tables: what rules cannot put together, told by a file beside the document.

`<document>.tables.toml` names heads and values by verbatim quotes, white space aside, each found
behind the table's `at`. A cell whose value the extraction lost has none.
"""

import tomllib
from collections.abc import Iterator, Sequence

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import CorpusError
from corpus.figures import read_number
from corpus.formats.blocks import Span
from corpus.records import Basis, Cell, Document, Label, Section, Table
from corpus.text import Squashed, squash, squash_with_origin, unwrap


class Quote(BaseModel):
    """A quote inside a longer one, for words that stand more than once."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    at: str
    quote: str


class ToldCell(BaseModel):
    """A cell: its heads from outer to inner, and its value unless that is lost."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    row: tuple[str | Quote, ...]
    column: tuple[str | Quote, ...]
    value: str | Quote | None = None
    unit: str | Quote | None = None
    basis: Basis


class ToldTable(BaseModel):
    """A table; `caption` is looked for above `at`, everything else behind it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    at: str
    basis: Basis
    caption: str | None = None
    stub: tuple[str | Quote, ...] = ()
    notes: tuple[str | Quote, ...] = ()
    lost: tuple[str | Quote, ...] = ()
    cell: tuple[ToldCell, ...]


class TableFile(BaseModel):
    """A reviewed tables file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    table: tuple[ToldTable, ...]


def parse_tables(content: str, name: str) -> TableFile:
    """Read a tables file; raises CorpusError naming the file where it cannot be read."""
    try:
        return TableFile.model_validate(tomllib.loads(content))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise CorpusError(
            f"{name}：表のファイルを読めません（{error}）",
            "決められた項目だけの TOML",
            "表のファイルを直してください",
        ) from error


def told_tables(
    document: Document, sections: Sequence[Section], told: TableFile
) -> Iterator[Table]:
    """Give the tables that a file tells; raises CorpusError where a quote does not stand."""
    squashed = squash_with_origin(document.text)
    for table in told.table:
        finder = _Finder(document, squashed, table.at)
        cells = tuple(_cell(finder, sections, cell) for cell in table.cell)
        yield Table(
            _home(sections, finder.start),
            cells,
            table.basis,
            caption=finder.above(table.caption) if table.caption else None,
            stub=finder.labels(table.stub),
            notes=finder.labels(table.notes),
            lost=finder.labels(table.lost),
        )


class _Finder:
    """Finds quotes behind the anchor of a table."""

    def __init__(self, document: Document, squashed: Squashed, at: str) -> None:
        self._document, self._squashed = document, squashed
        self._from = self._find(squash(at), 0, at)
        self.start = squashed.origin[self._from]

    def _find(self, words: str, position: int, quote: str) -> int:
        found = self._squashed.text.find(words, position)
        if found < 0:
            raise self._missing(quote)
        return found

    def _missing(self, quote: str) -> CorpusError:
        return CorpusError(
            f"{self._document.id}：表のファイルの引用「{quote}」が原文の続きにありません",
            "原文にそのままある引用",
            "表のファイルの引用を直してください",
        )

    def label(self, quote: str | Quote) -> Label:
        """Give a quote with its place."""
        at, words = (quote, quote) if isinstance(quote, str) else (quote.at, quote.quote)
        found = self._find(squash(at), self._from, at)
        inner = squash(at).find(squash(words))
        if inner < 0:
            raise self._missing(words)
        return self._label(found + inner, len(squash(words)))

    def labels(self, quotes: Sequence[str | Quote]) -> tuple[Label, ...]:
        """Give several quotes with their places."""
        return tuple(self.label(quote) for quote in quotes)

    def above(self, quote: str) -> Label:
        """Give the last place of a quote above the anchor."""
        words = squash(quote)
        found = self._squashed.text.rfind(words, 0, self._from)
        if found < 0:
            raise self._missing(quote)
        return self._label(found, len(words))

    def _label(self, position: int, length: int) -> Label:
        span: Span = self._squashed.span(position, position + length)
        return Label(unwrap(self._document.text[slice(*span)]), (span,))


def _cell(finder: _Finder, sections: Sequence[Section], told: ToldCell) -> Cell:
    """Make the record of one cell."""
    value = finder.label(told.value) if told.value else None
    number = read_number(value.text) if value else None
    return Cell(
        _home(sections, value.span[0] if value else finder.start),
        value.text if value else "",
        value.spans if value else (),
        finder.labels(told.row),
        finder.labels(told.column),
        number.value if number else None,
        finder.label(told.unit) if told.unit else None,
        told.basis,
    )


def _home(sections: Sequence[Section], offset: int) -> Section:
    """Give the section that holds an offset."""
    return next(s for s in sections if s.start <= offset < s.end)
