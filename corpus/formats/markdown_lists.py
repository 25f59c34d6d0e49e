"""Numbers of ordered lists in Markdown."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(slots=True)
class Numbering:
    """The numbers of a list: as written, counted up where all are written alike."""

    ordered: bool
    alike: bool
    next: int

    def label(self, item: "Token") -> str | None:
        """The label of the next item, None in a list with bullets."""
        if not self.ordered:
            return None
        number = str(self.next) if self.alike else item.info
        self.next += 1
        return number + item.markup


def find_numbering(tokens: list["Token"], position: int) -> Numbering:
    """Look ahead at the items of a list."""
    token = tokens[position]
    if token.type != "ordered_list_open":
        return Numbering(ordered=False, alike=False, next=0)
    written: list[str] = []
    for later in tokens[position + 1 :]:
        if later.level == token.level:
            break
        if later.type == "list_item_open" and later.level == token.level + 1:
            written.append(later.info)
    alike = len(set(written)) == 1
    return Numbering(ordered=True, alike=alike, next=int(written[0]))
