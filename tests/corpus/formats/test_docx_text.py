"""What a paragraph of a Word file prints, and what is counted as lost."""

from pathlib import Path

import pytest

from tests.corpus.formats.office_samples import paragraph, paragraphs, word


def told(folder: Path, inner: str) -> tuple[str, list[str]]:
    extract = word(folder, f"<w:p>{inner}</w:p>")
    return extract.text, [lost.what.split("（")[0] for lost in extract.unreadable]


def run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:t>一行</w:t><w:br/><w:t>二行</w:t>", "一行\n二行\n"),
        ("<w:t>左</w:t><w:tab/><w:t>右</w:t>", "左\t右\n"),
        ("<w:t>03</w:t><w:noBreakHyphen/><w:t>12</w:t>", "03-12\n"),
        ('<w:sym w:font="Wingdings" w:char="F06E"/><w:t>重点</w:t>', "■重点\n"),
        ("<w:t>協</w:t><w:softHyphen/><w:t>働</w:t>", "協働\n"),
        ('<w:t xml:space="preserve">　字下げ　</w:t>', "　字下げ　\n"),
    ],
)
def test_signs_within_a_run(tmp_path: Path, inner: str, text: str) -> None:
    assert told(tmp_path, run(inner)) == (text, [])


def test_of_a_ruby_the_base_is_kept(tmp_path: Path) -> None:
    reading, base = run("<w:t>きょうどう</w:t>"), run("<w:t>協働</w:t>")
    ruby = f"<w:ruby><w:rt>{reading}</w:rt><w:rubyBase>{base}</w:rubyBase></w:ruby>"
    assert told(tmp_path, run(ruby + "<w:t>とは</w:t>")) == ("協働とは\n", [])


def test_insertions_are_kept_and_deletions_left_out_and_told(tmp_path: Path) -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>五年</w:delText></w:r></w:del>'
    inserted = '<w:ins w:id="2"><w:r><w:t>三年</w:t></w:r></w:ins>'
    extract = word(tmp_path, f"<w:p>{deleted}{inserted}{run('<w:t>ごと</w:t>')}</w:p>")
    assert extract.text == "三年ごと\n"
    assert [lost.what[:15] for lost in extract.unreadable] == ["変更履歴で削除された部分 1 "]
    assert [note[:15] for note in extract.notes] == ["変更履歴で挿入された部分 1 "]


def test_a_paragraph_whose_mark_was_deleted_goes_on_in_the_next_one(tmp_path: Path) -> None:
    first = paragraph("市は、", '<w:rPr><w:del w:id="1"/></w:rPr>')
    assert paragraphs(word(tmp_path, first + paragraph("計画を定める。"))) == [
        "市は、計画を定める。"
    ]


def test_hidden_text_is_left_out_and_told(tmp_path: Path) -> None:
    inner = run("<w:rPr><w:vanish/></w:rPr><w:t>内部用</w:t>") + run("<w:t>公開</w:t>")
    assert told(tmp_path, inner) == ("公開\n", ["隠し文字 1 か所"])


def test_a_field_prints_its_result_and_not_its_instruction(tmp_path: Path) -> None:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    inner = (
        sign.format("begin") + run("<w:instrText> REF 第一条 </w:instrText>")
        + sign.format("separate") + run("<w:t>第１条</w:t>") + sign.format("end")
    )  # fmt: skip
    assert told(tmp_path, inner) == ("第１条\n", [])


def test_links_and_content_controls_keep_their_text(tmp_path: Path) -> None:
    link = f"<w:hyperlink>{run('<w:t>様式</w:t>')}</w:hyperlink>"
    control = f"<w:sdt><w:sdtContent>{run('<w:t>第１号</w:t>')}</w:sdtContent></w:sdt>"
    assert told(tmp_path, link + control) == ("様式第１号\n", [])


def test_a_text_box_comes_once_though_it_is_stored_twice(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('枠の中')}</w:txbxContent>"
    twice = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent>"
    )
    extract = word(tmp_path, f"<w:p>{run('<w:t>本文</w:t>')}{run(twice)}</w:p>{paragraph('次')}")
    assert paragraphs(extract) == ["本文", "枠の中", "次"]


@pytest.mark.parametrize(
    ("inner", "loss"),
    [
        ("<w:drawing><pic:pic/></w:drawing>", "画像 1 点"),
        ("<w:pict><v:shape><v:imagedata/></v:shape></w:pict>", "画像 1 点"),
        ("<w:object><v:shape><v:imagedata/></v:shape></w:object>", "埋め込まれた別のファイル 1 点"),
        ("<w:drawing><wps:wsp/></w:drawing>", "文字のない図形 1 点"),
        ('<w:sym w:font="外字" w:char="E001"/>', "外字 1 文字"),
    ],
)
def test_what_has_no_text_is_counted(tmp_path: Path, inner: str, loss: str) -> None:
    assert told(tmp_path, run("<w:t>本文</w:t>" + inner))[1] == [loss]


def test_a_private_character_stays_and_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, run("<w:t>渡\ue000</w:t>")) == ("渡\ue000\n", ["外字 1 文字"])


def test_a_watermark_is_read_as_text(tmp_path: Path) -> None:
    mark = '<w:pict><v:shape><v:textpath string="案"/></v:shape></w:pict>'
    assert told(tmp_path, run(mark)) == ("案\n", [])


def test_a_form_field_that_is_ticked_prints_a_tick(tmp_path: Path) -> None:
    box = (
        '<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/>'
        "</w:checkBox></w:ffData></w:fldChar>"
    )
    end = '<w:fldChar w:fldCharType="end"/><w:t>同意する</w:t>'
    assert told(tmp_path, run(box) + run(end)) == ("☑同意する\n", [])
