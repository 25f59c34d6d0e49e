"""What the page needs of the assistant, so that it can be tried with the shipped double."""

from collections.abc import Sequence
from typing import Protocol

from assistant import Answer, Turn, Views
from corpus.records import Document, Section


class Documents(Protocol):
    """The documents that the page shows; `corpus.Corpus` is one."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """Give every document, in the order of the manifest."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """Give the sections of every document, in reading order."""


class Answering(Protocol):
    """An assistant that the page can ask; calls come from several threads at once."""

    @property
    def corpus(self) -> Documents:
        """Give the documents that answers cite."""

    @property
    def views(self) -> Views:
        """Give what the pages show of those documents."""

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        id: str | None = None,
        city: str | None = None,
        document: str | None = None,
    ) -> Answer:
        """Answer one question.

        Raises QuestionError for an empty or overlong one and one with control characters, other
        MachishirubeErrors where the data folder is in the way; `talk.ask` turns them into turns.
        """

    def warm_up(self) -> None:
        """Load what full answers need (the model); until then answers are marked degraded."""
