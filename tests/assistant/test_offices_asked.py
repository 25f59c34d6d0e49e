"""How many departments there are, which has most to do, what all of them do together."""

import pytest

from assistant.engine import Assistant
from assistant.records import Answer, Role, Status
from tests.assistant.tabled import tabled_assistant

WOODS = (
    "- 里山の下草を刈ります。[1]"
    "（担当の記載：主管課[2]：農林・里山課[3]、関係課[4]：建設課、全庁[5]）"
)
TREES = "- 街路樹を植えます。[6]（担当の記載：主管課[2]：建設課[7]、関係課[4]：公園緑地課[8]）"


@pytest.fixture(scope="module")
def tabled(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return tabled_assistant(tmp_path_factory.mktemp("offices"))


def lines(answer: Answer) -> list[str]:
    assert answer.status is Status.ANSWERED
    return answer.answer.splitlines()


@pytest.mark.parametrize(
    "question", ["担当部署はいくつありますか", "どんな部署が出てきますか", "担当課の一覧を教えて"]
)
def test_departments_are_counted_and_what_is_at_large_is_listed_apart(
    tabled: Assistant, question: str
) -> None:
    answer = tabled.ask(question)
    assert lines(answer) == [
        "担当として書かれている部署は、次の全4件です。",
        "- 農林・里山課[1]",
        "- 建設課[2]",
        "- 公園緑地課[3]",
        "- 生涯学習課[4]",
        "部署の名前のほかに、次の書き方もあります：全庁[5]",
    ]
    assert [(c.quote, c.role) for c in answer.citations[3:]] == [
        ("生涯学習課", Role.EVIDENCE),
        ("全庁", Role.CONTEXT),
    ]


@pytest.mark.parametrize(
    ("question", "departments"),
    [
        ("見本市の指針に担当部署はいくつありますか", ["市民課", "施設課"]),
        ("担当部署は全部で何部署ですか", ["市民課", "施設課"]),
        ("見直し前の担当部署はいくつありますか", ["市民課", "施設課", "公園緑地課", "広報課"]),
    ],
)
def test_departments_are_those_of_the_side_asked_for(
    helper: Assistant, question: str, departments: list[str]
) -> None:
    answer = helper.ask(question)
    said = f"担当として書かれている部署は、次の全{len(departments)}件です。"
    listed = [f"- {name}[{place}]" for place, name in enumerate(departments, 1)]
    assert lines(answer) == [said, *listed]
    assert [c.quote for c in answer.citations] == departments


@pytest.mark.parametrize(
    "question",
    ["取組が最も多い部署はどこですか", "一番たくさん担当を持っている課はどれ？"],
)
def test_the_department_with_most_to_do_is_given_with_all_it_does(
    tabled: Assistant, question: str
) -> None:
    assert lines(tabled.ask(question)) == [
        "担当として書かれている取組が、最も多い部署です。",
        "「建設課」が担当として書かれている取組は、次の全2件です。",
        WOODS,
        TREES,
    ]


def test_the_department_with_most_to_do_is_counted_in_the_after_column(helper: Assistant) -> None:
    assert lines(helper.ask("見本市で取組が最も多い部署はどこですか")) == [
        "担当として書かれている取組が、最も多い部署です。",
        "「市民課」が担当として書かれている取組は、見直し後（案）の欄では次の全3件です。",
        "- ア　集会所は、午前九時から午後九時まで開館します。［市民課］[1]",
        "- イ　休館日は、毎週火曜日とします。［市民課、施設課］[2]",
        "- ア　会計事務の講座を、毎年二回開催します。［市民課］[3]",
    ]


@pytest.mark.parametrize("question", ["全庁で取り組むことは何ですか", "全庁でやることはある？"])
def test_what_all_departments_do_together_is_listed(tabled: Assistant, question: str) -> None:
    assert lines(tabled.ask(question)) == [
        "「全庁」が担当として書かれている取組は、次の全1件です。",
        WOODS,
    ]


def test_the_departments_of_one_action_are_only_its_own(helper: Assistant) -> None:
    assert lines(helper.ask("休館日の担当の課はいくつですか")) == [
        "見直し後（案）では、次のとおりです。",
        "イ　休館日は、毎週火曜日とします。［市民課、施設課］[1]",
        "挙げられているのは、次の全2件です。",
        "- 市民課[1]",
        "- 施設課[1]",
    ]


def test_the_actions_of_one_department_are_not_counted_as_departments(helper: Assistant) -> None:
    assert lines(helper.ask("施設課の担当はいくつありますか"))[0] == (
        "「施設課」が担当として書かれている取組は、見直し後（案）の欄では次の全2件です。"
    )
