from pathlib import Path

import pytest

from assistant.finding_files import find_files
from tests.corpus.added_samples import written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    names = (
        "b.TXT", "a.pdf", "a.pdf.toml", "alone.toml", "deep/c.md", ".git/d.txt", "~$a.docx",
        "photo.jpg", ".hidden.txt",
    )  # fmt: skip
    for name in names:
        written(tmp_path / "plans" / name)
    return tmp_path / "plans"


def test_a_folder_gives_the_documents_below_it_in_order(folder: Path) -> None:
    found = find_files([folder])
    assert [str(path.relative_to(folder)) for path in found.files] == [
        "a.pdf",
        "b.TXT",
        "deep/c.md",
    ]
    assert [path.name for path in found.passed_over] == ["alone.toml", "photo.jpg"]
    assert found.errors == ()


def test_a_file_that_is_named_is_taken_whatever_its_ending_and_once(folder: Path) -> None:
    found = find_files([folder / "photo.jpg", folder / "a.pdf", folder])
    assert [path.name for path in found.files] == ["photo.jpg", "a.pdf", "b.TXT", "c.md"]


def test_a_name_that_is_not_there_is_left_to_the_reading(tmp_path: Path) -> None:
    assert find_files([tmp_path / "none.pdf"]).files == (tmp_path / "none.pdf",)


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    ((path, error),) = find_files([tmp_path]).errors
    assert path == tmp_path
    assert "読める文書がありません（期待：csv、docm、docx、" in str(error)


def test_a_name_that_no_folder_can_hold_leaves_the_other_files_alone(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / ("x" * 300)
    assert find_files([bad, good]).files == (bad, good)
