import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import fuse

COSINES = st.dictionaries(st.integers(0, 20), st.floats(-1, 1))
WORDS = st.dictionaries(st.integers(0, 20), st.floats(0.001, 40))


def test_cosines_and_shares_of_the_most_are_weighed_and_summed() -> None:
    # 0: .6·.9; 1: .6·.8 + .4·4/8; 2: .6·.7; 3, not returned by vectors: .6·.7 + .4·2/8
    fused = fuse({0: 0.9, 1: 0.8, 2: 0.7}, {1: 4.0, 3: 2.0}, dense_weight=0.6, most=8.0)
    assert [(item.position, round(item.score, 9)) for item in fused] == [
        (1, 0.68), (0, 0.54), (3, 0.52), (2, 0.42),
    ]  # fmt: skip


def test_a_weak_match_of_words_does_not_outweigh_a_clear_similarity() -> None:
    # one common word of a long question; spread between lowest and highest it would have come first
    fused = fuse({0: 0.6, 1: 0.4}, {1: 0.5}, dense_weight=0.6, most=20.0)
    assert [item.position for item in fused] == [0, 1]


def test_a_leg_alone_gives_the_order() -> None:
    words = fuse({}, {4: 2.0, 5: 1.0}, dense_weight=0.6, most=4.0)
    assert [(item.position, item.score) for item in words] == [(4, 0.2), (5, 0.1)]
    (near,) = fuse({4: 0.8}, {}, dense_weight=0.5, most=0.0)
    assert (near.position, near.score) == (4, 0.4)


def test_ties_stand_in_reading_order() -> None:
    fused = fuse({}, {9: 1.0, 2: 1.0, 5: 1.0}, dense_weight=0.5, most=2.0)
    assert [item.position for item in fused] == [2, 5, 9]


@given(COSINES, WORDS, st.floats(0, 1))
def test_every_candidate_comes_back_once_with_a_score_up_to_1(
    dense: dict[int, float], lexical: dict[int, float], weight: float
) -> None:
    fused = fuse(dense, lexical, dense_weight=weight, most=40.0)
    assert sorted(item.position for item in fused) == sorted(dense.keys() | lexical.keys())
    assert all(-1 <= item.score <= 1 + 1e-9 for item in fused)
    assert [item.score for item in fused] == sorted((item.score for item in fused), reverse=True)


@pytest.mark.parametrize("weight", [0.0, 1.0])
def test_a_weight_of_nothing_leaves_the_other_leg_alone(weight: float) -> None:
    fused = fuse({0: 0.9, 1: 0.1}, {1: 3.0}, dense_weight=weight, most=4.0)
    assert fused[0].position == (0 if weight else 1)
