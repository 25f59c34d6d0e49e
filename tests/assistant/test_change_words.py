"""What is a question of change, of which kind, and of which place."""

import pytest

from assistant.change_words import (
    Place,
    asks_change,
    came_or_went,
    chapters,
    forms,
    kinds_of_change,
    places,
)
from assistant.sides import SideWords
from corpus import ChangeKind, SectionKind

WORDS = SideWords()


def is_change(question: str) -> bool:
    """Ask as the reader does."""
    return asks_change(question, WORDS.without(question), WORDS.find(question))


@pytest.mark.parametrize(
    "question",
    [
        "開館時間はどう変わりましたか",
        "開館時間の書きぶりに、前と後で差はありますか",
        "古い版とどこが違うの",
        "会費の額は書き換えられましたか",
        "新しい案だと、その場所に何が来てるの",
        "町会の項目は代わりに何になりましたか",
        "見直しで会費はどう扱われましたか",
        "第８条はどうなりましたか",
        "苗木の配布は見直し後も残っていますか",
        "会費の担当は前と同じですか",
        "会費の扱いは前のままですか",
        "会費は引き続き同じ課が担当しますか",
        "注釈で増えたものはありますか",
        "２章で減った項目",
        "前はあったのに今は無い取組は何ですか",
        "旧い方にだけあった注を教えて",
        "会費の話はどうなりましたか",
        "会費の書き方 前と今",
        "会費の欄は増えたの？減ったの？",
        "会費は見直し前より増えましたか",
        "結びの文は、新しい案だと前のと何が違うの",
        "What was removed from page 3?",
        "修改前后有什么不同？",
        "O que mudou na página 3?",
    ],
)
def test_a_question_about_an_edit_is_one_of_change(question: str) -> None:
    assert is_change(question)


@pytest.mark.parametrize(
    "question",
    [
        "改定前の注には何と書いてありますか",
        "見直し後の案では、集会所と公民館の役割はどう違いますか",
        "この指針はなぜ改めて見直すのですか",
        "指針の見直しに踏み切った理由は何ですか",
        "活動にもっと加わってもらうには",
        "人がいなくなる地区の悩みは何ですか",
        "新旧の新の欄で、担当部署が書かれている取組は何件ですか",
        "休館日はいつですか",
        "見直し前の指針では、住民と一緒に何をすることになっていましたか",
        "世話をする人が増えたのはなぜですか",
        "もとの文では休館日はいつですか",
    ],
)
def test_a_question_that_only_names_a_side_or_the_revision_is_none(question: str) -> None:
    assert not is_change(question)


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("新たに加わったもの", {ChangeKind.ADDED}),
        ("削られた語句と付け足された語句", {ChangeKind.ADDED, ChangeKind.DELETED}),
        ("別のものに置き換わった項目", {ChangeKind.REPLACED}),
        ("条番号が繰り下げられた条", {ChangeKind.MOVED}),
        ("変わっていないところ", {ChangeKind.UNCHANGED}),
        ("増えた項目", {ChangeKind.ADDED}),
        ("減った注", {ChangeKind.DELETED}),
        ("前はなかったのに今はある項目", {ChangeKind.ADDED}),
        ("前はあったのに今は無い項目", {ChangeKind.DELETED}),
        ("旧い方にだけあった注", {ChangeKind.DELETED}),
        ("どう変わりましたか", set()),
    ],
)
def test_kinds_of_change_go_by_their_verbs(question: str, kinds: set[ChangeKind]) -> None:
    assert kinds_of_change(question) == kinds


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("増えた注は", {ChangeKind.ADDED}),
        ("注釈で消えたものは", {ChangeKind.DELETED}),
        ("新しく出てきた言葉の注は", {ChangeKind.ADDED}),
        ("説明文で消えた言葉は", set()),
        ("注に加わった語句は", set()),
    ],
)
def test_whole_units_that_came_or_went_are_told_from_words_in_them(
    question: str, kinds: set[ChangeKind]
) -> None:
    assert came_or_went(question) == kinds


def test_places_and_forms_of_a_text_are_read() -> None:
    assert places("書き出しと結びの文") == {Place.OPENING, Place.CLOSING}
    assert places("申込みの締切り") == set()
    assert forms("注記の変更") == {SectionKind.NOTE}
    assert forms("注意すること") == set()
    assert chapters("第4章とchapter 2") == {"4", "2"}
