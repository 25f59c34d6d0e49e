import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from corpus.errors import DocumentError
from corpus.formats.archive import open_archive
from corpus.formats.limits import Limits
from tests.corpus.formats.office_samples import pack


def sample(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def refused(path: Path, match: str, limits: Limits | None = None) -> None:
    with pytest.raises(DocumentError, match=match):
        open_archive(path, limits or Limits())


def test_a_sound_container_opens(tmp_path: Path) -> None:
    path = sample(tmp_path / "見本.docx", a=b"<a/>", b=bytes(range(256)) * 600)
    with open_archive(path, Limits()) as archive:
        assert archive.namelist() == ["a", "b"]


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "見本.docx"
    path.touch()
    refused(path, "見本.docx は空のファイルです")


def test_a_large_file_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = sample(tmp_path / "見本.docx", a=b"<a/>")
    refused(path, "バイトあります", Limits(max_bytes=10))


def test_a_file_that_is_no_container_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "見本.docx"
    path.write_text("見本市の指針", encoding="utf-8")
    refused(path, "ではありません")


def test_an_encrypted_office_file_asks_for_the_password_to_be_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "見本.xlsx"
    ole = bytes.fromhex("d0cf11e0a1b11ae1")
    path.write_bytes(ole + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600))
    refused(path, "パスワードで保護されています")


def test_an_old_word_file_is_told_apart_from_an_encrypted_one(tmp_path: Path) -> None:
    path = tmp_path / "見本.doc"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    refused(path, "古い形式")


def test_an_encrypted_member_asks_for_the_password_to_be_taken_off(tmp_path: Path) -> None:
    path = sample(tmp_path / "見本.zip", a=b"<a/>")
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    refused(path, "パスワードで保護されています")


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.99])
def test_a_truncated_container_is_told(tmp_path: Path, kept: float) -> None:
    path = sample(tmp_path / "見本.docx", a=b"<a/>", b=bytes(range(256)) * 40)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    refused(path, "途中で切れているか、壊れています")


def test_damaged_bytes_are_told(tmp_path: Path) -> None:
    path = tmp_path / "見本.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a", "見本市の指針")
    path.write_bytes(path.read_bytes().replace("指針".encode(), "指計".encode()))
    refused(path, "検査値が合いません")


def test_a_bomb_is_refused_by_its_ratio(tmp_path: Path) -> None:
    path = sample(tmp_path / "見本.docx", a=bytes(3_000_000))
    refused(path, "圧縮爆弾の疑い")


def test_a_bomb_is_refused_by_its_size(tmp_path: Path) -> None:
    path = sample(tmp_path / "見本.docx", a=bytes(200_000), b=bytes(200_000))
    refused(
        path,
        "展開すると 300,000 バイト",
        Limits(max_unpacked_bytes=300_000, max_unpack_ratio=9_999),
    )


def test_a_size_that_the_directory_lies_about_is_counted(tmp_path: Path) -> None:
    true = b"0123456789" * 30
    content = sample(tmp_path / "見本.docx", a=true).read_bytes()
    for told, lied in ((len(true), 10), (zlib.crc32(true), zlib.crc32(true[:10]))):
        content = content.replace(struct.pack("<L", told), struct.pack("<L", lied))
    path = tmp_path / "見本.docx"
    path.write_bytes(content)
    refused(path, "大きさが目録と違います")


def pointing(content: bytes, offset: int) -> bytes:
    """Let the last entry of the directory point to another offset."""
    changed = bytearray(content)
    place = content.rindex(b"PK\x01\x02") + 42
    changed[place : place + 4] = struct.pack("<L", offset)
    return bytes(changed)


def test_two_entries_for_one_member_are_refused(tmp_path: Path) -> None:
    path = pack(tmp_path / "見本.docx", {"a": "<a/>", "b": "<a/>"})
    path.write_bytes(pointing(path.read_bytes(), 0))
    refused(path, "同じ場所を使っています")


def test_a_member_quoted_inside_another_one_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("b", "<b/>")
        quoted = buffer.getvalue()
        archive.writestr("a", quoted)
        archive.writestr("c", "<b/>")
    path = tmp_path / "見本.docx"
    path.write_bytes(pointing(buffer.getvalue(), len(quoted) + 31))
    refused(path, "同じ場所を使っています")


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/etc/a", "C:\\a", "a\\..\\b"])
def test_names_that_lead_out_of_the_folder_are_refused(tmp_path: Path, name: str) -> None:
    refused(sample(tmp_path / "見本.docx", **{name: b"<a/>"}), "外のフォルダー")


def test_other_compression_methods_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "見本.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a", "<a/>")
    refused(path, "圧縮方式")


def test_ten_thousand_members_are_the_most(tmp_path: Path) -> None:
    path = pack(tmp_path / "見本.docx", {str(number): "" for number in range(10_001)})
    refused(path, "部品が 10,001 個")


ENTITIES = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_that_declares_entities_is_refused(tmp_path: Path, encoding: str) -> None:
    text = ENTITIES.replace("?>", f' encoding="{encoding}"?>', 1)
    path = sample(tmp_path / "見本.docx", **{"word/document.xml": text.encode(encoding)})
    refused(path, "DOCTYPE")


def test_a_picture_may_have_a_doctype(tmp_path: Path) -> None:
    path = sample(tmp_path / "見本.docx", **{"media/a.svg": ENTITIES.encode()})
    open_archive(path, Limits()).close()


def test_a_doctype_behind_a_long_comment_is_found(tmp_path: Path) -> None:
    text = f"<!--{'x' * 200_000}-->{ENTITIES[21:]}"
    path = sample(tmp_path / "見本.docx", **{"a.xml": text.encode()})
    refused(path, "DOCTYPE", Limits(max_unpack_ratio=1_000))


@pytest.mark.parametrize("encoding", ["shift_jis", "x-unknown"])
def test_a_part_in_another_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><a/>'
    path = sample(tmp_path / "見本.docx", **{"word/document.xml": text.encode()})
    refused(path, "文字コード")


def test_a_name_that_the_directory_lies_about_is_told(tmp_path: Path) -> None:
    path = pack(tmp_path / "見本.docx", {"word/document.xml": "<a/>"})
    path.write_bytes(path.read_bytes().replace(b"word/document.xml", b"word/dokument.xml", 1))
    refused(path, "名前が目録と違います")
