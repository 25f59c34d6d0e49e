"""Answers out of ordinary tables: figures, departments, and what the table does not say."""

import pytest

from assistant.engine import Assistant
from assistant.records import Answer, Role, Status
from tests.assistant.tabled import tabled_assistant


@pytest.fixture(scope="module")
def tabled(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over the file of tables."""
    return tabled_assistant(tmp_path_factory.mktemp("tabled"))


def quotes(answer: Answer, role: Role) -> list[str]:
    return [citation.quote for citation in answer.citations if citation.role is role]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("中央公園の令和5年度の利用者は何人ですか", "1,350"),
        ("2022年度の川べり公園の利用者は何人ですか", "300"),
        ("令和4年度の利用者の合計は何人ですか", "1,500"),
    ],
)
def test_a_cell_is_found_by_its_row_and_fiscal_year(
    tabled: Assistant, question: str, value: str
) -> None:
    answer = tabled.ask(question)
    found = quotes(answer, Role.EVIDENCE)
    assert (answer.status, found) == (Status.ANSWERED, [value])


def test_a_row_of_totals_is_named_by_its_printed_head(tabled: Assistant) -> None:
    answer = tabled.ask("合計は令和4年度から令和5年度までにどれだけ変わりますか")
    assert (answer.status, quotes(answer, Role.EVIDENCE)) == (Status.ANSWERED, ["1,500", "1,350"])


@pytest.mark.parametrize("thing", ["経費", "花"])
def test_the_total_of_another_thing_is_no_row_of_the_table(tabled: Assistant, thing: str) -> None:
    answer = tabled.ask(f"{thing}の合計は令和4年度から令和5年度までにどれだけ変わりますか")
    assert answer.status is Status.UNANSWERABLE


def test_a_cell_is_cited_in_its_row_with_heads_and_unit_as_context(tabled: Assistant) -> None:
    answer = tabled.ask("中央公園の令和5年度の利用者は何人ですか")
    (value,) = [c for c in answer.citations if c.role is Role.EVIDENCE]
    assert value.section == ("公園の利用者", "中央公園")
    assert quotes(answer, Role.CONTEXT) == ["中央公園", "令和5年度", "人"]


def test_a_difference_between_two_cells_is_shown(tabled: Assistant) -> None:
    answer = tabled.ask("中央公園の利用者は令和4年度から令和5年度までに何人増えましたか")
    assert answer.answer.splitlines()[-1] == "差は、1,350－1,200＝150人です。"


def test_a_sign_for_none_is_answered_as_printed(tabled: Assistant) -> None:
    answer = tabled.ask("川べり公園の令和5年度の利用者は何人ですか")
    assert quotes(answer, Role.EVIDENCE) == ["－"]


@pytest.mark.parametrize("year", ["令和6年度", "令和5年"])
def test_a_year_that_the_table_lacks_is_refused(tabled: Assistant, year: str) -> None:
    answer = tabled.ask(f"中央公園の{year}の利用者は何人ですか")
    assert (answer.status, quotes(answer, Role.EVIDENCE)) == (Status.UNANSWERABLE, [])


def test_the_duties_of_a_department_are_complete_with_their_parts(tabled: Assistant) -> None:
    lines = tabled.ask("建設課が担当する取組をすべて挙げてください").answer.splitlines()
    assert lines == [
        "「建設課」が担当として書かれている取組は、次の全2件です。",
        "- 里山の下草を刈ります。[1]"
        "（担当の記載：主管課[2]：農林・里山課[3]、関係課[4]：建設課、全庁[5]）",
        "- 街路樹を植えます。[6]（担当の記載：主管課[2]：建設課[7]、関係課[4]：公園緑地課[8]）",
    ]


def test_the_departments_of_an_action_in_a_table_are_quoted(tabled: Assistant) -> None:
    answer = tabled.ask("街路樹を植えるのはどこが担当ですか")
    assert quotes(answer, Role.EVIDENCE) == ["街路樹を植えます。", "建設課", "公園緑地課"]


def test_a_line_of_departments_below_an_action_is_told_as_inferred(tabled: Assistant) -> None:
    answer = tabled.ask("花の講座はどこが担当ですか")
    assert answer.answer == (
        "花の講座を年に四回開きます。[1]（担当の記載：生涯学習課[2]）（配置からの推定）"
    )
