"""Doubles that ship with the package; `assistant.doubles.ScriptedAssistant` gives answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.records import Answer, Turn
from corpus.errors import MachishirubeError


@dataclass(frozen=True, slots=True)
class FailingAssistant:
    """An assistant that ends every question in the same error."""

    error: MachishirubeError

    def ask(self, question: str, history: Sequence[Turn] = (), *, id: str | None = None) -> Answer:
        """Raise the error."""
        raise self.error
