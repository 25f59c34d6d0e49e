from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.shelf import Shelf
from index.wire import Row

ACTIONS = st.lists(st.tuples(st.booleans(), st.integers(0, 7)), max_size=30)


def shelf_of(count: int) -> Shelf:
    """Make a shelf whose row i points along axis i of 8."""
    shelf = Shelf(8)
    shelf.add([Row(str(i), "a", str(i), str(i)) for i in range(count)], np.eye(8)[:count])
    return shelf


@given(ACTIONS)
@settings(deadline=None)
def test_any_order_of_adding_and_removing_keeps_vectors_with_their_rows(
    actions: list[tuple[bool, int]],
) -> None:
    shelf, kept = Shelf(8), set()
    for add, axis in actions:
        if add:
            shelf.add([Row(str(axis), "a", "", "")], np.eye(8)[axis : axis + 1])
            kept.add(axis)
        else:
            shelf.remove_nodes([str(axis)])
            kept.discard(axis)
    nearest = {axis: shelf.search(np.eye(8)[axis], 1) for axis in kept}
    assert {axis: shelf.rows[near[0].id].node for axis, near in nearest.items()} == {
        axis: str(axis) for axis in kept
    }
    assert len(shelf) == len(kept) == len(shelf.vectors())


def test_equal_scores_stand_in_reading_order() -> None:
    shelf = Shelf(2)
    shelf.add([Row(str(i), "a", "", "") for i in range(5)], np.ones((5, 2)))
    assert [near.id for near in shelf.search(np.ones(2), 5)] == [0, 1, 2, 3, 4]


def test_a_masked_search_finds_only_what_the_mask_lets_through() -> None:
    shelf = shelf_of(8)
    shelf.remove_nodes(["0", "5"])
    mask = np.array([False, True, False, False, True, False])  # of 1 2 3 4 6 7
    assert [near.id for near in shelf.search(np.eye(8)[3], 8, mask)] == [2, 6]


def test_a_batch_with_one_node_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        Shelf(2).add([Row("x", "a", "", "")] * 2, np.ones((2, 2)))


def test_threads_search_while_one_adds() -> None:
    shelf = shelf_of(4)
    with ThreadPoolExecutor(4) as pool:
        found = pool.map(lambda _: shelf.search(np.eye(8)[2], 1)[0].id, range(200))
        for number in range(100, 150):
            shelf.add([Row(str(number), "a", "", "")], np.eye(8)[7:])
    assert set(found) == {2}
