from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.boundary import Boundary, find_boundary
from corpus.records import Side
from corpus.units import find_units
from tests.corpus.samples import BEFORE_FIRST, SAMPLES, marked_offsets, read_sample


def second_columns(sample: str, second: Side = Side.BEFORE) -> list[int]:
    _, sections = read_sample(sample)
    sided = (s for s in pairwise(sections) if s[1].side is second)
    return [other.start for one, other in sided if one.side is not second]


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "before column first"])
def test_the_second_column_begins_where_it_does(name: str) -> None:
    assert second_columns(SAMPLES[name]) == marked_offsets(SAMPLES[name])


def test_the_column_whose_head_stands_first_is_read_first() -> None:
    assert second_columns(BEFORE_FIRST, Side.AFTER) == marked_offsets(BEFORE_FIRST)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_confidence_lies_above_zero_and_at_most_at_one(name: str) -> None:
    _, sections = read_sample(SAMPLES[name])
    assert all(0 < s.confidence <= 1 for s in sections if s.side)


def test_a_single_unit_has_no_boundary_and_no_confidence() -> None:
    text = "目的を定めます。"
    assert find_boundary(text, find_units(text)) == Boundary(1, 0.0)


def test_two_units_have_one_boundary() -> None:
    text = "目的を定めます。\n期間を定めます。"
    assert find_boundary(text, find_units(text)) == Boundary(1, 1.0)


@given(st.text(alphabet="目的、。（１）アイ①※新設～省略 \n", max_size=60))
def test_any_row_is_split_between_its_units(text: str) -> None:
    units = find_units(text)
    boundary = find_boundary(text, units)
    assert min(1, len(units)) <= boundary.index <= len(units)
    assert 0 <= boundary.confidence <= 1
