"""Slips inside a question, weighed with the dictionary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.kanji_alike import look_alike, sound_alike
from assistant.lexicon import Lexicon
from assistant.slip_mends import Mender
from assistant.slip_words import SlipWords, katakana_key
from assistant.word_costs import cost, place_spans, readings
from tests.assistant import samples

LEXICON = Lexicon(samples.small_corpus())
MENDER = Mender(LEXICON, SlipWords(LEXICON.terms))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("里由", "理由"),
        ("会計事務の目票", "会計事務の目標"),
        ("北部の人口推系", "北部の人口推計"),
        ("会計事夢", "会計事務"),
        ("花担サポーター", "花壇サポーター"),
        ("事務曲", "事務局"),
    ],
)
def test_a_wrong_kanji_is_read_as_the_one_that_makes_the_word(said: str, meant: str) -> None:
    assert MENDER.mend(f"{said}は何ですか") == f"{meant}は何ですか"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("人こう推計", "人口推計"),
        ("じん口", "人口"),
        ("電わ番号", "電話番号"),
        ("まど口", "窓口"),
        ("かい計事務", "会計事務"),
        ("会計じむ", "会計事務"),
        ("講座はなん回", "講座は何回"),
    ],
)
def test_kana_in_a_word_is_read_as_its_kanji(said: str, meant: str) -> None:
    assert MENDER.mend(f"{said}ですか") == f"{meant}ですか"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("花壇サポタ", "花壇サポーター"),
        ("花壇サポータ一", "花壇サポーター"),
        ("花壇サポ―ター", "花壇サポーター"),
        ("花壇さポーター", "花壇サポーター"),
        ("プロジエクト", "プロジェクト"),
        ("ぷろじぇくと", "プロジェクト"),
        ("プロジクト", "プロジェクト"),
    ],
)
def test_katakana_in_another_spelling_is_read_as_the_word(said: str, meant: str) -> None:
    assert MENDER.mend(f"{said}とは") == f"{meant}とは"


@pytest.mark.parametrize(
    "question",
    [
        "制度化の予定はいつですか",
        "課内の担当者は誰ですか",
        "代替案ないですか",
        "この広場の案ないですか",
        "講座は何度ありますか",
        "サポーター一覧を見せて",
        "副担当課はどこですか",
        "広場は閉鎖されますか",
        "会计事夢是什么意思？",
        "プロパンガスの値段は",
        "三回目の見直しですか",
    ],
)
def test_a_question_without_slips_stays_as_it_is(question: str) -> None:
    assert MENDER.mend(question) == question


@pytest.mark.parametrize("name", ["身本市", "見元市", "表本市", "会系市"])
def test_the_name_of_another_city_is_no_slip(name: str) -> None:
    """A question about a city that is not in the corpus is refused, and must stay so."""
    assert MENDER.mend(f"{name}の窓口はどこですか") == f"{name}の窓口はどこですか"


@given(st.text(max_size=60))
def test_any_text_can_be_mended(text: str) -> None:
    once = MENDER.mend(text)
    assert MENDER.mend(once) == once


def test_a_word_has_forms_with_a_part_in_kana() -> None:
    forms = SlipWords(["総人口"]).kana_forms
    assert sorted(form for form, words in forms.items() if words == ("総人口",)) == [
        "そうじん口",
        "そう人口",
        "総じんこう",
        "総じん口",
        "総人こう",
    ]


def test_a_word_has_a_wildcard_for_each_kanji() -> None:
    cards = SlipWords(["花壇係"]).wildcards
    assert [key for key, words in cards.items() if "花壇係" in words] == ["*壇係", "花*係", "花壇*"]


def test_long_marks_and_small_kana_do_not_count_in_a_key() -> None:
    assert katakana_key("ぷろジェクトー") == "プロジエクト"


def test_characters_share_a_reading_or_a_shape() -> None:
    assert (sound_alike("系", "計"), sound_alike("系", "花")) == (True, False)
    assert (look_alike("冶", "治"), look_alike("冶", "花")) == (True, False)


def test_the_dictionary_reads_a_kanji_and_weighs_a_text() -> None:
    assert readings("値") == {"チ", "ネ", "アタイ"}
    assert cost("財政が") < cost("財正が")


def test_the_names_of_places_in_a_word_are_told() -> None:
    assert place_spans("長野市長") == ((0, 2),)
