from dataclasses import replace

import pytest

from corpus import Basis, Corpus, CorpusError, Document, Section, SectionKind
from corpus.manifest import bundled_folder
from corpus.slides import Outline, parse_outline, read_slides
from corpus.text import squash

NAME = "nagano-refresh-roadmap.outline.toml"


@pytest.fixture(scope="module")
def outline() -> Outline:
    return parse_outline((bundled_folder() / NAME).read_text(encoding="utf-8"), NAME)


def small(ranges: str) -> Outline:
    return parse_outline(f'[[sheet]]\npart = "部"\nranges = [{ranges}]\n', "small.toml")


def sections_at(corpus: Corpus, opening: str) -> list[Section]:
    named = corpus.of_document("nagano-refresh-roadmap")
    return [s for s in named if squash(corpus.text(s)).startswith(squash(opening))]


def test_every_anchor_is_a_verbatim_quote(nagano: Document, outline: Outline) -> None:
    text = squash(nagano.text)
    anchors = [box.at for sheet in outline.sheet for box in sheet.ranges]
    assert [at for at in anchors if squash(at) not in text] == []


def test_sheets_begin_where_the_pages_of_the_original_do(
    nagano: Document, outline: Outline
) -> None:
    starts: dict[int, int] = {}
    for section in read_slides(nagano, outline):
        starts.setdefault(section.sheet, section.start)
    firsts = [0, *(starts[number] for number in sorted(starts) if number > 1)]
    lines = [nagano.text.count("\n", 0, start) + 1 for start in firsts]
    assert lines == [1, 87, 245, 527, 764, 950, 1010]


def test_part_sheet_and_printed_page_are_kept_apart(corpus: Corpus) -> None:
    places = {(s.part, s.sheet, s.page) for s in corpus.of_document("nagano-refresh-roadmap")}
    roadmap = "住民自治リフレッシュプロジェクト ロードマップ2023"
    about = "住民自治リフレッシュプロジェクトの実施について"
    assert places == {
        (roadmap, 1, "１"), (roadmap, 2, "２"), (roadmap, 3, "3"), (roadmap, 4, "4"),
        (about, 5, None), (about, 6, "２"), (about, 7, "３"),
    }  # fmt: skip


def test_marks_whose_place_is_lost_are_known_as_lost(corpus: Corpus) -> None:
    lost = [s for s in corpus.sections if s.kind is SectionKind.LOST]
    assert {s.basis for s in lost} == {Basis.LOST}
    marks = [squash(corpus.text(s)) for s in lost if s.path[-1] == "担当"]
    assert marks == ["○○○", "○○", "○", "○", "○○○○", "○○", "○○○", "○○", *["○○○○"] * 3]


def test_no_problem_of_today_is_given_to_an_item(corpus: Corpus) -> None:
    problems = [s for s in corpus.sections if "現状" in s.path]
    assert {s.path[-1] for s in problems} == {"現状"}
    bullets = [s for s in problems if s.kind is SectionKind.CLAUSE]
    assert {s.basis for s in bullets} == {Basis.INFERRED}


def test_goals_stand_for_the_course_not_for_an_item(corpus: Corpus) -> None:
    goals = [s for s in corpus.sections if "ゴールイメージ" in s.path]
    headings = [(s.path[1][0], s.path[-1]) for s in goals if s.kind is SectionKind.HEADING]
    assert headings == [
        ("Ⅰ", "●担い手の確保"), ("Ⅰ", "●住民と行政との適切な役割分担"),
        ("Ⅰ", "●住民自治活動の量と質の適正化"), ("Ⅰ", "●労務管理の相談の場"),
        ("Ⅱ", "●住民自治活動の量と質の適正化"),
    ]  # fmt: skip


def test_the_items_of_both_courses_are_inferred_to_stand_in_their_column(corpus: Corpus) -> None:
    headings = [s for s in corpus.sections if s.kind is SectionKind.HEADING]
    items = [s for s in headings if "見直し項目" in s.path]
    assert [(s.path[1][0], s.path[-1]) for s in items] == [
        ("Ⅰ", "公民館・交流センター・老人福祉センターの指定管理者制度"),
        ("Ⅰ", "地区活動支援担当の業務"),
        ("Ⅰ", "地域の安心・安全な生活に関する担い手不足を補完する市の支援体制"),
        ("Ⅰ", "地区ドックの実施"),
        ("Ⅰ", "配布・回覧・周知に関する事務"),
        ("Ⅰ", "労務管理"),
        ("Ⅰ", "地域福祉ワーカー・生活支援コーディネーター業務"),
        ("Ⅰ", "住民自治協議会に関する市民への周知"),
        ("Ⅱ", "委員等推薦に関する事務"),
        ("Ⅱ", "募金に関する事務"),
        ("Ⅱ", "地域福祉支援のあり方"),
        ("Ⅱ", "依頼事務のあり方（市と住民自治組織の協働）"),
    ]
    assert {s.basis for s in items} == {Basis.INFERRED}


@pytest.mark.parametrize(
    "opening", ["（自らの生活（命）は", "（地域の安全・安心は", "（自助・互助・共助で補えない"]
)
def test_explanations_of_self_help_are_not_paired_with_a_word(corpus: Corpus, opening: str) -> None:
    (section,) = sections_at(corpus, opening)
    assert (section.path[-1], section.basis) == ("自助 互助・共助 公助", Basis.INFERRED)


def test_marks_of_the_two_charts_belong_to_neither(corpus: Corpus) -> None:
    assert {s.path[-1] for s in sections_at(corpus, "高齢化高") if s.sheet == 6} == {"４グループ"}


def test_a_vertical_label_is_one_section(corpus: Corpus) -> None:
    labels = sections_at(corpus, "推進体制の決定")
    assert [squash(corpus.text(s)) for s in labels] == ["推進体制の決定・WG準備"] * 2


def test_changing_the_text_loses_an_anchor(nagano: Document, outline: Outline) -> None:
    broken = replace(nagano, text=nagano.text.replace("人口の将来推計", "人口の推計"))
    with pytest.raises(CorpusError, match="「人口の将来推計」が原文の続きにありません"):
        read_slides(broken, outline)


def test_anchors_are_looked_for_in_order(nagano: Document) -> None:
    document = replace(nagano, text="甲\n乙\n甲\n")
    backwards = small('{ at = "乙", path = ["乙"] }, { at = "甲乙", path = ["甲"] }')
    with pytest.raises(CorpusError, match="「甲乙」が原文の続きにありません"):
        read_slides(document, backwards)


def test_a_box_taken_whole_is_one_unit(nagano: Document) -> None:
    document = replace(nagano, text="準\n備\n・\n調査\n")
    (section,) = read_slides(document, small('{ at = "準備", path = ["準備"], whole = true }'))
    assert (section.start, section.end) == (0, 8)


@pytest.mark.parametrize("content", ["sheet = 1", "[[sheet]]\nunknown = 1", "[[sheet"])
def test_a_damaged_outline_is_refused_by_name(content: str) -> None:
    with pytest.raises(CorpusError, match=r"small\.toml：構成ファイルを読めません"):
        parse_outline(content, "small.toml")
