from pathlib import Path

import pytest

from corpus.added import Given
from corpus.added_sidecar import given_of, read_sidecar
from corpus.errors import DocumentError


def test_without_a_sidecar_nothing_is_said(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path / "plan.pdf") == Given()


def test_a_sidecar_says_what_its_document_is(tmp_path: Path) -> None:
    content = '\ufeffid = "park"\ntitle = "公園計画"\ncity = "見本市"\ndate = 2024-04-01\n'
    (tmp_path / "plan.pdf.toml").write_text(content, encoding="utf-8")
    said = Given(id="park", title="公園計画", city="見本市", date="2024-04-01")
    assert read_sidecar(tmp_path / "plan.pdf") == said


def test_a_name_of_full_length_has_no_sidecar(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path / f"{'a' * 251}.pdf") == Given()


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (b"title = ", "TOML として読めません"),
        (b"\xff", "UTF-8 ではありません"),
        (b"# " + b"a" * 70_000, "65,536バイトを超えています"),
        ('"名前" = "a"'.encode(), "は知らない項目です.*id、title、short_title"),
        (b'id = "../a"', "id が '../a' です.*英小文字"),
        (b'date = "2024-02-30"', "date が '2024-02-30' です"),
        (b'date = "R6"', "2024-04-01 のどれかの形"),
        (b"title = 3", "title が 3 です"),
    ],
)
def test_a_sidecar_that_cannot_be_taken_is_told(tmp_path: Path, content: bytes, seen: str) -> None:
    (tmp_path / "plan.pdf.toml").write_bytes(content)
    with pytest.raises(DocumentError, match=seen):
        read_sidecar(tmp_path / "plan.pdf")


def test_an_option_is_named_with_its_dashes() -> None:
    with pytest.raises(DocumentError, match="--date が '来年' です"):
        given_of({"date": "来年"}, "--")
