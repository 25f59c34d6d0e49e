"""Definitions, and the sentence that says it."""

import pytest

from assistant.engine import Assistant
from assistant.passages import answer_definition
from assistant.records import Answer, Status
from corpus import Basis, Side
from index.generations import Generation
from tests.assistant.samples import scope

AFTER = "相談員・・・住民からの相談を受け、関係する機関につなぐ者を配置"
BEFORE = "相談員・・・住民からの苦情を聞き取り、記録する者を配置"


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


def test_a_term_with_two_sides_is_answered_on_the_after_side_by_default(helper: Assistant) -> None:
    answer = helper.ask("相談員とは何ですか")
    assert (answer.status, quotes(answer)) == (Status.ANSWERED, [AFTER])
    assert "見直し後（案）の記載です。" in answer.answer


def test_a_term_is_answered_on_the_before_side_where_that_is_asked_for(helper: Assistant) -> None:
    answer = helper.ask("見直し前の相談員とは何ですか")
    assert quotes(answer) == [BEFORE]
    assert answer.answer.startswith("見直し前は、次のとおりです。")


def test_a_term_of_the_before_column_only_is_said_to_be_before_only_first(
    helper: Assistant,
) -> None:
    answer = helper.ask("見守り隊とは何ですか")
    lines = answer.answer.splitlines()
    assert lines[0].startswith("見直し前だけにある記載です")
    assert {c.side for c in answer.citations} == {Side.BEFORE}


def test_a_fact_of_the_before_column_only_is_said_to_be_before_only_first(
    helper: Assistant,
) -> None:
    answer = helper.ask("花いっぱい運動の苗木は、春と秋に配布しますか")
    assert answer.answer.splitlines()[0].startswith("見直し前だけにある記載です")
    assert quotes(answer) == ["ウ　花いっぱい運動の苗木を、春と秋に配布します。［公園緑地課］"]


def test_what_was_asked_of_the_before_side_and_stands_after_only_is_said_to_be_so(
    helper: Assistant,
) -> None:
    answer = helper.ask("見直し前は、掲示板に催しの案内を載せていましたか")
    assert answer.answer.startswith("見直し後（案）だけにある記載です")
    assert quotes(answer) == ["イ　掲示板に催しの案内を載せます。［施設課］"]


def test_another_compound_is_not_given_the_meaning_of_its_tail(helper: Assistant) -> None:
    assert helper.ask("市民相談員とは何ですか").status is Status.UNANSWERABLE


def test_a_sentence_of_both_columns_is_quoted_from_the_after_column(helper: Assistant) -> None:
    answer = helper.ask("担い手の不足は課題となっていますか")
    assert [(c.side, c.quote) for c in answer.citations] == [
        (Side.AFTER, "担い手の不足が各地で課題となっています。")
    ]


def test_a_definition_below_its_own_heading_is_quoted(helper: Assistant) -> None:
    assert quotes(helper.ask("花壇サポーターとは")) == ["花壇の水やりを受け持つ住民をいいます。"]


def test_an_inferred_quote_carries_its_remark(helper: Assistant) -> None:
    answer = helper.ask("遊具の破損で休止している広場は何か所ですか")
    assert answer.answer == (
        "遊具の破損により、休止している広場が三か所あります。[1]（配置からの推定）"
    )
    assert [c.basis for c in answer.citations] == [Basis.INFERRED]


def test_a_printed_quote_of_slides_stands_alone(helper: Assistant) -> None:
    answer = helper.ask("広場サポーターの募集を受け付けるのはどの課ですか")
    assert answer.answer == "広場サポーターの募集は、地域振興課が受け付けます。[1]"


@pytest.mark.parametrize("question", ["相談員は何人ですか", "水族館とは何ですか"])
def test_no_definition_is_given_that_is_not_printed_or_not_asked_for(
    generation: Generation, question: str
) -> None:
    assert answer_definition(scope(generation, question)) is None
