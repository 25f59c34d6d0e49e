"""Departments on a line below an action, rows with names, two lists; parts that are left out."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.records import Status
from corpus import Notation
from tests.assistant.pondside import pondside_assistant, pondside_corpus

INFERRED = "（配置からの推定）"
MOWING = "施策1-1　堤の草刈り[{}]（担当の記載：農政課・建設課[{}]）" + INFERRED
GATE = "施策1-2　水門の修理[{}]（担当の記載：建設課[{}]）" + INFERRED
SIGNS = "共1 | 看板の設置 | 深い所に注意を促す札を立てる。 | 農政課、総務課"


@pytest.fixture(scope="module")
def pondside(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return pondside_assistant(tmp_path_factory.mktemp("pondside"))


def test_a_line_of_brackets_names_the_departments_of_the_heading_above(tmp_path: Path) -> None:
    corpus = pondside_corpus(tmp_path)
    text = corpus.documents[0].text
    lines = [d for d in corpus.duties if d.notation is Notation.LINE]
    assert [(text[d.start : d.end], d.departments) for d in lines] == [
        ("施策1-1　堤の草刈り", ("農政課", "建設課")),
        ("施策1-2　水門の修理", ("建設課",)),
    ]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("堤の草刈りはどこの課がしますか", [MOWING.format(1, 2)]),
        (
            "看板の設置は、どこの課の仕事ですか",
            ["看板の設置 | 深い所に注意を促す札を立てる。[1]（担当の記載：農政課、総務課[2]）"],
        ),
        (
            "農政課の施策と共通活動は合わせて何件ですか",
            [
                "「農政課」が担当として書かれている取組は、次の全2件です。",
                "- " + MOWING.format(1, 2),
                f"- {SIGNS}[3]",
            ],
        ),
        (
            "施策1-1から施策1-2までのうち、建設課の所管はいくつですか",
            [
                "「建設課」が担当として書かれている取組は、次の全2件です。",
                "- " + MOWING.format(1, 2),
                "- " + GATE.format(3, 4),
            ],
        ),
    ],
)
def test_departments_and_counts_are_answered_with_the_names_of_the_actions(
    pondside: Assistant, question: str, expected: list[str]
) -> None:
    answer = pondside.ask(question)
    assert (answer.status, answer.answer.splitlines()) == (Status.ANSWERED, expected)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("草刈りの申込書には、どんな図面を添付しますか", "申込書の書式及び添付図面"),
        ("申込書の書式を見せてください", "申込書の書式及び添付図面"),
        ("住民調査の職業別の結果はどうでしたか", "設問ごとの集計結果"),
        ("釣りの制限では、何匹まで釣れますか", "（釣りの制限）第3条"),
        ("第3条には何が書かれていますか", "（釣りの制限）第3条"),
    ],
)
def test_what_a_note_or_an_article_leaves_out_is_refused_with_the_mark(
    pondside: Assistant, question: str, name: str
) -> None:
    answer = pondside.ask(question)
    assert answer.status is Status.UNANSWERABLE
    assert answer.answer.splitlines()[0] == (
        f"「{name}」にあたる部分は、この文書では省略されていて（略）、内容はわかりません。[1]"
    )


@pytest.mark.parametrize(
    "question",
    [
        "釣り場の使用料はいくらになりますか。前の使用料も教えてください",
        "釣り場の使用料は、改正でどう変わりましたか",
    ],
)
def test_both_sides_are_shown_where_the_former_one_is_asked_for_too(
    pondside: Assistant, question: str
) -> None:
    told = pondside.ask(question)
    assert told.status is Status.ANSWERED
    assert {c.quote for c in told.citations} == {
        "（使用料）第4条　使用料は、1日500円とする。",
        "（使用料）第4条　使用料は、1日300円とする。",
    }


def test_the_rise_from_the_value_without_a_year_to_a_target_is_computed(
    pondside: Assistant,
) -> None:
    told = pondside.ask("点検の実施率は、基準値から令和13年度目標まで何ポイント上げますか")
    assert told.answer.splitlines() == [
        "点検の実施率（％）[1]の基準値[2]の値は、61.5[3]％[4]です。",
        "点検の実施率（％）[1]の令和13年度目標[5]の値は、92.0[6]％[4]です。",
        "差は、92.0－61.5＝30.5％です。",
    ]
