"""What became of a unit, on tables of our own; `test_revisions` has the bundled document."""

import pytest

from corpus import ChangeKind
from corpus.revisions import find_revisions
from tests.corpus.compared import compare, kinds_of

ARTICLE = "議事は、出席した委員の過半数で決する。"
SECOND = "２　可否同数のときは、議長の決するところによる。"
OTHER = "花いっぱい運動の苗木を、春と秋に配布する。"


def test_an_article_behind_a_new_one_is_moved_with_its_paragraphs() -> None:
    after = f"第５条　{OTHER}\n第６条　{ARTICLE}\n{SECOND}"
    before = f"第５条　{ARTICLE}\n{SECOND}"
    assert kinds_of(after, before) == [
        ("added", f"第５条　{OTHER}", "-"),
        ("moved", f"第６条　{ARTICLE}", f"第５条　{ARTICLE}"),
        ("moved", SECOND, SECOND),
    ]


def test_a_unit_renumbered_and_edited_is_changed() -> None:
    edited = ARTICLE.replace("過半数", "三分の二以上の多数")
    assert kinds_of(f"第６条　{edited}", f"第５条　{ARTICLE}") == [
        ("changed", f"第６条　{edited}", f"第５条　{ARTICLE}")
    ]


def test_items_behind_a_deleted_one_are_moved_up() -> None:
    before = "一　氏名及び住所\n二　使用の目的及び内容\n三　使用の日時及び人数"
    after = "一　氏名及び住所\n二　使用の日時及び人数"
    assert [kind for kind, *_ in kinds_of(after, before)] == ["unchanged", "deleted", "moved"]


def test_headings_that_change_places_are_moved() -> None:
    after = "① 目的\n② 進め方の方針\n③ 計画の期間"
    before = "① 目的\n② 計画の期間\n③ 進め方の方針"
    assert sorted(kinds_of(after, before)) == [
        ("moved", "② 進め方の方針", "③ 進め方の方針"),
        ("moved", "③ 計画の期間", "② 計画の期間"),
        ("unchanged", "① 目的", "① 目的"),
    ]


def test_a_text_in_another_row_is_moved() -> None:
    rows = ["第２条　甲を置く。", f"第２条　甲を置く。\n２　{ARTICLE}"], [f"第９条　{ARTICLE}", ""]
    kinds = compare(*rows).kinds()
    assert kinds[1] == ("moved", f"第９条　{ARTICLE}", f"２　{ARTICLE}")


def test_a_cell_marked_as_new_that_was_deleted_elsewhere_is_moved() -> None:
    found = compare([f"第８条　{ARTICLE}", "（新設）"], ["（削る）", f"第３条　{ARTICLE}"])
    assert found.kinds() == [("moved", f"第８条　{ARTICLE}", f"第３条　{ARTICLE}")]


def test_a_part_of_a_cell_marked_as_new_stays_new() -> None:
    found = compare(
        [f"第８条　{OTHER}\n２　{ARTICLE}", "（新設）"],
        ["第３条　甲とする。", f"第３条　{ARTICLE}"],
    )
    assert [kind for kind, *_ in found.kinds()] == ["added", "added", "replaced"]


def test_a_short_text_in_another_row_is_not_the_same_one() -> None:
    found = compare(["第１条　削除する。", ""], ["", "第７条　削除する。"])
    assert [kind for kind, *_ in found.kinds()] == ["added", "deleted"]


def test_marks_for_no_text_stand_in_no_revision() -> None:
    found = compare([f"第８条　{ARTICLE}\n{SECOND}", "（新設）"], ["（削る）", f"第９条　{OTHER}"])
    assert found.kinds() == [
        ("added", f"第８条　{ARTICLE}", "-"),
        ("added", SECOND, "-"),
        ("deleted", "-", f"第９条　{OTHER}"),
    ]


def test_a_mark_for_the_same_text_says_that_each_unit_is_unchanged() -> None:
    found = compare(["同左", f"第５条　{ARTICLE}\n{SECOND}"])
    assert found.kinds() == [
        ("unchanged", "同左", f"第５条　{ARTICLE}"),
        ("unchanged", "同左", SECOND),
    ]


def test_a_mark_beside_one_clause_leaves_the_others_alone() -> None:
    found = kinds_of(f"ア　{ARTICLE}\nイ　{OTHER}", f"ア　{ARTICLE}\n（新設）")
    assert [kind for kind, *_ in found] == ["unchanged", "added"]


def test_an_article_that_keeps_its_number_without_a_text_is_deleted() -> None:
    assert kinds_of("第五条　削除", f"第五条　{ARTICLE}") == [
        ("deleted", "第五条　削除", f"第五条　{ARTICLE}")
    ]


def test_what_is_left_out_on_both_sides_is_omitted() -> None:
    after, before = "第１条　（略）\n２～４　（略）", "第１条　（略）\n２～４　（略）"
    assert [kind for kind, *_ in kinds_of(after, before)] == ["omitted", "omitted"]


def test_a_number_that_changed_over_an_omission_is_moved() -> None:
    after, before = f"第４条　{OTHER}\n第５条　（略）", "第４条　（略）"
    assert kinds_of(after, before) == [
        ("added", f"第４条　{OTHER}", "-"),
        ("moved", "第５条　（略）", "第４条　（略）"),
    ]


def test_articles_of_one_number_about_other_things_are_replaced() -> None:
    assert kinds_of(f"第十条　{OTHER}", f"第十条　{ARTICLE}") == [
        ("replaced", f"第十条　{OTHER}", f"第十条　{ARTICLE}")
    ]


def test_a_clause_that_grew_is_changed() -> None:
    grown = f"{ARTICLE}ただし、規約の変更、役員の解任及び解散は、三分の二以上の多数による。"
    assert kinds_of(f"第十条　{grown}", f"第十条　{ARTICLE}")[0][0] == "changed"


def test_a_paragraph_alone_between_the_same_units_was_exchanged() -> None:
    after, before = f"（１）会議\n{OTHER}\n～省略～", f"（１）会議\n{ARTICLE}\n～省略～"
    assert kinds_of(after, before)[1] == ("replaced", OTHER, ARTICLE)


def test_a_heading_with_new_words_is_changed_and_its_clauses_meet() -> None:
    after, before = f"（１）会議の公開\nア　{ARTICLE}", f"（１）会議の原則公開\nア　{ARTICLE}"
    assert [kind for kind, *_ in kinds_of(after, before)] == ["changed", "unchanged"]


def test_paragraph_two_never_meets_item_two() -> None:
    after, before = f"第３条　{ARTICLE}\n２　{OTHER}", f"第３条　{ARTICLE}\n二　使用の目的"
    assert [kind for kind, *_ in kinds_of(after, before)] == ["unchanged", "added", "deleted"]


@pytest.mark.parametrize(
    ("after", "flagged"), [("住民の集う場とする。", True), ("住民が集わない場とする。", False)]
)
def test_wording_is_flagged_unless_it_bears_on_the_meaning(after: str, flagged: bool) -> None:
    (found,) = compare([f"ア　{after}", "ア　住民が集う場とする。"]).revisions
    assert (found.kind, found.wording_only) == (ChangeKind.CHANGED, flagged)


def test_every_unit_of_a_column_stands_in_one_revision() -> None:
    found = compare(
        [f"第１条　{ARTICLE}\n{SECOND}", f"第１条　{OTHER}"],
        [f"第２条　{OTHER}", f"第３条　{ARTICLE}\n{SECOND}"],
    )
    sided = [s.key for s in found.sections if s.side and s.row]
    compared = [s.key for r in found.revisions for s in (r.after, r.before) if s]
    assert sorted(compared) == sorted(sided)


def test_sections_without_rows_have_no_revisions() -> None:
    found = compare([ARTICLE, OTHER])
    heads = [s for s in found.sections if s.row is None]
    assert find_revisions(found.document, heads) == ()


def test_the_innermost_of_several_items_names_a_row() -> None:
    found = compare(["第１章", "第２節", ARTICLE, OTHER], heads=("章", "節", "改正後", "改正前"))
    assert [r.item for r in found.revisions] == ["第２節"]


def test_a_row_without_an_item_is_named_by_its_article() -> None:
    found = compare([f"（議事） 第五条 {ARTICLE}\n{SECOND}", "（新設）"])
    assert [r.item for r in found.revisions] == ["第五条", "第五条"]
