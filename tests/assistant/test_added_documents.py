"""Several made-up documents side by side: which one a question is about, what each one defines."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status, Turn
from tests.assistant.shelves import Book, shelf_assistant

PARK = """| 改正後 | 改正前 |
|---|---|
| 第3条　公園は、午前6時に開く。 | 第3条　公園は、午前8時に開く。 |
"""
POND = """| 改正後 | 改正前 |
|---|---|
| 第4条　使用料は、500円とする。 | 第4条　使用料は、300円とする。 |

## 第2章　取組

ア　堤の草を刈る。［農政課］

イ　水路をさらう。［全庁］
"""
SHORE = """## 第1章　取組

ア　浜の清掃を行う。［環境課］

## 第2章　用語

干潟：潮が引くと現れる浜をいいます。

藻場：海草の茂る所をいいます。

NPO法人（特定非営利活動法人）が見回る。

海守会が毎年集まる。
"""
FILES = (
    Book("park", "標本市公園条例の改正", "標本市", PARK),
    Book("pond", "見本町ため池管理規則の改正", "見本町", POND),
    Book("shore", "浜辺市海岸保全計画", "浜辺市", SHORE),
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return shelf_assistant(tmp_path_factory.mktemp("shelf"), *FILES)


def cited(assistant: Assistant, question: str, *earlier: Turn) -> set[str]:
    return {citation.document for citation in assistant.ask(question, earlier).citations}


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("公園条例はどこが変わった？", "park"),
        ("条例はどこが変わった？", "park"),
        ("ため池管理規則の改正で何が変わりましたか", "pond"),
        ("管理規則はどこが変わった？", "pond"),
    ],
)
def test_a_question_that_names_a_document_by_its_title_is_about_that_one(
    shelf: Assistant, question: str, document: str
) -> None:
    assert cited(shelf, question) == {document}


def test_a_question_without_a_title_is_about_every_document(shelf: Assistant) -> None:
    assert cited(shelf, "どこが変わりましたか") == {"park", "pond"}


def test_the_word_for_all_offices_of_another_city_is_not_put_beside_a_department(
    shelf: Assistant,
) -> None:
    assert cited(shelf, "環境課の担当は") == {"shore"}
    assert "「全庁」" in shelf.ask("農政課の担当は").answer


def test_a_paragraph_of_a_word_and_a_colon_explains_the_word(shelf: Assistant) -> None:
    assert shelf.ask("干潟って何").answer == "干潟：潮が引くと現れる浜をいいます。[1]"


@pytest.mark.parametrize(
    "question",
    ["干潟・藻場の意味を教えて", "干潟と藻場とは何ですか", "干潟、藻場それぞれの定義は"],
)
def test_each_of_several_words_is_explained(shelf: Assistant, question: str) -> None:
    assert shelf.ask(question).answer.splitlines() == [
        "干潟：潮が引くと現れる浜をいいます。[1]",
        "藻場：海草の茂る所をいいます。[2]",
    ]


def test_of_several_words_the_one_without_an_explanation_is_named(shelf: Assistant) -> None:
    answer = shelf.ask("干潟と清掃の意味は")
    assert (answer.status, answer.missing) == (Status.PARTIAL, ("「清掃」の意味",))


def test_a_group_that_no_document_has_is_refused_under_its_whole_name(shelf: Assistant) -> None:
    assert shelf.ask("2-Bグループとは").answer.startswith("「2-Bグループ」は")


def test_why_behind_a_change_asks_why_it_was_changed(shelf: Assistant) -> None:
    asked = "公園の開く時間はどう変わりましたか"
    answer = "改正後で加わった記載です。改正前の欄には、対応する記載がありません。"
    history = (Turn("user", asked), Turn("assistant", answer))
    refused = shelf.ask("なぜですか", history).answer.splitlines()[0]
    assert refused == "変更の記載はありますが、その理由は書かれていません。"


def test_whether_something_is_decided_is_refused_where_nothing_says_so(shelf: Assistant) -> None:
    answer = shelf.ask("浜の清掃は決定ですか")
    assert answer.answer.splitlines()[0] == (
        "関係する記載はありますが、「決定」とは書かれていません。"
    )


def test_a_city_that_is_told_first_begins_a_question_of_its_own(shelf: Assistant) -> None:
    history = (Turn("user", "干潟とは"), Turn("assistant", "浜をいいます。"))
    assert cited(shelf, "標本市の話です。公園はどう変わった？", *history) == {"park"}


def test_a_short_name_is_answered_only_where_it_is_spelled_out(shelf: Assistant) -> None:
    assert shelf.ask("NPOは何の略ですか").answer == "NPO法人（特定非営利活動法人）が見回る。[1]"
    refused = shelf.ask("海守会って何の略").answer.splitlines()[0]
    assert refused == "関係する記載はありますが、「海守会」が何を略したものかは書かれていません。"
