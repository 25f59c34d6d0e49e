"""Whether the evidence bears on the question; the figures of the thresholds are not tested."""

from dataclasses import replace

import pytest

from assistant.engine import Assistant
from assistant.judge import ENOUGH, bears, is_noise, is_supported
from assistant.records import Status
from assistant.scope import Scope
from index.generations import Generation
from tests.assistant.samples import scope


def with_best(asked: Scope, coverage: float, dense: float | None) -> Scope:
    """Give the best statement this coverage and cosine."""
    best = replace(asked.evidence.found[0], coverage=coverage, dense=dense, score=1.0)
    evidence = replace(asked.evidence, found=(best,), with_vectors=dense is not None)
    return replace(asked, evidence=evidence)


@pytest.fixture
def asked(generation: Generation) -> Scope:
    """A question with its evidence."""
    return scope(generation, "休館日は火曜日ですか")


def test_nothing_found_supports_no_answer(asked: Scope) -> None:
    assert not is_supported(replace(asked, evidence=replace(asked.evidence, found=())))


def test_a_sentence_with_every_word_of_the_question_supports_an_answer(asked: Scope) -> None:
    assert is_supported(with_best(asked, 1.0, None))
    assert is_supported(with_best(asked, 1.0, 0.0))


def test_without_vectors_hardly_a_word_in_common_supports_none(asked: Scope) -> None:
    assert not is_supported(with_best(asked, 0.0, None))


def test_where_vectors_took_part_the_score_decides_whatever_words_are_shared(asked: Scope) -> None:
    near = with_best(asked, 0.0, 1.0)
    assert bears(near, replace(near.evidence.found[0], score=ENOUGH))
    assert not bears(near, replace(near.evidence.found[0], score=ENOUGH - 0.01))


def test_every_statement_is_judged_by_itself(asked: Scope) -> None:
    near = with_best(asked, 1.0, None)
    far = replace(near.evidence.found[0], coverage=0.0)
    assert bears(near, near.evidence.found[0])
    assert not bears(near, far)


def test_a_near_vector_does_not_save_a_statement_of_a_low_score(asked: Scope) -> None:
    near = with_best(asked, 0.0, 1.0)
    assert bears(near, near.evidence.found[0])
    assert not bears(near, replace(near.evidence.found[0], score=0.0))


@pytest.mark.parametrize("question", ["縺薙ｓ縺ｫ縺｡", "ペンギン", "8878 @@@"])
def test_without_a_known_word_or_any_grammar_it_is_noise(
    generation: Generation, question: str
) -> None:
    assert is_noise(scope(generation, question))


@pytest.mark.parametrize("question", ["休館日", "ペンギンはいますか", "Where is the penguin?"])
def test_a_known_word_grammar_or_another_language_is_no_noise(
    generation: Generation, question: str
) -> None:
    assert not is_noise(scope(generation, question))


@pytest.mark.parametrize(
    "question",
    ["水族館の入場料はいくらですか", "明日の天気を教えてください", "縺薙ｓ縺ｫ縺｡ @@@ 8878"],
)
def test_what_the_documents_do_not_speak_of_is_refused_without_evidence(
    helper: Assistant, question: str
) -> None:
    answer = helper.ask(question)
    assert answer.status is Status.UNANSWERABLE
    assert answer.missing != ()
    assert [c for c in answer.citations if c.role.value == "evidence"] == []
