"""Readings over the kanji of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.furigana import Ruby, add_readings


def read(text: str) -> str:
    return "".join(f"{p.text}（{p.reading}）" if p.reading else p.text for p in add_readings(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("住民自治協議会", "住民（じゅうみん）自治（じち）協議（きょうぎ）会（かい）"),
        ("取り組みを進めます。", "取（と）り組（く）みを進（すす）めます。"),
        ("お問い合わせ", "お問（と）い合（あ）わせ"),
        ("聞いて", "聞（き）いて"),
        ("まちのアトリエ", "まちのアトリエ"),
    ],
)
def test_only_kanji_have_readings(text: str, told: str) -> None:
    assert read(text) == told


@pytest.mark.parametrize("text", ["１日２回", "2人", "三人", "10年"])
def test_a_word_read_by_its_number_has_no_reading(text: str) -> None:
    assert add_readings(text) == (Ruby(text),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("はじめての方へ", "はじめての方（かた）へ"),
        ("利用する方へのご案内", "利用（りよう）する方（かた）へのご案内（あんない）"),
        ("南の方へ", "南（みなみ）の方（ほう）へ"),
        ("この方法へ", "この方法（ほうほう）へ"),
        ("方へ", "方（ほう）へ"),
    ],
)
def test_those_addressed_are_read_as_people_and_directions_are_not(text: str, told: str) -> None:
    assert read(text) == told


@pytest.mark.parametrize("text", ["〇協働", "・〇協働", "　〇 協働", "評価\n〇協働"])
def test_a_round_sign_before_a_word_has_no_reading(text: str) -> None:
    assert [p.reading for p in add_readings(text) if "〇" in p.text] == [None]
    assert add_readings(text)[-1] == Ruby("協働", "きょうどう")


def test_our_own_list_goes_before_the_dictionary() -> None:
    assert read("十人十色の私たち") == "十人十色（じゅうにんといろ）の私（わたし）たち"


def test_what_the_dictionary_does_not_know_stays_bare() -> None:
    assert add_readings("髙﨑 IT 12.5％") == (Ruby("髙﨑 IT 12.5％"),)


LETTERS = "協働推進員のきょうﾄﾞ１2三日人私\n\0 。AB㈱々髙"


@given(st.text(alphabet=st.sampled_from(LETTERS), max_size=60))
def test_the_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(piece.text for piece in add_readings(text)) == text


@given(st.text(max_size=60))
def test_any_text_keeps_every_character(text: str) -> None:
    assert "".join(piece.text for piece in add_readings(text)) == text
