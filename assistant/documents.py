"""Which documents there are: the library that belongs to the current index, and its corpus.

A change of the library becomes visible in one step: the new index carries the library that it was
made from, and the pointer to it is replaced. The list in the data folder is written afterwards; it
counts where there is no index, and `revision` says which of the two is newer.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

from corpus import Corpus, load_corpus
from corpus.added import LIBRARY_FILE, Library, parse_library, read_library
from corpus.errors import CorpusError, MachishirubeError
from corpus.state import DataFolder
from index.errors import IndexDamaged, IndexMissing
from index.generations import current_number_or_zero, read_attached

_Read = TypeVar("_Read")


def current_library(data: DataFolder) -> Library:
    """Give the library as readers see it; raises CorpusError where no copy of it can be read."""
    attached = _attached_library(data)
    try:
        listed = read_library(data)
    except CorpusError:
        if attached is None:
            raise
        return attached
    return attached if attached and attached.revision >= listed.revision else listed


def _attached_library(data: DataFolder) -> Library | None:
    """Give the library that the current index carries, None where it has none to read."""
    try:
        content = read_attached(data, LIBRARY_FILE)
        return None if content is None else parse_library(content)
    except (IndexMissing, IndexDamaged, CorpusError):
        return None


Version = tuple[int, int]
"""Changes with every change of the library or the index."""


def version_of(data: DataFolder) -> Version:
    """Tell one state of the data folder from another, cheaply enough to be asked every second."""
    try:
        listed = (data.documents / LIBRARY_FILE).stat().st_mtime_ns
    except OSError:
        listed = 0
    return current_number_or_zero(data), listed


def attached(library: Library) -> Mapping[str, bytes]:
    """Give what an index made from this library carries; nothing while nobody changed it."""
    return {LIBRARY_FILE: library.to_bytes()} if library.revision else {}


def settled(data: DataFolder, read: Callable[[Library], _Read]) -> _Read:
    """Read something of the current library, again where the library changed meanwhile."""
    while True:
        library = current_library(data)
        try:
            found = read(library)
        except MachishirubeError:
            if current_library(data) == library:
                raise
            continue
        if current_library(data) == library:
            return found


def open_corpus(data: DataFolder, known: Corpus | None = None) -> Corpus:
    """Load every document; see `load_corpus` for `known` and what is raised."""
    return settled(data, lambda library: load_corpus(data=data, library=library, known=known))
