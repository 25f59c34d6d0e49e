"""What is computed from figures, with its operands."""

import re

import pytest

from assistant.engine import Assistant
from assistant.records import Answer, Role, Status


def values(answer: Answer) -> list[str]:
    """Give the values that an answer says as its own, line by line."""
    return re.findall(r"の値は、([0-9,.%]+)\[", answer.answer)


def evidence(answer: Answer) -> list[str]:
    return [c.quote for c in answer.citations if c.role is Role.EVIDENCE]


@pytest.mark.parametrize(
    ("question", "computed"),
    [
        ("2040年の北部地域と南部地域を合わせて何人", "合計は、80＋75＝155人です。"),
        ("2020年の北部地域は南部地域の何倍ですか", "割ると、100÷50＝2.00倍です。"),
        ("2030年の北部地域と南部地域の人口の差は何人", "差は、90－60＝30人です。"),
        ("北部地域は2040年に2020年の何割になりますか", "割合にすると、80÷100×100＝80.0%です。"),
        ("南部地域の人口は2040年に2020年の半分以下ですか", "割合にすると、75÷50×100＝150.0%です。"),
        ("南部地域は2040年までに何人増えますか", "差は、75－50＝25人です。"),
        (
            "南部地域の割合は2020年から2040年までに何ポイント上がりますか",
            "割合の差は、75÷155×100－50÷150×100＝15.1%ポイントです。",
        ),
    ],
)
def test_a_computed_value_is_shown_with_its_operands(
    helper: Assistant, question: str, computed: str
) -> None:
    answer = helper.ask(question)
    assert (answer.status, answer.answer.splitlines()[-1]) == (Status.ANSWERED, computed)


@pytest.mark.parametrize(
    ("question", "value", "line"),
    [
        ("2030年に人口が一番多い地域はどこですか", "90", "100 90 80"),
        ("2040年に人口が最も少ない地域は", "75", "50 60 75"),
        ("南部地域の人口がいちばん多くなるのは何年ですか", "75", "50 60 75"),
    ],
)
def test_the_largest_is_the_evidence_and_what_it_is_compared_with_is_context(
    helper: Assistant, question: str, value: str, line: str
) -> None:
    answer = helper.ask(question)
    assert (values(answer), evidence(answer)) == ([value], [line])


@pytest.mark.parametrize(
    ("way", "row", "other"),
    [("増減率", "南部地域", "北部地域：▲20.0%"), ("減少率", "北部地域", "南部地域：50→75")],
)
def test_of_rows_that_change_the_one_that_changes_most_in_the_way_asked_for_is_said(
    helper: Assistant, way: str, row: str, other: str
) -> None:
    answer = helper.ask(f"2020年から2040年の{way}がいちばん大きい地域はどこですか").answer
    *said, last = re.sub(r"\[\d+\]", "", answer).splitlines()
    assert f"{row}の2040年の値は" in "".join(said)
    assert last.partition("ほかの値：")[2] == other


def test_rows_are_put_in_order(helper: Assistant) -> None:
    answer = helper.ask("2040年の人口を、少ない順に地域で並べてください")
    assert values(answer) == ["75", "80"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("北部地域の人口が95人を下回るのは何年ですか", ["90", "100"]),
        ("南部地域の人口が70人を超えるのはいつ", ["75", "60"]),
    ],
)
def test_a_limit_is_answered_with_the_year_that_passes_it_and_the_one_before(
    helper: Assistant, question: str, said: list[str]
) -> None:
    assert values(helper.ask(question)) == said


def test_a_limit_that_no_year_passes_is_refused_with_the_nearest_value(helper: Assistant) -> None:
    answer = helper.ask("北部地域の人口が10人を下回るのは何年ですか")
    assert (answer.status, values(answer), evidence(answer)) == (Status.UNANSWERABLE, ["80"], [])


def test_a_printed_rate_answers_and_its_operands_are_context(helper: Assistant) -> None:
    answer = helper.ask("北部地域の人口は2020年から2040年までに何％減りますか")
    assert evidence(answer) == ["▲20.0%"]


def test_each_of_the_rows_is_said_where_all_are_asked_for(helper: Assistant) -> None:
    assert values(helper.ask("2030年の地域別の人口を教えてください")) == ["90", "60"]


@pytest.mark.parametrize(
    "question",
    ["2030年の外国人の人口は何人ですか", "2030年の世帯数は", "2030年の80歳以上の人口は"],
)
def test_a_part_of_the_people_that_no_table_counts_is_refused(
    helper: Assistant, question: str
) -> None:
    assert helper.ask(question).status is Status.UNANSWERABLE


@pytest.mark.parametrize(
    "question", ["北部地域の人口が減る理由は何ですか", "人口推計は何をもとに作られましたか"]
)
def test_what_is_asked_about_figures_is_not_answered_with_them(
    helper: Assistant, question: str
) -> None:
    assert values(helper.ask(question)) == []
