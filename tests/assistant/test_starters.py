"""The questions that the page offers are ones that it can answer."""

import pytest

from assistant.engine import Assistant
from assistant.records import Status
from assistant.web.examples import starters


@pytest.mark.model
def test_every_starter_question_is_answered_with_a_citation(product: Assistant) -> None:
    offered = [e.question for r in starters(product.corpus.documents) for e in r.examples]
    answers = [product.ask(question) for question in offered]
    assert [a.question for a in answers if a.status is not Status.ANSWERED] == []
    assert all(a.citations for a in answers)
