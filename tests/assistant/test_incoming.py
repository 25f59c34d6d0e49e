"""Files that arrive from a browser: their names, their size, and that nothing is left behind."""

import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.incoming import MOST_FILES, Incoming, plain_name
from corpus.errors import UserError
from corpus.state import DataFolder


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("計画.pdf", "計画.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\文書\\計画.docx", "計画.docx"),
        ("..", "文書"),
        ("", "文書"),
        (".pdf", "pdf"),
        ("a\0b\nc.txt", "abc.txt"),
        ("計" * 300 + ".xlsx", "計" * 65 + ".xlsx"),
        ("\ud800.txt", "txt"),
    ],
)
def test_a_name_is_made_safe_and_keeps_its_ending(name: str, kept: str) -> None:
    assert plain_name(name) == kept


@given(st.text(max_size=400))
def test_any_name_is_one_that_a_disk_takes(name: str) -> None:
    plain = plain_name(name)
    assert plain
    assert plain not in {".", ".."}
    assert not set(plain) & set("/\\\0\n")
    assert len(plain.encode()) <= 250


def test_files_are_written_piece_by_piece_below_the_data_folder(data: DataFolder) -> None:
    heard: list[int] = []
    incoming = Incoming(data, 10, heard.append)
    for name in ("a.txt", "a.txt"):
        incoming.begin(name)
        incoming.write(b"12")
        incoming.write(b"34")
        incoming.end()
    assert [path.read_bytes() for path in incoming.files] == [b"1234", b"1234"]
    assert heard == [2, 4, 6, 8]
    assert all(path.is_relative_to(data.uploads) for path in incoming.files)
    incoming.discard()
    assert list(data.uploads.iterdir()) == []


def test_a_file_over_the_limit_is_refused_while_it_arrives(data: DataFolder) -> None:
    incoming = Incoming(data, 3)
    incoming.begin("a.txt")
    with pytest.raises(UserError, match=r"a\.txt：ファイルが大きすぎます（期待：3バイトまで"):
        incoming.write(b"1234")
    incoming.discard()
    assert list(data.uploads.iterdir()) == []


def test_too_many_files_are_refused(data: DataFolder) -> None:
    incoming = Incoming(data, 3)
    for _ in range(MOST_FILES):
        incoming.begin("a")
        incoming.end()
    with pytest.raises(UserError, match="50個を超えています"):
        incoming.begin("a")
    incoming.discard()


def test_what_a_dead_server_left_is_removed_a_day_later(data: DataFolder) -> None:
    left, fresh = data.uploads / "old", data.uploads / "new"
    for folder in (left, fresh):
        folder.mkdir(parents=True)
    os.utime(left, (0, time.time() - 25 * 60 * 60))
    Incoming(data, 3)
    assert [path.name for path in data.uploads.iterdir()] == ["new"]
