"""What the page needs of the assistant, so that it can be tried with the shipped double."""

from collections.abc import Sequence
from typing import Protocol

from assistant import Answer, Corpus, Turn, Views


class Answering(Protocol):
    """An assistant that the page can ask; calls come from several threads at once."""

    @property
    def corpus(self) -> Corpus:
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
