"""Changes of the library, each in one step: read, build the index once, publish both together."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.documents import attached, current_library
from assistant.intake import FileProgress, Intake, Interpret, ReadFile, Request, Result
from corpus import Corpus, load_corpus
from corpus.added import Added, Library, write_library
from corpus.added_store import clear
from corpus.errors import UserError
from corpus.filenames import shown
from corpus.formats.limits import Limits
from corpus.formats.versions import is_outdated
from corpus.manifest import Entry, bundled_folder, read_manifest
from corpus.state import DataFolder

if TYPE_CHECKING:
    from index.build import BuildSummary
    from index.encoder import Encoder
    from index.gathering import Progress
    from index.settings import IndexSettings


@dataclass(frozen=True, slots=True)
class Tools:
    """What a change works with. `prepare` makes sure of the model before it is loaded.

    `on_file` is called with (number from 1, in all, file) and gives the progress of that file.
    """

    read: ReadFile
    interpret: Interpret
    encoder: "Callable[[], Encoder]"
    limits: Limits
    index: "IndexSettings"
    now: Callable[[], str]
    prepare: Callable[[], object] = lambda: None
    on_file: Callable[[int, int, Path], FileProgress] = lambda *file: lambda *done: None
    on_build: "Progress" = lambda step, done, total: None

    def intake(self, data: DataFolder, library: Library) -> Intake:
        """Begin to take files into a library."""
        return Intake(data, library, _bundled(), self.limits, self.read, self.interpret, self.now)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of each file, and the build that followed; None where nothing changed."""

    results: tuple[Result, ...]
    build: "BuildSummary | None"


def add_documents(
    data: DataFolder,
    requests: Sequence[Request],
    tools: Tools,
    *,
    restored: frozenset[str] = frozenset(),
) -> Change:
    """Add files to the library; readers see all that succeeded at once, or nothing.

    `restored` are removed documents of the program to be shown again. Raises UserError where one of
    them is none, Busy beside another writer; OSError and what building raises leave everything as
    it was.
    """
    with changing(data) as before:
        intake = tools.intake(data, before)
        again = [intake.restore(name) for name in sorted(restored)]
        taken = [
            intake.take(request, tools.on_file(number, len(requests), request.file))
            for number, request in enumerate(requests, 1)
        ]
        build = None
        if intake.library.revision != before.revision:
            tools.prepare()
            build = publish_library(data, before, intake.library, tools, _joined(intake.fresh))
    return Change((*again, *taken), build)


@contextmanager
def changing(data: DataFolder) -> Iterator[Library]:
    """Hold the writers' lock over a change; whatever comes of it, no stray files stay behind."""
    from index.generations import writer_lock

    with writer_lock(data):
        clear(data, library := current_library(data))
        try:
            yield library
        finally:
            clear(data, current_library(data))


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild did; `results` are the documents that a newer reader read again."""

    results: tuple[Result, ...]
    build: "BuildSummary"


def rebuild(data: DataFolder, tools: Tools, *, force: bool = False) -> Rebuilt:
    """Bring the index up to date with the library; see `build_index` for `force` and errors.

    Documents whose reader is newer by now are read again from their stored files; one for which
    that fails stays as it is.
    """
    with changing(data) as before:
        intake = tools.intake(data, before)
        old = outdated(before)
        results = tuple(
            intake.reread(entry, tools.on_file(number, len(old), Path(entry.file_name)))
            for number, entry in enumerate(old, 1)
        )
        known = _joined(intake.fresh)
        build = publish_library(data, before, intake.library, tools, known, force=force)
    return Rebuilt(results, build)


def outdated(library: Library) -> tuple[Added, ...]:
    """Give the documents that a newer reader would read again."""
    return tuple(entry for entry in library.documents if is_outdated(entry.reader))


def publish_library(
    data: DataFolder,
    before: Library,
    after: Library,
    tools: Tools,
    known: Corpus | None = None,
    *,
    force: bool = False,
) -> "BuildSummary":
    """Build the index of a library and let both become current; the caller holds the lock.

    The pointer to the index is the moment of the change; a crash before it leaves the old library,
    one behind it the new one, which the next writer also lists.
    """
    from index.build import update_index
    from index.intake import Order

    corpus = load_corpus(data=data, library=after, known=known)
    after = after.with_counts(Counter(section.document for section in corpus.sections))
    gone = {each.folder for each in before.documents} - {each.folder for each in after.documents}
    order = Order(force, attached(after), keep_previous=not gone, progress=tools.on_build)
    summary = update_index(corpus, tools.encoder, data, tools.index, order)
    if after.revision:
        write_library(data, after)
    return summary


@dataclass(frozen=True, slots=True)
class Removed:
    """A document that was taken away; one of the program's own is only hidden."""

    id: str
    title: str
    hidden: bool


def remove_documents(data: DataFolder, ids: frozenset[str]) -> tuple[Removed, ...]:
    """Take documents away, from the library, the stored files and the index.

    A document of the program is hidden. No model is needed. Raises UserError for an id that is not
    there, Busy beside another writer.
    """
    from index.editing import drop_documents

    bundled = {entry.id: entry.title for entry in _bundled()}
    with changing(data) as before:
        titles = bundled | {entry.id: entry.title for entry in before.documents}
        there = titles.keys() - set(before.hidden)
        if unknown := sorted(ids - there):
            raise _not_there(unknown, sorted(there))
        after = before.without(ids, frozenset(bundled))
        drop_documents(data, ids, attached(after))
        write_library(data, after)
    return tuple(Removed(name, titles[name], name in bundled) for name in sorted(ids))


def _bundled() -> tuple[Entry, ...]:
    return read_manifest(bundled_folder()).document


def _joined(fresh: Mapping[str, Corpus]) -> Corpus:
    """Put the corpora of single documents together."""
    parts = fresh.values()
    return Corpus(
        tuple(document for part in parts for document in part.documents),
        tuple(section for part in parts for section in part.sections),
        {name: part.extracts[name] for name, part in fresh.items()},
    )


def _not_there(unknown: Sequence[str], there: Sequence[str]) -> UserError:
    return UserError(
        f"文書「{'」「'.join(shown(name) for name in unknown)}」はありません",
        "、".join(there) or "（文書は一つもありません）",
        "文書の一覧（コマンドでは「machishirube list」）で ID を確かめてください。",
    )
