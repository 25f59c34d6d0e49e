"""Takes files into the library one by one; each failure stays with its file."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from corpus import Corpus, Document, Section
from corpus.added import Added, Given, Library, Lost
from corpus.added_sidecar import read_sidecar
from corpus.added_store import (
    Stored,
    digest_of,
    document_of,
    is_whole,
    keep,
    original_of,
    take_in,
)
from corpus.errors import CorpusError, DocumentError, MachishirubeError, UserError
from corpus.filenames import document_id, shown, storable
from corpus.formats.blocks import Extract
from corpus.formats.limits import Limits
from corpus.formats.versions import is_outdated
from corpus.library import READERS
from corpus.manifest import Entry
from corpus.provenance import find_city, find_date, find_title
from corpus.state import DataFolder

FileProgress = Callable[[int, int], None]
"""Called with (done, in all) while one file is read."""
ReadFile = Callable[[Path, Limits, FileProgress], Extract]
Interpret = Callable[[Document, Extract], tuple[Section, ...]]


class Fate(StrEnum):
    """What became of a file."""

    ADDED = "added"
    REPLACED = "replaced"  # another version of it was there
    REREAD = "reread"  # the file is the same, its reader is newer
    UPDATED = "updated"  # the file is the same, what is said of it is not
    RESTORED = "restored"  # a hidden document of the program is shown again
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"  # the same content is there under another id
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was found in a document."""

    sections: int
    revisions: int
    tables: int
    duties: int


@dataclass(frozen=True, slots=True)
class Request:
    """A file to be added and what the operator says of it."""

    file: Path
    given: Given = field(default_factory=Given)


@dataclass(frozen=True, slots=True)
class Result:
    """One file with its fate; `entry` is the document, `error` what failed."""

    file: Path
    fate: Fate
    id: str | None = None
    entry: Added | None = None
    counts: Counts | None = None
    error: MachishirubeError | None = None


@dataclass(slots=True)
class Intake:
    """The library as it grows file by file; nothing of it is visible to readers yet.

    `bundled` are the documents that come with the program; `now` gives the time in ISO 8601.
    `fresh` are the documents taken, already interpreted.
    """

    data: DataFolder
    library: Library
    bundled: tuple[Entry, ...]
    limits: Limits
    read: ReadFile
    interpret: Interpret
    now: Callable[[], str]
    fresh: dict[str, Corpus] = field(default_factory=dict)

    def take(self, request: Request, progress: FileProgress) -> Result:
        """Take one file; an error of the file is its result.

        Raises OSError where the data folder cannot be written: then no file can be taken.
        """
        try:
            return self._take(request, progress)
        except MachishirubeError as error:
            return Result(request.file, Fate.FAILED, error=error)

    def _take(self, request: Request, progress: FileProgress) -> Result:
        file = request.file
        digest = digest_of(file)
        given = request.given.over(read_sidecar(file))
        own = next((each for each in self.bundled if each.sha256 == digest), None)
        if own is not None:
            return self._restored(file, own)
        same = next((each for each in self.library.documents if each.sha256 == digest), None)
        name = given.id or self._id_of_place(file) or document_id(file.name)
        if same is not None and is_whole(self.data, same):
            if same.id != name:
                if self._id_of_place(file) == same.id:
                    raise _fixed_id(same)
                return Result(file, Fate.DUPLICATE, same.id, same)
            if not is_outdated(same.reader):
                return self._said_anew(file, same, given)
        old = same or self._predecessor(file, name, explicit=given.id is not None)
        taken = take_in(self.data, file, self.limits.max_bytes)
        extract = self.read(taken, self.limits, progress)
        stored = keep(self.data, taken, extract)
        entry = self._entry(file, old.id if old else name, given, extract, stored)
        if old is not None:
            entry = entry.model_copy(update={"given": entry.given.over(old.given)})
        return self._entered(file, entry, extract, Fate.REPLACED if old else Fate.ADDED)

    def reread(self, entry: Added, progress: FileProgress) -> Result:
        """Read a stored original again, because its reader is newer now; see `take`."""
        file = Path(entry.source) / entry.file_name
        try:
            original = original_of(self.data, entry)
            taken = take_in(self.data, original, self.limits.max_bytes, entry.file_name)
            extract = self.read(taken, self.limits, progress)
            stored = keep(self.data, taken, extract)
            fresh = self._entry(file, entry.id, entry.given, extract, stored)
            kept = {"file_name": entry.file_name, "source": entry.source, "added": entry.added}
            return self._entered(file, fresh.model_copy(update=kept), extract, Fate.REREAD)
        except MachishirubeError as error:
            return Result(file, Fate.FAILED, entry.id, error=error)

    def restore(self, name: str) -> Result:
        """Show a removed document of the program again; raises UserError where it is none."""
        own = next((each for each in self.bundled if each.id == name), None)
        if own is None:
            raise UserError(
                f"「{shown(name)}」は付属の文書ではありません",
                "、".join(each.id for each in self.bundled),
                "付属の文書の ID を指定してください。",
            )
        return self._restored(Path(own.file), own)

    def _restored(self, file: Path, own: Entry) -> Result:
        """Show a document of the program again, whose id or file was given."""
        if own.id not in self.library.hidden:
            return Result(file, Fate.DUPLICATE, own.id)
        self.library = self.library.with_restored(frozenset({own.id}))
        return Result(file, Fate.RESTORED, own.id)

    def _said_anew(self, file: Path, same: Added, given: Given) -> Result:
        """Take over what is said of a document whose file is the same as before."""
        said = given.said.over(same.given)
        if said == same.given:
            return Result(file, Fate.UNCHANGED, same.id, same)
        entry = same.model_copy(update={"given": said, "title": said.title or same.title})
        self.library = self.library.with_entry(entry)
        return Result(file, Fate.UPDATED, same.id, entry)

    def _id_of_place(self, file: Path) -> str | None:
        """Give the id of the document that was added from the same place, whatever its id."""
        place = storable(file.name), _source(file)
        documents = self.library.documents
        return next((x.id for x in documents if (x.file_name, x.source) == place), None)

    def _predecessor(self, file: Path, name: str, *, explicit: bool) -> Added | None:
        """Give the entry that a file takes the place of; DocumentError where it may not."""
        if any(each.id == name for each in self.bundled):
            raise _taken(file, name, "プログラムに付属の文書")
        old = self.library.find(name)
        if old is None or explicit:
            return old
        if self._id_of_place(file) == name:
            return old
        raise _taken(file, name, f"別のファイル {shown(old.file_name)}")

    def _entry(
        self, file: Path, name: str, given: Given, extract: Extract, stored: Stored
    ) -> Added:
        """Describe a file that was read; its title is still that of its name."""
        return Added(
            id=name,
            folder=stored.folder,
            file_name=storable(file.name),
            source=_source(file),
            sha256=stored.sha256,
            text_sha256=stored.text_sha256,
            reader=extract.reader,
            encoding=extract.encoding,
            sheets=extract.sheets,
            characters=len(extract.text),
            title=shown(Path(storable(file.name)).stem),
            added=self.now(),
            given=given.said,
            unreadable=tuple(Lost(sheet=x.sheet, what=x.what) for x in extract.unreadable),
            notes=extract.notes,
        )

    def _entered(self, file: Path, entry: Added, extract: Extract, fate: Fate) -> Result:
        """Interpret a document and put its entry into the library."""
        try:
            entry = _told_by_itself(entry, extract)
            corpus = self._interpreted(entry, extract)
            counts = _counts(corpus)
        except MachishirubeError:
            raise
        except Exception as error:  # a fault of the rules over one document stops no other
            raise _fault(entry, error) from error
        self.library = self.library.with_entry(entry)
        self.fresh[entry.id] = corpus
        return Result(file, fate, entry.id, entry, counts)

    def _interpreted(self, entry: Added, extract: Extract) -> Corpus:
        """Make the corpus of one document."""
        document = document_of(entry, extract, READERS)
        sections = self.interpret(document, extract)
        if not sections:
            raise DocumentError(
                f"{shown(entry.file_name)}：文字が一つも見つかりません",
                "文字のある文書",
                "ファイルを開いて内容を確かめてください（画像の文字は読めません）",
            )
        return Corpus((document,), sections, {entry.id: extract})


def _told_by_itself(entry: Added, extract: Extract) -> Added:
    """Add what a document says of itself: its title, its city, its date."""
    title = find_title(extract, entry.file_name)
    found = Given(city=find_city(extract) or None, date=find_date(extract))
    return entry.model_copy(update={"title": entry.given.title or title, "found": found})


def _counts(corpus: Corpus) -> Counts:
    """Count what was found; raises CorpusError where two passages stand at one place."""
    from index.intake import all_passages
    from index.settings import IndexSettings

    all_passages(corpus, IndexSettings().window_chars)
    return Counts(
        len(corpus.sections), len(corpus.revisions), len(corpus.tables), len(corpus.duties)
    )


def _fixed_id(same: Added) -> UserError:
    """Refuse another id for a document that is there."""
    return UserError(
        f"{shown(same.file_name)} は ID「{same.id}」で加えてあり、ID は変えられません",
        "加えたときの ID",
        "題名などは、ID を書かずに指定してください。ID は、この文書を外して"
        "もう一度加えると変わります。",
    )


def _source(file: Path) -> str:
    """Name the folder of a file, as far as it can be resolved."""
    return storable(str(file.absolute().parent))


def _taken(file: Path, name: str, by: str) -> DocumentError:
    return DocumentError(
        f"{shown(file.name)}：ID「{name}」は{by}が使っています",
        "まだ使われていない ID、または同じ場所にある同じ名前のファイル",
        "別の文書なら、別の ID を付けて加えてください。"
        f"その文書の新しい版なら、ID に {name} を指定すると置き換わります（コマンドでは --id）",
    )


def _fault(entry: Added, error: Exception) -> CorpusError:
    return CorpusError(
        f"{shown(entry.file_name)}：内容の読み取りの途中で問題が起きました"
        f"（{type(error).__name__}: {shown(str(error))}）",
        "見出し、条項、表に分けられること",
        "ほかの形式（PDF、DOCX、テキストなど）で保存し直して試してください",
    )
