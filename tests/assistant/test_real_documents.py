"""Answers over the two real documents that the small texts cannot show."""

import pytest

from assistant.engine import Assistant
from assistant.records import Role, Status
from corpus import Basis, Side

pytestmark = pytest.mark.model
# Chapters after the second.
SHOWN = (
    "（4ページ）２．「協働」のめざすもの",
    "（13ページ）４. 「協働」推進のための環境づくり",
    "（16ページ）５. 今後も向けて",
)


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


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("長野市の市長が委員長を兼ねるのはなぜですか", "市長が委員長"),
        ("長野市の教育長が副委員長なのはなぜですか", "教育長が副委員長"),
        ("長野市が市長をトップにしたのはなぜですか", "市長をトップに"),
    ],
)
def test_a_post_that_a_question_gives_to_another_is_refused(
    product: Assistant, question: str, said: str
) -> None:
    answer = product.ask(question)
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, (said,))


def test_an_office_asked_for_is_no_heading_over_a_problem(product: Assistant) -> None:
    answer = product.ask("長野市の空き家の問題を受け持つ課はどこですか")
    assert (answer.status, answer.missing) == (Status.UNANSWERABLE, ("担当する部署",))


def test_a_long_list_of_changes_shows_the_first_of_each_chapter(product: Assistant) -> None:
    lines = product.ask("何が変わったの？").answer.splitlines()
    shown = [line.partition("　")[0] for line in lines if line.startswith("（")]
    assert shown == ["（1ページ）はじめに", "（2ページ）１．指針の趣旨", *SHOWN]
    assert sum(line.startswith(("（", "- （")) for line in lines) == 22
