"""Finds the section that an offset of a document stands in."""

from bisect import bisect_right
from collections.abc import Sequence

from corpus import Corpus, Section


class Places:
    """Sections by their offsets; cheap to make, sorted once for each document that is asked for."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._sorted: dict[str, tuple[Sequence[int], Sequence[Section]]] = {}

    def section(self, document: str, offset: int) -> Section:
        """Give the section that holds an offset; raises LookupError where none does."""
        if document not in self._sorted:
            ordered = sorted(self._corpus.of_document(document), key=lambda s: s.start)
            self._sorted[document] = [s.start for s in ordered], ordered
        starts, sections = self._sorted[document]
        at = bisect_right(starts, offset) - 1
        if at < 0 or offset >= sections[at].end:
            raise LookupError(f"{document}: no section holds character {offset}")
        return sections[at]
