"""A change below a heading that a question names in other letters, or by the end of its name."""

import pytest

from assistant.engine import Assistant
from assistant.records import Answer, Role, Status
from assistant.spoken_headings import spoken_headings
from tests.assistant.samples import assistant_over, corpus_of

TABLE = """「見本市並木指針」の見直し一覧表【変更点のみ記載】

項目 ページ 見直し後 見直し前

１．「並木」の
めざすもの

3 （１）並木とは
～省略～
並木は、夏に木陰を作ります。

（１）並木とは
～省略～
並木は、夏に涼しい木陰を作ります。

１．「並木」の
めざすもの

4 ■苗木とは
苗木は、秋に配ります。

■苗木とは
苗木は、春に配ります。

２．「並木」手
入れのための
道具そろえ

7 （１）道具の貸出し
ア　はさみを三日間貸します。［建設課］
イ　はしごを二日間貸します。［建設課］

（１）道具の貸出し
ア　はさみを一日間貸します。［建設課］
イ　はしごを一日間貸します。［建設課］
"""
AIM = ["並木は、夏に木陰を作ります。", "並木は、夏に涼しい木陰を作ります。"]
SAPLINGS = ["苗木は、秋に配ります。", "苗木は、春に配ります。"]
SCISSORS = ["ア　はさみを三日間貸します。［建設課］", "ア　はさみを一日間貸します。［建設課］"]
LADDERS = ["イ　はしごを二日間貸します。［建設課］", "イ　はしごを一日間貸します。［建設課］"]


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("named_trees"), corpus_of(table_text=TABLE))


def quotes(answer: Answer) -> list[str]:
    return [c.quote for c in answer.citations if c.role is Role.EVIDENCE]


@pytest.mark.parametrize(
    "question",
    [
        "１．「並木」のめざすもので変わったところは何ですか",
        "「並木」のめざすものの変更点は何ですか",
        "並木のめざすもので変わったところを教えて",
        "並木の目指すものの章はどこが変わった？",
    ],
)
def test_a_chapter_named_by_its_words_lists_the_changes_below_it(
    trees: Assistant, question: str
) -> None:
    answer = trees.ask(question)
    assert (answer.status, quotes(answer)) == (Status.ANSWERED, [*AIM, *SAPLINGS])


@pytest.mark.parametrize(
    "question",
    [
        "「並木」手入れのための道具そろえの変更点は何ですか",
        "手入れのための道具そろえで変わったところを教えて",
        "道具そろえの章の変更点は",
    ],
)
def test_a_chapter_is_named_by_the_end_of_its_name(trees: Assistant, question: str) -> None:
    assert quotes(trees.ask(question)) == [*SCISSORS, *LADDERS]


def test_a_change_below_a_heading_is_no_question_for_what_the_word_means(trees: Assistant) -> None:
    assert quotes(trees.ask("（１）並木とはの変更点は何ですか")) == AIM


def test_the_meaning_that_is_left_out_is_refused_as_before(trees: Assistant) -> None:
    answer = trees.ask("並木とは何ですか")
    assert answer.status is Status.UNANSWERABLE


def test_the_end_of_two_names_names_neither() -> None:
    names = ["北の道具のそろえかた", "南の道具のそろえかた"]
    assert spoken_headings(names, "道具のそろえかたの変更点は", "の章") == {}


def test_a_short_end_names_a_heading_only_where_it_is_said_to_be_a_place() -> None:
    name = "手入れのための道具そろえ"
    assert spoken_headings([name], "道具そろえはどう変わった", "の章") == {}
    assert spoken_headings([name], "道具そろえの章はどう変わった", "の章") == {name: "道具そろえ"}
