from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.added import Added, Library
from corpus.added_store import (
    clear,
    damage,
    digest_of,
    document_of,
    is_whole,
    keep,
    leftovers,
    load_stored,
    original_of,
    take_in,
)
from corpus.errors import CorpusError, DocumentError
from corpus.formats.blocks import Extract
from corpus.formats.limits import Limits
from corpus.state import DataFolder
from tests.corpus.added_samples import read_lines, written
from tests.corpus.test_added import entry

Kept = tuple[Added, Extract]


@pytest.fixture
def kept(data: DataFolder, tmp_path: Path) -> Kept:
    file = written(tmp_path / "files" / "計画'の\n案.TXT", "公園計画", "\r第１条　目的", "■")
    taken = take_in(data, file, 1000)
    extract = read_lines(taken, Limits())
    stored = keep(data, taken, extract)
    hashes = {"sha256": stored.sha256, "text_sha256": stored.text_sha256}
    return entry("a", folder=stored.folder, **hashes), extract


def test_what_was_stored_is_read_as_it_was(data: DataFolder, kept: Kept) -> None:
    added, extract = kept
    assert load_stored(data, added) == extract
    assert original_of(data, added).read_bytes().decode("utf-8") == extract.text
    assert (damage(data, added), is_whole(data, added)) == (None, True)


def test_stored_files_have_names_of_our_own(data: DataFolder, kept: Kept) -> None:
    folder = data.documents / kept[0].folder
    assert sorted(path.name for path in folder.iterdir()) == [
        "extract.json", "original.txt", "text.txt",
    ]  # fmt: skip


def test_the_same_file_read_alike_is_stored_once(data: DataFolder, kept: Kept) -> None:
    added, extract = kept
    again = keep(data, take_in(data, original_of(data, added), 1000), extract)
    other = keep(data, take_in(data, original_of(data, added), 1000), replace(extract, sheets=2))
    assert again.folder == added.folder
    assert other.folder != added.folder


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("text.txt", "保存した本文が追加したときと違います"),
        ("extract.json", "壊れたデータ"),
        ("original.txt", "保存した原本が追加したときと違います"),
    ],
)
def test_a_changed_stored_file_is_told(data: DataFolder, kept: Kept, name: str, seen: str) -> None:
    (data.documents / kept[0].folder / name).write_bytes(b"{}")
    told = damage(data, kept[0]) or ""
    assert seen in told
    assert "追加した文書" not in told  # whoever asks names the document


@pytest.mark.parametrize("name", ["text.txt", "extract.json", "original.txt"])
def test_a_stored_file_that_is_gone_is_told_with_its_remedy(
    data: DataFolder, kept: Kept, name: str
) -> None:
    (data.documents / kept[0].folder / name).unlink()
    look: Callable[[DataFolder, Added], object]
    look = original_of if name.startswith("original") else load_stored
    with pytest.raises(CorpusError, match=r"文書 a：.*machishirube remove a"):
        look(data, kept[0])


def test_a_document_carries_the_name_of_its_file_and_the_version_of_its_rules(kept: Kept) -> None:
    document = document_of(kept[0], kept[1], 7)
    assert (document.file_name, document.format, document.reader) == ("a.txt", "txt", "plain/1+7")
    assert (document.city, document.publisher, document.short_title) == ("", "", "")


def test_what_no_entry_names_is_left_over_and_cleared(data: DataFolder, kept: Kept) -> None:
    foreign = written(data.documents / "メモ.txt", "残す")
    for name in (".incoming", "1" * 32, f"{'2' * 32}.partial"):
        written(data.documents / name / "text.txt")
    library = Library().with_entry(kept[0])
    assert {path.name[:9] for path in leftovers(data, library)} == {
        ".incoming", "1" * 9, "2" * 9,
    }  # fmt: skip
    clear(data, library)
    assert leftovers(data, library) == ()
    assert (foreign.exists(), is_whole(data, kept[0])) == (True, True)


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("none.txt", r"none\.txt：見つかりません"),
        ("folder", "ファイルではありません"),
        ("loop", "loop：リンクが自分自身に戻っています"),
        ("a" * 300, "：名前が長すぎます"),
    ],
)
def test_a_file_that_cannot_be_opened_is_told(
    data: DataFolder, tmp_path: Path, name: str, seen: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(DocumentError, match=seen):
        digest_of(tmp_path / name)
    with pytest.raises(DocumentError, match=seen):
        take_in(data, tmp_path / name, 1000)


def test_a_file_over_the_limit_is_refused(data: DataFolder, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"大きすぎます.*3バイトまで.*max_bytes"):
        take_in(data, written(tmp_path / "a.txt", "公園"), 3)


def test_a_text_that_utf8_cannot_hold_is_refused(data: DataFolder, tmp_path: Path) -> None:
    taken = take_in(data, written(tmp_path / "a.txt", "a"), 1000)
    with pytest.raises(DocumentError, match="本文の3文字目は文字として保存できません"):
        keep(data, taken, Extract("公園\ud800", (), 1, "lines/1"))
