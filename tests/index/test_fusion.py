from hypothesis import given
from hypothesis import strategies as st

from index.fusion import Fused, fuse

SCORES = st.dictionaries(st.integers(0, 20), st.floats(0.001, 1000))


def test_scores_are_spread_and_weighed_and_summed() -> None:
    # dense: 0 -> 1, 1 -> .5, 2 -> 0; lexical counts from zero: 1 -> 1, 3 -> .5
    fused = fuse({0: 0.9, 1: 0.8, 2: 0.7}, {1: 4.0, 3: 2.0}, dense_weight=0.6)
    assert [item.position for item in fused] == [1, 0, 3, 2]
    assert [round(item.score, 9) for item in fused] == [0.7, 0.6, 0.2, 0.0]


def test_a_leg_alone_takes_the_whole_weight() -> None:
    assert fuse({}, {4: 2.0, 5: 1.0}, dense_weight=0.6) == (Fused(4, 1.0), Fused(5, 0.5))
    assert fuse({4: 0.8}, {}, dense_weight=0.6) == (Fused(4, 1.0),)


def test_ties_stand_in_reading_order() -> None:
    fused = fuse({}, {9: 1.0, 2: 1.0, 5: 1.0}, dense_weight=0.5)
    assert [item.position for item in fused] == [2, 5, 9]


@given(SCORES, SCORES, st.floats(0, 1))
def test_every_candidate_comes_back_once_with_a_score_from_0_to_1(
    dense: dict[int, float], lexical: dict[int, float], weight: float
) -> None:
    fused = fuse(dense, lexical, dense_weight=weight)
    assert sorted(item.position for item in fused) == sorted(dense.keys() | lexical.keys())
    assert all(0 <= item.score <= 1 + 1e-9 for item in fused)
