"""Golden files of the corpus: what they are called and how each is printed."""

from collections.abc import Callable
from pathlib import Path

from corpus import Corpus
from tests.corpus.golden import details
from tests.corpus.golden.printing import (
    print_duties,
    print_duty_pairs,
    print_halves,
    print_outline,
    print_revisions,
    print_tables,
)


def _of(print_one: Callable[[Corpus, str], str], document_id: str) -> Callable[[Corpus], str]:
    """Print the records of one document."""
    return lambda corpus: print_one(corpus, document_id)


_UEDA, _NAGANO = "ueda-kyodo-minaoshi", "nagano-refresh-roadmap"
_DETAILS: dict[str, tuple[Callable[[Corpus, str], str], tuple[str, ...]]] = {
    "organisation": (details.print_organisation, (_NAGANO,)),
    "roadmap": (details.print_roadmap, (_NAGANO,)),
    "losses": (details.print_losses, (_NAGANO,)),
    "omissions": (details.print_omissions, (_UEDA,)),
    "notes": (details.print_notes, (_UEDA, _NAGANO)),
    "terms": (details.print_terms, (_UEDA, _NAGANO)),
    "aliases": (details.print_aliases, (_UEDA, _NAGANO)),
    "facts": (details.print_facts, (_UEDA, _NAGANO)),
}

GOLDENS: dict[str, Callable[[Corpus], str]] = {
    "outline-ueda-kyodo-minaoshi.txt": lambda corpus: print_outline(corpus, "ueda-kyodo-minaoshi"),
    "outline-nagano-refresh-roadmap.txt": lambda corpus: print_outline(
        corpus, "nagano-refresh-roadmap"
    ),
    "halves-ueda-kyodo-minaoshi.txt": print_halves,
    "revisions-ueda-kyodo-minaoshi.txt": print_revisions,
    "duties-ueda-kyodo-minaoshi.txt": print_duties,
    "duty-pairs-ueda-kyodo-minaoshi.txt": print_duty_pairs,
    "tables-nagano-refresh-roadmap.txt": print_tables,
    **{
        f"{name}-{document_id}.txt": _of(print_one, document_id)
        for name, (print_one, documents) in _DETAILS.items()
        for document_id in documents
    },
}


def golden_file(name: str) -> Path:
    """Give the committed file of this name."""
    return Path(__file__).with_name(name)
