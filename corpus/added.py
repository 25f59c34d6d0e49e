"""The list of documents that an operator added, as one file that is replaced in one step."""

import os
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import CorpusError
from corpus.filenames import ID_PATTERN
from corpus.state import DataFolder

LIBRARY_FILE = "library.json"
FORMAT = 1
"""Number of the form of the list and of the stored files."""

_ENDINGS = {"plain": "txt", "markdown": "md"}
DATE_PATTERN = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"


class _Part(BaseModel):
    """A part of the list."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Given(_Part):
    """What the operator says of a document; None leaves it to the document."""

    id: str | None = Field(default=None, pattern=ID_PATTERN)
    title: str | None = Field(default=None, min_length=1, max_length=300)
    short_title: str | None = Field(default=None, min_length=1, max_length=100)
    city: str | None = Field(default=None, max_length=40)
    publisher: str | None = Field(default=None, max_length=100)
    date: str | None = Field(default=None, pattern=DATE_PATTERN)

    @property
    def said(self) -> "Given":
        """Give what is said beside the id."""
        return self.model_copy(update={"id": None})

    def over(self, other: "Given") -> "Given":
        """Give these values and, where there is none, the other's."""
        mine = self.model_dump(exclude_none=True)
        return Given.model_validate(other.model_dump(exclude_none=True) | mine)


class Lost(_Part):
    """Something on a sheet that could not be read, told in Japanese."""

    sheet: int
    what: str


class Added(_Part):
    """One added document. `folder` names its stored files, `source` the folder it was added from.

    `sha256` is that of the file, `text_sha256` that of the stored text; `reader` names the reader
    that made it. `added` is the time in ISO 8601 (UTC). `sections` are counted whenever the index
    is made. `given` is what the operator says, `found` what the document seems to say of itself.
    """

    id: str = Field(pattern=ID_PATTERN)
    folder: str = Field(pattern=r"^[0-9a-f]{32}$")
    file_name: str
    source: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    text_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    reader: str
    encoding: str | None = None
    sheets: int = Field(gt=0)
    characters: int = Field(ge=0)
    sections: int = Field(default=0, ge=0)
    title: str
    added: str
    given: Given = Field(default_factory=Given)
    found: Given = Field(default_factory=Given)
    unreadable: tuple[Lost, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def told(self) -> Given:
        """What is known of the document: the operator's word counts before its own."""
        return self.given.over(self.found)

    @property
    def format(self) -> str:
        """The format of the file as an ending ("pdf", "txt"), by the name of its reader."""
        name = self.reader.split("/")[0]
        return _ENDINGS.get(name, name)


class Library(_Part):
    """What an operator made of the collection; `hidden` are bundled documents that were removed.

    `revision` grows by one with each change.
    """

    format: int = FORMAT
    revision: int = Field(default=0, ge=0)
    hidden: tuple[str, ...] = ()
    documents: tuple[Added, ...] = ()

    def find(self, document_id: str) -> Added | None:
        """Give the entry with this id, None if there is none."""
        return next((each for each in self.documents if each.id == document_id), None)

    def with_entry(self, entry: Added) -> "Library":
        """Give the library with an entry in place of that of its id, or at the end."""
        if self.find(entry.id) is None:
            return self._changed(documents=(*self.documents, entry))
        kept = (entry if each.id == entry.id else each for each in self.documents)
        return self._changed(documents=tuple(kept))

    def without(self, ids: frozenset[str], bundled: frozenset[str] = frozenset()) -> "Library":
        """Give the library without these documents; those that are bundled become hidden."""
        hidden = tuple(sorted({*self.hidden, *(ids & bundled)}))
        kept = tuple(each for each in self.documents if each.id not in ids)
        return self._changed(documents=kept, hidden=hidden)

    def with_counts(self, sections: Mapping[str, int]) -> "Library":
        """Give the library with each document's number of sections; this is no change of it."""
        counted = (
            each.model_copy(update={"sections": sections.get(each.id, 0)})
            for each in self.documents
        )
        return self.model_copy(update={"documents": tuple(counted)})

    def with_restored(self, ids: frozenset[str]) -> "Library":
        """Give the library with hidden documents shown again."""
        return self._changed(hidden=tuple(each for each in self.hidden if each not in ids))

    def _changed(self, **fields: object) -> "Library":
        return self.model_copy(update={"revision": self.revision + 1, **fields})

    def to_bytes(self) -> bytes:
        """Give the list as it is written."""
        return (self.model_dump_json(indent=1) + "\n").encode("utf-8")


def parse_library(content: bytes, name: str = LIBRARY_FILE) -> Library:
    """Read a list; raises CorpusError where it is none, or of another format."""
    try:
        library = Library.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise _unreadable(name, f"{where}：{first['type']}") from error
    if library.format != FORMAT:
        raise _unreadable(name, f"形式{library.format}")
    return library


def read_library(data: DataFolder) -> Library:
    """Read the list of the data folder, empty where there is none; raises CorpusError."""
    path = data.documents / LIBRARY_FILE
    try:
        return parse_library(path.read_bytes())
    except FileNotFoundError:
        return Library()
    except OSError as error:
        raise _unreadable(LIBRARY_FILE, str(error)) from error


def write_library(data: DataFolder, library: Library) -> None:
    """Replace the list in one step; a crash leaves the old one or the new one."""
    data.documents.mkdir(parents=True, exist_ok=True)
    aside = data.documents / f"{LIBRARY_FILE}.partial"
    write_synced(aside, library.to_bytes())
    aside.replace(data.documents / LIBRARY_FILE)


def write_synced(path: Path, content: bytes) -> None:
    """Write a file and bring it to the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _unreadable(name: str, why: str) -> CorpusError:
    return CorpusError(
        f"追加した文書の目録 {name} を読めません（{why}）",
        f"このプログラムが書いた形式{FORMAT}の目録",
        "「machishirube build」を実行してください。直らなければこの目録を消し、"
        "文書を追加し直してください。",
    )
