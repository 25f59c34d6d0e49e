"""Each kind of bad PDF gets its own message."""

from pathlib import Path

import pytest

from corpus.errors import DocumentError
from corpus.formats.limits import Limits
from corpus.formats.pdf import read_pdf
from evals.bench.pdf_writer import PdfPage, write_pdf
from tests.corpus.formats.pdf_pages import encrypted_pdf, page_of, read, read_pages, texts

PAGE = page_of("見本市まちづくり計画")


def pictured() -> bytes:
    """Give a page that holds a picture and nothing else."""
    page = PdfPage(["q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x41 EI Q"])
    return write_pdf([page])


def test_a_file_of_no_bytes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"見本\.pdf は空のファイルです"):
        read(tmp_path, b"")


def test_a_file_that_is_no_pdf_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="PDF ではありません"):
        read(tmp_path, "見本市まちづくり計画".encode() * 100)


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="パスワードで保護されています"):
        read(tmp_path, encrypted_pdf([PAGE], b"secret"))


def test_an_encrypted_pdf_that_opens_without_a_password_is_read(tmp_path: Path) -> None:
    assert texts(read(tmp_path, encrypted_pdf([PAGE], b""))) == ["見本市まちづくり計画"]


@pytest.mark.parametrize("share", [0.02, 0.1])
def test_a_pdf_cut_off_before_its_pages_is_refused(tmp_path: Path, share: float) -> None:
    content = write_pdf([PAGE] * 3)
    with pytest.raises(DocumentError, match="途中で切れているか、壊れています"):
        read(tmp_path, content[: int(len(content) * share)])


def test_a_pdf_without_its_table_of_places_is_read_all_the_same(tmp_path: Path) -> None:
    content = write_pdf([PAGE])
    start, end = content.index(b"xref"), content.index(b"trailer")
    assert texts(read(tmp_path, content[:start] + content[end:])) == ["見本市まちづくり計画"]


def test_wrong_places_in_the_table_of_places_do_not_matter(tmp_path: Path) -> None:
    content = write_pdf([PAGE])
    moved = content.replace(b"startxref\n", b"startxref\n9")
    assert texts(read(tmp_path, moved)) == ["見本市まちづくり計画"]


def test_a_pdf_of_pictures_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="画像のみ"):
        read(tmp_path, pictured())


def test_a_pdf_of_blank_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="どのページにも文字がありません"):
        read(tmp_path, write_pdf([PdfPage()]))


def test_two_thousand_pages_are_refused_before_any_is_read(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = tmp_path / "長い.pdf"
    path.write_bytes(write_pdf([PAGE] * 2_000))
    with pytest.raises(DocumentError, match=r"長い\.pdf のページ数が 1,000 を超えています"):
        read_pdf(path, Limits(), lambda done, total: told.append((done, total)))
    assert told == []


@pytest.mark.parametrize("stated", [b"/Count 0", b"/Count 7", b"/Count 9999999", b"/Count -1"])
def test_a_wrong_number_of_pages_does_not_matter(tmp_path: Path, stated: bytes) -> None:
    content = write_pdf([PAGE]).replace(b"/Count 1", stated)
    assert read(tmp_path, content).sheets == 1


def test_pages_are_found_where_the_page_tree_turns_in_circles(tmp_path: Path) -> None:
    content = write_pdf([PAGE]).replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]")
    assert texts(read(tmp_path, content)) == ["見本市まちづくり計画"]


def test_a_page_tree_of_no_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="壊れています"):
        read(tmp_path, write_pdf([]))


def test_a_page_that_is_damaged_costs_only_itself(tmp_path: Path) -> None:
    broken = PdfPage(["/F 10 Tf BT " + "[" * 5_000])
    extract = read_pages(tmp_path, PAGE, broken, PAGE)
    assert extract.sheets == 3
    assert texts(extract) == ["見本市まちづくり計画", "見本市まちづくり計画"]


def test_too_much_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="文字数が 25 字を超えています"):
        read(tmp_path, write_pdf([PAGE] * 3), Limits(max_characters=25))


def test_too_large_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="max_bytes"):
        read(tmp_path, write_pdf([PAGE]), Limits(max_bytes=100))


def test_a_file_that_takes_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="秒以内に読み終えられませんでした"):
        read(tmp_path, write_pdf([PAGE] * 3), Limits(max_seconds=1e-6))


def test_a_sheet_of_pictures_among_others_is_told(tmp_path: Path) -> None:
    picture = PdfPage(["q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID A EI Q"])
    extract = read_pages(tmp_path, PAGE, picture)
    assert [(lost.sheet, lost.what) for lost in extract.unreadable] == [
        (2, "2 ページ：文字情報がありません（画像のみ）")
    ]


def test_letters_without_a_character_code_are_told(tmp_path: Path) -> None:
    # Of a font without an encoding and of an unknown order only glyph numbers are known.
    content = write_pdf([PAGE, PAGE])
    content = content.replace(b"/Encoding/UniJIS-UCS2-H", b"/Encoding/Identity-H   ")
    content = content.replace(b"Japan1".hex().encode(), b"Identi".hex().encode())
    with pytest.raises(DocumentError, match="文字コードの情報がないため"):
        read(tmp_path, content)
