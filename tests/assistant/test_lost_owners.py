"""Who owns an item whose owner marks were lost: its working group, and that the marks are lost."""

import pytest

from assistant import phrases
from assistant.engine import Assistant
from assistant.records import Answer, Role, Status
from tests.assistant.planned import planner

__all__ = ["planner"]

REASON = "○がどこに付くのかは分かりません"


def evidence(answer: Answer) -> list[str]:
    return [c.quote for c in answer.citations if c.role is Role.EVIDENCE]


@pytest.mark.parametrize(
    "question",
    [
        "苗木の購入の担当は誰ですか",
        "苗木の購入はどの課が受け持ちますか",
        "2030コースの苗木の購入の所管はどこ",
        "苗木の購入は誰が見直すのですか",
        "苗木の購入の責任者を教えて",
    ],
)
def test_the_working_group_of_an_item_is_told_and_its_lost_owners_too(
    planner: Assistant, question: str
) -> None:
    answer = planner.ask(question)
    assert (answer.status, answer.missing) == (Status.PARTIAL, (REASON,))
    assert evidence(answer) == ["・園芸課職員"]
    assert answer.answer.splitlines() == [
        "「苗木の購入」の作業グループの構成員の記載は、次の全1件です。[1][2]",
        "- ・園芸課職員[3]（配置からの推定）",
        phrases.OWNERS_LOST,
        f"{REASON}。",
    ]


@pytest.mark.parametrize(
    "question", ["道具の更新の担当は誰ですか", "2030コースの担当部署を教えてください"]
)
def test_owners_are_refused_where_no_working_group_is_printed(
    planner: Assistant, question: str
) -> None:
    answer = planner.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (REASON,))
    assert evidence(answer) == []


def test_the_members_of_a_working_group_are_no_lost_owners(planner: Assistant) -> None:
    assert planner.ask("苗木の購入の作業グループには誰がいますか").status is Status.ANSWERED


def test_the_office_of_a_body_is_no_lost_owner(planner: Assistant) -> None:
    answer = planner.ask("花壇推進委員会の事務局はどこが担当ですか")
    assert (answer.status, evidence(answer)) == (Status.ANSWERED, ["・事務局 園芸課"])


@pytest.mark.model
def test_a_word_for_responsibility_in_the_name_of_an_item_asks_for_no_owner(
    product: Assistant,
) -> None:
    answer = product.ask("地区活動支援担当の業務の課題は何ですか")
    assert evidence(answer) == ["・地区活動支援担当の支援のあり方\n\nにばらつき"]


@pytest.mark.model
@pytest.mark.parametrize(
    "question", ["支所が担当する項目はどれですか", "ロードマップの各項目の担当はだれですか"]
)
def test_the_owners_of_all_items_are_lost(product: Assistant, question: str) -> None:
    answer = product.ask(question)
    assert answer.status is Status.UNANSWERABLE
    assert answer.missing == ("○の行と項目の対応は、取り出しで失われています",)
