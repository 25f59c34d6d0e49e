"""Every action of a before/after table counted by side, its chapters, and lists said in words."""

import pytest

from assistant.engine import Assistant
from assistant.records import Answer, Role
from tests.assistant.samples import assistant_over, corpus_of

TABLE = """「見本市緑化指針」の見直し一覧表【変更点のみ記載】

項目 ページ 見直し後 見直し前

１．木の世
話

3 （１）街路樹の手入れ
ア　枝を二年ごとに切ります。［建設課］
イ　落葉を堆肥にします。［建設課、環境課］

（１）街路樹の手入れ
ア　枝を毎年切ります。［建設課］
イ　落葉を集めます。［建設課、環境課］

２．苗木の
広がり

7 （１）苗木の配布
ア　苗木を秋に配ります。［各支所］
イ　苗木の育て方を教えます。［建設課］

（１）苗木の配布
ア　苗木を春に配ります。［各支所］
"""


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("all_trees"), corpus_of(table_text=TABLE))


def quotes(answer: Answer) -> list[str]:
    return [c.quote for c in answer.citations if c.role is Role.EVIDENCE]


@pytest.mark.parametrize(
    "question",
    [
        "見本市の取組の数は前と後でいくつ増えた？",
        "見本市の取組は見直しで何件増えましたか",
        "見直しの前と後で、見本市の取組の件数はどれだけ違いますか",
        "見本市の取り組みは前より増えたの、減ったの？いくつ？",
    ],
)
def test_the_actions_of_both_sides_are_counted_and_set_against_each_other(
    trees: Assistant, question: str
) -> None:
    answer = trees.ask(question)
    assert len(quotes(answer)) == 7
    assert answer.answer.endswith("差は、4－3＝1件です。")


def test_the_difference_is_that_of_the_department_named(trees: Assistant) -> None:
    answer = trees.ask("見本市の建設課の取組は、見直しの前と後で何件違う？")
    assert answer.answer.endswith("差は、3－2＝1件です。")


@pytest.mark.parametrize(
    "question", ["見直し前の取組は全部でいくつ？見本市", "見本市の見直し前の取組の件数は"]
)
def test_the_actions_of_one_side_are_counted(trees: Assistant, question: str) -> None:
    answer = trees.ask(question)
    assert "取組は、見直し前の欄では次の全3件です。" in answer.answer


def test_the_actions_of_a_chapter_are_counted(trees: Assistant) -> None:
    answer = trees.ask("見本市の第2章の取組の数を教えて")
    assert quotes(answer) == [
        "ア　苗木を秋に配ります。［各支所］",
        "イ　苗木の育て方を教えます。［建設課］",
    ]


def test_a_question_about_anything_else_counts_no_actions(trees: Assistant) -> None:
    assert "件です。" not in trees.ask("見本市の取組の予算はいくら増えましたか").answer


@pytest.mark.parametrize(
    "question", ["見本市の指針の章立てを教えて", "見本市の指針は何章ありますか"]
)
def test_the_chapters_are_listed_without_the_pages_behind_their_names(
    trees: Assistant, question: str
) -> None:
    answer = trees.ask(question)
    assert ["".join(quote.split()) for quote in quotes(answer)] == [
        "１．木の世話",
        "２．苗木の広がり",
    ]
