"""Words in a row: several of them, or an official name that is written with a joint."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status
from tests.assistant.shelves import Book, shelf_assistant

CARE = """## 用語

見守り：声をかけ合うことをいいます。

配食：弁当を届けることをいいます。

## 取組

見守り・日常お手伝い総合事業を行います。

見守り・配食を進めます。
"""
YARD = "## 用語\n\n垣根：庭を囲う木をいいます。\n"
BOOKS = (
    Book("care", "見本市配食計画", "見本市", CARE),
    Book("yard", "見本市庭木の手引き", "見本市", YARD),
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return shelf_assistant(tmp_path_factory.mktemp("joined"), *BOOKS)


def test_a_name_that_is_printed_with_a_joint_is_one_word(shelf: Assistant) -> None:
    answer = shelf.ask("見守り・日常お手伝い総合事業とは何ですか")
    assert (answer.status, answer.missing) == (
        Status.UNANSWERABLE,
        ("「見守り・日常お手伝い総合事業」の意味",),
    )
    assert "出てきません" not in answer.answer


def test_words_that_are_printed_in_a_row_and_defined_each_are_several(shelf: Assistant) -> None:
    assert shelf.ask("見守り・配食の意味は").answer.splitlines() == [
        "見守り：声をかけ合うことをいいます。[1]",
        "配食：弁当を届けることをいいます。[2]",
    ]


def test_a_word_that_stands_in_a_document_not_named_is_not_denied(shelf: Assistant) -> None:
    assert shelf.ask("配食と垣根と配食計画の意味は").answer.splitlines() == [
        "配食：弁当を届けることをいいます。[1]",
        "垣根：庭を囲う木をいいます。[2]",
        "「配食計画」という言葉は使われていますが、意味の説明は書かれていません。",
    ]
