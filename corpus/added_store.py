"""Stored files of added documents: the original's bytes, the text taken from them, its layout.

A folder is named by the file's hash, the reader and the text, is written aside and never changed
afterwards; the library says which folders count. So a change is one replacement of the library,
and whatever it does not name is left over and may go.
"""

import filecmp
import hashlib
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.added import Added, Library, write_synced
from corpus.errors import CorpusError, DocumentError
from corpus.filenames import safe_name, shown
from corpus.formats.blocks import Extract
from corpus.formats.serial import from_json, to_json
from corpus.provenance import find_changes_only_mark
from corpus.records import Document
from corpus.refusals import reason_of
from corpus.state import DataFolder

TEXT = "text.txt"
LAYOUT = "extract.json"
_ORIGINAL = "original"
_INCOMING = ".incoming"
_ASIDE = ".partial"
_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a version's files are kept, and the hashes of the file and of its text."""

    folder: str
    sha256: str
    text_sha256: str


def digest_of(path: Path) -> str:
    """Give the SHA-256 of a file in hexadecimal; raises DocumentError where it cannot be read."""
    digest = hashlib.sha256()
    for piece in _pieces(path):
        digest.update(piece)
    return digest.hexdigest()


def take_in(data: DataFolder, source: Path, max_bytes: int, name: str | None = None) -> Path:
    """Copy a file into the data folder, so that it can neither change nor go while it is read.

    `name` is the one that readers tell it by (default: its own), made safe for any disk. Raises
    DocumentError where the file cannot be read or is larger than `max_bytes`, OSError where the
    copy cannot be written.
    """
    folder = data.documents / _INCOMING
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    target = folder / safe_name(name or source.name)
    size = 0
    with target.open("wb") as copy:
        for piece in _pieces(source):
            size += len(piece)
            if size > max_bytes:
                raise _too_large(source, max_bytes)
            copy.write(piece)
    return target


def _pieces(path: Path) -> Iterator[bytes]:
    """Read a file piece by piece, telling a failure apart from one of the data folder."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for its writer
            raise _unopened(path, "ファイルではありません")
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
    except OSError as error:
        raise _unopened(path, reason_of(error)) from error


def keep(data: DataFolder, taken: Path, extract: Extract) -> Stored:
    """Store a file that was taken in with what a reader made of it; the copy is moved.

    Raises DocumentError for a text that UTF-8 cannot hold, OSError where writing fails.
    """
    text = _encoded(extract.text, taken.name)
    digests = digest_of(taken), hashlib.sha256(text).hexdigest()
    layout = to_json(replace(extract, text="")).encode("ascii")
    name = hashlib.sha256("\n".join((*digests, extract.reader)).encode() + layout).hexdigest()[:32]
    stored = Stored(name, *digests)
    aside = data.documents / f"{stored.folder}{_ASIDE}"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    write_synced(aside / TEXT, text)
    write_synced(aside / LAYOUT, layout)
    taken.replace(aside / f"{_ORIGINAL}{_ending(taken)}")
    target = data.documents / stored.folder
    if _equal(aside, target):  # readers may be at it
        shutil.rmtree(aside)
    else:
        shutil.rmtree(target, ignore_errors=True)
        aside.replace(target)
    return stored


def _equal(one: Path, other: Path) -> bool:
    names = sorted(path.name for path in one.iterdir())
    if not other.is_dir() or names != sorted(path.name for path in other.iterdir()):
        return False
    return filecmp.cmpfiles(one, other, names, shallow=False)[0] == names


def _encoded(text: str, name: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DocumentError(
            f"{shown(name)}：本文の{error.start + 1:,}文字目は文字として保存できません",
            "Unicode の文字だけの本文",
            "元のソフトウェアで開いて、保存し直してください",
        ) from error


def _ending(taken: Path) -> str:
    ending = taken.suffix.lower()
    return ending if ending.isascii() and len(ending) <= 10 else ""


def original_of(data: DataFolder, entry: Added) -> Path:
    """Give the stored original of an entry; raises CorpusError where it is gone."""
    for path in (data.documents / entry.folder).glob(f"{_ORIGINAL}*"):
        return path
    raise _damaged(entry, "原本がありません")


def is_whole(data: DataFolder, entry: Added) -> bool:
    """Tell whether the stored files of an entry are as they were stored."""
    return damage(data, entry) is None


def damage(data: DataFolder, entry: Added) -> str | None:
    """Tell in Japanese what is wrong with the stored files of an entry, None if they are whole."""
    try:
        load_stored(data, entry)
        if digest_of(original_of(data, entry)) == entry.sha256:
            return None
    except (CorpusError, DocumentError) as error:
        return error.seen.removeprefix(_naming(entry))
    return "保存した原本が追加したときと違います"


def load_stored(data: DataFolder, entry: Added) -> Extract:
    """Read what was taken from a document; raises CorpusError where it is not as it was stored."""
    folder = data.documents / entry.folder
    try:
        text = (folder / TEXT).read_bytes()
        layout = (folder / LAYOUT).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(entry, "保存したファイルが読めません") from error
    if hashlib.sha256(text).hexdigest() != entry.text_sha256:
        raise _damaged(entry, "保存した本文が追加したときと違います")
    return replace(from_json(layout), text=text.decode("utf-8"))


def document_of(entry: Added, extract: Extract, interpretation: int) -> Document:
    """Make the record of an added document; `interpretation` is the version of the rules."""
    told = entry.told
    return Document(
        id=entry.id,
        title=entry.title,
        short_title=told.short_title or "",
        city=told.city or "",
        publisher=told.publisher or "",
        date=told.date,
        sheets=entry.sheets,
        reader=f"{entry.reader}+{interpretation}",
        text=extract.text,
        sha256=entry.sha256,
        file_name=entry.file_name,
        format=entry.format,
        text_sha256=entry.text_sha256,
        changes_only_mark=find_changes_only_mark(extract),
    )


def leftovers(data: DataFolder, library: Library) -> tuple[Path, ...]:
    """Name what we wrote and the library does not hold: of crashed writers, of removed versions."""
    if not data.documents.is_dir():
        return ()
    kept = {entry.folder for entry in library.documents}
    return tuple(
        path
        for path in sorted(data.documents.iterdir())
        if path.name == _INCOMING or path.name.endswith(_ASIDE) or _is_folder_name(path.name)
        if path.name not in kept
    )


def _is_folder_name(name: str) -> bool:
    return len(name) == 32 and not name.strip("0123456789abcdef")


def clear(data: DataFolder, library: Library) -> None:
    """Remove what the library does not hold; the caller holds the writers' lock."""
    for path in leftovers(data, library):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _unopened(path: Path, why: str) -> DocumentError:
    return DocumentError(
        f"{shown(path.name or str(path))}：{why}",
        "読み取れるファイル",
        "ファイルの場所と許可を確かめてください",
    )


def _too_large(path: Path, max_bytes: int) -> DocumentError:
    return DocumentError(
        f"{shown(path.name)}：ファイルが大きすぎます",
        f"{max_bytes:,}バイトまで",
        "分けて保存するか、設定の [documents] の max_bytes を大きくしてください",
    )


def _naming(entry: Added) -> str:
    """Name an entry at the head of a message."""
    return f"追加した文書 {entry.id}："


def _damaged(entry: Added, why: str) -> CorpusError:
    return CorpusError(
        _naming(entry) + why,
        "追加したときのままのファイル",
        f"「machishirube remove {entry.id}」で外し、もう一度追加してください。",
    )
