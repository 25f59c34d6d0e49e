"""What an office or a post does that bodies name, and remarks whose body is not known."""

import pytest

from assistant.engine import Assistant
from assistant.members_named import is_called
from assistant.records import Answer, Role, Status
from tests.assistant.market import MUSIC, PRICES, market_assistant
from tests.assistant.planned import planner

__all__ = ["planner"]


def lines(answer: Answer) -> list[str]:
    assert answer.status is Status.ANSWERED
    return answer.answer.splitlines()


@pytest.mark.parametrize("question", ["園芸課は何をしますか", "園芸課が関わるのはどれ"])
def test_an_office_is_told_with_every_body_that_names_it(planner: Assistant, question: str) -> None:
    assert lines(planner.ask(question)) == [
        "「園芸課」（その職員や代表などを含みます）を構成員や役職に挙げている組織は、"
        "次の全3件です。",
        "- 見本市花壇推進委員会[1]（・事務局 園芸課）[2]",
        "- 水やりの方法[3]（配置からの推定）（・町会長・園芸課職員）[4]",
        "- 苗木の購入[5]（配置からの推定）（・園芸課職員）[6]",
    ]


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("副市長の役割は", ["・委員長 副市長"]),
        ("水道局長は何をしますか", ["・委員 園芸課長、道路課長", "水道局長"]),
        ("町会長はどこに関わりますか", ["・町会長・園芸課職員"]),
    ],
)
def test_a_person_is_told_with_the_post_held(
    planner: Assistant, question: str, places: list[str]
) -> None:
    assert [c.quote for c in planner.ask(question).citations[1:]] == places


@pytest.mark.parametrize("question", ["市長の役割は", "市長は何をしますか"])
def test_a_post_that_is_only_part_of_another_is_refused(planner: Assistant, question: str) -> None:
    answer = planner.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("市長",))


@pytest.mark.parametrize(
    "question", ["市の職員のみで構成される作業グループはどれ", "市の職員だけのグループはどれ"]
)
def test_a_remark_whose_body_is_lost_is_refused_with_its_words(
    planner: Assistant, question: str
) -> None:
    answer = planner.ask(question)
    assert answer.status is Status.UNANSWERABLE
    assert answer.answer.splitlines()[0] == (
        "「市の職員のみで構成」と書かれていますが、"
        "どの組織に付くのかは、配置が失われていて分かりません。[1]"
    )
    assert [(c.quote, c.role) for c in answer.citations] == [("市の職員のみで構成", Role.CONTEXT)]


def test_a_department_with_actions_is_told_with_them(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    market = market_assistant(tmp_path_factory.mktemp("market"))
    assert lines(market.ask("文化課は何をしますか")) == [
        "「文化課」が担当として書かれている取組は、見直し後の欄では次の全2件です。",
        f"- {MUSIC}[1]",
        f"- {PRICES}[2]",
    ]


@pytest.mark.parametrize(
    ("words", "name", "heads", "called"),
    [
        ("担任副市長", "副市長", False, True),
        ("担任副市長", "市長", False, False),
        ("支所長補佐", "支所長", True, False),
        ("会長１", "会長", False, True),
        ("市社協総務課職員", "市社協", True, True),
        ("市社協総務課職員", "市社協", False, False),
        ("地活職員（防犯担当）", "地活職員", False, True),
        ("NPO法人代表", "npo法人", False, True),
        ("地元関係者", "関係者", False, True),
        ("元市長", "市長", False, False),
        ("事前担当者", "担当者", False, True),
    ],
)
def test_a_member_is_called_by_its_own_name_or_the_head_of_its_office(
    words: str, name: str, heads: bool, called: bool
) -> None:
    assert is_called(words, name, heads=heads) is called
