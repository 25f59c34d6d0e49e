import pytest

from corpus import Basis, Corpus, CorpusError, Course, Roadmap, TieKind
from corpus.plan_roadmap import find_roadmap
from corpus.plan_sidecar import EMPTY_PLAN, Plan
from corpus.text import squash
from tests.corpus.plan_samples import plan_corpus, sample_plan


def roadmap(corpus: Corpus) -> Roadmap:
    (one,) = corpus.roadmap
    return one


def ties(course: Course, kind: TieKind) -> list[tuple[str, str]]:
    found = [tie.link for tie in course.ties if tie.kind is kind]
    return [(link.source.words, link.target.words) for link in found]


def test_the_courses_with_what_stands_in_them(corpus: Corpus) -> None:
    assert [
        (
            c.name.words, c.year.words if c.year else None, len(c.items), len(c.situations),
            len(c.steps), len(c.goals), sum(len(g.points) for g in c.goals),
        )
        for c in roadmap(corpus).courses
    ] == [
        ("２０２４コース", "2024(R6)年度", 8, 12, 23, 4, 5),
        ("２０２６コース", "2026(R8)年度", 4, 7, 9, 1, 3),
    ]  # fmt: skip


def test_years_and_phases_are_listed_and_not_aligned(corpus: Corpus) -> None:
    for course in roadmap(corpus).courses:
        assert [squash(year.text) for year in course.years] == [
            "令和5年度2023", "令和6年度2024", "令和7年度2025", "令和8年度2026",
        ]  # fmt: skip
        assert [phase.text for phase in course.phases] == ["離陸期", "加速期", "着陸期"]
        assert [squash(o.text) for o in course.owners] == ["住自協", "支所", "担当課", "地活課"]


def test_a_step_has_a_time_only_where_one_is_printed(corpus: Corpus) -> None:
    steps = [step for course in roadmap(corpus).courses for step in course.steps]
    assert [(s.text.words, s.when.text) for s in steps if s.when] == [
        ("WGでの検討・方針決定・随時適用（事務のあり方）", "随時"),
        ("市長方針説明（毎年度当初）", "毎年度当初"),
    ]


def test_every_tie_is_inferred_with_a_reason_and_an_anchor(corpus: Corpus) -> None:
    found = [tie.link for course in roadmap(corpus).courses for tie in course.ties]
    assert len(found) == 52
    assert {link.basis for link in found} == {Basis.INFERRED}
    assert all(link.reason and link.anchor.text for link in found)


@pytest.mark.parametrize(
    ("number", "kind", "count"),
    [
        (0, TieKind.SITUATION, 8), (0, TieKind.STEP, 21), (0, TieKind.GOAL, 4),
        (0, TieKind.GROUP, 4), (1, TieKind.SITUATION, 4), (1, TieKind.STEP, 6),
        (1, TieKind.GOAL, 2), (1, TieKind.GROUP, 3),
    ],
)  # fmt: skip
def test_ties_are_made_only_where_wording_or_order_carries_them(
    corpus: Corpus, number: int, kind: TieKind, count: int
) -> None:
    assert len(ties(roadmap(corpus).courses[number], kind)) == count


def test_situations_without_a_telling_word_stay_alone(corpus: Corpus) -> None:
    course = roadmap(corpus).courses[0]
    tied = {target for _, target in ties(course, TieKind.SITUATION)}
    assert [s.text.words for s in course.situations if s.text.words not in tied] == [
        "専門性の高い社会教育業務が負担", "活動の量と質を見直すことは難しい",
        "他地区の状況が分かりにくい", "専門性の高い福祉業務が負担",
    ]  # fmt: skip


def test_steps_that_no_item_claims_stay_alone(corpus: Corpus) -> None:
    course = roadmap(corpus).courses[1]
    tied = {target for _, target in ties(course, TieKind.STEP)}
    assert [squash(s.text.text) for s in course.steps if s.text.words not in tied] == [
        "WGでの検討・方針決定", "市長方針説明(毎年度当初)", "推進体制の決定・WG準備",
    ]  # fmt: skip


def test_a_step_of_two_items_is_tied_to_both(corpus: Corpus) -> None:
    step = "WGでの検討・方針決定（募金、地域福祉に関する補助制度のあり方）"
    found = ties(roadmap(corpus).courses[1], TieKind.STEP)
    assert [item for item, target in found if target == step] == [
        "募金に関する事務", "地域福祉支援のあり方",
    ]  # fmt: skip


def test_themes_with_their_points_and_answers(corpus: Corpus) -> None:
    found = roadmap(corpus)
    assert [(t.name.words, len(t.points)) for t in found.themes] == [
        ("市からの依頼事務・協働する事務のあり方", 4), ("中山間地域のあり方", 4),
        ("地域活動のデジタル化", 3), ("その他", 5),
    ]  # fmt: skip
    assert [len(p.answers) for p in found.themes[3].points] == [2, 1, 1, 1, 1]
    assert len(found.unplaced) == 3


def test_a_point_keeps_the_fiscal_year_that_it_prints(corpus: Corpus) -> None:
    points = [p for t in roadmap(corpus).themes for p in t.points]
    assert [p.when.text for p in points if p.when] == ["R6年度"]


def test_another_city_is_read_by_the_same_rules() -> None:
    (course,) = roadmap(plan_corpus()).courses
    assert [item.name.words for item in course.items] == [
        "水やりの方法", "道具の更新", "苗木の購入",
    ]  # fmt: skip
    assert [(t.link.source.words, t.link.target.words, t.link.reason) for t in course.ties] == [
        ("苗木の購入", "苗木の値段が高い", "苗木の話です"),
        ("道具の更新", "道具庫の設置（R11年度）", "項目と同じ行に書かれています"),
        ("水やりの方法", "WGでの検討", "取り出された順が、項目の並びの順と合っています"),
        ("苗木の購入", "苗木が行き渡る町",
         "このコースの項目のうち、ここだけが「苗木」という語を含みます"),
        ("苗木の購入", "苗木の購入先が増えた状態",
         "このコースの項目のうち、ここだけが「苗木の購入」という語を含みます"),
        ("水やりの方法", "水やりの方法", "ワーキンググループの見出しと同じ言葉です"),
        ("苗木の購入", "苗木の購入", "ワーキンググループの見出しと同じ言葉です"),
    ]  # fmt: skip


def test_without_a_plan_file_there_is_no_roadmap(corpus: Corpus) -> None:
    (document, _) = corpus.documents
    assert find_roadmap(document, corpus.of_document(document.id), EMPTY_PLAN) is None


def test_a_course_that_does_not_stand_in_the_document_is_an_error() -> None:
    one = plan_corpus()
    plan = Plan(columns=sample_plan().columns, courses=("Ⅳ ２０４０コース",))
    with pytest.raises(CorpusError, match="引用「Ⅳ ２０４０コース」が原文にありません"):
        find_roadmap(one.documents[0], one.sections, plan)
