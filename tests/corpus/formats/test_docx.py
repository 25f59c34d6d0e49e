"""Word files: bad input, headings, titles, heads and feet, notes, round trips."""

import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import DocumentError
from corpus.formats.blocks import Paragraph, ParagraphRole, Unreadable
from corpus.formats.docx import read_docx
from corpus.formats.limits import Limits
from tests.corpus.formats.office_samples import (
    excel_parts,
    grids,
    pack,
    paragraph,
    paragraphs,
    rows,
    word,
    word_parts,
)

PRINTABLE = st.text(
    st.characters(exclude_categories=["C", "Zl", "Zp", "Zs"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("　 \t"),
    max_size=12,
)


def refused(path: Path, match: str, limits: Limits | None = None) -> None:
    with pytest.raises(DocumentError, match=match):
        read_docx(path, limits or Limits())


def roles(extract_blocks: object) -> list[tuple[str, int | None]]:
    assert isinstance(extract_blocks, tuple)
    return [(block.role.value, block.level) for block in extract_blocks]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(PRINTABLE, min_size=2, max_size=2), min_size=1, max_size=4))
def test_a_table_comes_back_cell_by_cell(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]]
) -> None:
    document = docx.Document()
    written = document.add_table(len(table), 2)
    for row, texts in zip(written.rows, table, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    path = tmp_path_factory.mktemp("docx") / "見本.docx"
    document.save(str(path))
    extract = read_docx(path, Limits())
    shown = [[text if text.strip() else "" for text in row] for row in table]
    assert [rows(extract, grid) for grid in grids(extract)] == (
        [shown] if any(map(any, shown)) else []
    )


@given(st.lists(PRINTABLE, max_size=4))
@settings(max_examples=40, deadline=None)
def test_paragraphs_come_back_character_by_character(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    path = tmp_path_factory.mktemp("docx") / "見本.docx"
    document.save(str(path))
    assert paragraphs(read_docx(path, Limits())) == [text for text in texts if text.strip()]


def test_headings_have_the_level_of_their_style(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("見本市の指針", 0)
    document.add_heading("第１章　総則", 1)
    document.add_heading("１　目的", 2)
    document.add_paragraph("本文です。")
    document.save(str(tmp_path / "見本.docx"))
    extract = read_docx(tmp_path / "見本.docx", Limits())
    assert roles(extract.blocks) == [("heading", 1), ("heading", 1), ("heading", 2), ("body", None)]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="見出し 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="章題"/><w:basedOn w:val="a"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="条"/>'
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="d"><w:name w:val="toc 1"/></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "role", "level"),
    [
        ('<w:pStyle w:val="a"/>', "heading", 2),
        ('<w:pStyle w:val="b"/>', "heading", 2),
        ('<w:pStyle w:val="c"/>', "heading", 3),
        ('<w:pStyle w:val="c"/><w:outlineLvl w:val="9"/>', "body", None),
        ('<w:outlineLvl w:val="0"/>', "heading", 1),
        ('<w:pStyle w:val="d"/>', "contents", None),
        ('<w:pStyle w:val="none"/>', "body", None),
    ],
)
def test_a_heading_is_known_by_style_or_outline_level(
    tmp_path: Path, properties: str, role: str, level: int | None
) -> None:
    extract = word(tmp_path, paragraph("第１章　総則", properties), styles=STYLES)
    assert roles(extract.blocks) == [(role, level)]


def test_a_table_of_contents_is_known_by_its_control_or_its_field(tmp_path: Path) -> None:
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph('目次')}</w:sdtContent></w:sdt>"
    )
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    field = (
        f"<w:p>{sign.format('begin')}<w:r><w:instrText> TOC \\o </w:instrText></w:r>"
        f"{sign.format('separate')}<w:r><w:t>第１章　1</w:t></w:r></w:p>"
        f"<w:p><w:r><w:t>第２章　3</w:t></w:r>{sign.format('end')}</w:p>"
    )
    extract = word(tmp_path, control + field + paragraph("第１章"))
    assert [role for role, _ in roles(extract.blocks)] == ["contents"] * 3 + ["body"]


def test_heads_and_feet_come_once_and_without_page_numbers(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "見本市の指針（案）"
    document.sections[0].footer.paragraphs[0].text = "- 1 -"
    document.add_section().header.is_linked_to_previous = False
    document.sections[1].header.paragraphs[0].text = "見本市の指針（案）"
    document.add_paragraph("本文です。")
    document.save(str(tmp_path / "見本.docx"))
    extract = read_docx(tmp_path / "見本.docx", Limits())
    assert extract.text == "見本市の指針（案）\n本文です。\n"
    assert roles(extract.blocks) == [("running", None), ("body", None)]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("見本市の指針", "見本市の指針"),
        ("Word Document", None),
        ("Microsoft Word - shishin.docx", None),
        ("文書 1", None),
        ("", None),
    ],
)
def test_a_title_counts_unless_a_program_put_it_there(
    tmp_path: Path, title: str, told: str | None
) -> None:
    document = docx.Document()
    document.core_properties.title = title
    document.save(str(tmp_path / "見本.docx"))
    assert read_docx(tmp_path / "見本.docx", Limits()).title == told


NOTE = (
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t> 五年ごとに見直す。</w:t></w:r></w:p>'
    "</w:footnote>"
)
REFERENCE = (
    '<w:p><w:r><w:t>計画</w:t><w:footnoteReference w:id="2"/><w:t>を定める。</w:t></w:r></w:p>'
)


def test_a_footnote_follows_its_paragraph_with_its_mark(tmp_path: Path) -> None:
    extract = word(tmp_path, REFERENCE + paragraph("次の段落"), footnotes=NOTE)
    assert paragraphs(extract) == ["計画※1を定める。", "※1 五年ごとに見直す。", "次の段落"]


def test_a_footnote_in_a_cell_follows_the_table(tmp_path: Path) -> None:
    table = f"<w:tbl><w:tr><w:tc>{REFERENCE}</w:tc></w:tr></w:tbl>"
    extract = word(tmp_path, table, footnotes=NOTE)
    assert extract.text == "計画※1を定める。\n※1 五年ごとに見直す。\n"


def test_marks_that_the_author_typed_are_kept_apart_from_those_of_footnotes(
    tmp_path: Path,
) -> None:
    extract = word(tmp_path, REFERENCE + paragraph("※1　注"), footnotes=NOTE)
    assert paragraphs(extract)[:2] == ["計画※注1を定める。", "※注1 五年ごとに見直す。"]


def test_comments_are_left_out_and_told(tmp_path: Path) -> None:
    comment = f'<w:comment w:id="1">{paragraph("要確認")}</w:comment>'
    extract = word(tmp_path, paragraph("本文"), comments=comment)
    told = Unreadable(1, "コメント 1 件（本文ではないため読み取っていません）")
    assert (extract.text, extract.unreadable) == ("本文\n", (told,))


def test_a_macro_file_is_read_without_its_macros(tmp_path: Path) -> None:
    parts = word_parts(paragraph("本文"))
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macro = "application/vnd.ms-word.document.macroEnabled.main+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(main, macro)
    assert read_docx(pack(tmp_path / "見本.docm", parts), Limits()).text == "本文\n"


def test_strict_open_xml_is_read(tmp_path: Path) -> None:
    strict = {
        name: content.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in word_parts(paragraph("本文")).items()
    }
    assert read_docx(pack(tmp_path / "見本.docx", strict), Limits()).text == "本文\n"


def test_a_workbook_is_refused_by_its_kind(tmp_path: Path) -> None:
    refused(pack(tmp_path / "見本.docx", excel_parts("")), "中身は Excel のファイルです")


def test_a_container_of_something_else_is_refused(tmp_path: Path) -> None:
    refused(pack(tmp_path / "見本.docx", {"写真.txt": "x"}), "Word・Excel の部品がありません")


def test_an_open_document_file_is_refused_by_its_name(tmp_path: Path) -> None:
    parts = {"mimetype": "application/vnd.oasis.opendocument.text"}
    refused(pack(tmp_path / "見本.docx", parts), "OpenDocument")


def test_a_missing_part_is_told(tmp_path: Path) -> None:
    parts = word_parts(paragraph("本文"))
    del parts["word/document.xml"]
    refused(pack(tmp_path / "見本.docx", parts), "必要な部品 word/document.xml がありません")


def test_a_part_that_is_no_xml_is_told(tmp_path: Path) -> None:
    parts = word_parts(paragraph("本文"))
    parts["word/document.xml"] = parts["word/document.xml"][:-40]
    refused(pack(tmp_path / "見本.docx", parts), "部品 word/document.xml が壊れています")


def test_a_text_that_is_too_long_is_refused(tmp_path: Path) -> None:
    path = pack(tmp_path / "見本.docx", word_parts(paragraph("長い文") * 50))
    refused(path, "文字数が 100 字を超えます", Limits(max_characters=100))


def test_more_pages_than_allowed_are_refused(tmp_path: Path) -> None:
    page = '<w:p><w:r><w:t>頁</w:t><w:br w:type="page"/></w:r></w:p>'
    path = pack(tmp_path / "見本.docx", word_parts(page * 5))
    refused(path, "の数が 3 を超えます", Limits(max_pages=3))


def test_progress_ends_with_all_that_there_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = pack(tmp_path / "見本.docx", word_parts(paragraph("本文") * 60))
    read_docx(path, Limits(), lambda done, total: told.append((done, total)))
    assert told == [(0, 60), (50, 60), (60, 60)]


def test_every_character_lies_in_one_block(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("第１章", 1)
    document.add_table(1, 2).cell(0, 1).text = "値\n別の行"
    document.add_paragraph("本文", style="List Number")
    document.save(str(tmp_path / "見本.docx"))
    extract = read_docx(tmp_path / "見本.docx", Limits())
    held = "".join(extract.text[block.start : block.end] for block in extract.blocks)
    assert held.replace("\n", "") == extract.text.replace("\n", "")


def test_the_reader_and_role_of_a_plain_paragraph(tmp_path: Path) -> None:
    extract = word(tmp_path, paragraph("本文"))
    assert (extract.reader, extract.sheets) == ("docx/1", 1)
    assert extract.blocks == (Paragraph(0, 2, 1, role=ParagraphRole.BODY),)


def test_a_file_that_a_lying_directory_makes_short_is_refused(tmp_path: Path) -> None:
    path = pack(tmp_path / "見本.docx", word_parts(paragraph("本文")))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/media/a.xml", "<!DOCTYPE a []><a/>")
    refused(path, "DOCTYPE")
