"""Golden files of the corpus: what they are called and how each is printed."""

from collections.abc import Callable
from pathlib import Path

from corpus import Corpus
from tests.corpus.golden.printing import (
    print_halves,
    print_outline,
    print_revisions,
    print_tables,
    print_terms,
)

GOLDENS: dict[str, Callable[[Corpus], str]] = {
    "outline-ueda-kyodo-minaoshi.txt": lambda corpus: print_outline(corpus, "ueda-kyodo-minaoshi"),
    "outline-nagano-refresh-roadmap.txt": lambda corpus: print_outline(
        corpus, "nagano-refresh-roadmap"
    ),
    "halves-ueda-kyodo-minaoshi.txt": print_halves,
    "revisions-ueda-kyodo-minaoshi.txt": print_revisions,
    "tables.txt": print_tables,
    "terms.txt": print_terms,
}


def golden_file(name: str) -> Path:
    """Give the committed file of this name."""
    return Path(__file__).with_name(name)
