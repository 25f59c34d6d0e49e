"""Who is responsible: complete and counted, or the one action that was asked for."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.draft import Draft
from assistant.engine import Assistant
from assistant.records import Answer, Role, Status
from assistant.responsibility import answer_responsibility, say_duty
from corpus import Corpus, Duty, Notation, Office, Section, SectionKind, Side
from index.generations import Generation
from tests.assistant import samples
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


AT_LARGE = samples.TABLE.replace(
    "毎週火曜日とします。［市民課、施設課］", "毎週火曜日とします。［全庁］"
)


def test_what_is_written_for_all_departments_is_pointed_to_and_not_counted(tmp_path: Path) -> None:
    helper = samples.assistant_over(tmp_path, samples.corpus_of(table_text=AT_LARGE))
    answer = helper.ask("市民課が担当する取組をすべて挙げてください")
    assert answer.answer.splitlines()[-1] == (
        "「市民課」の名前がなく、「全庁」が担当として書かれている取組もあります。[3]"
    )
    roles = [c.role for c in answer.citations]
    assert roles == [Role.EVIDENCE, Role.EVIDENCE, Role.CONTEXT]


def test_a_department_with_wording_of_taking_part_is_asked_for_its_actions(
    helper: Assistant,
) -> None:
    answer = helper.ask("施設課が関わる取組は？")
    assert answer.answer.splitlines()[0] == (
        "「施設課」が担当として書かれている取組は、見直し後（案）の欄では次の全2件です。"
    )


def test_the_departments_of_an_action_are_counted(helper: Assistant) -> None:
    answer = helper.ask("休館日を火曜日とするのは何部署の担当ですか")
    assert answer.answer.splitlines()[-3:] == [
        "挙げられているのは、次の全2件です。",
        "- 市民課[1]",
        "- 施設課[1]",
    ]


def test_the_action_counts_more_than_a_department_named_beside_it(helper: Assistant) -> None:
    answer = helper.ask("会計事務の講座の担当は施設課ですか")
    assert quotes(answer) == ["ア　会計事務の講座を、毎年二回開催します。［市民課］"]


def test_the_actions_of_a_page_are_listed(helper: Assistant) -> None:
    answer = helper.ask("7ページの取組をすべて挙げてください")
    assert [c.page for c in answer.citations] == ["7", "7"]


ROLES = """業務	担当部署
花壇の見回り	◎市民課　○施設課、道路課
"""


def test_departments_in_one_cell_are_quoted_in_one_with_their_marks() -> None:
    text = ROLES
    first, last = text.index("市民課"), text.index("\n", text.index("道路課"))
    document = replace(samples.slides_document(text), id="roles")
    section = Section("roles", text.index("花壇"), last, SectionKind.ROW, ("業務",), 1)
    head = text.index("花壇の見回り")
    names = ("市民課", "施設課", "道路課")
    offices = tuple(Office(n, text.index(n), text.index(n) + len(n)) for n in names)
    cell = Section("roles", first - 1, last, SectionKind.ROW, ("業務",), 1)
    action = replace(section, end=head + len("花壇の見回り"))
    duty = Duty(action, head, action.end, offices, Notation.COLUMN)
    draft = Draft(Corpus((document,), (action, cell)))
    say_duty(draft, duty)
    assert draft.lines == ["花壇の見回り[1]（担当の記載：◎市民課　○施設課、道路課[2]）"]
