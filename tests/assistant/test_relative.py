"""Words of a follow-up that count from the question before it."""

import pytest

from assistant.read import Reader
from assistant.records import Turn

PEOPLE = "北部地域の2030年の人口は何人ですか"
FEWER = "北部地域は2020年から2030年で何人減りますか"


def read(reader: Reader, question: str, earlier: str) -> str:
    """Give the question that a follow-up is read as."""
    return reader.read(question, [Turn("user", earlier)]).question


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("翌年は？", "2031"),
        ("その次の年は？", "2031"),
        ("前年は？", "2029"),
        ("その前の年は？", "2029"),
    ],
)
def test_a_year_beside_the_old_one_is_written_out(reader: Reader, question: str, year: str) -> None:
    assert read(reader, question, PEOPLE) == f"北部地域の{year}年の人口は何人ですか"


def test_a_fiscal_year_stays_one(reader: Reader) -> None:
    assert read(reader, "翌年度は？", "令和5年度の取組は何ですか") == "令和6年度の取組は何ですか"


@pytest.mark.parametrize(
    "question", ["割合だと？", "割合にすると？", "それは何％ですか", "率では？"]
)
def test_how_many_fewer_can_be_asked_as_a_share(reader: Reader, question: str) -> None:
    assert read(reader, question, FEWER) == "北部地域は2020年から2030年で何％減りますか"


def test_a_share_of_what_does_not_move_is_another_question(reader: Reader) -> None:
    assert read(reader, "割合だと？", PEOPLE) != "北部地域の2030年の人口は何％ですか"


def test_what_is_set_aside_is_named(reader: Reader) -> None:
    asked = "見本市の相談員の役割は何ですか"
    assert read(reader, "それ以外は誰がやるの？", asked) == "見本市の相談員以外は誰がやるの？"
