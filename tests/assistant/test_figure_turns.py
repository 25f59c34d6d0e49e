"""Follow-ups on figures: some years on, the largest row of a measure, the last aim."""

import pytest

from assistant.read import Reader, Reading
from assistant.records import Turn

PEOPLE = "北部地域の2030年の人口は何人ですか"


def read(reader: Reader, question: str, earlier: str, answer: str = "") -> Reading:
    return reader.read(question, [Turn("user", earlier), Turn("assistant", answer)])


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("その10年後は？", "2040"),
        ("その十年前は？", "2020"),
        ("2年後は何人ですか", "2032"),
        ("前の年は？", "2029"),
        ("翌々年は？", "2032"),
    ],
)
def test_a_year_some_years_on_is_written_out(reader: Reader, question: str, year: str) -> None:
    said = read(reader, question, PEOPLE)
    assert said.question == f"北部地域の{year}年の人口は何人ですか"
    assert said.carried == "北部地域の2030年の人口"


@pytest.mark.parametrize(
    ("question", "earlier", "year"),
    [
        ("その5年後は？", "平成30年の北部地域の人口は何人ですか", "2023年"),
        ("その2年前は？", "令和2年の北部地域の人口は何人ですか", "2018年"),
        ("その2年後は？", "令和2年の北部地域の人口は何人ですか", "令和4年"),
    ],
)
def test_a_year_beyond_its_era_is_western(
    reader: Reader, question: str, earlier: str, year: str
) -> None:
    assert year in read(reader, question, earlier).question


@pytest.mark.parametrize(
    "question", ["10年後のまちの将来像は何ですか", f"その{'9' * 4400}年後は？"]
)
def test_years_that_are_no_step_are_not_written_out(reader: Reader, question: str) -> None:
    assert "2040" not in read(reader, question, PEOPLE).question


@pytest.mark.parametrize("question", ["最後に休館日はいつですか", "最後に、職員は何人ですか"])
def test_a_last_question_is_not_asked_of_the_row(reader: Reader, question: str) -> None:
    answer = "北部地域は、2020年に100人です。"
    said = read(reader, question, "北のほうには何人住んでいますか", answer)
    assert not said.question.startswith("北部地域は、")


def test_years_on_from_no_year_stay_as_they_are(reader: Reader) -> None:
    assert "2年後" in read(reader, "その2年後は？", "北部地域の人口は何人ですか").question


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("では、いちばん多い地域は何人ですか", "2030年の人口がいちばん多い地域は何人ですか"),
        ("最も少ないのはどこですか", "2030年の人口が最も少ないところはどこですか"),
    ],
)
def test_the_measure_is_asked_of_all_rows(reader: Reader, question: str, asked: str) -> None:
    said = read(reader, question, PEOPLE)
    assert (said.question, said.carried) == (asked, "2030年の人口")


@pytest.mark.parametrize(
    ("question", "earlier"),
    [
        ("いちばん高い建物は何ですか", PEOPLE),  # no row of that sort
        ("いちばん多い地域はどこですか", "人口は何人ですか"),  # no row was named
    ],
)
def test_what_is_largest_of_another_sort_is_not_asked_of_the_rows(
    reader: Reader, question: str, earlier: str
) -> None:
    assert "がいちばん" not in read(reader, question, earlier).question


def test_the_row_that_the_answer_names_is_asked_for_at_last(reader: Reader) -> None:
    answer = "北部地域は、2020年に100人です。"
    said = read(reader, "最後には何人になりますか", "北のほうには何人住んでいますか", answer)
    expected = ("北部地域は、最後には何人になりますか", "北部地域")
    assert (said.question, said.carried) == expected


def test_an_answer_that_names_no_row_gives_none(reader: Reader) -> None:
    said = read(reader, "最後には何人になりますか", PEOPLE, "その頃は、100人です。")
    assert said.carried == "北部地域の2030年の人口"
