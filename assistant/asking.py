"""How a composer asks a part of a question: read, recall and compose once more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.records import Turn

if TYPE_CHECKING:
    from assistant.draft import Draft
    from assistant.scope import Scope


@dataclass(frozen=True, slots=True)
class Asking:
    """The way of a question for its parts; a part is not taken apart again.

    `look` takes a text, the question that it leans on or "", and the cities that it is about
    (none: those that it names itself); `compose` answers what was looked up.
    """

    look: "Callable[[str, str, frozenset[str]], Scope]"
    compose: "Callable[[Scope], Draft]"

    def ask(self, text: str, before: str = "", cities: frozenset[str] = frozenset()) -> "Draft":
        """Answer a part."""
        return self.compose(self.look(text, before, cities))


def turns(before: str) -> Sequence[Turn]:
    """Give the history that makes a part lean on an earlier one."""
    return [Turn("user", before)] if before else []
