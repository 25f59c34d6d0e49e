"""The manifest of an index generation: what it was made from, and whether that still holds.

Reading it loads neither FAISS nor torch nor LlamaIndex.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from corpus.records import Document
from index.errors import IndexDamaged, IndexMissing
from index.precision import precision_of
from index.settings import IndexSettings
from index.tokens import tokeniser_versions

FORMAT = 5  # raise it when files of a generation change their form
MANIFEST_FILE = "manifest.json"
REBUILD = "「machishirube build --force」で索引を作り直してください。"
Setting = str | int | float | None


class _Entry(BaseModel):
    """A part of the manifest."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class DocumentEntry(_Entry):
    """A document that is in the index."""

    id: str
    sha256: str
    reader: str

    @classmethod
    def of(cls, document: Document) -> "DocumentEntry":
        """Describe a document."""
        return cls(id=document.id, sha256=document.sha256, reader=document.reader)


class FileEntry(_Entry):
    """A file of the generation; `size` in bytes."""

    size: int = Field(ge=0)
    sha256: str


class StoredDocument(_Entry):
    """A document in a store outside: its number there, which is never given again."""

    ordinal: int = Field(ge=0)
    passages: int = Field(ge=0)


class Stored(_Entry):
    """What of a generation is in a store outside: a collection, and documents by name.

    `waste` are numbers of documents that were replaced; the next build removes what may be left.
    """

    collection: str
    documents: dict[str, StoredDocument] = {}
    next_ordinal: int = Field(default=1, ge=1)
    waste: tuple[int, ...] = ()

    @property
    def ordinals(self) -> dict[str, int]:
        """The numbers of the documents."""
        return {name: entry.ordinal for name, entry in self.documents.items()}


class Manifest(_Entry):
    """What a generation was made from. `model` names weights, prompts and precision at once."""

    format: int
    created: str
    documents: tuple[DocumentEntry, ...]
    model: str
    dtype: str
    dimension: int = Field(gt=0)
    tokeniser: dict[str, str]
    libraries: dict[str, str]
    settings: dict[str, Setting]
    passages: int = Field(ge=0)
    segments: tuple[str, ...] = ()
    stored: Stored | None = None
    files: dict[str, FileEntry]


@dataclass(frozen=True, slots=True)
class Expected:
    """What a fitting index would be made from; a model of None is not compared."""

    documents: tuple[DocumentEntry, ...]
    model: str | None
    settings: IndexSettings
    tokeniser: Mapping[str, str] = field(default_factory=tokeniser_versions)
    libraries: Mapping[str, str] = field(default_factory=lambda: library_versions())

    @classmethod
    def of(
        cls, documents: Iterable[Document], model: str | None, settings: IndexSettings
    ) -> "Expected":
        """Describe what the documents, the model and the settings of now ask for."""
        return cls(tuple(DocumentEntry.of(document) for document in documents), model, settings)


def library_versions() -> dict[str, str]:
    """Give the versions of the libraries whose files a generation holds."""
    return {name: version(name) for name in ("faiss-cpu",)}


def differences(manifest: Manifest, expected: Expected) -> tuple[str, ...]:
    """Tell in Japanese what an index lacks to fit; empty if it fits."""
    found = list(_document_differences(manifest.documents, expected.documents))
    if expected.model is not None and manifest.model != expected.model:
        found.append(f"埋め込みモデルが{manifest.model}から{expected.model}に変わりました。")
    pairs: tuple[tuple[str, Mapping[str, Setting], Mapping[str, Setting]], ...] = (
        ("形態素解析", manifest.tokeniser, expected.tokeniser),
        ("ライブラリ", manifest.libraries, expected.libraries),
        ("設定", manifest.settings, expected.settings.shaping()),
    )
    for what, old, new in pairs:
        changed = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
        found.extend(
            f"{what}の{name}が変わりました。"  # an address may hold a password
            if name == "store"
            else f"{what}の{name}が{old.get(name)}から{new.get(name)}に変わりました。"
            for name in changed
        )
    return tuple(found)


def _document_differences(
    old: tuple[DocumentEntry, ...], new: tuple[DocumentEntry, ...]
) -> tuple[str, ...]:
    """Tell which documents came, went or changed."""
    before = {entry.id: entry for entry in old}
    after = {entry.id: entry for entry in new}
    added = [f"文書{name}が増えました。" for name in after if name not in before]
    gone = [f"文書{name}がなくなりました。" for name in before if name not in after]
    changed = [
        f"文書{name}の内容または読み取り方が変わりました。"
        for name, entry in after.items()
        if name in before and before[name] != entry
    ]
    moved = not (added or gone) and list(before) != list(after)
    return (*added, *gone, *changed, *(["文書の並び順が変わりました。"] if moved else []))


def read_manifest_file(folder: Path) -> Manifest:
    """Read the manifest of a generation's folder.

    Raises IndexMissing if it is of another format, IndexDamaged if it cannot be read.
    """
    try:
        written = json.loads((folder / MANIFEST_FILE).read_bytes())
        if isinstance(written, dict) and written.get("format", FORMAT) != FORMAT:
            seen = f"索引の形式が{written['format']}です。"
            raise IndexMissing(seen, f"形式{FORMAT}", "「machishirube build」を実行してください。")
        return Manifest.model_validate(written)
    except (OSError, ValueError) as error:  # ValidationError and JSON errors are ValueErrors
        seen = f"索引{folder.name}の{MANIFEST_FILE}が読めません（{type(error).__name__}）。"
        raise IndexDamaged(seen, "build が書いたままの目録", REBUILD) from error


def describe_files(
    folder: Path, known: Mapping[str, FileEntry] | None = None
) -> dict[str, FileEntry]:
    """Measure every file below a folder except the manifest, by path with forward slashes.

    Of `known` ones, which never change, the entry is taken over.
    """
    known = known or {}
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    return {
        name: known.get(name) or FileEntry(size=path.stat().st_size, sha256=_sum(path))
        for name, path in names.items()
        if path.name != MANIFEST_FILE
    }


def damaged_files(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """Give the names of files that are gone or are not what was written."""
    return tuple(name for name, entry in manifest.files.items() if not _is(folder / name, entry))


def _is(path: Path, entry: FileEntry) -> bool:
    """Tell whether a file is what its entry says."""
    return path.is_file() and path.stat().st_size == entry.size and _sum(path) == entry.sha256


def _sum(path: Path) -> str:
    """Give the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def manifest_of(
    expected: Expected,
    dimension: int,
    size: int,
    files: dict[str, FileEntry],
) -> Manifest:
    """Describe a generation whose files are written; the model is known by now.

    Where its passages are, segments or a store outside, the caller adds.
    """
    if expected.model is None:
        raise ValueError("an index is of some model")
    return Manifest(
        format=FORMAT,
        created=now(),
        documents=expected.documents,
        model=expected.model,
        dtype=precision_of(expected.settings.dtype),
        dimension=dimension,
        tokeniser=dict(expected.tokeniser),
        libraries=dict(expected.libraries),
        settings=expected.settings.shaping(),
        passages=size,
        files=files,
    )


def now() -> str:
    """Give the time in ISO 8601 (UTC, seconds)."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def write_attached(folder: Path, attached: Mapping[str, bytes]) -> None:
    """Write the files that go with an index."""
    for name, content in attached.items():
        (folder / name).write_bytes(content)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest of a generation."""
    text = manifest.model_dump_json(indent=1)
    (folder / MANIFEST_FILE).write_text(text, encoding="utf-8")
