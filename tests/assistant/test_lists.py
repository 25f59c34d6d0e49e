"""Everything below one heading, counted."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.lists import answer_list
from corpus import Side
from index.generations import Generation
from tests.assistant import samples
from tests.assistant.samples import scope

ITEMS = ["・花壇の植え替え", "・案内板の多言語化", "・木製ベンチの修繕"]
HEADINGS = """年間の催し

１．春の朝市
野菜を並べます。

２．夏の夜店
提灯をともします。

■写真の展示
入口に掲げます。
"""
LOST_BOX = '{ at = "○ ○", path = ["広場の仕組み"], kind = "lost", basis = "lost" },'
HEADED_BOXES = """
    { at = "年間の催し", path = ["年間の催し"] },
    { at = "１．春の朝市", path = ["年間の催し", "１．春の朝市"] },
    { at = "２．夏の夜店", path = ["年間の催し", "２．夏の夜店"] },
    { at = "■写真の展示", path = ["年間の催し", "■写真の展示"] },
"""


@pytest.mark.parametrize(
    "question", ["重点事項をすべて挙げてください", "重点事項の一覧", "重点事項はいくつありますか"]
)
def test_what_stands_below_a_heading_is_listed_and_counted(
    helper: Assistant, question: str
) -> None:
    answer = helper.ask(question)
    assert [c.quote for c in answer.citations] == ITEMS
    lines = answer.answer.splitlines()
    assert lines[0] == "「三つの重点事項」の下に書かれているものは、次の全3件です。"
    assert lines[1:] == [f"- {item}[{n}]" for n, item in enumerate(ITEMS, 1)]


def test_a_list_stands_on_one_side_only_and_that_is_after_by_default(
    generation: Generation,
) -> None:
    draft = answer_list(scope(generation, "開館時間に書かれていることをすべて挙げてください"))
    assert draft is not None
    assert {c.side for c in draft.citations} == {Side.AFTER}
    assert len(draft.citations) == 2


def test_the_before_side_is_listed_where_it_is_asked_for(generation: Generation) -> None:
    draft = answer_list(scope(generation, "見直し前の開館時間の記載をすべて挙げてください"))
    assert draft is not None
    assert {c.side for c in draft.citations} == {Side.BEFORE}
    assert len(draft.citations) == 3


@pytest.mark.parametrize("question", ["相談の窓口", "相談の窓口は何ですか", "相談の窓口とは"])
def test_a_question_that_is_only_the_name_of_a_heading_lists_what_stands_below(
    helper: Assistant, question: str
) -> None:
    answer = helper.ask(question)
    assert answer.answer.splitlines() == [
        "「③ 相談の窓口」の下に書かれているものは、次の全2件です。",
        "- ア　会計事務の講座を、毎年二回開催します。［市民課］[1]",
        "- イ　掲示板に催しの案内を載せます。［施設課］[2]",
    ]


def test_a_question_of_more_than_the_name_of_a_heading_is_left_to_others(
    generation: Generation,
) -> None:
    assert answer_list(scope(generation, "相談の窓口の会計事務の講座は何ですか")) is None


def test_numbered_headings_are_counted_without_those_that_have_no_number(tmp_path: Path) -> None:
    slides = samples.SLIDES.replace("○ ○\n\n○\n", HEADINGS)
    outline = samples.OUTLINE.replace(LOST_BOX, HEADED_BOXES)
    helper = samples.assistant_over(
        tmp_path, samples.corpus_of(slides_text=slides, outline=outline)
    )
    answer = helper.ask("年間の催しはいくつありますか")
    assert [c.quote for c in answer.citations] == ["１．春の朝市", "２．夏の夜店"]


@pytest.mark.parametrize(
    "question", ["重点事項とは何ですか", "水族館の催しをすべて挙げてください", "すべて挙げて"]
)
def test_without_a_list_or_a_heading_it_is_left_to_others(
    generation: Generation, question: str
) -> None:
    assert answer_list(scope(generation, question)) is None


GROUPED = """困りごとの整理

＜海側＞

潮風による柵の傷み

砂の吹き込み

＜山側＞

鹿による芽の食害

落ち葉の片付け
"""
GROUPED_BOXES = """
    { at = "困りごとの整理", path = ["困りごとの整理"] },
    { at = "＜海側＞", path = ["困りごとの整理", "＜海側＞"] },
    { at = "＜山側＞", path = ["困りごとの整理", "＜山側＞"] },
"""


def test_a_sub_heading_that_the_question_says_is_listed_without_its_neighbour(
    tmp_path: Path,
) -> None:
    slides = samples.SLIDES.replace("○ ○\n\n○\n", GROUPED)
    outline = samples.OUTLINE.replace(LOST_BOX, GROUPED_BOXES)
    helper = samples.assistant_over(
        tmp_path, samples.corpus_of(slides_text=slides, outline=outline)
    )
    answer = helper.ask("「困りごとの整理」で、山側には何があるか全部教えてください")
    assert [c.quote for c in answer.citations] == ["鹿による芽の食害", "落ち葉の片付け"]


def with_items(tmp_path: Path, *items: str) -> Assistant:
    slides = samples.SLIDES.replace(
        "・花壇の植え替え\n・案内板の多言語化\n・木製ベンチの修繕", "\n".join(items)
    )
    return samples.assistant_over(tmp_path, samples.corpus_of(slides_text=slides))


def test_a_note_below_a_list_is_not_counted(tmp_path: Path) -> None:
    helper = with_items(tmp_path, "・花壇の植え替え", "・案内板の多言語化", "※予算の範囲で行う")
    answer = helper.ask("重点事項はいくつありますか")
    assert [c.quote for c in answer.citations] == ["・花壇の植え替え", "・案内板の多言語化"]


def test_examples_end_with_the_item_that_closes_in_nado(tmp_path: Path) -> None:
    helper = with_items(tmp_path, "・花壇の植え替え", "・ベンチの修繕 等", "・総量は減らす")
    answer = helper.ask("重点事項の例を教えてください")
    assert [c.quote for c in answer.citations] == ["・花壇の植え替え", "・ベンチの修繕 等"]


def test_a_clause_numbered_in_one_with_headings_is_counted_with_them(tmp_path: Path) -> None:
    lines = HEADINGS.replace(
        "■写真の展示\n入口に掲げます。", "３．秋の収穫祭は、雨が降れば中止します。"
    )
    boxes = HEADED_BOXES.replace(
        '"■写真の展示", path = ["年間の催し", "■写真の展示"]',
        '"３．秋の収穫祭", path = ["年間の催し", "３．"], kind = "clause"',
    )
    slides = samples.SLIDES.replace("○ ○\n\n○\n", lines)
    corpus = samples.corpus_of(slides_text=slides, outline=samples.OUTLINE.replace(LOST_BOX, boxes))
    answer = samples.assistant_over(tmp_path, corpus).ask("年間の催しはいくつありますか")
    assert [c.quote for c in answer.citations] == [
        "１．春の朝市", "２．夏の夜店", "３．秋の収穫祭は、雨が降れば中止します。",
    ]  # fmt: skip
