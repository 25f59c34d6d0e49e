"""The list of documents that come with the program, and how their files are opened."""

import hashlib
import tomllib
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import CorpusError, DocumentError
from corpus.records import Document


class Entry(BaseModel):
    """One document of a manifest."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    file: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    title: str
    short_title: str
    city: str
    publisher: str
    date: str | None = None
    sheet_count: int = Field(gt=0)
    reader: Literal["comparison", "slides"]
    outline: str | None = None
    changes_only_mark: str | None = None
    aliases: tuple[str, ...] = ()
    city_names: tuple[str, ...] = ()


class Manifest(BaseModel):
    """A manifest file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    document: tuple[Entry, ...]


def bundled_folder() -> Traversable:
    """Give the folder with the documents that come with the program."""
    return resources.files("corpus.documents")


def read_manifest(folder: Traversable) -> Manifest:
    """Read manifest.toml of a folder; raises CorpusError where it cannot be read."""
    try:
        content = (folder / "manifest.toml").read_text(encoding="utf-8")
        return Manifest.model_validate(tomllib.loads(content))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise CorpusError(
            f"文書の目録 manifest.toml を読めません（{error}）",
            "決められた項目の TOML",
            "プログラムを入れ直してください",
        ) from error


def decode_document(content: bytes, name: str) -> str:
    """Decode a document's bytes (UTF-8); raises DocumentError with the first wrong byte's place."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{name}：{error.start + 1} バイト目が UTF-8 として読めません",
            "UTF-8 で保存した文書",
            "文字コードを UTF-8 にして保存し直してください",
        ) from error


def open_document(folder: Traversable, entry: Entry) -> Document:
    """Open one document; raises DocumentError if it is absent, not UTF-8 or not the listed one."""
    try:
        content = (folder / entry.file).read_bytes()
    except OSError as error:
        raise DocumentError(
            f"{entry.file}：文書を開けません（{error.strerror}）",
            "目録にある文書のファイル",
            "プログラムを入れ直してください",
        ) from error
    text = decode_document(content, entry.file)
    digest = hashlib.sha256(content).hexdigest()
    if digest != entry.sha256:
        raise DocumentError(
            f"{entry.file}：内容が目録と違います（sha256 {digest[:12]}…）",
            f"sha256 {entry.sha256[:12]}… の原文",
            "原文を元に戻すか、プログラムを入れ直してください",
        )
    return Document(
        id=entry.id,
        title=entry.title,
        short_title=entry.short_title,
        city=entry.city,
        publisher=entry.publisher,
        date=entry.date,
        sheets=entry.sheet_count,
        reader=entry.reader,
        text=text,
        sha256=digest,
        aliases=entry.aliases,
        changes_only_mark=entry.changes_only_mark,
        city_names=entry.city_names,
    )
