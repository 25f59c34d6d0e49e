"""What purge removes, and what it leaves."""

from pathlib import Path

import pytest

from assistant.purging import Entry, owned_entries, remove_all
from corpus.state import DataFolder
from index.errors import Busy
from index.generations import writer_lock


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """A data folder with 3 bytes of model, 2 of index, 1 of settings and a lock."""
    made = DataFolder(tmp_path / "data")
    for path, content in (
        (made.model / "weights", "abc"),
        (made.index / "CURRENT", "1\n"),
        (made.settings_file, "\n"),
        (made.lock, ""),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return made


def test_entries_are_listed_with_their_sizes(data: DataFolder) -> None:
    assert owned_entries(data) == (
        Entry(data.index, 2), Entry(data.model.parent, 3), Entry(data.settings_file, 1),
    )  # fmt: skip


def test_everything_of_ours_goes_and_the_folder_with_it(data: DataFolder) -> None:
    remove_all(data)
    assert not data.root.exists()


def test_what_is_not_ours_stays(data: DataFolder) -> None:
    other = data.root / "写真.png"
    other.touch()
    remove_all(data)
    assert list(data.root.iterdir()) == [other]


def test_a_link_is_removed_and_its_target_is_not(data: DataFolder, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.mkdir()
    data.downloads.symlink_to(target)
    remove_all(data)
    assert (data.root.exists(), target.exists()) == (False, True)


def test_nothing_is_removed_while_another_process_writes(data: DataFolder) -> None:
    with writer_lock(data), pytest.raises(Busy, match="別の処理が"):
        remove_all(data)
    assert (data.model / "weights").exists()


def test_an_empty_data_folder_has_no_entries(tmp_path: Path) -> None:
    assert owned_entries(DataFolder(tmp_path)) == ()
