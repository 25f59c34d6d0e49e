"""Records as lines of text whose fields are parted by tabs, to be read against the originals."""

from collections.abc import Iterable

from corpus import Corpus, Section, Side
from corpus.text import squash, unwrap

HEAD_CHARACTERS = 30
HALF_CHARACTERS = 16


def print_outline(corpus: Corpus, document_id: str) -> str:
    """Print line, sheet, page, side, kind, basis, path and opening of every section."""
    return _lines(
        (
            _line_number(corpus, s), s.sheet, s.page or "-", s.side or "-", s.kind, s.basis,
            _path(s), squash(corpus.text(s))[:HEAD_CHARACTERS],
        )
        for s in corpus.of_document(document_id)
    )


def print_halves(corpus: Corpus) -> str:
    """Print row, page, side, first line, first and last words of both columns of every row."""
    printed = []
    for row in sorted({s.row for s in corpus.sections if s.row is not None}):
        for side in Side:
            half = [s for s in corpus.sections if s.row == row and s.side is side]
            text = squash("".join(corpus.text(s) for s in half))
            words = (text[:HALF_CHARACTERS], text[-HALF_CHARACTERS:])
            printed.append((row, half[0].page, side, _line_number(corpus, half[0]), *words))
    return _lines(printed)


def print_revisions(corpus: Corpus) -> str:
    """Print row, page, kind, similarity, end of the path, lines and openings of both sides."""
    return _lines(
        (
            r.row, r.page, r.kind, f"{r.similarity:.3f}", unwrap(r.path[-1]),
            *_opening(corpus, r.after), *_opening(corpus, r.before),
        )
        for r in corpus.revisions
    )


def print_tables(corpus: Corpus) -> str:
    """Print table, row, column and value of every cell with the unit of its table."""
    return _lines(
        (number, cell.row, cell.column, cell.value, table.unit, table.basis)
        for number, table in enumerate(corpus.tables, start=1)
        for cell in table.cells
    )


def print_terms(corpus: Corpus) -> str:
    """Print document, side, line, word and definition of every term."""
    return _lines(
        (
            t.document, t.section.side or "-", _line_number(corpus, t.section), t.term,
            squash(t.definition) if t.definition else "-",
        )
        for t in corpus.terms
    )


def _lines(rows: Iterable[tuple[object, ...]]) -> str:
    """Part fields by tabs and rows by line feeds."""
    return "".join("\t".join(map(str, row)) + "\n" for row in rows)


def _line_number(corpus: Corpus, section: Section) -> int:
    """Number the line of the original that a section begins in, from 1."""
    return corpus.document(section.document).text.count("\n", 0, section.start) + 1


def _path(section: Section) -> str:
    """Print a path on one line."""
    return " > ".join(unwrap(name) for name in section.path)


def _opening(corpus: Corpus, section: Section | None) -> tuple[int | str, str]:
    """Give line and first words of a section, dashes where there is none."""
    if section is None:
        return "-", "-"
    return _line_number(corpus, section), squash(corpus.text(section))[:HALF_CHARACTERS]
