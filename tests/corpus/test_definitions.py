"""Definitions in the forms that official documents print them, and what is none."""

import pytest

from corpus import Basis, Section, SectionKind, Side
from corpus.terms import find_terms
from tests.corpus.tabulated import document_of, tabulate

ANYWHERE = ("計画", "第２条")
BELOW = ("計画", "４　用語の定義", "①")


def terms(
    text: str, path: tuple[str, ...] = ANYWHERE, kind: SectionKind = SectionKind.CLAUSE
) -> list[tuple[str, str | None]]:
    section = Section("mihon", 0, len(text), kind, path, 1, side=Side.AFTER)
    found = find_terms(document_of(text), [section])
    assert {term.basis for term in found} <= {Basis.PRINTED}
    return [(term.term, term.definition) for term in found]


@pytest.mark.parametrize(
    ("printed", "word"),
    [
        ("①　市民　市内に住む人をいいます。", "市民"),
        ("一　市民　市内に住む人をいう。", "市民"),
        ("(1) 市民：市内に住む人をいう。", "市民"),
        ("ア　「市民」　市内に住む人をいう。ただし、旅行者を除く。", "市民"),
        ("② 見守り対象者（以下「対象者」といいます。）　支えの要る人をいいます。", "見守り対象者"),
    ],
)
def test_an_item_of_a_word_and_what_it_means_is_a_definition(printed: str, word: str) -> None:
    ((term, definition),) = terms(printed)
    assert term == word
    assert definition is not None
    assert printed.endswith(definition)


def test_below_a_heading_of_definitions_the_end_of_the_text_does_not_matter() -> None:
    printed = "①　たかだい広場　高い所にある広場"
    assert terms(printed, BELOW) == [("たかだい広場", "高い所にある広場")]
    assert terms(printed) == []


@pytest.mark.parametrize(
    ("printed", "path"),
    [
        ("干潟：潮が引くと現れる浜をいいます。", ANYWHERE),
        ("干潟：潮が引くと現れる浜", ("計画", "第3章　用語")),
        ("干潟： 潮が引くと現れる浜", ("計画", "主な用語")),
    ],
)
def test_a_paragraph_of_a_word_and_a_colon_is_a_definition(
    printed: str, path: tuple[str, ...]
) -> None:
    ((term, _),) = terms(printed, path, SectionKind.PARAGRAPH)
    assert term == "干潟"


@pytest.mark.parametrize(
    ("printed", "heading"),
    [
        ("干潟：潮が引くと現れる浜", "第3章　用語の使い方"),
        ("出典：浜の手引きから引いた説明", "第3章　用語"),
        ("干潟　潮が引くと現れる浜", "第3章　用語"),
    ],
)
def test_a_paragraph_that_only_looks_like_one_is_none(printed: str, heading: str) -> None:
    assert terms(printed, ("計画", heading), SectionKind.PARAGRAPH) == []


def test_a_word_defined_within_a_sentence_is_found() -> None:
    printed = "第２条　この要綱において「名簿情報」とは、氏名及び住所をいう。ただし、電話を除く。"
    assert terms(printed) == [("名簿情報", "氏名及び住所をいう。")]


@pytest.mark.parametrize(
    "printed",
    [
        "①　市民は　市内に住む人をいう。",
        "①　市長は、毎年更新します。",
        "①　担当課　福祉課",
        "この要綱において「名簿情報」とは、どのようなものでしょうか。",
        "名簿　住所を書いた紙をいう。",
    ],
)
def test_what_only_looks_like_a_definition_is_none(printed: str) -> None:
    assert terms(printed) == []


def test_contents_define_nothing_and_figures_are_no_definition() -> None:
    assert terms("１　目的………………３", kind=SectionKind.CONTENTS) == []
    assert terms("策定の趣旨…………３", kind=SectionKind.PARAGRAPH) == []


def test_a_table_of_words_and_meanings_defines_them() -> None:
    made = tabulate([["用語", "意味"], ["市民", "市内に住む人"], ["団体", "集まり"]])
    found = find_terms(made.document, made.sections, made.tables)
    assert [(term.term, term.definition) for term in found] == [
        ("市民", "市内に住む人"), ("団体", "集まり"),
    ]  # fmt: skip


def test_a_table_of_works_and_contents_defines_nothing() -> None:
    made = tabulate([["事業名", "内容"], ["清掃", "川を掃除します"]])
    assert find_terms(made.document, made.sections, made.tables) == ()
