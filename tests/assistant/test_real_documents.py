"""Answers over the two real documents that the small texts cannot show."""

import pytest

from assistant.engine import Assistant
from assistant.records import Role, Status
from corpus import Basis, Side

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "item", ["労務管理", "公民館の指定管理者制度", "配布・回覧・周知に関する事務"]
)
def test_the_owner_of_a_roadmap_item_is_said_to_be_lost(product: Assistant, item: str) -> None:
    answer = product.ask(f"{item}の担当はどこですか")
    assert answer.status is Status.UNANSWERABLE
    assert [c.basis for c in answer.citations] == [Basis.LOST]


def test_a_word_whose_explanation_is_left_out_is_not_explained_by_another(
    product: Assistant,
) -> None:
    answer = product.ask("協働とは何ですか")
    assert (answer.status, [c.quote for c in answer.citations]) == (
        Status.UNANSWERABLE,
        ["～省略～"],
    )


def test_lines_of_an_item_are_quoted_one_by_one(product: Assistant) -> None:
    answer = product.ask("長野市都市内分権推進委員会の副委員長は誰ですか")
    assert [c.quote for c in answer.citations if c.role is Role.EVIDENCE] == [
        "・副委員長 担任副市長以外の副市長",
        "地域・市民生活部長",
    ]


def test_what_a_department_does_alone_is_counted_apart(product: Assistant) -> None:
    answer = product.ask("市民まちづくり推進部が単独で担当する取組はいくつですか")
    assert len(answer.citations) == 6
    assert all("［市民まちづくり推進部］" in c.quote.replace("\n", "") for c in answer.citations)


def test_a_reworded_goal_is_shown_with_both_sides(product: Assistant) -> None:
    answer = product.ask("住民自治組織の全市域への設立という目標は取り下げられましたか")
    assert [c.side for c in answer.citations] == [Side.AFTER, Side.BEFORE]
    assert "見直し前だけ" not in answer.answer
