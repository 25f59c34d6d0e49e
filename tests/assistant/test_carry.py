"""What a follow-up points back to, and the question of its own that it is read as."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.carry import CONTEXT_CHARACTERS, LABEL_CHARACTERS
from assistant.engine import Assistant
from assistant.kinds import Kind
from assistant.read import Reader, Reading
from assistant.records import Turn
from corpus import Side

PEOPLE = "北部地域の2030年の人口は何人ですか"
CLOSED = "見本市の集会所の休館日はいつですか"
ADVISER = "相談員とは何ですか"
HISTORY = (Turn("user", CLOSED), Turn("assistant", "毎週火曜日です。"))


def read(reader: Reader, question: str, *earlier: str) -> Reading:
    """Read a question behind earlier ones and what was answered to them, by turns."""
    roles = ("user", "assistant")
    return reader.read(question, [Turn(roles[n % 2], said) for n, said in enumerate(earlier)])


@pytest.mark.parametrize(
    ("earlier", "question", "read_as"),
    [
        (PEOPLE, "2040年は？", "北部地域の2040年の人口は何人ですか"),
        (PEOPLE, "And in 2040?", "北部地域の2040年の人口は何人ですか"),
        (PEOPLE, "那2040年呢？", "北部地域の2040年の人口は何人ですか"),
        ("北部地域は2020年から2030年で何人増えますか", "2040年までだと？",
         "北部地域は2020年から2040年で何人増えますか"),
        (CLOSED, "標本市では？", "標本市の集会所の休館日はいつですか"),
        (CLOSED, "松本市は？", "松本市の集会所の休館日はいつですか"),
        (CLOSED, "見直し前は？", "見直し前の見本市の集会所の休館日はいつですか"),
        ("見直し後の休館日はいつですか", "前はどうでしたか", "見直し前の休館日はいつですか"),
        ("3ページの変更点は", "7ページは？", "7ページの変更点は"),
        ("3ページのアは何が変わりましたか", "じゃあイは？", "3ページのイは何が変わりましたか"),
        ("③のアの担当は", "次のイはどうですか", "③のイの担当は"),
        ("市民課が担当する取組は", "施設課は？", "施設課が担当する取組は"),
    ],
)  # fmt: skip
def test_what_is_named_anew_takes_the_place_of_the_old(
    reader: Reader, earlier: str, question: str, read_as: str
) -> None:
    assert read(reader, question, earlier).question == read_as


@pytest.mark.parametrize(
    ("earlier", "question", "read_as"),
    [
        (PEOPLE, "じゃあ南部地域のほうは？", "南部地域の2030年の人口は何人ですか"),
        (PEOPLE, "南部だと？", "南部地域の2030年の人口は何人ですか"),
        (ADVISER, "見守り隊は？", "見守り隊とは何ですか"),
        (ADVISER, "それじゃあ花壇サポーターは？", "花壇サポーターとは何ですか"),
    ],
)
def test_a_thing_of_the_same_sort_takes_the_place_of_the_old(
    reader: Reader, earlier: str, question: str, read_as: str
) -> None:
    assert read(reader, question, earlier).question == read_as


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("その担当は？", "見本市の集会所の休館日の担当は？"),
        ("担当はどこですか", "見本市の集会所の休館日の担当はどこですか"),
        ("なぜですか", "見本市の集会所の休館日は、なぜですか"),
        ("いつからですか", "見本市の集会所の休館日は、いつからですか"),
        ("上限はいくらですか", "見本市の集会所の休館日の上限はいくらですか"),
        ("それは誰が決めましたか", "見本市の集会所の休館日は誰が決めましたか"),
    ],
)
def test_an_attribute_is_asked_of_the_old_subject(
    reader: Reader, question: str, read_as: str
) -> None:
    asked = "見本市の集会所の休館日を教えて"
    assert read(reader, question, asked).question == read_as


def test_the_kind_of_the_old_question_does_not_mix_with_the_new_one(reader: Reader) -> None:
    assert read(reader, "担当はどこですか", CLOSED).kinds == {Kind.RESPONSIBILITY}
    assert read(reader, "標本市では？", CLOSED).kinds == {Kind.TIMELINE}


def test_one_side_of_a_change_is_asked_for_by_itself(reader: Reader) -> None:
    reading = read(reader, "見直し前は？", "相談の窓口は見直しでどう変わりましたか")
    assert reading.question == "見直し前の相談の窓口"
    assert not reading.kinds
    assert reading.sides == {Side.BEFORE}


def test_a_year_to_count_from_is_kept_beside_the_new_one(reader: Reader) -> None:
    reading = read(reader, "2040年になると、そこから何人増えますか", "北部地域の2020年の人口は")
    assert reading.question == "北部地域の2020年の人口は、2040年になると、そこから何人増えますか"
    assert reading.years == ("2020", "2040")


def test_a_thing_to_compare_with_stands_beside_the_old_subject(reader: Reader) -> None:
    reading = read(reader, "南部地域との差は？", "北部地域の2030年の人口は")
    assert reading.question == "北部地域の2030年の人口の南部地域との差は？"


def test_that_time_is_the_year_of_the_old_question(reader: Reader) -> None:
    assert read(reader, "その時の総計は？", PEOPLE).question == "2030年の総計は？"


def test_a_thing_that_the_answer_alone_named_is_what_that_points_to(reader: Reader) -> None:
    asked = "優れた団体をどうしますか"
    reading = read(reader, "それはいつですか", asked, "「表彰」します。")
    assert reading.question == "「表彰」はいつですか"


def test_what_an_answer_says_is_never_searched_for_without_a_pronoun(reader: Reader) -> None:
    assert "火曜日" not in reader.read("標本市では？", HISTORY).search


def test_a_chain_of_follow_ups_leads_back_to_its_first_question(reader: Reader) -> None:
    reading = read(reader, "2020年は？", PEOPLE, "75人です。", "2040年は？", "80人です。")
    assert reading.question == "北部地域の2020年の人口は何人ですか"


def test_thanks_in_between_are_no_question_to_point_to(reader: Reader) -> None:
    reading = read(reader, "2040年は？", PEOPLE, "75人です。", "ありがとう", "どういたしまして。")
    assert reading.question == "北部地域の2040年の人口は何人ですか"


@pytest.mark.parametrize(
    "question",
    [
        "花壇サポーターは何を受け持ちますか",
        "花壇って何ですか",
        "苗木を配りますか",
        "相談員の役割は？",
    ],
)
def test_a_question_with_a_subject_of_its_own_carries_nothing(
    reader: Reader, question: str
) -> None:
    assert read(reader, question, "午前九時に開館しますか") == reader.read(question)


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("話は変わりますが、苗木はいつ配りますか", "苗木はいつ配りますか"),
        ("別の質問です。それはいつ配りますか", "それはいつ配りますか"),
        ("Another question: when is it open?", "when is it open?"),
    ],
)
def test_a_new_subject_can_be_announced(reader: Reader, question: str, read_as: str) -> None:
    reading = reader.read(question, HISTORY)
    assert (reading.question, reading.carried) == (read_as, None)


def test_the_city_stays_where_all_that_is_named_is_known_there(reader: Reader) -> None:
    reading = reader.read("相談員が住民から受ける相談の内容と掲示板の案内", HISTORY)
    assert reading.carried == "見本市"
    assert reading.cities == {"見本市"}


def test_the_city_goes_where_a_thing_is_not_known_there(reader: Reader) -> None:
    reading = reader.read("花壇サポーターが受け持つ水やりと案内板の多言語化", HISTORY)
    assert reading.carried is None
    assert not reading.cities


def test_a_pronoun_without_an_earlier_question_carries_nothing(reader: Reader) -> None:
    reading = reader.read("それはなぜ", [Turn("assistant", "毎週火曜日です。")])
    assert (reading.carried, reading.dangling) == (None, True)


@pytest.mark.parametrize("question", ["相談員とは", "この指針は何を定めますか", "変更点は？"])
def test_a_question_that_names_something_points_to_it(reader: Reader, question: str) -> None:
    assert not reader.read(question).dangling


@given(st.text(min_size=1, max_size=400), st.text(min_size=1, max_size=60))
def test_what_is_carried_is_cut_to_length(reader: Reader, asked: str, question: str) -> None:
    reading = read(reader, question, asked)
    assert len(reading.carried or "") <= LABEL_CHARACTERS
    assert len(reading.question) <= 2 * CONTEXT_CHARACTERS + len(question)


@pytest.mark.parametrize("content", ["休館日\ud800は", "\x1b[31m休館日は"])
def test_what_is_carried_over_holds_no_control_character(helper: Assistant, content: str) -> None:
    carried = helper.ask("それは？", [Turn("user", content)]).carried
    assert carried is not None
    assert carried.isprintable()


def test_a_follow_up_asks_for_the_subject_of_the_question_before(reader: Reader) -> None:
    reading = reader.read("その担当は？", HISTORY)
    assert "休館日" in reading.focus
    assert reading.carried == "見本市の集会所の休館日"
