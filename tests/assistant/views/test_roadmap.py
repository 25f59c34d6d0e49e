"""Roadmaps as the page shows them."""

from collections.abc import Iterator

import pytest

from assistant.views.pieces import PieceView, one_line
from assistant.views.roadmap import view_timelines
from assistant.views.roadmap_records import ItemView, RoadmapView
from corpus import Basis, Corpus
from tests.corpus.plan_samples import plan_corpus


@pytest.fixture(scope="module")
def nagano(originals: Corpus) -> RoadmapView:
    [roadmap] = [each.roadmap for each in view_timelines(originals) if each.roadmap]
    return roadmap


@pytest.fixture(scope="module")
def made_up() -> RoadmapView:
    [timeline] = view_timelines(plan_corpus())
    assert timeline.roadmap
    return timeline.roadmap


def items(roadmap: RoadmapView) -> Iterator[ItemView]:
    return (item for course in roadmap.courses for item in course.items)


def test_a_document_without_a_plan_has_no_roadmap(originals: Corpus) -> None:
    assert [each.roadmap is None for each in view_timelines(originals)] == [True, False]


def test_a_mark_stands_only_where_a_year_is_printed(nagano: RoadmapView) -> None:
    marks = {y.year: [(m.kind, m.when.text) for m in y.marks] for y in nagano.years}
    assert marks == {
        2023: [],
        2024: [("course", "2024(R6)年度"), ("point", "R6年度"), ("note", "令和６年度")],
        2025: [],
        2026: [("course", "2026(R8)年度")],
    }


def test_every_head_of_a_year_is_kept(nagano: RoadmapView) -> None:
    assert [[head.sheet for head in year.heads] for year in nagano.years] == [[3, 4]] * 4


def test_items_stand_in_their_courses(nagano: RoadmapView) -> None:
    assert [len(course.items) for course in nagano.courses] == [8, 4]
    assert [item.name.text for item in nagano.courses[1].items] == [
        "委員等推薦に関する事務",
        "募金に関する事務",
        "地域福祉支援のあり方",
        "依頼事務のあり方（市と住民自治組織の協働）",
    ]


def test_every_tie_of_an_item_is_inferred_and_has_its_reason(
    nagano: RoadmapView, originals: Corpus
) -> None:
    ties = [
        tie
        for item in items(nagano)
        for tie in (*item.situations, *item.steps, *item.goals, *(g.tie for g in item.groups))
    ]
    assert len(ties) == sum(len(c.ties) for plan in originals.roadmap for c in plan.courses)
    assert {tie.basis for tie in ties} == {Basis.INFERRED}
    assert [tie for tie in ties if not tie.reason] == []


def test_a_group_has_its_members_as_printed(nagano: RoadmapView) -> None:
    item = next(item for item in items(nagano) if item.name.text == "地区活動支援担当の業務")
    [group] = item.groups
    assert group.kind == "ワーキンググループ"
    names = ["支所長", "支所長補佐（地域きらめき隊）", "地活職員"]
    assert [m.text.text for m in group.members] == names
    assert {m.basis for m in group.members} == {Basis.INFERRED}


def test_what_no_item_is_tied_to_stands_apart(nagano: RoadmapView) -> None:
    assert [each.text for each in nagano.courses[1].loose_situations] == [
        "硬貨での金融機関納入等に負担",
        "補助制度の要件があり地域の自主性・主体性を尊重しにくい。",
        "防災や福祉など複雑化する課題",
    ]


def test_a_printed_time_without_a_year_makes_no_mark(nagano: RoadmapView) -> None:
    steps = nagano.courses[1].loose_steps
    times = [(step.text.text, step.when.text) for step in steps if step.when]
    assert times == [("市長方針説明（毎年度当初）", "毎年度当初")]


def test_a_course_tells_what_its_sheet_lost(nagano: RoadmapView) -> None:
    assert [loss.kind for loss in nagano.courses[1].losses] == [
        "owners", "numbers", "colours", "years", "phases", "situations",
    ]  # fmt: skip


def test_points_of_no_known_theme_come_last(nagano: RoadmapView) -> None:
    assert [(t.name and t.name.text, len(t.points)) for t in nagano.themes] == [
        ("市からの依頼事務・協働する事務のあり方", 4),
        ("中山間地域のあり方", 4),
        ("地域活動のデジタル化", 3),
        ("その他", 5),
        (None, 3),
    ]


def test_an_item_is_found_by_its_place(nagano: RoadmapView) -> None:
    found = nagano.item("3224")
    assert found
    assert found.name.text == "労務管理"
    assert nagano.item("1") is None


def test_another_plan_gets_the_same_page(made_up: RoadmapView) -> None:
    assert [(y.year, [m.kind for m in y.marks]) for y in made_up.years] == [
        (2029, ["step"]),
        (2030, ["course"]),
    ]
    assert [item.name.text for item in items(made_up)] == [
        "水やりの方法", "道具の更新", "苗木の購入",
    ]  # fmt: skip


def test_an_item_whose_steps_all_have_a_year_is_dated(made_up: RoadmapView) -> None:
    assert [item.name.text for item in items(made_up) if not item.undated] == ["道具の更新"]


def test_every_piece_has_the_text_of_its_place(nagano: RoadmapView, originals: Corpus) -> None:
    pieces: list[PieceView] = [item.name for item in items(nagano)]
    pieces += [tie.text for item in items(nagano) for tie in (*item.steps, *item.situations)]
    for piece in pieces:
        text = originals.document(piece.document).text
        assert one_line(text[piece.start : piece.end]) == piece.text
