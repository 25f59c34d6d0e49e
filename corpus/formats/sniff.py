"""Finds what a file is by its content; the name decides only between kinds of text.

A file that is no document we read gets a DocumentError of its own, which says how to make one.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from corpus.errors import DocumentError

EXPECTED = "PDF、Word（.docx）、Excel（.xlsx）、HTML、Markdown、CSV、テキストのどれか"


class FileFormat(StrEnum):
    """What a file can be read as; the value is told to users."""

    PDF = "PDF"
    DOCX = "Word（.docx）"
    XLSX = "Excel（.xlsx）"
    HTML = "HTML"
    MARKDOWN = "Markdown"
    CSV = "CSV"
    PLAIN = "テキスト"


@dataclass(frozen=True, slots=True)
class Sniffed:
    """A file's format, and a remark to users where its name says another one."""

    format: FileFormat
    note: str | None = None


_BY_EXTENSION = {
    ".pdf": FileFormat.PDF,
    ".docx": FileFormat.DOCX,
    ".docm": FileFormat.DOCX,
    ".xlsx": FileFormat.XLSX,
    ".xlsm": FileFormat.XLSX,
    ".html": FileFormat.HTML,
    ".htm": FileFormat.HTML,
    ".xhtml": FileFormat.HTML,
    ".md": FileFormat.MARKDOWN,
    ".markdown": FileFormat.MARKDOWN,
    ".csv": FileFormat.CSV,
    ".tsv": FileFormat.CSV,
    ".txt": FileFormat.PLAIN,
}
_TEXTS = {FileFormat.HTML, FileFormat.MARKDOWN, FileFormat.CSV, FileFormat.PLAIN}
_SAVE = "{} で開いて「{}」の形式で保存し直し、そのファイルを追加してください"
_DOCX, _XLSX = _SAVE.format("Word", ".docx"), _SAVE.format("Excel", ".xlsx")
_AS_PDF = "もとのソフトで PDF に書き出し、そのファイルを追加してください"
_IMAGE = "文字の入った PDF か、文字に起こした文書を追加してください（画像の中の文字は読めません）"
_UNPACK = "展開して、中の文書を一つずつ追加してください"
_NOT_TEXT = "文書のファイルを選び直してください"
# Opening bytes, what it is, what to do.
_UNSUPPORTED: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n", "画像（PNG）", _IMAGE),
    (b"\xff\xd8\xff", "画像（JPEG）", _IMAGE),
    (b"GIF8", "画像（GIF）", _IMAGE),
    (b"II*\x00", "画像（TIFF）", _IMAGE),
    (b"MM\x00*", "画像（TIFF）", _IMAGE),
    (b"BM", "画像（BMP）", _IMAGE),
    (b"RIFF", "画像・音声・動画", _IMAGE),
    (b"\x7fELF", "プログラム", _NOT_TEXT),
    (b"\x1f\x8b", "圧縮ファイル（gzip）", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "圧縮ファイル（7z）", _UNPACK),
    (b"Rar!\x1a", "圧縮ファイル（RAR）", _UNPACK),
    (b"{\\rtf", "リッチテキスト（.rtf）", _DOCX),
    (b"SQLite format 3", "データベース", _NOT_TEXT),
    (b"ID3", "音声", _NOT_TEXT),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams in an OLE file, what it is, what to do; the first that is there counts.
_OLE_STREAMS: tuple[tuple[str, str, str], ...] = (
    (
        "EncryptedPackage",
        "パスワードで保護された Office ファイル",
        "Office で開いてパスワードを外し、保存し直してから追加してください",
    ),
    ("WordDocument", "旧形式の Word（.doc）", _DOCX),
    ("Workbook", "旧形式の Excel（.xls）", _XLSX),
    ("Book", "旧形式の Excel（.xls）", _XLSX),
    ("PowerPoint Document", "旧形式の PowerPoint（.ppt）", _AS_PDF),
)
# Members of a zip, what it is, what to do.
_PACKAGES: tuple[tuple[str, str, str], ...] = (
    ("ppt/presentation.xml", "PowerPoint（.pptx）", _AS_PDF),
    ("xl/workbook.bin", "バイナリ形式の Excel（.xlsb）", _XLSX),
    ("META-INF/container.xml", "電子書籍（EPUB）", "HTML か PDF の版を追加してください"),
)
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": ("OpenDocument 文書（.odt）", _DOCX),
    b"application/vnd.oasis.opendocument.spreadsheet": ("OpenDocument 表計算（.ods）", _XLSX),
}
_MAIN_PARTS = (
    (b"wordprocessingml.document.main+xml", FileFormat.DOCX),
    (b"ms-word.document.macroEnabled.main+xml", FileFormat.DOCX),
    (b"wordprocessingml.template.main+xml", FileFormat.DOCX),
    (b"spreadsheetml.sheet.main+xml", FileFormat.XLSX),
    (b"ms-excel.sheet.macroEnabled.main+xml", FileFormat.XLSX),
    (b"spreadsheetml.template.main+xml", FileFormat.XLSX),
)
# Binary formats without sure opening bytes, by name.
_BY_NAME = {
    ".xdw": ("DocuWorks 文書（.xdw）", _AS_PDF),
    ".xbd": ("DocuWorks バインダー（.xbd）", _AS_PDF),
    ".mht": ("単一ファイルの Web ページ（.mht）", "ブラウザーで開いて HTML で保存し直してください"),
    ".mhtml": (
        "単一ファイルの Web ページ（.mhtml）",
        "ブラウザーで開いて HTML で保存し直してください",
    ),
    ".eml": ("メール（.eml）", "本文をテキストで保存し、添付の文書は一つずつ追加してください"),
}
_TYPES_BYTES = 4 * 1024 * 1024
_HEAD_BYTES = 1024
_HTML_HEAD = re.compile(
    rb"(?:\s|<\?xml[^>]*\?>|<!--.*?-->)*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(rb"</?[a-zA-Z][^>]*>|<!")


def find_format(name: str, content: bytes) -> Sniffed:
    """Find a file's format; raises DocumentError for one that is not read, and for broken zips."""
    extension = PurePath(name).suffix.lower()
    found = _find_binary(name, content)
    if not found and extension in _BY_NAME:
        raise _unsupported(name, *_BY_NAME[extension])
    found = found or _find_text(extension, content)
    said = _BY_EXTENSION.get(extension)
    if said is None or said is found:
        return Sniffed(found)
    note = f"ファイル名は「{extension}」ですが、中身は {found} でしたので、{found} として読みました"
    return Sniffed(found, note)


def _find_binary(name: str, content: bytes) -> FileFormat | None:
    """Recognise formats whose bytes are no text."""
    if b"%PDF-" in content[:_HEAD_BYTES]:
        return FileFormat.PDF
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _find_package(name, content)
    if content.startswith(_OLE):
        raise _unsupported(name, *_find_ole(content))
    for opening, what, remedy in _UNSUPPORTED:
        # Short openings in letters (BM, ID3) could begin a text as well.
        is_sure = len(opening) > 3 or not opening.isascii() or b"\x00" in content[:_HEAD_BYTES]
        if content.startswith(opening) and is_sure:
            raise _unsupported(name, what, remedy)
    if content.startswith(b"MZ") and b"\x00" in content[:_HEAD_BYTES]:
        raise _unsupported(name, "プログラム", _NOT_TEXT)
    if content[4:8] == b"ftyp":
        raise _unsupported(name, "画像・動画", _IMAGE)
    if content[2:7] in (b"-lh5-", b"-lh0-", b"-lh6-", b"-lh7-"):
        raise _unsupported(name, "圧縮ファイル（LZH）", _UNPACK)
    return None


def _find_ole(content: bytes) -> tuple[str, str]:
    """Tell what an OLE compound file is, by the names of its streams, and what to do."""
    for stream, what, remedy in _OLE_STREAMS:
        if stream.encode("utf-16-le") + b"\x00\x00" in content:
            return what, remedy
    return "旧形式の Office・一太郎などのファイル", _AS_PDF


def _find_package(name: str, content: bytes) -> FileFormat:
    """Tell what a zip is; raises DocumentError where it is broken or no document."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = set(archive.namelist())
            types = _read_member(archive, "[Content_Types].xml", members)
            kind = _read_member(archive, "mimetype", members).strip()
    except NotImplementedError as error:  # zipfile's word for a method of packing it lacks
        raise _unsupported(name, "特殊な方式の圧縮ファイル（ZIP）", _UNPACK) from error
    except RuntimeError as error:  # zipfile's word for a member with a password
        raise _unsupported(name, "パスワード付きの圧縮ファイル（ZIP）", _UNPACK) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
        raise DocumentError(
            f"{name}：Word・Excel などのファイルが壊れているか、途中で切れています",
            "最後まで揃ったファイル",
            "もとのファイルを開けるか確かめ、コピーし直してから追加してください",
        ) from error
    for mark, found in _MAIN_PARTS:
        if mark in types:
            return found
    for member, what, remedy in _PACKAGES:
        if member in members:
            raise _unsupported(name, what, remedy)
    if kind in _OPEN_DOCUMENTS:
        raise _unsupported(name, *_OPEN_DOCUMENTS[kind])
    raise _unsupported(name, "圧縮ファイル（ZIP）", _UNPACK)


def _read_member(archive: zipfile.ZipFile, member: str, members: set[str]) -> bytes:
    """Read the beginning of a member; empty where it is absent. A zip bomb does not fit in."""
    if member not in members:
        return b""
    with archive.open(member) as stream:
        return stream.read(_TYPES_BYTES)


def _find_text(extension: str, content: bytes) -> FileFormat:
    """Tell kinds of text apart: HTML by its opening, the others by the name."""
    said = _BY_EXTENSION.get(extension)
    head = content[: 4 * _HEAD_BYTES].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xfe\xff")
    if _HTML_HEAD.match(head):
        return FileFormat.HTML
    if said is FileFormat.HTML and not _TAG.search(content.replace(b"\x00", b"")):
        return FileFormat.PLAIN
    return said if said in _TEXTS else FileFormat.PLAIN


def _unsupported(name: str, what: str, remedy: str) -> DocumentError:
    return DocumentError(f"{name}：{what}は読めません", EXPECTED, remedy)
