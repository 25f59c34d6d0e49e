"""What every form of the legs keeps; a test module subclasses this and gives the fixtures."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest

from corpus.records import Basis, Section, SectionKind, Side
from index.errors import IndexMissing
from index.legs import Legs, Scores
from index.records import Filter, Passage
from tests.index.legs_factories import Stock

K1, B, DIMENSION = 1.2, 0.6, 4
AFTER, BEFORE = Side.AFTER, Side.BEFORE


@dataclass(frozen=True)
class Told:
    """A passage of the sample: where it is, what it says, its terms and its vector."""

    ordinal: int
    side: Side | None
    departments: tuple[str, ...]
    terms: tuple[str, ...]
    vector: tuple[float, ...]


# id and city of each document
DOCUMENTS = (("計画\"2025'\\n", "上田市"), ("b", "長野市"), ("c_%", '長野市"'))
SAMPLE = (
    Told(0, AFTER, ("税務課", "市民課"), ("税", "IT", "3.5", "協議会", "市"), (1, 0, 0, 0)),
    Told(0, BEFORE, ("税務課",), ("it", "35", "協議", "市"), (0.6, 0.8, 0, 0)),
    Told(0, None, (), ("市", "市", "市", "市"), (0, 1, 0, 0)),
    Told(1, None, ("市民課",), ("A1-b", "公園", "市", "a1", "b"), (0, 0, 1, 0)),
    Told(1, AFTER, (), ("the", "s", "🏞", "公園", "市"), (0, 0, -0.6, 0.8)),
    Told(2, None, ('課"、\\',), ("①", "市", "公園", "協議会", "第3条"), (0.5, 0.5, 0.5, 0.5)),
    Told(2, None, (), (), (-1, 0, 0, 0)),
)
TEXTS = ("本文\n", "\u3000\t", "a\x00b", '"\\', "🏞髙﨑㈱", "｟（１）｠", "")


def passages_of(ordinal: int) -> list[Passage]:
    """Make the passages of one document of the sample."""
    name, city = DOCUMENTS[ordinal]
    found = []
    for number, told in enumerate(SAMPLE):
        if told.ordinal == ordinal:
            start = 10 * number
            section = Section(
                name, start, start + 9, SectionKind.ROW, (f"第{number}条", "’"), 2, "12", "別表",
                told.side, number, Basis.COMPUTED, 0.1 + number / 3,
            )  # fmt: skip
            texts = TEXTS[number], f"第{number}条 {TEXTS[number]}"
            found.append(Passage(section, city, start, start + 5, *texts, told.departments))
    return found


def fill(stock: Stock, ordinals: Sequence[int] = (0, 1, 2)) -> None:
    """Put documents of the sample into a store."""
    for ordinal in ordinals:
        told = [each for each in SAMPLE if each.ordinal == ordinal]
        vectors = np.array([each.vector for each in told], dtype=np.float32)
        stock.put(ordinal, passages_of(ordinal), vectors, [each.terms for each in told])


def places(stock: Stock, scores: Scores) -> list[int]:
    """Give what was found as places in the sample, in the order it came."""
    by_number = {number: place for place, number in enumerate(numbers(stock))}
    return [by_number[number] for number in scores]


def numbers(stock: Stock) -> list[int]:
    """Give the numbers of the sample's passages."""
    return [stock.number(o, passage) for o in range(3) for passage in passages_of(o)]


def bm25(terms: Sequence[str]) -> list[float]:
    """Score the sample by Lucene's formula, term by term."""
    lengths = [len(told.terms) for told in SAMPLE]
    mean = sum(lengths) / len(lengths)
    scores = [0.0] * len(SAMPLE)
    for term in terms:
        counts = [told.terms.count(term) for told in SAMPLE]
        idf = rarity(sum(map(bool, counts)))
        for place, (tf, length) in enumerate(zip(counts, lengths, strict=True)):
            scores[place] += idf * tf / (tf + K1 * (1 - B + B * length / mean))
    return scores


def rarity(held: int) -> float:
    return math.log(1 + (len(SAMPLE) - held + 0.5) / (held + 0.5))


QUERY = np.array([2.0, 0.9, 0.5, 0.25], dtype=np.float32)
COSINES = (np.array([each.vector for each in SAMPLE]) @ QUERY / np.linalg.norm(QUERY)).tolist()
ALL = Filter()
FILTERS = [
    (Filter(documents=frozenset({DOCUMENTS[0][0]})), {0, 1, 2}),
    (Filter(documents=frozenset({"b", "c_%", "ない"})), {3, 4, 5, 6}),
    (Filter(documents=frozenset({"c__", "%"})), set()),
    (Filter(documents=frozenset({'x"] or number > 0 or document in ["'})), set()),
    (Filter(cities=frozenset({"長野市"})), {3, 4}),
    (Filter(cities=frozenset({"上田市", '長野市"'})), {0, 1, 2, 5, 6}),
    (Filter(sides=frozenset({"after"})), {0, 4}),
    (Filter(sides=frozenset({None})), {2, 3, 5, 6}),
    (Filter(sides=frozenset({None, "before"})), {1, 2, 3, 5, 6}),
    (Filter(departments=frozenset({"税務課"})), {0, 1}),
    (Filter(departments=frozenset({"市民課", '課"、\\'})), {0, 3, 5}),
    (Filter(departments=frozenset({"税務"})), set()),
    (Filter(cities=frozenset({"上田市"}), sides=frozenset({"after"})), {0}),
    (
        Filter(frozenset({"b"}), frozenset({"長野市"}), frozenset({None}), frozenset({"市民課"})),
        {3},
    ),
    (Filter(frozenset({"b"}), frozenset({"上田市"})), set()),
    (Filter(documents=frozenset()), set()),
    (Filter(sides=frozenset()), set()),
    (Filter(departments=frozenset()), set()),
    (Filter(cities=frozenset({"\ud800"})), set()),
]
HOLDERS = [
    ("IT", {0}), ("it", {1}), ("It", set()), ("3.5", {0}), ("35", {1}), ("3", set()),
    ("協議会", {0, 5}), ("協議", {1}), ("税", {0}), ("s", {4}), ("the", {4}), ("b", {3}),
    ("A1-b", {3}), ("a1", {3}), ("🏞", {4}), ("①", {5}), ("1", set()), ("第3条", {5}),
    ("公園", {3, 4, 5}), ("", set()), (" ", set()), ("\ud800", set()), ("A1-b 公園", set()),
]  # fmt: skip


class LegsContract:
    """Subclasses override the fixtures `stock`, which holds the sample, and `empty`."""

    @pytest.fixture
    def stock(self) -> Stock:
        raise NotImplementedError

    @pytest.fixture
    def empty(self) -> Stock:
        raise NotImplementedError

    @pytest.fixture
    def legs(self, stock: Stock) -> Legs:
        return stock.legs()

    def test_near_gives_cosines_best_first(self, stock: Stock, legs: Legs) -> None:
        found = legs.near(QUERY, 10, ALL)
        best_first = sorted(range(len(SAMPLE)), key=lambda place: -COSINES[place])
        assert places(stock, found) == best_first
        expected = [COSINES[place] for place in best_first]
        assert list(found.values()) == pytest.approx(expected, abs=1e-6)

    def test_near_gives_the_k_best(self, stock: Stock, legs: Legs) -> None:
        assert places(stock, legs.near(QUERY, 2, ALL)) == [0, 1]
        assert legs.near(QUERY, 0, ALL) == legs.near(QUERY, -1, ALL) == {}

    def test_near_puts_equal_cosines_in_the_order_of_numbers(
        self, stock: Stock, legs: Legs
    ) -> None:
        found = legs.near(np.array([0, 0, 0, 1], dtype=np.float32), 10, ALL)
        assert places(stock, found) == [4, 5, 0, 1, 2, 3, 6]

    def test_near_takes_a_question_of_any_length(self, legs: Legs) -> None:
        found, zero = legs.near(QUERY * 100, 10, ALL), legs.near(QUERY * 0, 10, ALL)
        assert found == pytest.approx(dict(legs.near(QUERY, 10, ALL)), abs=1e-6)
        assert set(zero.values()) == {0.0}

    def test_a_question_of_another_dimension_is_refused(self, legs: Legs) -> None:
        with pytest.raises(IndexMissing, match=r"ベクトルが3次元です.*4次元"):
            legs.near(QUERY[:3], 10, ALL)

    @pytest.mark.parametrize(("where", "passing"), FILTERS)
    def test_near_finds_just_what_passes_the_filter(
        self, stock: Stock, legs: Legs, where: Filter, passing: set[int]
    ) -> None:
        found = legs.near(QUERY, 10, where)
        assert set(places(stock, found)) == passing

    @pytest.mark.parametrize(("where", "passing"), FILTERS)
    def test_worded_finds_just_the_holders_that_pass_the_filter(
        self, stock: Stock, legs: Legs, where: Filter, passing: set[int]
    ) -> None:
        found = legs.worded(["市"], 10, where)
        assert set(places(stock, found)) == passing - {6}

    @pytest.mark.parametrize(("where", "passing"), FILTERS)
    def test_a_filter_does_not_change_scores(
        self, stock: Stock, legs: Legs, where: Filter, passing: set[int]
    ) -> None:
        terms, everywhere = ["市", "公園"], legs.worded(["市", "公園"], 10, ALL)
        found = legs.worded(terms, 10, where)
        assert dict(found) == pytest.approx({n: everywhere[n] for n in found}, abs=1e-6)

    @pytest.mark.parametrize(("term", "holders"), HOLDERS)
    def test_worded_finds_just_the_holders_of_a_term(
        self, stock: Stock, legs: Legs, term: str, holders: set[int]
    ) -> None:
        assert set(places(stock, legs.worded([term], 10, ALL))) == holders

    @pytest.mark.parametrize(
        "terms", [["市"], ["公園", "協議会"], ["市", "市", "税"], ["IT", "未知", "協議"], ["第3条"]]
    )
    def test_worded_scores_are_lucene_bm25_best_first(
        self, stock: Stock, legs: Legs, terms: list[str]
    ) -> None:
        found, scores = legs.worded(terms, 10, ALL), bm25(terms)
        holders = [place for place, score in enumerate(scores) if score > 0]
        assert places(stock, found) == sorted(holders, key=lambda p: (-round(scores[p], 5), p))
        expected = [scores[place] for place in places(stock, found)]
        assert list(found.values()) == pytest.approx(expected, rel=1e-5)

    def test_a_rare_term_counts_more_than_a_common_one(self, stock: Stock, legs: Legs) -> None:
        assert places(stock, legs.worded(["市", "第3条"], 10, ALL))[0] == 5

    def test_worded_gives_the_k_best(self, stock: Stock, legs: Legs) -> None:
        assert places(stock, legs.worded(["公園", "第3条"], 1, ALL)) == [5]
        assert legs.worded(["市"], 0, ALL) == legs.worded(["市"], -1, ALL) == {}

    @pytest.mark.parametrize("terms", [[], [""], ["未知", "語"]])
    def test_terms_that_nobody_holds_find_nothing(self, legs: Legs, terms: list[str]) -> None:
        assert dict(legs.worded(terms, 10, ALL)) == {}

    @pytest.mark.parametrize(
        ("terms", "held"),
        [([], []), (["市"], [6]), (["公園", "IT", "公園"], [3, 1, 3]), (["未知", "①"], [0, 1])],
    )
    def test_most_sums_the_rarity_of_the_terms(
        self, legs: Legs, terms: list[str], held: list[int]
    ) -> None:
        assert legs.most(terms) == pytest.approx(sum(map(rarity, held)), abs=1e-9)

    def test_no_score_exceeds_the_most(self, legs: Legs) -> None:
        terms = [term for told in SAMPLE for term in told.terms]
        assert max(legs.worded(terms, 10, ALL).values()) < legs.most(terms)

    def test_the_mean_is_that_of_all_vectors(self, legs: Legs) -> None:
        mean = np.mean([told.vector for told in SAMPLE], axis=0)
        np.testing.assert_allclose(legs.mean(), mean, atol=1e-6)

    def test_passages_come_back_exactly_in_the_order_asked(self, stock: Stock, legs: Legs) -> None:
        written = [passage for ordinal in range(3) for passage in passages_of(ordinal)]
        assert legs.passages(numbers(stock)) == written
        assert legs.passages(numbers(stock)[::-2]) == written[::-2]
        assert legs.passages([]) == []

    def test_a_deleted_document_is_found_no_more(self, empty: Stock) -> None:
        fill(empty)
        expected = [p for o in (0, 2) for p in passages_of(o)]
        empty.delete([1, 7])
        legs = empty.legs()
        for found in (legs.near(QUERY, 10, ALL), legs.worded(["市", "公園"], 10, ALL)):
            assert all(passage in expected for passage in legs.passages(list(found)))
        assert (len(legs.near(QUERY, 10, ALL)), empty.count()) == (5, 5)

    def test_what_is_put_twice_is_there_once(self, empty: Stock) -> None:
        fill(empty, [0, 1, 1, 2, 0])
        legs = empty.legs()
        assert places(empty, legs.near(QUERY, 20, ALL)) == places(empty, legs.near(QUERY, 7, ALL))
        assert empty.count() == 7
        assert legs.most(["市"]) == pytest.approx(rarity(6))

    def test_a_document_put_again_takes_the_place_of_the_old(self, empty: Stock) -> None:
        fill(empty)
        shorter = passages_of(0)[1:2]
        empty.put(0, shorter, np.ones((1, DIMENSION), np.float32), [("新",)])
        legs = empty.legs()
        assert legs.passages(list(legs.worded(["新"], 10, ALL))) == shorter
        assert (empty.count(), dict(legs.worded(["税"], 10, ALL))) == (5, {})

    def test_an_empty_store_finds_nothing(self, empty: Stock) -> None:
        legs = empty.legs()
        assert (dict(legs.near(QUERY, 5, ALL)), dict(legs.worded(["市"], 5, ALL))) == ({}, {})
        assert (legs.most(["市"]), legs.mean().tolist()) == (0.0, [0.0] * DIMENSION)
