"""Who is responsible for all that stands below a heading, and comparisons of who is."""

import pytest

from assistant.engine import Assistant
from assistant.records import Answer, Role, Status
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
BRANCHES = "ア　枝を二年ごとに切ります。［建設課］"
LEAVES = "イ　落葉を堆肥にします。［建設課、環境課］"
SEEDLINGS = "ア　苗木を秋に配ります。［各支所］"
TEACHING = "イ　苗木の育て方を教えます。［建設課］"
BEFORE = ["ア　枝を毎年切ります。［建設課］", "イ　落葉を集めます。［建設課、環境課］"]


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over a table whose headings stand over several actions."""
    return assistant_over(tmp_path_factory.mktemp("trees"), corpus_of(table_text=TABLE))


def quotes(answer: Answer) -> list[str]:
    return [c.quote for c in answer.citations if c.role is Role.EVIDENCE]


@pytest.mark.parametrize(
    "question",
    [
        "街路樹の手入れを受け持つ部署はどこ",
        "街路樹の手入れの担当は",
        "街路樹の手入れの取組は何件",
        "街路樹の手入れはどこの課が担当",
    ],
)
def test_all_actions_below_a_named_heading_are_listed_and_counted(
    trees: Assistant, question: str
) -> None:
    answer = trees.ask(question)
    assert quotes(answer) == [BRANCHES, LEAVES]
    assert "取組は、見直し後の欄では次の全2件です。" in answer.answer


def test_the_actions_below_a_heading_stand_on_the_side_asked_for(trees: Assistant) -> None:
    assert quotes(trees.ask("見直し前の街路樹の手入れの担当は")) == BEFORE


def test_one_action_below_a_heading_is_answered_by_itself(trees: Assistant) -> None:
    assert quotes(trees.ask("落葉の担当はどこですか")) == [LEAVES]


@pytest.mark.parametrize(
    ("question", "count"), [("支所が担当する取組", 1), ("支所の担当は何件ですか", 1)]
)
def test_a_department_printed_with_each_is_found_without_it(
    trees: Assistant, question: str, count: int
) -> None:
    answer = trees.ask(question)
    assert quotes(answer) == [SEEDLINGS]
    assert f"次の全{count}件です" in answer.answer


@pytest.mark.parametrize(
    "question",
    ["建設課の担当は見直しで増えましたか", "建設課の仕事は前より増えたの？何件ずつ？"],
)
def test_what_a_department_has_more_or_less_of_is_counted_on_both_sides(
    trees: Assistant, question: str
) -> None:
    answer = trees.ask(question)
    assert "見直し後の欄では次の全3件です" in answer.answer
    assert "見直し前の欄では次の全2件です" in answer.answer


def test_what_two_departments_do_together_is_listed_once(trees: Assistant) -> None:
    answer = trees.ask("建設課と環境課が一緒に担当する取組")
    assert quotes(answer) == [LEAVES]
    assert answer.answer.startswith("「建設課」と「環境課」が担当として書かれている取組は")


@pytest.mark.parametrize(
    "question",
    [
        "落葉の担当は前と同じ？",
        "落葉の担当部署は前から変わってない？",
        "落葉は引き続き同じ課が担当？",
    ],
)
def test_the_same_departments_on_both_sides_are_said_to_be_the_same(
    trees: Assistant, question: str
) -> None:
    answer = trees.ask(question)
    assert answer.status is Status.ANSWERED
    assert quotes(answer) == [LEAVES, BEFORE[1]]
    assert answer.answer.splitlines()[0] == (
        "担当として書かれている部署は、見直し後と見直し前で同じです：建設課、環境課"
    )


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("苗木のくだりで増えた取組", [TEACHING]),
        ("2章で増えた項目を教えて", [TEACHING]),
        ("前はなかったのに新たに足された取り組みは何ですか", [TEACHING]),
    ],
)
def test_units_that_came_are_listed_by_place(
    trees: Assistant, question: str, found: list[str]
) -> None:
    assert quotes(trees.ask(question)) == found
