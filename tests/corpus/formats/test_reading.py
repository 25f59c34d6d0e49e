import os
from pathlib import Path

import pytest

from corpus.errors import DocumentError
from corpus.formats.limits import Limits
from corpus.formats.reading import read_file, read_text
from corpus.formats.sniff import FileFormat

PAGE = "<!DOCTYPE html><title>題</title><p>本文"


@pytest.mark.parametrize(
    ("name", "content", "reader", "text"),
    [
        ("a.txt", "本文", "plain/1", "本文"),
        ("a.md", "# 題\n", "markdown/1", "# 題\n"),
        ("a.csv", "a,b\n", "csv/1", "a,b\n"),
        ("a.html", PAGE, "html/1", "本文\n"),
        ("'a\" ..%2f.txt", "本文", "plain/1", "本文"),
    ],
)
def test_a_file_is_read_by_the_reader_of_its_format(
    tmp_path: Path, name: str, content: str, reader: str, text: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    extract = read_file(tmp_path / name)
    assert (extract.reader, extract.text, extract.notes) == (reader, text, ())


def test_a_wrong_extension_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_text(PAGE, encoding="utf-8")
    assert read_file(path).notes == (
        "ファイル名は「.docx」ですが、中身は HTML でしたので、HTML として読みました",
    )


def test_progress_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("本文", encoding="utf-8")
    told: list[tuple[int, int]] = []
    read_file(path, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 1)]


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    with pytest.raises(DocumentError, match=r"a\.txt：ファイルが空です（0 バイト）"):
        read_file(tmp_path / "a.txt")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="フォルダーは読めません"):
        read_file(tmp_path)


def test_a_device_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"null：装置（デバイス）は読めません"):
        read_file(Path(os.devnull))


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(DocumentError, match="名前付きパイプは読めません"):
        read_file(tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["gone.txt", "gone/a.txt"])
def test_a_file_that_is_gone_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(DocumentError, match="ファイルがありません"):
        read_file(tmp_path / name)


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    with pytest.raises(DocumentError, match=r"a\.txt：ファイルを読めません"):
        read_file(tmp_path / "a.txt")


def test_a_file_beyond_the_limit_is_refused_with_both_sizes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * 2 * 1024 * 1024)
    with pytest.raises(DocumentError, match=r"2\.0 MB あります（期待：1\.0 MB まで）"):
        read_file(tmp_path / "a.txt", Limits(max_bytes=1024 * 1024))


def test_a_limit_beyond_the_memory_costs_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("協働".encode())
    assert read_file(tmp_path / "a.txt", Limits(max_bytes=2**53)).text == "協働"


def test_a_text_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"abcdef")
    with pytest.raises(DocumentError, match="6 文字あります（期待：5 文字まで）"):
        read_file(tmp_path / "a.txt", Limits(max_characters=5))


def test_ten_megabytes_on_one_line_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("協働" * 1_750_000, encoding="utf-8")
    with pytest.raises(DocumentError, match="1行目が改行なしで 3,500,000 文字続いています"):
        read_file(tmp_path / "a.txt")


def test_an_unsupported_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(DocumentError, match=r"a\.pdf：画像（PNG）は読めません"):
        read_file(tmp_path / "a.pdf")


def test_bytes_of_a_text_can_be_read_without_a_file() -> None:
    assert read_text("a.md", "# 題".encode(), FileFormat.MARKDOWN).reader == "markdown/1"
