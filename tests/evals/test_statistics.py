import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.statistics import (
    Interval,
    Share,
    bootstrap_mean,
    interval,
    one,
    percentile,
    pooled,
    wilson,
)


def test_shares_add_up_and_those_that_do_not_apply_are_left_out() -> None:
    assert pooled([Share(1, 2), None, Share(2, 3), one(False)]) == Share(3, 6)


def test_a_share_of_nothing_has_neither_value_nor_interval() -> None:
    assert Share(0, 0).value is None
    assert wilson(Share(0, 0)) is None


def test_the_interval_is_that_of_the_textbook() -> None:
    # Wilson at 8 of 10, z² = 3.8415: centre (0.8 + 0.19207) / 1.38415 = 0.71674,
    # half 1.95996 / 1.38415 · √(0.016 + 0.0096037) = 0.22658.
    bounds = wilson(Share(8, 10))
    assert bounds is not None
    assert bounds.low == pytest.approx(0.49016, abs=1e-5)
    assert bounds.high == pytest.approx(0.94332, abs=1e-5)


def test_a_full_share_does_not_pass_for_certain() -> None:
    # With p = 1 the lower end is n / (n + z²) = 20 / 23.8415.
    bounds = wilson(Share(20, 20))
    assert bounds is not None
    assert bounds.low == pytest.approx(0.83887, abs=1e-5)
    assert bounds.high == 1.0


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_stays_inside_0_to_1(case: tuple[int, int]) -> None:
    bounds = wilson(Share(*case))
    assert bounds is not None
    assert 0 <= bounds.low <= case[0] / case[1] + 1e-12
    assert case[0] / case[1] - 1e-12 <= bounds.high <= 1


@given(st.lists(st.booleans(), min_size=1, max_size=60))
def test_cases_that_count_one_thing_each_have_the_plain_interval(hits: list[bool]) -> None:
    bounds, plain = interval(map(one, hits)), wilson(Share(sum(hits), len(hits)))
    assert bounds is not None
    assert plain is not None
    assert (bounds.low, bounds.high) == pytest.approx((plain.low, plain.high))


def test_what_one_answer_counts_does_not_make_the_interval_narrower() -> None:
    # 30 of 30 things in three cases: as sure as three cases, n / (n + z²) = 3 / 6.8415.
    bounds = interval([Share(10, 10), None, Share(10, 10), Share(10, 10)])
    assert bounds is not None
    assert bounds.low == pytest.approx(0.43850, abs=1e-5)


def test_cases_that_agree_count_as_so_many_things() -> None:
    # Two cases, each half right: nothing varies between them, so they count as two things.
    assert interval([Share(1, 2), Share(1, 2)]) == wilson(Share(1, 2))


def test_there_is_no_interval_of_nothing() -> None:
    assert interval([None, Share(0, 0)]) is None


def test_percentiles_lie_between_ordered_values() -> None:
    assert percentile([30, 10, 20, 40], 50) == 25
    # Position (4 − 1) · 0.95 = 2.85 between 30 and 40.
    assert percentile([30, 10, 20, 40], 95) == pytest.approx(38.5)
    assert percentile([7], 95) == 7


def test_there_is_no_percentile_of_nothing() -> None:
    assert percentile([], 50) is None


def test_the_paired_bootstrap_covers_no_difference_where_questions_disagree() -> None:
    found = bootstrap_mean([1.0, -1.0] * 50)
    assert found is not None
    assert (round(found.low, 1), round(found.high, 1)) == (-0.2, 0.2)


def test_the_bootstrap_of_equal_values_is_a_point() -> None:
    assert bootstrap_mean([0.5] * 9) == Interval(0.5, 0.5)


def test_the_bootstrap_of_nothing_is_none() -> None:
    assert bootstrap_mean([]) is None
