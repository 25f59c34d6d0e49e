"""What a question was understood to ask."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.kinds import Kind
from assistant.questionwords import question_words
from assistant.read import Reader, find_language
from assistant.records import Turn
from corpus import Side

AFTER, BEFORE = Side.AFTER, Side.BEFORE


@pytest.mark.parametrize(
    ("question", "cities"),
    [
        ("見本市の集会所", {"見本市"}),
        ("標本では広場は何か所", {"標本市"}),
        ("What is the closing day in Mihon?", {"見本市"}),
        ("見本市と標本市の広場", {"見本市", "標本市"}),
        ("集会所の休館日", set()),
        ("東見本市の集会所", set()),
    ],
)
def test_the_cities_of_the_corpus_are_known_by_all_their_names(
    reader: Reader, question: str, cities: set[str]
) -> None:
    assert reader.read(question).cities == cities


def test_the_filter_for_a_city_goes_before_the_one_that_is_named(reader: Reader) -> None:
    assert reader.read("標本市の広場", city="見本市").cities == {"見本市"}


def test_a_city_is_carried_over_with_the_question_before(reader: Reader) -> None:
    assert reader.read("それは？", [Turn("user", "標本市の広場とは")]).cities == {"標本市"}


@pytest.mark.parametrize("name", ["松本市", "横浜市", "長野県", "渋谷区"])
def test_a_city_outside_the_corpus_is_noticed(reader: Reader, name: str) -> None:
    assert reader.read(f"{name}の集会所の休館日は").strange_city == name


def test_a_capital_or_prefecture_outside_the_corpus_is_noticed(reader: Reader) -> None:
    assert reader.read("東京都の集会所は").strange_city == "東京都"


@pytest.mark.parametrize("question", ["見本市の集会所", "市町村合併とは", "集会所の休館日は"])
def test_no_city_is_made_out_of_other_words(reader: Reader, question: str) -> None:
    assert reader.read(question).strange_city is None


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What are the opening hours in the city of Springfield?", "Springfield"),
        ("Does Springfield City have a plan?", "Springfield"),
        ("Qual é o plano da cidade de Campinas?", "Campinas"),
        ("Which city has a plan?", None),
    ],
)
def test_a_city_in_latin_letters_is_a_strange_one(
    reader: Reader, question: str, name: str | None
) -> None:
    assert reader.read(question).strange_city == name


def test_city_names_are_a_filter_and_not_searched_for(reader: Reader) -> None:
    assert reader.read("標本市の広場はどこですか").search == "広場はどこですか"


@pytest.mark.parametrize("question", ["見本市", "標本市では"])
def test_a_question_of_nothing_but_a_city_still_searches_for_something(
    reader: Reader, question: str
) -> None:
    assert reader.read(question).search == question


@pytest.mark.parametrize(
    ("question", "pages"),
    [
        ("3ページの変更点", {"3"}),
        ("１２頁と５ページ", {"12", "5"}),
        ("p.7 を見せて", {"7"}),
        ("2030年の人口", set()),
    ],
)
def test_pages_are_read_in_every_spelling(reader: Reader, question: str, pages: set[str]) -> None:
    assert reader.read(question).pages == pages


def test_a_western_year_is_read(reader: Reader) -> None:
    assert reader.read("北部地域の2030年の人口").years == ("2030",)
    assert reader.read("北部地域の人口").years == ()


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("見直し後の休館日", {AFTER}),
        ("改正前はどうでしたか", {BEFORE}),
        ("見直し前と見直し後を比べて", {AFTER, BEFORE}),
        ("休館日はいつですか", set()),
    ],
)
def test_the_side_is_read_from_the_words_for_the_columns(
    reader: Reader, question: str, sides: set[Side]
) -> None:
    assert reader.read(question).sides == sides


def test_departments_come_from_the_documents(reader: Reader) -> None:
    assert set(reader.read("市民課と公園緑地課の担当").departments) == {"市民課", "公園緑地課"}
    assert reader.read("水道課の担当").departments == ()


def test_the_subject_is_left_when_the_words_of_asking_are_taken_out(reader: Reader) -> None:
    reading = reader.read("休館日について教えてください")
    assert reading.focus == reading.own == reader.read("休館日").focus
    assert "休館日" in reading.focus


def test_words_in_quotation_marks_are_kept(reader: Reader) -> None:
    assert reader.read("「会計事務」の意味は").quoted == ("会計事務",)


def test_a_slip_of_the_pen_is_read_as_the_word_of_the_documents(reader: Reader) -> None:
    assert "花壇サポーター" in reader.read("花だんサポーターとは").focus


def test_what_differs_between_two_cities_is_compared_and_is_no_change(reader: Reader) -> None:
    kinds = reader.read("見本市と標本市で広場はどう違いますか").kinds
    assert Kind.COMPARE in kinds
    assert Kind.CHANGE not in kinds


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("集会所はどこ", "ja"),
        ("休館日", "ja"),
        ("When is the hall closed?", "en"),
        ("Quando é o dia de folga?", "pt"),
        ("Quando fecha a sala?", "pt"),
        ("集会所什么时候关门", "zh"),
        ("12345", "ja"),
    ],
)
def test_the_language_is_guessed_from_script_and_small_words(question: str, language: str) -> None:
    assert find_language(question) == language


@given(st.text(min_size=1, max_size=200))
def test_any_text_can_be_read(reader: Reader, text: str) -> None:
    reading = reader.read(text)
    assert set(reading.own) <= set(reading.focus)
    assert reading.search
    assert reading.language in {"ja", "en", "pt", "zh"}


def test_words_of_asking_hold_no_subject_of_a_document() -> None:
    words = question_words()
    assert {"教えて", "どう", "変更点", "what"} <= words
    assert not {"集会所", "休館日", "人口", "役割"} & words


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("What do residents do there?", "en"),
        ("Do I have to join?", "en"),
        ("O que faz o comitê?", "pt"),
        ("Qual departamento faz a secretaria (事務局) da 標本市協議会?", "pt"),
        ("Why did the city close the open hall (まちの広場)?", "en"),
        ("「市民広場」はDXを使いますか", "ja"),
        ("上田市指针的ア项有什么不同？", "zh"),
    ],
)
def test_small_words_and_script_tell_the_language(question: str, language: str) -> None:
    assert find_language(question) == language
