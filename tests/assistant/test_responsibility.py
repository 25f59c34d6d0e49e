"""Who is responsible: complete and counted, or the one action that was asked for."""

import pytest

from assistant.engine import Assistant
from assistant.records import Answer, Status
from assistant.responsibility import answer_responsibility
from corpus import Corpus, Side
from index.generations import Generation
from tests.assistant.samples import scope


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


@pytest.mark.parametrize("department", ["市民課", "施設課"])
def test_the_duties_of_a_department_are_complete_and_counted(
    helper: Assistant, small: Corpus, department: str
) -> None:
    answer = helper.ask(f"{department}が担当する取組をすべて挙げてください")
    duties = [d for d in small.duties if department in d.departments]
    after = [small.text(d.section) for d in duties if d.section.side is Side.AFTER]
    assert quotes(answer) == after
    assert f"次の全{len(after)}件です" in answer.answer.splitlines()[0]
    assert len(answer.answer.splitlines()) == 1 + len(after)


def test_the_before_column_is_listed_where_it_is_asked_for(helper: Assistant) -> None:
    answer = helper.ask("見直し前に市民課が担当していた取組は何件ですか")
    assert "見直し前の欄では次の全3件です" in answer.answer
    assert {c.side for c in answer.citations} == {Side.BEFORE}


@pytest.mark.parametrize("department", ["公園緑地課", "広報課"])
def test_a_department_of_the_before_column_only_is_said_to_be_before_only_first(
    helper: Assistant, department: str
) -> None:
    answer = helper.ask(f"{department}が担当する取組をすべて挙げてください")
    assert answer.answer.startswith("見直し前だけにある記載です")
    assert {c.side for c in answer.citations} == {Side.BEFORE}
    assert "全0件" not in answer.answer


def test_the_duties_of_both_sides_are_counted_where_both_are_asked_for(helper: Assistant) -> None:
    answer = helper.ask("施設課が担当する取組は、見直し前と見直し後で何件ですか")
    assert "見直し後（案）の欄では次の全2件です" in answer.answer
    assert "見直し前の欄では次の全1件です" in answer.answer


def test_all_duties_of_a_side_are_counted(helper: Assistant) -> None:
    answer = helper.ask("見直し後の欄で、担当部署が書かれている取組は全部で何件ありますか")
    assert "次の全4件です" in answer.answer.splitlines()[0]
    assert len(answer.citations) == 4


def test_the_department_of_an_action_is_quoted_with_the_action(helper: Assistant) -> None:
    answer = helper.ask("掲示板に催しの案内を載せるのはどこが担当ですか")
    assert quotes(answer) == ["イ　掲示板に催しの案内を載せます。［施設課］"]
    assert "見直し後（案）" in answer.answer


def test_an_action_that_is_in_the_before_column_only_is_said_to_be_so(helper: Assistant) -> None:
    answer = helper.ask("苗木の配布はどこが担当ですか")
    assert "見直し前だけにある記載です" in answer.answer.splitlines()[0]
    assert quotes(answer) == ["ウ　花いっぱい運動の苗木を、春と秋に配布します。［公園緑地課］"]


def test_a_department_that_no_action_names_is_not_given_any(helper: Assistant) -> None:
    answer = helper.ask("水道課が担当する取組をすべて挙げてください")
    assert "［" not in answer.answer
    assert answer.status is Status.UNANSWERABLE


def test_a_question_of_fact_is_left_to_others(generation: Generation) -> None:
    assert answer_responsibility(scope(generation, "休館日は火曜日ですか")) is None


def test_a_document_without_departments_is_left_to_others(generation: Generation) -> None:
    assert answer_responsibility(scope(generation, "標本市の広場の担当はどこですか")) is None
