from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.errors import IndexDamaged, IndexMissing
from index.legs import Scoring
from index.milvus.client import Connection, Patience
from index.milvus.errors import StoreRefused
from index.milvus.legs import MilvusLegs
from index.milvus.schema import Shape
from index.milvus.terms import line_of
from index.milvus.writing import Writer
from index.records import Filter
from tests.index.contract_legs import (
    ALL,
    DIMENSION,
    DOCUMENTS,
    FILTERS,
    K1,
    QUERY,
    SAMPLE,
    B,
    LegsContract,
    fill,
    passages_of,
    places,
)
from tests.index.legs_factories import LocalStock, MilvusStock, Stock

SHAPE = Shape(DIMENSION, K1, B)
NAMES = (f"c{number}" for number in count())


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    path = tmp_path_factory.mktemp("milvus") / "store.db"
    opened = Connection(str(path), Patience(answer_s=60))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def filled(connection: Connection) -> MilvusStock:
    stock = MilvusStock(connection, "filled", SHAPE)
    fill(stock)
    return stock


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> LocalStock:
    stock = LocalStock(tmp_path_factory.mktemp("local"), DIMENSION, Scoring(k1=K1, b=B))
    fill(stock)
    return stock


class TestLocalLegs(LegsContract):
    @pytest.fixture
    def stock(self, local: LocalStock) -> Stock:
        return local

    @pytest.fixture
    def empty(self, tmp_path: Path) -> Stock:
        return LocalStock(tmp_path, DIMENSION, Scoring(k1=K1, b=B))


class TestMilvusLegs(LegsContract):
    @pytest.fixture
    def stock(self, filled: MilvusStock) -> Stock:
        return filled

    @pytest.fixture
    def empty(self, connection: Connection) -> Stock:
        return MilvusStock(connection, next(NAMES), SHAPE)


def test_terms_count_alike_by_match_and_by_search(filled: MilvusStock) -> None:
    legs = filled.legs()
    terms = ["市", "公園", "IT", "it", "3.5", "未知", "A1-b", "\ud800"]
    expected = {term: sum(term in told.terms for told in SAMPLE) for term in terms}
    assert legs.held_by_match(terms) == legs.held_by_search(terms) == expected


def test_the_engine_gives_scores_with_the_sign_and_scale_that_worded_undoes(
    filled: MilvusStock, connection: Connection
) -> None:
    """If this fails after an upgrade, `MilvusLegs.worded` has to be looked at again."""
    asked: dict[str, Any] = {"anns_field": "weights", "output_fields": ["number"], "limit": 10}
    found = connection.call("search", collection_name="filled", data=[line_of(["IT"])], **asked)[0]
    (ours,) = filled.legs().worded(["IT"], 10, ALL).values()
    assert found[0]["distance"] == pytest.approx(-ours * (K1 + 1))


@pytest.mark.parametrize("k", [1, 3, 10])
def test_documents_that_are_not_live_are_never_found(filled: MilvusStock, k: int) -> None:
    legs = filled.legs(live={"b": 1, "c_%": 2})
    assert places(filled, legs.near(QUERY, k, ALL)) == [5, 3, 4, 6][:k]
    assert sorted(places(filled, legs.worded(["市"], 10, ALL))) == [3, 4, 5]
    assert len(legs.worded(["市"], k, ALL)) == min(k, 3)


def test_a_filter_by_documents_and_what_is_live_hold_together(filled: MilvusStock) -> None:
    legs = filled.legs(live={"b": 1})
    wanted = Filter(documents=frozenset({"b", DOCUMENTS[0][0]}))
    assert places(filled, legs.near(QUERY, 10, wanted)) == [3, 4]
    assert filled.legs(live={}).near(QUERY, 10, ALL) == {}


@pytest.mark.parametrize(("where", "passing"), FILTERS)
def test_the_merged_search_of_the_engine_is_filtered(
    filled: MilvusStock, where: Filter, passing: set[int]
) -> None:
    found = filled.legs().hybrid(QUERY, ["市", "IT"], 10, where)
    assert set(places(filled, found)) == passing


def test_the_merged_search_weighs_both_legs(filled: MilvusStock) -> None:
    legs = filled.legs()
    asked = QUERY, ["第3条", "公園"], 10, ALL
    vectors_only = legs.hybrid(*asked, weights=(1.0, 0.0))
    assert list(vectors_only) == list(legs.near(QUERY, 10, ALL))
    words_first = legs.hybrid(*asked, weights=(0.1, 0.9))
    assert places(filled, words_first)[:2] == [5, 3]
    assert list(words_first.values()) == sorted(words_first.values(), reverse=True)
    assert len(legs.hybrid(QUERY, [], 3, ALL)) == 3


def test_a_passage_that_is_gone_is_an_error_with_the_remedy(filled: MilvusStock) -> None:
    with pytest.raises(IndexDamaged, match=r"（123）がありません.*machishirube build"):
        filled.legs().passages([filled.number(0, passages_of(0)[0]), 123])


def test_a_closed_store_is_found_again_with_all_it_holds(tmp_path: Path) -> None:
    path = str(tmp_path / "folder" / "store.db")
    first = Connection(path, Patience(answer_s=60))
    fill(MilvusStock(first, "kept", SHAPE))
    first.close()
    second = Connection(path, Patience(answer_s=60))
    legs = MilvusLegs(second, "kept", np.zeros(DIMENSION, np.float32), k1=K1)
    legs.attach()
    assert legs.passages(list(legs.near(QUERY, 1, ALL))) == passages_of(0)[:1]
    with pytest.raises(IndexMissing, match=r"別の設定で作られています（期待：4次元、k1=2、b=0\.6"):
        Writer(second, "kept", Shape(DIMENSION, 2, B)).prepare()
    second.close()


def test_a_collection_that_is_not_there_is_refused_and_the_store_still_asked(
    connection: Connection,
) -> None:
    legs = MilvusLegs(connection, "nowhere", np.zeros(DIMENSION, np.float32))
    for ask in (legs.attach, lambda: legs.near(QUERY, 1, ALL)):
        with pytest.raises(StoreRefused, match="要求を断りました：collection 'nowhere'"):
            ask()
    assert connection.trouble() is None


def test_what_cannot_be_stored_is_refused_before_anything_is_written(
    filled: MilvusStock, connection: Connection
) -> None:
    writer, passages = Writer(connection, "filled", SHAPE), passages_of(0)[:1]
    vectors, terms = np.ones((1, DIMENSION)), [("市",)]
    with pytest.raises(StoreRefused, match="検索語が多すぎます"):
        writer.upsert(0, passages, vectors, [("市",) * 6_000])
    with pytest.raises(ValueError, match="same place"):
        writer.upsert(0, passages * 2, np.ones((2, DIMENSION)), terms * 2)
    with pytest.raises(ValueError, match="out of range"):
        writer.upsert(-1, passages, vectors, terms)
    with pytest.raises(ValueError, match="NaN"):
        writer.upsert(0, passages, vectors * np.nan, terms)
    with pytest.raises(IndexMissing, match="3次元"):
        writer.upsert(0, passages, np.ones((1, 3)), terms)
    assert writer.count() == len(SAMPLE)
