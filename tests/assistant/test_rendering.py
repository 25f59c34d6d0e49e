"""Answers and hits as text."""

from assistant.records import Answer, Citation, Nearest, Role, Status
from assistant.rendering import answer_text, hit_record, hits_text
from corpus.records import Basis, Section, SectionKind, Side
from index.records import Hit, Passage

EVIDENCE = Citation(
    1, Role.EVIDENCE, "d", "指針", ("２．", "（１）"), "8", 2, Side.AFTER, "甲\n乙", 5, 8,
    Basis.PRINTED, "改正案",
)  # fmt: skip
CONTEXT = Citation(
    2, Role.CONTEXT, "d", "指針", ("２．",), None, 2, None, "見出し", 0, 3, Basis.PRINTED
)
SECTION = Section("d", 5, 8, SectionKind.CLAUSE, ("２．", "（１）"), 2, "8", side=Side.BEFORE)
HIT = Hit(Passage(SECTION, "上田市", 5, 8, "甲\n乙", "甲乙"), 0.75, None, 2.5)


def test_an_answer_is_followed_by_its_evidence_and_not_by_context_that_no_marker_leads_to() -> None:
    answer = Answer(None, "q", Status.ANSWERED, "甲乙[1]", (EVIDENCE, CONTEXT))
    assert answer_text(answer) == (
        "甲乙[1]\n\n出典\n"
        "[1] 指針　２． ＞ （１）（2枚目、8ページ）（改正案） 位置 5–8\n    甲\n    乙"
    )


def test_every_marker_of_an_answer_is_listed_and_context_is_named_as_such() -> None:
    answer = Answer(None, "q", Status.ANSWERED, "甲[1]\n省略です。[2]", (EVIDENCE, CONTEXT))
    assert answer_text(answer).partition("\n\n出典\n")[2] == (
        "[1] 指針　２． ＞ （１）（2枚目、8ページ）（改正案） 位置 5–8\n    甲\n    乙\n"
        "[2] （参考）指針　２．（2枚目） 位置 0–3\n    見出し"
    )


def test_a_refusal_names_what_is_missing_and_what_is_near() -> None:
    near = Nearest("d", "指針", ("２．",), None, 2, None, 0, 3)
    answer = Answer(
        None, "q", Status.UNANSWERABLE, "ありません。", missing=("電話", "住所"), nearest=(near,)
    )
    assert answer_text(answer) == (
        "ありません。\n\n文書に見当たらなかったもの：電話、住所\n\n"
        "近い箇所\n・指針　２．（2枚目） 位置 0–3"
    )


def test_what_had_to_be_done_without_is_said_last() -> None:
    answer = Answer(None, "q", Status.ANSWERED, "甲", degraded=("意味検索なし",))
    assert answer_text(answer) == "甲\n\n※ 意味検索なし"


def test_a_hit_shows_its_rank_place_side_and_score() -> None:
    assert hits_text((HIT,), {"d": "指針"}.__getitem__, lambda section: "現行") == (
        "1. 指針　２． ＞ （１）（2枚目、8ページ）（現行）　点 0.750\n    甲\n    乙"
    )


def test_no_hits_are_said_in_words() -> None:
    assert hits_text((), str, str) == "該当する箇所は見つかりませんでした。"


def test_a_hit_as_json_values() -> None:
    assert hit_record(1, HIT, "指針") == {
        "rank": 1, "score": 0.75, "dense": None, "lexical": 2.5, "reranked": None, "document": "d",
        "title": "指針",
        "section": ["２．", "（１）"], "page": "8", "sheet": 2, "side": "before",
        "text": "甲\n乙", "start": 5, "end": 8,
    }  # fmt: skip
