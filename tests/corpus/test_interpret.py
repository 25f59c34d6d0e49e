import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import SectionKind
from corpus.formats.blocks import Extract, Paragraph, ParagraphRole, TextWriter
from corpus.formats.plain import read_plain
from corpus.interpret import interpret
from corpus.provenance import find_title
from tests.corpus.outlines import (
    NAMES,
    as_paragraphs,
    as_plain,
    document_of,
    expected,
    printed,
    source,
)

SIGNS = ("第１章　", "第２章　", "第１条　", "第２条　", "附則", "別表第１", "１　", "２　", "１．",
         "1.1　", "（１）", "（２）", "①", "②", "ア　", "イ　", "（ア）", "ａ　", "Ⅰ　", "■", "◆",
         "○", "・", "※", "【目的】", "基本目標１　", "（目的）", "備考", "はじめに", "図１　",
         "目次", "～省略～", "令和５年", "1,200", "")  # fmt: skip
TEXTS = ("計画", "市は、市民と進めます。", "人口の推移", "推進員・・・進める者", "3", "")
LINES = st.builds("{}{}".format, st.sampled_from(SIGNS), st.sampled_from(TEXTS))


def paths(*lines: str | tuple[int, str], title: str = "見本") -> list[str]:
    extract = as_paragraphs(*lines)
    return [" > ".join(s.path) for s in interpret(document_of(extract, title), extract)]


@pytest.mark.parametrize("name", NAMES)
def test_a_made_up_document_gets_its_outline(name: str) -> None:
    extract = as_plain(source(name))
    document = document_of(extract, find_title(extract, "sample.txt"))
    assert printed(extract, interpret(document, extract)) == expected(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_outline_is_the_same_where_each_unit_is_a_paragraph(name: str) -> None:
    """A DOCX has no wrapped lines; sheets and pages aside, nothing else may differ."""
    extract = as_plain(source(name))
    sections = interpret(document_of(extract), extract)
    texts = [extract.text[s.start : s.end].replace("\n", "") for s in sections
             if s.kind is not SectionKind.STAMP]  # fmt: skip
    again = as_paragraphs(*texts)
    found = interpret(document_of(again), again)
    assert [s.path for s in found] == [s.path for s in sections if s.kind is not SectionKind.STAMP]


def test_the_order_of_the_signs_is_that_of_the_document() -> None:
    assert paths("① 目的", "（１）市民", "ア　話します。", "（２）市", "ア　聞きます。",
                 "② 進め方", "（１）計画") == [
        "① 目的",
        "① 目的 > （１）市民",
        "① 目的 > （１）市民 > ア",
        "① 目的 > （２）市",
        "① 目的 > （２）市 > ア",
        "② 進め方",
        "② 進め方 > （１）計画",
    ]  # fmt: skip


def test_two_chapters_may_nest_the_same_signs_in_opposite_ways() -> None:
    assert paths("第１章 一", "① あ", "（１）い", "（２）う", "② え",
                 "第２章 二", "（１）お", "① か", "② き", "（２）く")[4:] == [
        "第１章 一 > ② え",
        "第２章 二",
        "第２章 二 > （１）お",
        "第２章 二 > （１）お > ① か",
        "第２章 二 > （１）お > ② き",
        "第２章 二 > （２）く",
    ]  # fmt: skip


def test_a_series_inside_a_series_of_the_same_sign_stands_below_it() -> None:
    assert paths("１　趣旨", "１　市は、定める。", "２　市は、進める。", "２　期間") == [
        "１　趣旨",
        "１　趣旨 > １",
        "１　趣旨 > ２",
        "２　期間",
    ]


def test_headings_of_the_format_stand_below_each_other_by_their_levels() -> None:
    assert paths((1, "手引き"), "読んでください。", (2, "申請"), (3, "窓口"), "市役所です。",
                 (2, "交付"), title="手引き") == [
        "手引き",
        "手引き",
        "申請",
        "申請 > 窓口",
        "申請 > 窓口",
        "交付",
    ]  # fmt: skip


def test_numbers_in_the_text_stand_below_a_numbered_heading_of_the_format() -> None:
    assert paths((2, "１ 申請"), "１　書きます。", "２　出します。",
                 (2, "２ 交付"), "１　待ちます。") == [
        "１ 申請",
        "１ 申請 > １",
        "１ 申請 > ２",
        "２ 交付",
        "２ 交付 > １",
    ]  # fmt: skip


def test_a_number_that_only_the_format_knows_is_part_of_the_path() -> None:
    writer = TextWriter()
    heading = Paragraph(
        *writer.line("総則"), 1, role=ParagraphRole.HEADING, level=2, list_label="第１章"
    )
    item = Paragraph(*writer.line("市は、進める。"), 1, list_label="(1)")
    extract = Extract(writer.text(), (heading, item), 1, "html/1")
    found = interpret(document_of(extract), extract)
    assert [s.path for s in found] == [("第１章　総則",), ("第１章　総則", "(1)")]


def test_a_number_that_stands_in_the_text_too_is_said_once() -> None:
    writer = TextWriter()
    heading = Paragraph(*writer.line("第１章　総則"), 1, list_label="第１章")
    extract = Extract(writer.text(), (heading,), 1, "docx/1")
    assert interpret(document_of(extract), extract)[0].path == ("第１章　総則",)


def test_running_heads_and_contents_stand_below_no_heading() -> None:
    writer = TextWriter()
    blocks = (
        Paragraph(*writer.line("第１章　総則"), 1, "3"),
        Paragraph(*writer.line("青葉市"), 1, "3", ParagraphRole.RUNNING),
        Paragraph(*writer.line("第２章　手続"), 1, "3", ParagraphRole.CONTENTS),
    )
    extract = Extract(writer.text(), blocks, 1, "pdf/1")
    found = interpret(document_of(extract), extract)
    assert [(s.kind, s.path, s.page) for s in found[1:]] == [
        (SectionKind.STAMP, ("見本",), "3"),
        (SectionKind.CONTENTS, ("見本",), "3"),
    ]


def test_lines_that_a_margin_broke_off_are_one_section() -> None:
    text = (
        "１　趣旨\n"
        + "　本市では、市民と市が協力して、地域の課題を解決する仕組みを整え\n" * 3
        + "ました。\n"
    )
    extract = as_plain(text)
    assert len(interpret(document_of(extract), extract)) == 2


def test_a_flattened_comparison_is_read_into_rows() -> None:
    text = (
        "見直し一覧\n\n項目 ページ 見直し後 見直し前\n\n"
        "はじめに\n1 改めました。\n\n令和７年\n\n作りました。\n\n令和２年\n"
    )
    extract = as_plain(text)
    found = interpret(document_of(extract), extract)
    assert {s.side.value for s in found if s.side} == {"after", "before"}


def test_a_comparison_without_rows_is_ordinary_text() -> None:
    extract = as_plain("新 旧\n本文です。\n")
    assert [s.side for s in interpret(document_of(extract), extract)] == [None, None]


@given(st.lists(LINES, max_size=30), st.booleans())
def test_sections_hold_every_character_once_and_in_order(lines: list[str], plain: bool) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    extract = as_plain(text) if plain else as_paragraphs(*(line for line in lines if line.strip()))
    sections = interpret(document_of(extract), extract)
    held = list(itertools.chain.from_iterable(range(s.start, s.end) for s in sections))
    assert held == sorted(set(held))
    assert [i for i, c in enumerate(extract.text) if not c.isspace() and i not in set(held)] == []


@given(st.lists(LINES.filter(str.strip), max_size=40))
def test_any_order_of_signs_gives_paths(lines: list[str]) -> None:
    extract = as_paragraphs(*((n % 3 + 1, line) if n % 5 == 0 else line
                              for n, line in enumerate(lines)))  # fmt: skip
    sections = interpret(document_of(extract), extract)
    assert all(section.path and all(section.path) for section in sections)


def test_lines_that_no_margin_breaks_off_are_units_of_their_own() -> None:
    entries = "".join(f"{n}　項目{'…' * 28}{n}\n" for n in range(1, 10))
    actions = "".join(
        f"　{sign}　{'市民の活動を支える' * (5 + n)}（担当：市民課）\n　　・照会は毎年行います。\n"
        for n, sign in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫")
    )
    extract = read_plain(f"見本市計画\n\n目次\n{entries}\n１　取組\n{actions}".encode(), "a.txt")
    document = document_of(extract, "見本市計画")
    texts = [document.text[s.start : s.end] for s in interpret(document, extract)]
    assert texts.count("・照会は毎年行います。") == 12
