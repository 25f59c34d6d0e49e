"""Checks of ZIP containers (DOCX, XLSX) that must pass before any parser opens one.

Nothing here trusts the central directory: members are inflated piece by piece and counted, so that
a lying size, a bomb or members that share their bytes are seen before they cost memory.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from corpus.errors import DocumentError
from corpus.formats.limits import Limits

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # Word and Excel before 2007, and every encrypted file
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_PIECE = 64 * 1024  # bytes
_MAX_MEMBERS = 10_000
# Parts that may rightly hold a DOCTYPE and that no reader here parses.
_FOREIGN = (".svg", ".htm", ".html", ".xhtml", ".mht", ".mhtml")
_NAMED_IN_UTF8 = 0x800
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def open_archive(path: Path, limits: Limits) -> zipfile.ZipFile:
    """Open a ZIP container whose members were all inflated once and found harmless.

    Raises DocumentError for empty, oversized, encrypted, truncated, damaged or hostile files.
    """
    _check_size(path, limits)
    _check_head(path)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
        raise _damaged(path.name, "終わりの目録が読めません") from error
    try:
        _check_directory(path.name, archive)
        _check_contents(path, archive, limits)
    except BaseException:  # closed whatever happened, and raised again
        archive.close()
        raise
    return archive


def _check_size(path: Path, limits: Limits) -> None:
    size = path.stat().st_size
    if size == 0:
        raise DocumentError(
            f"{path.name} は空のファイルです（0バイト）",
            "内容のあるファイル",
            "元のファイルを確かめて、もう一度追加してください。",
        )
    if size > limits.max_bytes:
        raise DocumentError(
            f"{path.name} は {size:,} バイトあります",
            f"{limits.max_bytes:,} バイト以下のファイル",
            "ファイルを分けるか、設定の max_bytes を上げてください。",
        )


def _check_head(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(len(_OLE))
    if head.startswith(_OLE):
        raise _old_or_encrypted(path)
    if not head.startswith(b"PK"):
        raise DocumentError(
            f"{path.name} は Word・Excel のファイル形式（ZIP）ではありません",
            "DOCX または XLSX の中身",
            "拡張子と中身が合っているか確かめ、Word か Excel で保存し直してください。",
        )


def _old_or_encrypted(path: Path) -> DocumentError:
    if _ENCRYPTED_STREAM in path.read_bytes():
        return _password(path.name)
    return DocumentError(
        f"{path.name} は古い形式（.doc・.xls など）のファイルです",
        "DOCX または XLSX",
        "Word か Excel で開き、.docx か .xlsx で保存し直してください。",
    )


def _password(name: str) -> DocumentError:
    return DocumentError(
        f"{name} はパスワードで保護されています",
        "パスワードのないファイル",
        "パスワードを外して保存し直してから、追加してください。",
    )


def _damaged(name: str, what: str) -> DocumentError:
    return DocumentError(
        f"{name} は途中で切れているか、壊れています（{what}）",
        "最後まで読める DOCX・XLSX",
        "元のファイルをもう一度取り寄せるか、Word か Excel で開いて保存し直してください。",
    )


def _hostile(name: str, what: str) -> DocumentError:
    return DocumentError(
        f"{name} は安全に展開できません（{what}）",
        "Word か Excel が保存したままのファイル",
        "入手元を確かめ、Word か Excel で保存し直したものを追加してください。",
    )


def _check_directory(name: str, archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if len(members) > _MAX_MEMBERS:
        raise _hostile(name, f"部品が {len(members):,} 個あり、{_MAX_MEMBERS:,} 個を超えます")
    if len({member.filename for member in members}) < len(members):
        raise _hostile(name, "同じ名前の部品が二つあります")
    for member in members:
        if member.flag_bits & 0x1:
            raise _password(name)
        if member.compress_type not in _METHODS:
            raise _hostile(name, "Word・Excel が使わない圧縮方式の部品があります")
        if _leaves_folder(member.filename):
            raise _hostile(name, f"部品の名前「{member.filename}」が外のフォルダーを指しています")


def _leaves_folder(member: str) -> bool:
    plain = member.replace("\\", "/")
    return plain.startswith("/") or ":" in plain or ".." in plain.split("/")


def _check_contents(path: Path, archive: zipfile.ZipFile, limits: Limits) -> None:
    """Inflate every member once, in the order of the file, counting what comes out."""
    size = path.stat().st_size
    unpacked = reached = 0
    with path.open("rb") as file:
        for member in sorted(archive.infolist(), key=lambda found: found.header_offset):
            if member.header_offset < reached:
                raise _hostile(path.name, "部品どうしが同じ場所を使っています")
            reached = _seek_data(path.name, file, member) + member.compress_size
            checked = _Contents(path.name, member)
            for piece in checked.pieces(file):
                unpacked += len(piece)
                _check_unpacked(path.name, unpacked, size, limits)


def _seek_data(name: str, file: BinaryIO, member: zipfile.ZipInfo) -> int:
    """Move to the packed bytes of a member; gives where they start."""
    file.seek(member.header_offset)
    head = file.read(_LOCAL_HEADER.size)
    if len(head) < _LOCAL_HEADER.size or not head.startswith(b"PK\x03\x04"):
        raise _damaged(name, f"{member.filename} の見出しがありません")
    name_length, extra_length = _LOCAL_HEADER.unpack(head)[-2:]
    written = file.read(name_length).decode(
        "utf-8" if member.flag_bits & _NAMED_IN_UTF8 else "cp437", "replace"
    )
    if written != member.orig_filename:
        raise _damaged(name, f"{member.filename} の名前が目録と違います")
    return file.seek(extra_length, io.SEEK_CUR)


def _check_unpacked(name: str, unpacked: int, size: int, limits: Limits) -> None:
    if unpacked > limits.max_unpacked_bytes:
        raise DocumentError(
            f"{name} を展開すると {limits.max_unpacked_bytes:,} バイトを超えます",
            "設定の max_unpacked_bytes に収まるファイル",
            "画像を減らすかファイルを分けてください。信頼できるものなら設定を上げてください。",
        )
    if unpacked > size * limits.max_unpack_ratio:
        raise DocumentError(
            f"{name} は展開すると {limits.max_unpack_ratio:,} 倍を超えます（圧縮爆弾の疑い）",
            "Word か Excel が保存したままのファイル",
            "入手元を確かめてください。確かなものなら設定の max_unpack_ratio を上げてください。",
        )


class _Contents:
    """Inflates one member without believing what the directory says of it."""

    def __init__(self, name: str, member: zipfile.ZipInfo) -> None:
        self._name = name
        self._member = member
        self._head = None if member.filename.lower().endswith(_FOREIGN) else _HeadWatch()

    def pieces(self, file: BinaryIO) -> Iterator[bytes]:
        """Give the unpacked bytes piece by piece; at the end size and checksum are compared."""
        length = checksum = 0
        for piece in self._inflated(file):
            length += len(piece)
            checksum = zlib.crc32(piece, checksum)
            fault = None if self._head is None else self._head.fault_in(piece)
            if fault is not None:
                raise _hostile(self._name, f"{self._member.filename} {fault}")
            yield piece
        if length != self._member.file_size:
            raise _hostile(self._name, f"{self._member.filename} の大きさが目録と違います")
        if checksum != self._member.CRC:
            raise _damaged(self._name, f"{self._member.filename} の検査値が合いません")

    def _inflated(self, file: BinaryIO) -> Iterator[bytes]:
        packed = self._member.compress_size
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        stored = self._member.compress_type == zipfile.ZIP_STORED
        while packed > 0:
            piece = file.read(min(_PIECE, packed))
            if not piece:
                raise _damaged(self._name, f"{self._member.filename} が途中で終わっています")
            packed -= len(piece)
            if stored:
                yield piece
            else:
                yield from self._inflate(inflater, piece)
        if not stored and not inflater.eof:
            raise _damaged(self._name, f"{self._member.filename} が途中で終わっています")

    def _inflate(self, inflater: "zlib._Decompress", packed: bytes) -> Iterator[bytes]:
        try:
            while packed and not inflater.eof:
                yield inflater.decompress(packed, _PIECE)
                packed = inflater.unconsumed_tail
        except zlib.error as error:
            raise _damaged(self._name, f"{self._member.filename} を展開できません") from error


class _Doctype(Exception):
    """Leaves the XML parser at a DOCTYPE, before any entity is declared."""


class _Root(Exception):
    """Leaves the XML parser at the root element, behind which no DOCTYPE may stand."""


class _HeadWatch:
    """Reads the head of an XML part as far as its root element."""

    def __init__(self) -> None:
        self._parser: expat.XMLParserType | None = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = _leave_with(_Doctype)
        self._parser.StartElementHandler = _leave_with(_Root)

    def fault_in(self, piece: bytes) -> str | None:
        """Tell what is wrong with the head, as far as it was read; None where nothing is."""
        if self._parser is None:
            return None
        try:
            self._parser.Parse(piece, False)
        except _Doctype:
            return "に文字の定義（DOCTYPE）があります"
        except (_Root, expat.ExpatError):
            self._parser = None  # the root was met, or it is no XML at all (a picture)
        except (LookupError, ValueError):
            return "の文字コードが UTF-8 でも UTF-16 でもありません"
        return None


def _leave_with(reason: type[Exception]) -> Callable[..., None]:
    def leave(*_: object) -> None:
        raise reason

    return leave
