"""What a follow-up points back to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.carry import CONTEXT_CHARACTERS, LABEL_CHARACTERS, Carried, carry_over
from assistant.engine import Assistant
from assistant.read import Reader
from assistant.records import Turn

ASKED = "集会所の休館日はいつですか"
HISTORY = (Turn("user", ASKED), Turn("assistant", "毎週火曜日です。"))
OWN = ("一", "二", "三")


def test_a_pronoun_carries_the_question_before_it() -> None:
    carried = carry_over("それは見直し前ではどうでしたか", HISTORY, OWN)
    assert carried == Carried(f"{ASKED}\nそれは見直し前ではどうでしたか", ASKED, ASKED)


@pytest.mark.parametrize("own", [(), ("見直し前",)])
def test_a_question_of_hardly_a_word_carries_too(own: tuple[str, ...]) -> None:
    assert carry_over("見直し前は？", HISTORY, own).label == ASKED


def test_a_question_that_stands_alone_stays_alone() -> None:
    question = "花壇サポーターは何を受け持ちますか"
    assert carry_over(question, HISTORY, OWN) == Carried(question, "", None)


def test_a_pronoun_without_an_earlier_question_carries_nothing() -> None:
    answers = (Turn("assistant", "毎週火曜日です。"),)
    assert carry_over("それはなぜ", answers, ()) == Carried("それはなぜ", "", None)


def test_only_the_last_question_is_carried_and_never_an_answer() -> None:
    history = (Turn("user", "花壇とは"), *HISTORY)
    assert carry_over("そこは？", history, ()).context == ASKED
    assert "毎週火曜日" not in carry_over("そこは？", history, ()).search


@given(st.text(min_size=1, max_size=400))
def test_what_is_carried_is_cut_to_length(asked: str) -> None:
    carried = carry_over("それは？", [Turn("user", asked)], ())
    assert carried.context == asked[:CONTEXT_CHARACTERS]
    assert carried.label == asked[:LABEL_CHARACTERS]


@pytest.mark.parametrize("content", ["休館日\ud800は", "\x1b[31m休館日は"])
def test_what_is_carried_over_holds_no_control_character(helper: Assistant, content: str) -> None:
    carried = helper.ask("それは？", [Turn("user", content)]).carried
    assert carried is not None
    assert carried.isprintable()


@pytest.mark.parametrize(
    "question",
    ["相談員は誰ですか", "花壇って何ですか", "苗木を配りますか", "花壇が増えますか"],
)
def test_a_short_question_with_a_topic_of_its_own_is_not_carried(
    reader: Reader, question: str
) -> None:
    assert reader.read(question, HISTORY) == reader.read(question)


@pytest.mark.parametrize("question", ["相談員は？", "花壇は。", "それは相談員が受けますか"])
def test_a_topic_with_nothing_behind_it_or_a_pronoun_still_leans(
    reader: Reader, question: str
) -> None:
    assert reader.read(question, HISTORY).carried == ASKED


@pytest.mark.parametrize("question", ["見直し前はどうでしたか", "教えてください", "どこですか"])
def test_a_follow_up_made_of_words_of_asking_leans_on_the_question_before(
    reader: Reader, question: str
) -> None:
    assert reader.read(question, HISTORY).carried == ASKED


def test_a_follow_up_is_read_with_the_subject_and_kind_of_the_question_before(
    reader: Reader,
) -> None:
    reading = reader.read("それはどう？", HISTORY)
    assert "休館日" in reading.focus
    assert "休館日" not in reading.own
    assert reading.kinds == reader.read(ASKED).kinds
