"""Lines of the golden files: fields parted by tabs, places given by line numbers."""

from collections.abc import Iterable

from corpus import Corpus


def lines(rows: Iterable[tuple[object, ...]]) -> str:
    """Part fields by tabs and rows by line feeds."""
    return "".join("\t".join(map(str, row)).rstrip("\t") + "\n" for row in rows)


def line_of(corpus: Corpus, document_id: str, offset: int) -> int:
    """Number the line of the original that an offset stands in, from 1."""
    return corpus.document(document_id).text.count("\n", 0, offset) + 1
