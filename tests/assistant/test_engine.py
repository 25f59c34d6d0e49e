"""The way of a question, from the text to the record."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.engine import Assistant
from assistant.question import MAX_CHARS, QuestionError
from assistant.records import Answer, Status, Turn
from corpus import Corpus, Side
from index.encoder import BackgroundEncoder, HashingEncoder
from index.generations import Generation
from index.searcher import LEXICAL_ONLY, Searcher
from tests.assistant import samples
from tests.assistant.samples import SLIDES_ID, TABLE_ID
from tests.assistant.test_compose import QUESTIONS


def untimed(answer: Answer) -> Answer:
    return replace(answer, elapsed_ms=0.0)


def test_the_record_repeats_the_id_and_the_question_as_asked(helper: Assistant) -> None:
    answer = helper.ask(" 休館日は\r\nいつですか\n", id="q7")
    assert (answer.id, answer.question) == ("q7", " 休館日は\r\nいつですか\n")
    assert helper.ask("休館日は").id is None


def test_the_record_names_the_hash_of_every_document(helper: Assistant, small: Corpus) -> None:
    expected = {d.id: f"sha256:{d.sha256}" for d in small.documents}
    assert helper.ask("こんにちは").asof == helper.ask("休館日は").asof == expected


def test_the_time_is_that_of_this_question_in_milliseconds(generation: Generation) -> None:
    ticks = count(step=0.25)
    searcher = Searcher(generation, None)
    helper = Assistant(samples.small_corpus(), searcher, clock=lambda: next(ticks))
    assert [helper.ask("休館日は").elapsed_ms for _ in range(2)] == [250.0, 250.0]


@pytest.mark.parametrize("text", ["", "　\n", "あ" * (MAX_CHARS + 1), "休館日\0は"])
def test_a_text_that_is_no_question_is_refused(helper: Assistant, text: str) -> None:
    with pytest.raises(QuestionError, match="質問"):
        helper.ask(text)


def test_answers_without_vectors_are_marked(generation: Generation) -> None:
    assert samples.assistant(generation).ask("休館日は").degraded == (LEXICAL_ONLY,)
    assert samples.assistant(generation, HashingEncoder()).ask("休館日は").degraded == ()


def test_the_model_is_waited_for_when_it_is_warmed_up(generation: Generation) -> None:
    helper = samples.assistant(generation, BackgroundEncoder(HashingEncoder))
    assert helper.ask("休館日は").degraded == (LEXICAL_ONLY,)
    helper.warm_up()
    assert helper.ask("休館日は").degraded == ()


def test_warming_up_a_model_that_is_there_changes_nothing(helper: Assistant) -> None:
    before = untimed(helper.ask("休館日は"))
    helper.warm_up()
    assert untimed(helper.ask("休館日は")) == before


@pytest.mark.parametrize(("city", "document"), [("見本市", TABLE_ID), ("標本市", SLIDES_ID)])
def test_a_city_filter_keeps_to_its_documents(helper: Assistant, city: str, document: str) -> None:
    answer = helper.ask("広場と集会所の担い手の不足", city=city)
    used = {c.document for c in answer.citations} | {n.document for n in answer.nearest}
    assert used <= {document}


def test_a_follow_up_is_answered_from_the_documents_and_says_what_it_carried(
    helper: Assistant,
) -> None:
    history = [Turn("user", "相談員とは何ですか"), Turn("assistant", "ペンギンの世話係です。")]
    answer = helper.ask("それは見直し前ではどうでしたか", history)
    assert answer.carried == "相談員"
    assert "ペンギン" not in answer.answer
    assert [(c.side, "苦情" in c.quote) for c in answer.citations] == [(Side.BEFORE, True)]


def test_a_question_that_stands_alone_is_answered_as_without_a_history(helper: Assistant) -> None:
    history = [Turn("user", "相談員とは何ですか")]
    question = "花壇サポーターが受け持つ水やりの内容"
    assert untimed(helper.ask(question, history)) == untimed(helper.ask(question))


@pytest.mark.parametrize(
    ("question", "opening"),
    [("When is the hall closed?", "Note: "), ("Qual é o dia de folga?", "Nota: ")],
)
def test_an_asker_in_another_language_is_told_of_the_quotes_in_it(
    helper: Assistant, question: str, opening: str
) -> None:
    assert helper.ask(question).answer.splitlines()[-1].startswith(opening)


def test_a_number_that_the_page_prints_in_brackets_is_no_marker(tmp_path: Path) -> None:
    printed = samples.TABLE.replace("毎週火曜日とします。", "毎週火曜日[12]とします。")
    helper = samples.assistant_over(tmp_path, samples.corpus_of(printed))
    answer = helper.ask("市民課が担当する取組をすべて挙げて")
    assert answer.status is Status.ANSWERED
    assert "イ　休館日は、毎週火曜日［12］とします。［市民課、施設課］[2]" in answer.answer
    assert "毎週火曜日[12]" in answer.citations[1].quote


def test_an_answered_record_is_missing_nothing(helper: Assistant) -> None:
    for question in QUESTIONS:
        answer = helper.ask(question)
        assert (answer.missing == ()) == (answer.status is Status.ANSWERED)


@settings(max_examples=60)
@given(text=st.text(max_size=MAX_CHARS))
def test_any_text_is_refused_or_gives_a_record_whose_markers_are_its_citations(
    helper: Assistant, text: str
) -> None:
    try:
        answer = helper.ask(text)
    except QuestionError:
        return
    marked = {int(number) for number in re.findall(r"\[(\d+)\]", answer.answer)}
    assert marked == {citation.marker for citation in answer.citations}
    assert answer.answer


def test_eight_threads_get_the_same_answers_as_one(generation: Generation) -> None:
    alone, shared = (samples.assistant(generation, HashingEncoder()) for _ in range(2))
    expected = [untimed(alone.ask(question)) for question in QUESTIONS]
    with ThreadPoolExecutor(8) as pool:
        asked = list(pool.map(shared.ask, QUESTIONS * 8))
    assert [untimed(answer) for answer in asked] == expected * 8
