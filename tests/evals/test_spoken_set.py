from collections import Counter

import pytest

from corpus.text import squash
from evals.question_set import load_half
from evals.spoken_set import SPLITS, Field, fields_of, read_splits, spoken_benchmark

FIELDS = fields_of(SPLITS)


def test_every_field_stands_in_one_split_alone() -> None:
    names = [name for split in SPLITS for name in read_splits()[split]]
    assert len(names) == len(set(names)) == 29
    assert {split: len(read_splits()[split]) for split in SPLITS} == {
        "train": 24,
        "dev": 3,
        "test": 2,
    }


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_answer_is_a_span_of_its_passage(field: Field) -> None:
    texts = {passage.id: passage.text for passage in field.passages}
    assert len(texts) == len(field.passages)
    assert [q for q in field.questions if q.answer not in texts[q.passage]] == []
    assert [u for u in field.unanswerable if u.nearest not in texts] == []


def test_the_benchmark_asks_one_split_over_the_passages_of_all() -> None:
    benchmark = spoken_benchmark("test")
    assert (len(benchmark.entries), len(benchmark.queries)) == (4050, 660)
    assert Counter(len(grades) for grades in benchmark.grades.values()) == {1: 660}


def test_no_question_of_the_evaluation_stands_in_the_training_set() -> None:
    trained = {squash(q.question) for field in FIELDS for q in field.questions}
    halves = [load_half(name, lambda quote: True) for name in ("dev", "test", "practice")]
    asked = {squash(q.q) for half in halves for q in half.questions}
    assert trained & asked == set()


def test_no_passage_is_of_the_two_cities_of_the_program() -> None:
    texts = [p.document + p.text for field in FIELDS for p in field.passages]
    assert [t for t in texts if "上田市" in t or "長野市" in t] == []
