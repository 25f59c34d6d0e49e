"""Whether the evidence bears on the question; the figures of the thresholds are not tested."""

from dataclasses import replace

import pytest

from assistant.engine import Assistant
from assistant.judge import is_supported
from assistant.records import Status
from assistant.scope import Scope
from index.generations import Generation
from tests.assistant.samples import scope


def with_best(asked: Scope, coverage: float, dense: float | None) -> Scope:
    """Give the best statement this coverage and cosine."""
    best = replace(asked.evidence.found[0], coverage=coverage, dense=dense, score=1.0)
    peak = None if dense is None else 1.0
    return replace(asked, evidence=replace(asked.evidence, found=(best,), peak=peak))


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


def test_a_vector_of_the_same_direction_supports_an_answer_in_other_words(asked: Scope) -> None:
    assert is_supported(with_best(asked, 0.0, 1.0))
    assert not is_supported(with_best(asked, 0.0, 0.0))


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
