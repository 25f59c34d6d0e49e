import hashlib
import shutil
from importlib import resources
from pathlib import Path

import pytest

from corpus import CorpusError, DocumentError
from corpus.manifest import (
    Entry,
    bundled_folder,
    decode_document,
    open_document,
    read_manifest,
)

HASHES = {
    "000_0fc119275c468573.txt": "fc0658747d1b7d126b30ee7d0cfead070560dc745f175a3df7bf8a08b5035fe5",
    "004_cb8eb5582961381d.txt": "3030c73aa0bad25b351b0b86f10d720dd3dd13b5fbb51a3e6fea714d8e7db048",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the documents that may be damaged."""
    with resources.as_file(resources.files("corpus.documents")) as documents:
        return shutil.copytree(documents, tmp_path / "documents")


def first_entry(folder: Path) -> Entry:
    return read_manifest(folder).document[0]


@pytest.mark.parametrize("name", HASHES)
def test_the_originals_are_kept_byte_for_byte(name: str) -> None:
    content = (bundled_folder() / name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == HASHES[name]


def test_the_manifest_names_the_originals_by_their_hashes() -> None:
    entries = read_manifest(bundled_folder()).document
    assert {entry.file: entry.sha256 for entry in entries} == HASHES


def test_line_ends_are_not_translated() -> None:
    entry = read_manifest(bundled_folder()).document[0]
    content = (bundled_folder() / entry.file).read_bytes()
    assert open_document(bundled_folder(), entry).text.encode("utf-8") == content


@pytest.mark.parametrize("name", HASHES)
def test_one_changed_character_is_seen(folder: Path, name: str) -> None:
    entry = next(e for e in read_manifest(folder).document if e.file == name)
    content = (folder / name).read_bytes().decode("utf-8")
    (folder / name).write_bytes(content.replace("住民", "住人", 1).encode("utf-8"))
    with pytest.raises(DocumentError, match=f"{name}：内容が目録と違います"):
        open_document(folder, entry)


def test_one_added_line_feed_is_seen(folder: Path) -> None:
    entry = first_entry(folder)
    (folder / entry.file).write_bytes((folder / entry.file).read_bytes() + b"\n")
    with pytest.raises(DocumentError, match="内容が目録と違います"):
        open_document(folder, entry)


def test_a_missing_document_is_named(folder: Path) -> None:
    entry = first_entry(folder)
    (folder / entry.file).unlink()
    with pytest.raises(DocumentError, match=f"{entry.file}：文書を開けません"):
        open_document(folder, entry)


def test_a_document_in_another_encoding_is_refused_with_the_place(folder: Path) -> None:
    entry = first_entry(folder)
    (folder / entry.file).write_bytes("abc協働".encode("shift_jis"))
    with pytest.raises(DocumentError, match="4 バイト目が UTF-8 として読めません"):
        open_document(folder, entry)


def test_utf_8_is_decoded() -> None:
    assert decode_document("協働\r\n".encode(), "a.txt") == "協働\r\n"


def test_a_document_has_the_provenance_that_the_manifest_names() -> None:
    folder = bundled_folder()
    ueda, nagano = (open_document(folder, entry) for entry in read_manifest(folder).document)
    assert (ueda.city, ueda.date, ueda.sheets, ueda.reader) == ("上田市", None, 5, "comparison")
    assert (nagano.city, nagano.date, nagano.sheets, nagano.reader) == (
        "長野市", "2023-11", 7, "slides",
    )  # fmt: skip
    assert (ueda.changes_only_mark, nagano.changes_only_mark) == ("【変更点のみ記載】", None)


@pytest.mark.parametrize(
    "damage",
    [
        b"[[document", b"\xff\xfe", b"", b'[[document]]\nid = "a"\n',
        b'document = []\nextra = 1\n',
    ],
)  # fmt: skip
def test_a_damaged_manifest_is_refused(folder: Path, damage: bytes) -> None:
    (folder / "manifest.toml").write_bytes(damage)
    with pytest.raises(CorpusError, match=r"文書の目録 manifest\.toml を読めません"):
        read_manifest(folder)


def test_a_missing_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"文書の目録 manifest\.toml を読めません"):
        read_manifest(tmp_path)


def test_the_notice_names_every_document() -> None:
    notice = (bundled_folder() / "NOTICE").read_text(encoding="utf-8")
    assert [name for name in HASHES if name not in notice] == []
