"""Places in the documents as the pages lead to them: by their version, by one name."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant import DocumentView, Views
from assistant.web.layout import source_link
from assistant.web.text import named


@dataclass(frozen=True, slots=True)
class Places:
    """Gives addresses of spans in the documents as they are now; `root` stands before each.

    An address tells the version that its offsets belong to, so that it never marks other words
    once the document is replaced.
    """

    versions: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    root: str = ""

    def __call__(self, document: str, start: int, end: int, version: str = "") -> str:
        """Give the address of a span; `version` is that of an earlier answer."""
        of = version or self.versions.get(document, "")
        return self.root + source_link(document, start, end, of)

    def name(self, document: str, otherwise: str = "") -> str:
        """Name a document with its city; `otherwise` is what one that is gone was called."""
        return self.names.get(document, otherwise)


def places_of(views: Views, root: str = "") -> Places:
    """Give the addresses and names of the documents that a page shows."""
    return Places(
        {each.id: each.sha256 for each in views.documents},
        _names(views.documents),
        root,
    )


def _names(documents: Sequence[DocumentView]) -> dict[str, str]:
    """Name each document; where several are called the same, the file tells them apart."""
    names = {each.id: named(each.city, each.title) for each in documents}
    counted = Counter(names.values())
    return {
        each.id: names[each.id]
        if counted[names[each.id]] == 1
        else f"{names[each.id]}（{each.file_name or each.id}）"
        for each in documents
    }
