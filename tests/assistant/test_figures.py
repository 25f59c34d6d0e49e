"""Figures with the heads that name them."""

import re
from pathlib import Path

import pytest

from assistant import phrases
from assistant.engine import Assistant
from assistant.figures import answer_figures
from assistant.records import Answer, Role, Status
from corpus import Basis
from index.generations import Generation
from tests.assistant import samples
from tests.assistant.samples import scope


def evidence(answer: Answer) -> list[str]:
    return [c.quote for c in answer.citations if c.role is Role.EVIDENCE]


def values(answer: Answer) -> list[str]:
    """Give the values that an answer says."""
    return re.findall(r"の値は、([0-9,.%]+)\[", answer.answer)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("北部地域の2030年の人口は何人ですか", "90"),
        ("２０３０年の北部地域の人口は何人ですか", "90"),
        ("令和12年の北部地域の人口は何人ですか", "90"),
        ("令和二年の南部地域の人口は何人ですか", "50"),
        ("2040年の総人口は何人ですか", "155"),
    ],
)
def test_a_year_in_any_writing_finds_its_column(
    helper: Assistant, question: str, value: str
) -> None:
    answer = helper.ask(question)
    assert (answer.status, values(answer)) == (Status.ANSWERED, [value])


@pytest.mark.parametrize("year", ["2030年度", "令和12年度"])
def test_a_fiscal_year_is_not_answered_with_a_column_of_calendar_years(
    helper: Assistant, year: str
) -> None:
    answer = helper.ask(f"{year}の北部地域の人口は何人ですか")
    assert "90" not in [c.quote for c in answer.citations]


def test_a_figure_is_cited_with_its_row_year_and_unit_as_context(helper: Assistant) -> None:
    answer = helper.ask("北部地域の2030年の人口は何人ですか")
    context = {c.quote for c in answer.citations if c.role is Role.CONTEXT}
    assert context == {"北部地域", "2030", "90", "人"}


def test_the_line_of_figures_is_the_evidence_where_only_the_place_in_it_tells_the_year(
    helper: Assistant,
) -> None:
    answer = helper.ask("北部地域の2030年の人口は何人ですか")
    assert (evidence(answer), values(answer)) == (["100 90 80"], ["90"])


def test_a_figure_whose_row_is_inferred_says_so(helper: Assistant) -> None:
    answer = helper.ask("北部地域の2030年の人口は何人ですか")
    assert answer.answer.splitlines()[0].endswith("（配置からの推定）")
    bases = [c.basis for c in answer.citations if c.role is Role.EVIDENCE]
    assert bases == [Basis.INFERRED]


def test_a_row_without_a_year_is_answered_for_every_year(helper: Assistant) -> None:
    assert values(helper.ask("南部地域の人口は何人ですか")) == ["50", "60", "75"]


@pytest.mark.parametrize(
    ("question", "computed"),
    [
        ("北部地域は2020年から2040年までに何人減りますか", "100－80＝20人"),
        ("南部地域は2020年から2040年までに何人増えますか", "75－50＝25人"),
    ],
)
def test_a_difference_is_shown_with_its_operands(
    helper: Assistant, question: str, computed: str
) -> None:
    answer = helper.ask(question)
    assert answer.answer.splitlines()[-1] == f"差は、{computed}です。"
    assert len(values(answer)) == 2


def test_a_rate_is_shown_with_its_operands(helper: Assistant) -> None:
    answer = helper.ask("南部地域は2020年から2040年までに何％増えますか")
    assert answer.answer.splitlines()[-1] == "増減の割合は、75÷50×100－100＝50.0%です。"


def test_a_rate_that_falls_is_shown_with_its_sign(helper: Assistant) -> None:
    answer = helper.ask("北部地域の人口は2020年から2040年までに何％減りますか")
    assert answer.answer.splitlines()[-1] == "増減の割合は、80÷100×100－100＝▲20.0%です。"


@pytest.mark.parametrize(
    ("year", "computed"),
    [
        ("2040年の", ["75÷155×100＝48.4%"]),
        ("", ["50÷150×100＝33.3%", "60÷150×100＝40.0%", "75÷155×100＝48.4%"]),
    ],
)
def test_a_share_is_shown_with_the_total_of_its_year(
    helper: Assistant, year: str, computed: list[str]
) -> None:
    lines = helper.ask(f"{year}南部地域の人口は総数の何％ですか").answer.splitlines()
    said = [phrases.FIGURE_SHARE.format(computed=one) for one in computed]
    assert [line for line in lines if "÷" in line] == said


def test_a_row_is_found_by_a_part_of_its_name_that_no_other_row_has(tmp_path: Path) -> None:
    corpus = samples.corpus_of(slides_text=samples.SLIDES.replace("南部地域", "丘陵周辺地域"))
    helper = samples.assistant_over(tmp_path, corpus)
    assert values(helper.ask("周辺の2030年の人口は何人ですか")) == ["60"]
    assert values(helper.ask("地域の2030年の人口は何人ですか")) == []


def test_a_row_that_no_table_has_is_refused_with_those_it_has(helper: Assistant) -> None:
    answer = helper.ask("西部地域の2030年の人口は何人ですか")
    assert (answer.status, values(answer)) == (Status.UNANSWERABLE, [])
    assert answer.answer.splitlines()[0] == (
        "お尋ねの区分の値は、表にありません。表にある区分は北部地域、南部地域、総計です。"
    )


def test_a_printed_rate_that_the_figures_confirm_is_cited_as_computed(helper: Assistant) -> None:
    answer = helper.ask("北部地域の人口は2020年から2040年までに何％減りますか")
    (rate,) = [c for c in answer.citations if c.quote == "▲20.0%"]
    assert rate.basis is Basis.COMPUTED
    assert "「▲20.0%」と書かれています" in answer.answer


def test_a_year_that_the_table_does_not_have_is_refused_with_those_it_has(
    helper: Assistant,
) -> None:
    answer = helper.ask("北部地域の2050年の人口は何人ですか")
    assert answer.status is Status.UNANSWERABLE
    assert answer.answer.splitlines()[0] == (
        "お尋ねの年の値は、この表にありません。書かれている年は2020[1]、2030[2]、2040[3]です。"
    )
    assert [c.quote for c in answer.citations] == ["2020", "2030", "2040"]
    assert (answer.missing, values(answer)) == (("2050年の値",), [])


def test_of_two_years_the_one_that_is_there_is_answered(helper: Assistant) -> None:
    answer = helper.ask("北部地域の2020年と2050年の人口は何人ですか")
    assert (answer.status, answer.missing) == (Status.PARTIAL, ("2050年の値",))
    assert values(answer) == ["100"]


def test_a_follow_up_with_another_year_keeps_the_row(generation: Generation) -> None:
    draft = answer_figures(scope(generation, "2040年だと？", "北部地域の2020年の人口は何人ですか"))
    assert draft is not None
    assert "80" in [c.quote for c in draft.citations]
    assert "90" not in [c.quote for c in draft.citations]


@pytest.mark.parametrize("question", ["休館日は火曜日ですか", "講座は年に何回ですか"])
def test_a_question_without_a_row_of_a_table_is_left_to_others(
    generation: Generation, question: str
) -> None:
    assert answer_figures(scope(generation, question)) is None


def test_a_city_without_tables_is_left_to_others(generation: Generation) -> None:
    assert answer_figures(scope(generation, "見本市の2030年の人口は何人ですか")) is None
