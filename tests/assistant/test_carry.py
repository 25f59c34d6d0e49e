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
    assert read(reader, "その時の総計は？", PEOPLE).question == "総計の2030年の人口は何人ですか"
    assert read(reader, "その年の担当は？", PEOPLE).question == "2030年の担当は？"


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


@pytest.mark.parametrize(
    ("earlier", "question", "read_as"),
    [
        (PEOPLE, "そのうち高齢者は何割？", "北部地域の2030年の人口のうち、高齢者は何割？"),
        (PEOPLE, "その中で高いのは？", "北部地域の2030年の人口のうち、高いのは？"),
        (PEOPLE, "中でも南部は？", "北部地域の2030年の人口のうち、南部は？"),
        (CLOSED, "それぞれ誰が担当ですか", "見本市の集会所の休館日は、それぞれ誰が担当ですか"),
        (CLOSED, "どちらが先ですか", "見本市の集会所の休館日は、どちらが先ですか"),
        (CLOSED, "両方とも同じですか", "見本市の集会所の休館日は、両方とも同じですか"),
        (CLOSED, "どこの地域に置かれていますか",
         "見本市の集会所の休館日は、どこの地域に置かれていますか"),
        (CLOSED, "うちの町会でも使える？", "見本市の集会所の休館日は、うちの町会でも使える？"),
        (CLOSED, "申込の締め切りはいつですか",
         "見本市の集会所の休館日の申込の締め切りはいつですか"),
        ("見本市の相談協議会は何をしますか", "委員は何人？", "見本市の相談協議会の委員は何人？"),
    ],
)  # fmt: skip
def test_a_part_of_what_was_asked_about_is_asked_of_the_old_subject(
    reader: Reader, earlier: str, question: str, read_as: str
) -> None:
    assert read(reader, question, earlier).question == read_as


@pytest.mark.parametrize(
    ("earlier", "question", "read_as"),
    [
        ("見本市で集会所の掃除をするのはどこの担当？", "じゃあ集会所の運営に対する支援は？",
         "見本市で集会所の運営に対する支援はどこの担当？"),
        ("見本市で相談員と住民の話し合いはどこの担当ですか", "花壇の水やりのほうは？",
         "見本市で花壇の水やりはどこの担当ですか"),
        (CLOSED, "案内板を直すほうは？", "見本市の案内板を直すのはいつですか"),
        (CLOSED, "集会所の管理は？", "見本市の集会所の管理はいつですか"),
        (PEOPLE, "南部地域についても挙げてください", "南部地域の2030年の人口は何人ですか"),
        (PEOPLE, "同じ年の南部地域は？", "南部地域の2030年の人口は何人ですか"),
    ],
)  # fmt: skip
def test_another_thing_takes_the_place_of_the_whole_old_one(
    reader: Reader, earlier: str, question: str, read_as: str
) -> None:
    assert read(reader, question, earlier).question == read_as


@pytest.mark.parametrize(
    ("earlier", "question", "read_as"),
    [
        ("１回目の見直しはいつですか", "２回目は？", "２回目の見直しはいつですか"),
        ("１回目の見直しはいつですか", "では２回目はなぜ行うのですか",
         "２回目の見直しは、なぜ行うのですか"),
        ("3班の人数は何人ですか", "4は？", "4班の人数は何人ですか"),
        ("Aの領域とは", "Bの方は？", "Bの領域とは"),
        ("指針の見直しは何回目ですか", "前回はいつ？", "指針の前回の見直しは、いつ？"),
        ("3ページの③の内容は", "①と②は？", "3ページの①と②の内容は"),
        ("見本市の3ページのアには何とありますか", "イで配るものは何ですか",
         "見本市の3ページのイは、配るものは何ですか"),
    ],
)  # fmt: skip
def test_a_number_or_sign_takes_the_place_of_its_like(
    reader: Reader, earlier: str, question: str, read_as: str
) -> None:
    assert read(reader, question, earlier).question == read_as


@pytest.mark.parametrize("question", ["それは前と同じ？", "それは見直し前と何が違うのですか"])
def test_a_side_to_compare_with_is_not_the_one_asked_for(reader: Reader, question: str) -> None:
    said = question.removeprefix("それ")
    assert read(reader, question, CLOSED).question == f"見本市の集会所の休館日{said}"


def test_a_year_that_is_counted_from_is_said_to_be_one(reader: Reader) -> None:
    reading = read(reader, "2040年には何人減る？", "北部地域の人口は2020年に何人ですか")
    assert reading.question == "北部地域の人口は2020年から、2040年には何人減る？"


def test_a_sentence_that_an_answer_quotes_is_no_place(reader: Reader) -> None:
    reading = read(reader, "そこでは何をしますか", CLOSED, "「毎週火曜日に休みます」とあります。")
    assert reading.question == "見本市の集会所の休館日では何をしますか"


def test_the_reason_of_an_event_leaves_the_event_as_the_subject(reader: Reader) -> None:
    asked = "見本市が住民に相談を勧めるのはなぜですか"
    reading = read(reader, "具体的には何をしますか", asked)
    assert reading.question == "見本市が住民に相談を勧めることは、具体的には何をしますか"


def test_what_was_added_stands_beside_the_signs_of_the_old_question(reader: Reader) -> None:
    asked = "見本市の3ページのアとイは変わりましたか"
    reading = read(reader, "追加されたものは？", asked)
    assert reading.question == "見本市の3ページは、追加されたものは？"


def test_the_rest_is_what_an_answer_did_not_show(reader: Reader) -> None:
    reading = read(reader, "残りは？", "見本市の相談員の仕事には何がありますか", "相談です。")
    assert reading.shown == "相談です。"


def test_a_thing_of_another_city_in_full_carries_nothing(reader: Reader) -> None:
    question = "標本市の花壇サポーターは？"
    assert read(reader, question, CLOSED) == reader.read(question)


ONE_SIDED = "見直し前だけにある記載です（見直し後（案）の欄には見当たりません）。"


@pytest.mark.parametrize(
    ("second", "read_as"),
    [
        ("掲示板の担当は？", "掲示板はなぜですか"),
        ("見直し前はありましたか", "集会所の休館日はなぜですか"),
    ],
)
def test_what_stands_on_one_side_is_spoken_of_still_unless_another_thing_was_named(
    reader: Reader, second: str, read_as: str
) -> None:
    reading = read(
        reader, "それはなぜですか", "集会所の休館日は？", "火曜日です。", second, ONE_SIDED
    )
    assert reading.question == read_as
