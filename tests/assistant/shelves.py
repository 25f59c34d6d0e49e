"""Several made-up documents side by side, read as added ones."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.engine import Assistant
from corpus import Corpus, Document
from corpus.formats.limits import Limits
from corpus.formats.reading import read_file
from corpus.interpret import interpret
from tests.assistant.samples import assistant_over


class Book(NamedTuple):
    """One document: its id, title and city, and the Markdown below its title."""

    name: str
    title: str
    city: str
    markdown: str


def shelf_corpus(folder: Path, books: Sequence[Book]) -> Corpus:
    """Read every document of a shelf."""
    corpora = [_read(folder, book) for book in books]
    return Corpus(
        tuple(d for corpus in corpora for d in corpus.documents),
        tuple(s for corpus in corpora for s in corpus.sections),
        {name: extract for corpus in corpora for name, extract in corpus.extracts.items()},
    )


def _read(folder: Path, book: Book) -> Corpus:
    path = folder / f"{book.name}.md"
    path.write_text(f"# {book.title}\n\n{book.markdown}", encoding="utf-8")
    extract = read_file(path, Limits())
    told = (book.name, book.title, book.city, book.city, None, 1)
    document = Document(*told, extract.reader, extract.text, "0" * 64)
    return Corpus((document,), interpret(document, extract), {book.name: extract})


def shelf_assistant(folder: Path, *books: Book) -> Assistant:
    """Index a shelf below a folder; words alone count."""
    return assistant_over(folder, shelf_corpus(folder, books))
