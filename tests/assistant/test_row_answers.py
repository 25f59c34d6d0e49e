"""Answers to opinions, and reasons, from one cell of a row of an ordinary table."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.records import Answer, Role, Status
from tests.assistant.leaflets import leaflet_assistant

MARKDOWN = """## 寄せられた意見

| 意見 | 件数 | 町の考え方 |
| --- | --- | --- |
| 図書館の閉館が早すぎる。 | 12件 | 金曜日の閉館を、午後八時に延ばします。 |
| 公園の遊具がさびている。 | 7件 | 順に塗り直します。 |
| 駐輪場の屋根がほしい。 | 3件 | 予算の範囲で検討します。 |

## 休む施設

| 施設 | 休む日 | 理由 |
| --- | --- | --- |
| 温水プール | 二月一日 | ろ過機を取り替えるため |
| 天文台 | 三月五日 | 望遠鏡の鏡を洗うため |

噴水の広場は、水が濁ったため、四月に休みました。
"""
CLOSING, LATER = "図書館の閉館が早すぎる。", "金曜日の閉館を、午後八時に延ばします。"


@pytest.fixture(scope="module")
def replies(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over opinions with their answers."""
    return leaflet_assistant(tmp_path_factory.mktemp("replies"), "声のまとめ", MARKDOWN)


def quotes(answer: Answer, role: Role) -> list[str]:
    return [citation.quote for citation in answer.citations if citation.role is role]


@pytest.mark.parametrize(
    "question",
    [
        "図書館の閉館が早いという声に、町はどう答えましたか",
        "図書館の閉館が早いという意見への町の考え方は",
        "図書館の閉館についての町の考え方は何ですか",
    ],
)
def test_the_answer_to_an_opinion_is_quoted_with_it_as_context(
    replies: Assistant, question: str
) -> None:
    answer = replies.ask(question)
    assert (quotes(answer, Role.EVIDENCE), quotes(answer, Role.CONTEXT)) == (
        [LATER],
        ["町の考え方", CLOSING],
    )


def test_how_many_said_so_is_quoted_alone(replies: Assistant) -> None:
    answer = replies.ask("公園の遊具がさびているという意見は何件ありましたか")
    assert quotes(answer, Role.EVIDENCE) == ["7件"]


def test_the_column_and_the_opinion_are_named(replies: Assistant) -> None:
    assert replies.ask("駐輪場の屋根がほしいという要望への回答は").answer.splitlines() == [
        "「町の考え方」の欄の記載です。[1]",
        "予算の範囲で検討します。[2]",
        "次の記載についてのものです。",
        "駐輪場の屋根がほしい。[3]",
    ]


@pytest.mark.parametrize(
    "question", ["町の考え方は何ですか", "噴水の広場についての意見に町はどう答えましたか"]
)
def test_no_answer_is_quoted_where_no_opinion_leads(replies: Assistant, question: str) -> None:
    assert "「町の考え方」の欄の記載です。" not in replies.ask(question).answer


BESIDE = """## 寄せられた意見

| 意見 | 町の考え方 | 対応課 | 対応時期 | 回答日 |
| --- | --- | --- | --- | --- |
| 図書館の閉館が早すぎる。 | 閉館を延ばします。 | 学び課 | 来年の春 | 四月一日 |
| 公園の遊具がさびている。 | 順に塗り直します。 | みどり課 | 夏まで | 四月二日 |
"""


def test_columns_beside_the_answer_are_not_quoted_as_one(tmp_path: Path) -> None:
    town = leaflet_assistant(tmp_path, "声のまとめ", BESIDE)
    answer = town.ask("公園の遊具がさびているという意見に、町はどう答えましたか")
    assert quotes(answer, Role.EVIDENCE) == ["順に塗り直します。"]


@pytest.mark.parametrize(
    "asked", ["いつ対応しますか", "どの課が対応しますか", "いくらで対応しますか"]
)
def test_an_answer_without_what_is_asked_for_is_left_to_others(
    replies: Assistant, asked: str
) -> None:
    answer = replies.ask(f"公園の遊具がさびているという意見に、{asked}")
    assert "「町の考え方」の欄の記載です。" not in answer.answer


def test_the_reason_in_a_row_is_quoted_with_its_name(replies: Assistant) -> None:
    answer = replies.ask("天文台が休むのはなぜですか")
    found = quotes(answer, Role.EVIDENCE), quotes(answer, Role.CONTEXT)
    assert found == (["望遠鏡の鏡を洗うため"], ["理由", "天文台"])


def test_a_reason_told_outside_of_the_rows_is_left_to_others(replies: Assistant) -> None:
    answer = replies.ask("噴水の広場が休んだのはなぜですか")
    assert quotes(answer, Role.EVIDENCE) == ["噴水の広場は、水が濁ったため、四月に休みました。"]


def test_a_number_that_no_text_has_is_refused(replies: Assistant) -> None:
    answer = replies.ask("天文台が90日休む理由は何ですか")
    assert (answer.status, quotes(answer, Role.EVIDENCE)) == (Status.UNANSWERABLE, [])
