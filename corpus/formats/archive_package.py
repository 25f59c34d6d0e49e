"""An Office package: which kind it is, its parts and the links between them.

Strict Open XML, macro files and templates differ from the ordinary form in names only; `ordinary`
gives the ordinary form of them, which the libraries can read. Macros are never touched.
"""

import io
import posixpath
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, Self

from corpus.errors import DocumentError
from corpus.formats.archive import open_archive
from corpus.formats.limits import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENT_TYPES = "[Content_Types].xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
_FORMATS = b"http://schemas.openxmlformats.org/"
# Names of strict Open XML (ISO/IEC 29500-1, annex A) and their ordinary counterparts.
_NAMES = (
    (_STRICT + b"wordprocessingml/main", _FORMATS + b"wordprocessingml/2006/main"),
    (_STRICT + b"spreadsheetml/main", _FORMATS + b"spreadsheetml/2006/main"),
    (_STRICT + b"officeDocument/relationships/metadata/core-properties",
     _FORMATS + b"package/2006/relationships/metadata/core-properties"),
    (_STRICT + b"officeDocument/", _FORMATS + b"officeDocument/2006/"),
    (_STRICT + b"drawingml/", _FORMATS + b"drawingml/2006/"),
)  # fmt: skip
_WORD_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_WORD_VARIANTS = (
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)


class OfficeKind(StrEnum):
    """What a package holds."""

    WORD = "Word"
    EXCEL = "Excel"


# Part of the content type of the main part, and what it is; None is read by nobody here.
_KINDS: tuple[tuple[str, OfficeKind | str], ...] = (
    ("wordprocessingml", OfficeKind.WORD),
    ("ms-word.", OfficeKind.WORD),
    ("sheet.binary", "Excel バイナリ（.xlsb）"),
    ("spreadsheetml", OfficeKind.EXCEL),
    ("ms-excel.", OfficeKind.EXCEL),
    ("presentationml", "PowerPoint"),
    ("ms-powerpoint.", "PowerPoint"),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another; `kind` is the last word of its type ("worksheet")."""

    kind: str
    target: str


def open_package(path: Path, limits: Limits, kind: OfficeKind) -> "Package":
    """Check and open a package of the wanted kind; raises DocumentError for anything else."""
    package = Package(path.name, open_archive(path, limits))
    try:
        found = package.kind
        if found != kind:
            raise _other_kind(path.name, found, kind)
    except BaseException:  # closed whatever happened, and raised again
        package.close()
        raise
    return package


def _other_kind(name: str, found: "OfficeKind | str | None", kind: OfficeKind) -> DocumentError:
    if found is None:
        return DocumentError(
            f"{name} は ZIP ファイルですが、Word・Excel の部品がありません",
            f"{kind} の文書",
            "ZIP の場合は中のファイルを取り出して、一つずつ追加してください。",
        )
    return DocumentError(
        f"{name} の中身は {found} のファイルです",
        f"{kind} の文書",
        "拡張子を中身に合わせるか、DOCX・XLSX・PDF で保存し直してください。",
    )


class Package:
    """A checked package; parts are named as in the container, without a leading slash."""

    def __init__(self, name: str, archive: zipfile.ZipFile) -> None:
        self.name = name
        self._archive = archive
        self._names = frozenset(archive.namelist())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the container."""
        self._archive.close()

    def __contains__(self, part: str) -> bool:
        return part in self._names

    def read(self, part: str) -> bytes:
        """Give the bytes of a part, with ordinary names in the place of strict ones."""
        if part not in self._names:
            raise missing_part(self.name, part)
        return _with_ordinary_names(self._archive.read(part))

    def stream(self, part: str) -> IO[bytes]:
        """Open a part for reading piece by piece; one with strict names is read at once."""
        if self._is_strict or part not in self._names:
            return io.BytesIO(self.read(part))
        return self._archive.open(part)

    def tree(self, part: str) -> "_Element":
        """Parse a part; entities and the network are never used."""
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            return etree.fromstring(self.read(part), parser)
        except etree.XMLSyntaxError as error:
            raise broken_part(self.name, part) from error

    def relations(self, part: str) -> dict[str, Relation]:
        """Give the links of a part by their ids; links out of the package are left out."""
        folder, base = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{base}.rels")
        if source not in self._names:
            return {}
        return {
            link.get("Id", ""): Relation(
                link.get("Type", "").rsplit("/", 1)[-1], _resolved(folder, link.get("Target", ""))
            )
            for link in self.tree(source).iter("{*}Relationship")
            if link.get("TargetMode") != "External"
        }

    @cached_property
    def main(self) -> str | None:
        """The part that the package is about, None where there is none."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument":
                return relation.target
        return None

    @cached_property
    def kind(self) -> OfficeKind | str | None:
        """What the package holds: a kind that is read here, the name of another, or None."""
        if "mimetype" in self._names and b"opendocument" in self.read("mimetype")[:80]:
            return "OpenDocument（.odt・.ods など）"
        if self.main is None or _CONTENT_TYPES not in self._names:
            return None
        content_type = self._content_type(self.main)
        return next((kind for word, kind in _KINDS if word in content_type), None)

    def _content_type(self, part: str) -> str:
        types = self.tree(_CONTENT_TYPES)
        for entry in types.iter("{*}Override"):
            if entry.get("PartName", "").lstrip("/") == part:
                return entry.get("ContentType", "")
        for entry in types.iter("{*}Default"):
            if part.endswith("." + entry.get("Extension", "")):
                return entry.get("ContentType", "")
        return ""

    @cached_property
    def _is_strict(self) -> bool:
        return _STRICT in self._archive.read("_rels/.rels")

    @property
    def is_ordinary(self) -> bool:
        """Tell whether the libraries can read the package as it is."""
        types = self._archive.read(_CONTENT_TYPES)
        return not self._is_strict and not any(variant in types for variant in _WORD_VARIANTS)

    def ordinary(self) -> BinaryIO:
        """Give the package in the ordinary form: no macro or template types, no strict names."""
        copy = io.BytesIO()
        with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as archive:
            for part in self._archive.namelist():
                content = self.read(part)
                if part == _CONTENT_TYPES:
                    for variant in _WORD_VARIANTS:
                        content = content.replace(variant, _WORD_MAIN)
                archive.writestr(part, content)
        copy.seek(0)
        return copy


def missing_part(name: str, part: str) -> DocumentError:
    """Say that a package lacks a part that it refers to."""
    return DocumentError(
        f"{name} に必要な部品 {part} がありません",
        "すべての部品がそろったファイル",
        "Word か Excel で開いて保存し直してください。",
    )


def broken_part(name: str, part: str) -> DocumentError:
    """Say that a part of a package is no well-formed XML or breaks the rules of its format."""
    return DocumentError(
        f"{name} の部品 {part} が壊れています",
        "Word・Excel の決まりどおりに書かれた部品",
        "Word か Excel で開いて保存し直してください。",
    )


def _with_ordinary_names(content: bytes) -> bytes:
    if _STRICT in content and content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        for strict, ordinary in _NAMES:
            content = content.replace(strict, ordinary)
    return content


def _resolved(folder: str, target: str) -> str:
    """Give the name of a linked part; targets are relative unless they begin with a slash."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
