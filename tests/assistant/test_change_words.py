"""What is a question of change, of which kind, and of which place."""

import pytest

from assistant.change_words import Place, asks_change, chapters, forms, kinds_of_change, places
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
        ("どう変わりましたか", set()),
    ],
)
def test_kinds_of_change_go_by_their_verbs(question: str, kinds: set[ChangeKind]) -> None:
    assert kinds_of_change(question) == kinds


def test_places_and_forms_of_a_text_are_read() -> None:
    assert places("書き出しと結びの文") == {Place.OPENING, Place.CLOSING}
    assert places("申込みの締切り") == set()
    assert forms("注記の変更") == {SectionKind.NOTE}
    assert forms("注意すること") == set()
    assert chapters("第4章とchapter 2") == {"4", "2"}
