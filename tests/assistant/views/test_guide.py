"""The tour of each document."""

from pathlib import Path

import pytest

from assistant.views.guide import GuideView, view_guides
from assistant.views.pieces import one_line
from corpus import Corpus
from evals.further import corpus_of
from tests.corpus.plan_samples import corpus_of as lines

FURTHER = Path(__file__).parents[2] / "further"


@pytest.fixture(scope="module")
def guides(originals: Corpus) -> tuple[GuideView, ...]:
    return view_guides(originals)


def test_the_outer_headings_come_in_order_with_their_texts_counted(
    guides: tuple[GuideView, ...],
) -> None:
    assert [(head.text.text, head.units) for head in guides[0].headings] == [
        ("はじめに", 5),
        ("１．指針の趣旨", 6),
        ("２．「協働」のめざすもの", 7),
        ("４. 「協働」推進のための環境づくり", 23),
        ("５. 今後も向けて", 2),
    ]


def test_few_outer_headings_show_what_stands_in_them(guides: tuple[GuideView, ...]) -> None:
    project = guides[1].headings[0]
    assert [head.text.text for head in project.inner] == [
        "目的と目指す姿",
        "基本方針",
        "基本的な考え方の整理",
        "本プロジェクトで取り組む事項",
        "進め方",
        "Ⅰ ２０２４コース ～2024(R6)年度中に実現あるいは方針決定を目指す～",
        "Ⅱ ２０２６コース ～2026(R8)年度中に実現あるいは方針決定を目指す～",
        "Ⅲ 今後も継続して検討が必要な項目",
    ]


def test_a_heading_leads_to_its_own_words(guides: tuple[GuideView, ...], originals: Corpus) -> None:
    for guide in guides:
        text = originals.document(guide.document.id).text
        for head in guide.headings:
            printed = text[head.text.start : head.text.end]
            assert one_line(printed) == head.text.text


def test_what_a_title_remarks_and_a_draft_leaves_open_is_told(
    guides: tuple[GuideView, ...],
) -> None:
    assert [piece.text for piece in guides[0].remarks] == ["【変更点のみ記載】"]
    assert [piece.text for piece in guides[0].drafts] == ["令和７年●月"]
    assert [guide.issued and guide.issued.text for guide in guides] == [None, "2023(R5)年11月"]


def test_records_of_other_pages_are_counted(guides: tuple[GuideView, ...]) -> None:
    kept = [[(each.page, each.count) for each in guide.kept] for guide in guides]
    assert kept == [
        [("changes", 22), ("duties", 10), ("guide", 8)],
        [("roadmap", 12), ("figures", 3), ("guide", 7)],
    ]


def test_questions_are_made_of_the_records(guides: tuple[GuideView, ...]) -> None:
    assert guides[0].questions == (
        "認可地縁団体とは何ですか",
        "協働推進員はどう変わりましたか",
        "市民まちづくり推進部の担当をすべて挙げてください",
        "住民自治組織とは何ですか",
        "「はじめに」はどう変わりましたか",
    )
    assert guides[1].questions == (
        "区や自治会とは何ですか",
        "２０２４コースには何がありますか",
        "総計は2060年に何人ですか",
        "住自協とは何ですか",
        "２０２６コースには何がありますか",
    )


def test_what_cannot_be_known_is_counted(guides: tuple[GuideView, ...]) -> None:
    assert [(len(g.losses), len(g.omissions)) for g in guides] == [(0, 26), (14, 0)]
    sides = [each.side_name for each in guides[0].omissions]
    assert [sides.count(name) for name in ("見直し後（案）", "見直し前")] == [13, 13]


def test_only_a_document_that_revises_has_a_column_after(guides: tuple[GuideView, ...]) -> None:
    assert [guide.after_name for guide in guides] == ["見直し後（案）", ""]


def test_a_document_without_records_is_asked_for_its_headings() -> None:
    [guide] = view_guides(lines("花を植えます。"))
    assert guide.questions == ("「本文」には何が書かれていますか",)
    assert (guide.kept, guide.losses, guide.omissions) == ((), (), ())


def test_a_further_document_gets_its_own_questions() -> None:
    [guide] = view_guides(corpus_of(FURTHER / "fourth" / "document.md"))
    assert guide.questions == (
        "市営墓園とは何ですか",
        "環境衛生課の担当をすべて挙げてください",
        "承継の承認は令和5年度に何件ですか",
        "墓所とは何ですか",
        "広報広聴課の担当をすべて挙げてください",
    )
