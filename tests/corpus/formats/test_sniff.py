import io
import zipfile

import pytest

from corpus.errors import DocumentError
from corpus.formats.sniff import FileFormat, Sniffed, find_format

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def package(**members: str) -> bytes:
    """A zip with these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def office(kind: str) -> bytes:
    return package(**{"[Content_Types].xml": f'<Types><Override ContentType="{kind}"/></Types>'})


def compound(stream: str) -> bytes:
    return OLE + bytes(64) + stream.encode("utf-16-le") + bytes(8)


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.pdf", b"%PDF-1.7\n", FileFormat.PDF),
        ("a.PDF", b"\n\n%PDF-1.7\n", FileFormat.PDF),
        ("a.docx", office(WORD), FileFormat.DOCX),
        ("a.xlsx", office(EXCEL), FileFormat.XLSX),
        ("a.html", b"<!DOCTYPE HTML><p>a", FileFormat.HTML),
        ("a.htm", b"<p>a</p>", FileFormat.HTML),
        ("a.md", b"# a", FileFormat.MARKDOWN),
        ("a.csv", b"a,b", FileFormat.CSV),
        ("a.tsv", b"a\tb", FileFormat.CSV),
        ("a.txt", b"a,b", FileFormat.PLAIN),
        ("a", "協働".encode(), FileFormat.PLAIN),
        ("a.log", b"MZ is no programme here", FileFormat.PLAIN),
        ("a.txt", b"BM and text", FileFormat.PLAIN),
    ],
)
def test_a_file_is_what_its_content_is(name: str, content: bytes, found: FileFormat) -> None:
    assert find_format(name, content) == Sniffed(found)


@pytest.mark.parametrize(
    ("name", "content", "found", "said"),
    [
        ("a.docx", b"%PDF-1.7\n", FileFormat.PDF, "「.docx」ですが、中身は PDF でした"),
        ("a.pdf", office(WORD), FileFormat.DOCX, "「.pdf」ですが、中身は Word（.docx） でした"),
        ("a.docx", office(EXCEL), FileFormat.XLSX, "「.docx」ですが、中身は Excel（.xlsx） でした"),
        ("a.xlsx", b"a,b\n", FileFormat.PLAIN, "「.xlsx」ですが、中身は テキスト でした"),
        ("a.txt", b"<html><p>a", FileFormat.HTML, "「.txt」ですが、中身は HTML でした"),
        ("a.txt", "<html>".encode("utf-16"), FileFormat.HTML, "「.txt」ですが、中身は HTML"),
        ("a.html", b"a, b", FileFormat.PLAIN, "「.html」ですが、中身は テキスト でした"),
    ],
)
def test_a_wrong_name_is_noted(name: str, content: bytes, found: FileFormat, said: str) -> None:
    sniffed = find_format(name, content)
    assert sniffed.format is found
    assert sniffed.note is not None
    assert said in sniffed.note


@pytest.mark.parametrize(
    ("content", "what", "remedy"),
    [
        (b"\x89PNG\r\n\x1a\n", "画像（PNG）", "文字に起こした文書"),
        (b"\xff\xd8\xff\xe0", "画像（JPEG）", "文字に起こした文書"),
        (b"II*\x00", "画像（TIFF）", "文字に起こした文書"),
        (b"BM\x00\x00", "画像（BMP）", "文字に起こした文書"),
        (bytes(4) + b"ftypheic", "画像・動画", "文字に起こした文書"),
        (b"MZ\x90\x00", "プログラム", "選び直して"),
        (b"\x7fELF\x02", "プログラム", "選び直して"),
        (b"\x1f\x8b\x08\x00", "圧縮ファイル（gzip）", "展開して"),
        (b"\x20\x00-lh5-", "圧縮ファイル（LZH）", "展開して"),
        (b"{\\rtf1 a}", "リッチテキスト", "「.docx」の形式で保存し直し"),
        (compound("WordDocument"), "旧形式の Word（.doc）", "「.docx」の形式で保存し直し"),
        (compound("Workbook"), "旧形式の Excel（.xls）", "「.xlsx」の形式で保存し直し"),
        (compound("PowerPoint Document"), "旧形式の PowerPoint（.ppt）", "PDF に書き出し"),
        (compound("EncryptedPackage"), "パスワードで保護された", "パスワードを外し"),
        (compound("DocumentText"), "旧形式の Office・一太郎など", "PDF に書き出し"),
        (package(**{"ppt/presentation.xml": "x"}), "PowerPoint（.pptx）", "PDF に"),
        (package(**{"xl/workbook.bin": "x"}), "バイナリ形式の Excel（.xlsb）", "「.xlsx」の形式"),
        (package(mimetype=OPEN_DOCUMENT), "OpenDocument 文書", "「.docx」"),
        (package(a="x"), "圧縮ファイル（ZIP）", "展開して"),
    ],
)  # fmt: skip
def test_other_files_are_refused_with_what_to_do(content: bytes, what: str, remedy: str) -> None:
    with pytest.raises(DocumentError) as caught:
        find_format("a.txt", content)
    assert caught.value.seen.startswith(f"a.txt：{what}")
    assert remedy in caught.value.remedy


def test_a_package_packed_in_an_unknown_way_is_not_told_as_locked() -> None:
    content = bytearray(office(WORD))
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        content[content.find(mark) + place] = 99
    with pytest.raises(DocumentError, match=r"特殊な方式の圧縮ファイル（ZIP）.*展開して"):
        find_format("a.docx", bytes(content))


@pytest.mark.parametrize("content", [office(WORD)[:-30], b"PK\x03\x04", b"PK\x03\x04" + bytes(99)])
def test_a_package_that_was_cut_off_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentError, match="壊れているか、途中で切れています"):
        find_format("a.docx", content)


@pytest.mark.parametrize(
    ("name", "what"), [("a.xdw", "DocuWorks"), ("a.MHT", "Web ページ"), ("a.eml", "メール")]
)
def test_some_files_are_known_by_name_alone(name: str, what: str) -> None:
    with pytest.raises(DocumentError, match=what):
        find_format(name, b"a\x00b")
