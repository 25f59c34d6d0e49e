"""Everything below one heading, counted."""

import pytest

from assistant.engine import Assistant
from assistant.lists import answer_list
from corpus import Side
from index.generations import Generation
from tests.assistant.samples import scope

ITEMS = ["・花壇の植え替え", "・案内板の多言語化", "・木製ベンチの修繕"]


@pytest.mark.parametrize(
    "question", ["重点事項をすべて挙げてください", "重点事項の一覧", "重点事項はいくつありますか"]
)
def test_what_stands_below_a_heading_is_listed_and_counted(
    helper: Assistant, question: str
) -> None:
    answer = helper.ask(question)
    assert [c.quote for c in answer.citations] == ITEMS
    lines = answer.answer.splitlines()
    assert lines[0] == "「三つの重点事項」の下に書かれているものは、次の全3件です。"
    assert lines[1:] == [f"- {item}[{n}]" for n, item in enumerate(ITEMS, 1)]


def test_a_list_stands_on_one_side_only_and_that_is_after_by_default(
    generation: Generation,
) -> None:
    draft = answer_list(scope(generation, "開館時間に書かれていることをすべて挙げてください"))
    assert draft is not None
    assert {c.side for c in draft.citations} == {Side.AFTER}
    assert len(draft.citations) == 2


def test_the_before_side_is_listed_where_it_is_asked_for(generation: Generation) -> None:
    draft = answer_list(scope(generation, "見直し前の開館時間の記載をすべて挙げてください"))
    assert draft is not None
    assert {c.side for c in draft.citations} == {Side.BEFORE}
    assert len(draft.citations) == 3


@pytest.mark.parametrize(
    "question", ["重点事項とは何ですか", "水族館の催しをすべて挙げてください", "すべて挙げて"]
)
def test_without_a_list_or_a_heading_it_is_left_to_others(
    generation: Generation, question: str
) -> None:
    assert answer_list(scope(generation, question)) is None
