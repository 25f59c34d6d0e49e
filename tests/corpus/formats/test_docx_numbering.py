"""List numbers that Word computes, written in front of the paragraphs that they are printed at."""

from pathlib import Path

from corpus.formats.blocks import Paragraph
from tests.corpus.formats.office_samples import grids, paragraph, paragraphs, word


def level(place: int, style: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(
    *levels: str, instances: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
) -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{instances}'


def item(text: str, place: int = 0, instance: int = 1) -> str:
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{instance}"/></w:numPr>'
    )


ARTICLES = numbering(
    level(0, "decimalFullWidth", "第%1条"),
    level(1, "decimalFullWidth", "（%2）"),
    level(2, "aiueoFullWidth", "%3"),
)


def test_articles_items_and_their_parts_are_counted(tmp_path: Path) -> None:
    body = (
        item("目的") + item("定義") + item("市民", 1) + item("居住者", 2) + item("通勤者", 2)
        + item("協働", 1) + item("国", 2) + item("責務") + item("市", 1)
    )  # fmt: skip
    assert paragraphs(word(tmp_path, body, numbering=ARTICLES)) == [
        "第１条　目的", "第２条　定義", "（１）　市民", "ア　居住者", "イ　通勤者", "（２）　協働",
        "ア　国", "第３条　責務", "（１）　市",
    ]  # fmt: skip


def test_a_label_is_told_beside_the_text(tmp_path: Path) -> None:
    extract = word(tmp_path, item("目的"), numbering=ARTICLES)
    assert extract.blocks == (Paragraph(0, 6, 1, list_label="第１条"),)


def test_numbers_of_several_levels_are_joined(tmp_path: Path) -> None:
    levels = numbering(
        level(0, "japaneseCounting", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>")
    )
    body = item("総則") + item("目的", 1) + item("定義", 1)
    assert paragraphs(word(tmp_path, body, numbering=levels)) == [
        "一　総則",
        "1.1 目的",
        "1.2 定義",
    ]


def test_an_instance_with_its_own_start_begins_again(tmp_path: Path) -> None:
    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{override}</w:num>'
        for number, override in (
            (1, ""),
            (2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
            (3, ""),
        )
    )
    circled = numbering(level(0, "decimalEnclosedCircle", "%1"), instances=instances)
    body = item("a") + item("b") + item("c", instance=2) + item("d", instance=3)
    texts = paragraphs(word(tmp_path, body, numbering=circled))
    assert [text[0] for text in texts] == ["①", "②", "①", "②"]


def test_a_level_may_go_on_below_the_next_heading(tmp_path: Path) -> None:
    levels = numbering(
        level(0, "decimal", "第%1章"), level(1, "decimal", "第%2条", '<w:lvlRestart w:val="0"/>')
    )
    body = item("総則") + item("目的", 1) + item("組織") + item("会議", 1)
    texts = paragraphs(word(tmp_path, body, numbering=levels))
    assert texts == ["第1章　総則", "第1条　目的", "第2章　組織", "第2条　会議"]


def test_a_number_without_a_gap_stands_close_to_the_text(tmp_path: Path) -> None:
    levels = numbering(level(0, "decimal", "（%1）", '<w:suff w:val="nothing"/>'))
    assert paragraphs(word(tmp_path, item("目的"), numbering=levels)) == ["（1）目的"]


def test_plain_bullets_are_labels_and_others_are_written(tmp_path: Path) -> None:
    levels = numbering(
        level(0, "bullet", "\uf0b7", '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>'),
        level(1, "bullet", "※"),
        level(2, "bullet", "\uf06e", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'),
    )
    extract = word(tmp_path, item("会議") + item("注", 1) + item("重点", 2), numbering=levels)
    assert paragraphs(extract) == ["会議", "※　注", "■　重点"]
    labels = [block.list_label for block in extract.blocks if isinstance(block, Paragraph)]
    assert labels == ["・", "※", "■"]


def test_labels_in_cells_are_written(tmp_path: Path) -> None:
    dots = numbering(level(0, "decimalFullWidth", "%1"), level(1, "bullet", "•"))
    cell = f"<w:tc>{item('会議')}{item('年二回', 1)}</w:tc>"
    extract = word(tmp_path, f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>", numbering=dots)
    ((cell_found,),) = [grid.cells for grid in grids(extract)]
    assert [extract.text[slice(*line)] for line in cell_found.lines] == ["１　会議", "・年二回"]


def test_a_style_brings_its_list_and_a_paragraph_leaves_it(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="s"><w:name w:val="号"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    levels = numbering(
        level(0, "decimal", "%1"), level(1, "decimal", "(%2)", '<w:pStyle w:val="s"/>')
    )
    body = paragraph("市民", '<w:pStyle w:val="s"/>') + paragraph(
        "なし", '<w:pStyle w:val="s"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    extract = word(tmp_path, body, numbering=levels, styles=styles)
    assert paragraphs(extract) == ["(1) 市民", "なし"]


def test_a_numbering_may_be_that_of_a_list_style(tmp_path: Path) -> None:
    linked = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="list"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="list"/>'
        f"{level(0, 'decimal', '%1.')}</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert paragraphs(word(tmp_path, item("目的"), numbering=linked)) == ["1. 目的"]


def test_an_unknown_list_prints_nothing(tmp_path: Path) -> None:
    assert paragraphs(word(tmp_path, item("目的", instance=9), numbering=ARTICLES)) == ["目的"]
