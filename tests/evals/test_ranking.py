from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.ranking import hit, ndcg, recall, reciprocal_rank

RANKED = ("a", "b", "c", "d")
GRADES = {"b": 2.0, "d": 1.0, "x": 1.0, "a": 0.0}


def test_hit_looks_at_the_first_places_only() -> None:
    assert hit(RANKED, GRADES, 1) == 0.0
    assert hit(RANKED, GRADES, 2) == 1.0


def test_recall_is_the_share_of_the_relevant_that_were_found() -> None:
    assert recall(RANKED, GRADES, 3) == 1 / 3
    assert recall(RANKED, GRADES, 4) == 2 / 3


def test_the_reciprocal_rank_is_that_of_the_first_relevant_one() -> None:
    assert reciprocal_rank(RANKED, GRADES, 10) == 1 / 2
    assert reciprocal_rank(RANKED, GRADES, 1) == 0


def test_the_gain_is_linear_and_discounted_by_the_rank() -> None:
    # Found: 2 at rank 2, 1 at rank 4. Best: 2, 1, 1 at ranks 1, 2, 3.
    found = 2 / log2(3) + 1 / log2(5)
    best = 2 / log2(2) + 1 / log2(3) + 1 / log2(4)
    assert ndcg(RANKED, GRADES, 10) == pytest.approx(found / best)


def test_nothing_is_scored_where_nothing_is_relevant() -> None:
    scores = (hit, recall, reciprocal_rank, ndcg)
    assert [score(RANKED, {"a": 0.0, "b": -1.0}, 10) for score in scores] == [None] * 4


@given(st.permutations(["a", "b", "c", "x"]))
def test_no_order_beats_that_of_the_grades(order: list[str]) -> None:
    gained = ndcg(order, GRADES, 3)
    assert gained is not None
    assert 0 <= gained <= 1
    assert ndcg(["b", "d", "x"], GRADES, 3) == 1
