"""Which documents a question names, and what is said of those that it does not name."""

import pytest

from assistant.engine import Assistant
from tests.assistant.shelves import Book, shelf_assistant

OPENING = """| 見直し後 | 見直し前 |
|---|---|
| 1　窓口は、午前6時に開く。 | 1　窓口は、午前8時に開く。 |
"""
DIGITAL = "## 第1章　目的\n\nオンライン申請を進めます。\n"
TOLD = (
    "## 第1章　経緯\n\nＤＸ推進計画は、三年で終わります。\n\n## 第2章　浜\n\n浜の清掃は続けます。\n"
)
HILL = "## 第1章　体制\n\n2-Bグループは、丘の草刈りを行います。\n\n丘の茶屋は廃止しました。\n"
COAST = "## 第1章　体制\n\n1-Aグループは、海浜の清掃を行います。\n"
BOOKS = (
    Book("digital", "見本市DX推進計画", "見本市", DIGITAL),
    Book("desk", "見本市窓口指針 見直し一覧表", "見本市", OPENING),
    Book("beach", "見本市浜の手引き", "見本市", TOLD),
    Book("coast", "見本市海浜計画", "見本市", COAST),
    Book("hill", "見本市丘の手引き", "見本市", HILL),
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return shelf_assistant(tmp_path_factory.mktemp("named"), *BOOKS)


def test_a_name_in_other_letters_is_found_in_the_text_of_another_document(
    shelf: Assistant,
) -> None:
    answer = shelf.ask("DX推進計画は終わりますか")
    assert [citation.quote for citation in answer.citations] == [
        "ＤＸ推進計画は、三年で終わります。"
    ]


def test_a_sort_of_document_alone_does_not_hide_the_table_of_another_sort(
    shelf: Assistant,
) -> None:
    answer = shelf.ask("計画はどう変わった？")
    assert {citation.document for citation in answer.citations} == {"desk"}


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (
            "海浜計画の2-Bグループとは",
            "お尋ねの内容は、収録した文書に記載が見当たりません。",
        ),
        (
            "海浜計画で、清掃が廃止されたのはなぜですか",
            "関係する記載はありますが、「廃止」とは書かれていません。",
        ),
    ],
)
def test_what_another_document_prints_is_not_said_to_stand_in_none(
    shelf: Assistant, question: str, first: str
) -> None:
    assert shelf.ask(question).answer.splitlines()[0] == first
