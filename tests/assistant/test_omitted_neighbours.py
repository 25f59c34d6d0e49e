"""What stands beside a text, or behind the mark, is refused where the document leaves it out."""

import pytest

from assistant.engine import Assistant
from assistant.records import Role, Status


def mark_of(helper: Assistant, question: str) -> list[tuple[str, Role]]:
    answer = helper.ask(question)
    assert answer.status is Status.UNANSWERABLE
    return [(c.quote, c.role) for c in answer.citations]


@pytest.mark.parametrize(
    "question",
    [
        "「講座の開催」の一番目の項目は何ですか",
        "「講座の開催」で二つ目に書かれていることは何ですか",
        "「講座の開催」で省略されている部分の内容を教えてください",
    ],
)
def test_a_part_behind_the_mark_is_refused_with_the_mark(helper: Assistant, question: str) -> None:
    assert mark_of(helper, question) == [("～省略～", Role.CONTEXT)]


def test_what_the_mark_means_is_no_such_question(helper: Assistant) -> None:
    answer = helper.ask("省略されているのは何ページですか")
    assert "内容はわかりません" not in answer.answer


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("見直し後に加わった⑦の内容は何ですか", "⑦"),
        ("「休館日」のある「開館時間」のエには何が書かれていますか", "（１）開館時間 エ"),
    ],
)
def test_a_sign_that_the_table_does_not_show_is_refused_by_it(
    helper: Assistant, question: str, missing: str
) -> None:
    answer = helper.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (missing,))


@pytest.mark.model
@pytest.mark.parametrize(
    "question",
    [
        "上田市の「はじめに」で、厳しい財政状況の一文のすぐ後に続く文章は何ですか",
        "上田市の「はじめに」で、令和７年の日付のすぐ前にある段落は何ですか",
    ],
)
def test_the_text_beside_a_sentence_is_refused_where_it_is_left_out(
    product: Assistant, question: str
) -> None:
    assert mark_of(product, question) == [("～省略～", Role.CONTEXT)]
