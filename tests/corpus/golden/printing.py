"""Records as lines of text whose fields are parted by tabs, to be read against the originals."""

from collections.abc import Iterable, Iterator

from corpus import Corpus, Duty, Section, Side, Table
from corpus.duty_pairs import pair_duties
from corpus.text import squash, unwrap

HEAD_CHARACTERS = 30
HALF_CHARACTERS = 16


def print_outline(corpus: Corpus, document_id: str) -> str:
    """Print line, sheet, page, side, kind, basis, path and opening of every section."""
    return _lines(
        (
            _line_number(corpus, s),
            s.sheet,
            s.page or "-",
            s.side or "-",
            s.kind,
            s.basis,
            _path(s),
            squash(corpus.text(s))[:HEAD_CHARACTERS],
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
    """Print row, page, kind, similarity, wording flag, path, then both sides.

    A side is its line, its first words and its last.
    """
    return _lines(
        (
            r.row,
            r.page,
            r.kind,
            f"{r.similarity:.3f}",
            "wording" if r.wording_only else "-",
            " > ".join(map(unwrap, r.path)),
            *_opening(corpus, r.after),
            *_opening(corpus, r.before),
        )
        for r in corpus.revisions
    )


def print_tables(corpus: Corpus) -> str:
    """Print tables: caption and unit, every cell with its heads, what is computed and lost."""
    return _lines(
        row for number, table in enumerate(corpus.tables, start=1) for row in _rows(number, table)
    )


def _rows(number: int, table: Table) -> Iterator[tuple[object, ...]]:
    """Give the lines of one table."""
    caption = table.caption.text if table.caption else "-"
    unit = table.unit.text if table.unit else "-"
    stub = "/".join(label.text for label in table.stub) or "-"
    yield number, "table", caption, unit, stub, table.basis, f"sheet {table.sheet}"
    for cell in table.cells:
        yield (
            number, "cell", cell.row, cell.column, cell.value or "-",
            "-" if cell.number is None else cell.number, cell.unit.text if cell.unit else "-",
            cell.basis,
        )  # fmt: skip
    for one in table.computed:
        heads = f"{one.operands[-1].row}/{one.operands[-1].column}"
        yield number, one.kind, one.printed.text, one.expression, heads, one.basis
    for note in table.notes:
        yield number, "note", note.text
    for word in table.lost:
        yield number, "lost", word.text


def print_duties(corpus: Corpus) -> str:
    """Print side, page, line, notation, departments, and opening of every duty."""
    return _lines(
        (
            d.side or "-",
            d.section.page or "-",
            _line_number(corpus, d.section),
            d.notation,
            d.basis,
            "、".join(d.departments),
            squash(_quoted(corpus, d.section, d.start, d.end)),
        )
        for d in corpus.duties
    )


def print_duty_pairs(corpus: Corpus) -> str:
    """Print which duties are the same before and after, and whether their departments changed."""
    return _lines(
        (
            pair.after.section.page if pair.after else "-",
            *_duty(corpus, pair.after),
            pair.before.section.page if pair.before else "-",
            *_duty(corpus, pair.before),
            f"{pair.similarity:.3f}",
            pair.basis or "-",
            "changed" if pair.departments_changed else "same" if pair.both else "-",
        )
        for pair in pair_duties(corpus.documents, corpus.revisions, corpus.duties)
    )


def _duty(corpus: Corpus, duty: Duty | None) -> tuple[str, str]:
    """Give the departments and the opening of a duty, dashes where there is none."""
    if duty is None:
        return "-", "-"
    quoted = _quoted(corpus, duty.section, duty.start, duty.end)
    return "、".join(duty.departments), squash(quoted)[:HALF_CHARACTERS]


def _quoted(corpus: Corpus, section: Section, start: int, end: int) -> str:
    """Read a span of a section's document."""
    return corpus.document(section.document).text[start:end]


def _lines(rows: Iterable[tuple[object, ...]]) -> str:
    """Part fields by tabs and rows by line feeds."""
    return "".join("\t".join(map(str, row)) + "\n" for row in rows)


def _line_number(corpus: Corpus, section: Section) -> int:
    """Number the line of the original that a section begins in, from 1."""
    return corpus.document(section.document).text.count("\n", 0, section.start) + 1


def _path(section: Section) -> str:
    """Print a path on one line."""
    return " > ".join(unwrap(name) for name in section.path)


def _opening(corpus: Corpus, section: Section | None) -> tuple[int | str, str, str]:
    """Give line, first and last words of a section, dashes where there is none."""
    if section is None:
        return "-", "-", "-"
    text = squash(corpus.text(section))
    return _line_number(corpus, section), text[:HALF_CHARACTERS], text[-HALF_CHARACTERS:]
