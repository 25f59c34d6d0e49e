import numpy as np
from numpy.typing import NDArray

from assistant.lexicon import Statement
from assistant.surroundings import Surroundings
from corpus import Section, SectionKind


def statement(document: str, *path: str) -> Statement:
    section = Section(document, 0, 1, SectionKind.PARAGRAPH, path, 1)
    return Statement(section, 0, 1, "文", frozenset(), frozenset(), ())


AROUND = Surroundings.of(
    [
        statement("a", "1章"),
        statement("a", "1章", "1節"),
        statement("a", "1章", "1節"),
        statement("a", "1章", "2節"),
        statement("b", "1章", "1節"),
    ]
)


def values(*numbers: float) -> NDArray[np.float32]:
    return np.array(numbers, np.float32)


def test_the_statement_before_stands_in_the_same_document() -> None:
    assert AROUND.previous(values(1, 2, 3, 4, 5)).tolist() == [0, 1, 2, 3, 0]


def test_the_best_below_a_heading_counts_for_all_that_stand_there() -> None:
    assert AROUND.best_of_same(values(1, 2, 3, 4, 5)).tolist() == [1, 3, 3, 4, 5]


def test_the_heading_above_joins_the_parts_below_it() -> None:
    assert AROUND.best_of_above(values(1, 2, 3, 4, 5)).tolist() == [1, 4, 4, 4, 5]


def test_nothing_stands_around_nothing() -> None:
    empty = Surroundings.of([])
    assert empty.previous(values()).tolist() == empty.best_of_same(values()).tolist() == []
