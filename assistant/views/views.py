"""The records behind the pages, made once for a corpus when first asked for."""

from functools import cached_property

from assistant.views.documents import DocumentView, view_documents
from corpus import Corpus


class Views:
    """What the pages show of one state of the corpus; safe from several threads."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    @cached_property
    def documents(self) -> tuple[DocumentView, ...]:
        """Every document, in the order of the corpus."""
        return view_documents(self._corpus)

    def document(self, document_id: str) -> DocumentView | None:
        """Give a document; None where there is none with this id."""
        return next((each for each in self.documents if each.id == document_id), None)
