from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus.state import DataFolder
from index.build import build_index
from index.editing import drop_documents
from index.encoder import HashingEncoder
from index.errors import StoreUnavailable
from index.generations import open_current, read_manifest, writer_lock
from index.milvus.client import Connection, Patience
from index.milvus.connections import connection_to, disconnect, store_of
from index.milvus.legs import MilvusLegs
from index.milvus.opened import count_of, writer_of
from index.records import Filter
from index.searcher import STORE_AWAY, Searcher
from index.settings import IndexSettings
from tests.index.samples import RULES, SmallCorpus, corpus_of, joined
from tests.index.test_build import CountingEncoder

BOTH = joined(corpus_of(RULES, "a"), corpus_of(RULES, "b", "長野市"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One folder of milvus-lite for all: opening one takes a second."""
    path = tmp_path_factory.mktemp("milvus")
    yield path
    disconnect(str(path / "store.db"))


@pytest.fixture
def settings(folder: Path) -> IndexSettings:
    return IndexSettings(store=str(folder / "store.db"))


def build(data: DataFolder, corpus: SmallCorpus, settings: IndexSettings) -> Any:
    return build_index(corpus, HashingEncoder, data, settings)


def found(data: DataFolder, question: str, where: Filter | None = None) -> list[str]:
    outcome = Searcher(open_current(data), HashingEncoder()).search(question, where=where)
    return [hit.passage.key for hit in outcome.hits]


@pytest.fixture
def tmp_local(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "local")


def test_a_search_in_milvus_finds_what_one_on_this_machine_finds(
    tmp_path: Path, tmp_local: DataFolder, settings: IndexSettings
) -> None:
    data = DataFolder(tmp_path)
    build(data, BOTH, settings)
    build(tmp_local, BOTH, IndexSettings())
    for where in (None, Filter(cities=frozenset({"長野市"})), Filter(sides=frozenset({"before"}))):
        assert found(data, "ごみは何時まで", where) == found(tmp_local, "ごみは何時まで", where)


def test_a_further_document_is_put_beside_the_others(
    tmp_path: Path, settings: IndexSettings
) -> None:
    data, encoder = DataFolder(tmp_path), CountingEncoder()
    build(data, corpus_of(RULES, "a"), settings)
    summary = build_index(BOTH, lambda: encoder, data, settings)
    assert (summary.passages, summary.embedded) == (6, 3)
    assert count_of(data, read_manifest(data)) == 6
    assert found(data, "ごみ", Filter(documents=frozenset({"b"})))[0] == "b@66-78"


def test_a_changed_document_is_found_as_it_is_now(tmp_path: Path, settings: IndexSettings) -> None:
    data = DataFolder(tmp_path)
    build(data, corpus_of(RULES, "a"), settings)
    build(data, corpus_of(["図書館は九時に開く。"], "a"), settings)
    assert found(data, "図書館") == ["a@0-10"]
    assert count_of(data, read_manifest(data)) == 4
    build(data, corpus_of(["図書館は十時に開く。"], "a"), settings)
    assert count_of(data, read_manifest(data)) == 2


def test_a_dropped_document_is_gone_from_milvus(tmp_path: Path, settings: IndexSettings) -> None:
    data = DataFolder(tmp_path)
    build(data, BOTH, settings)
    disconnect(settings.store or "")
    with writer_lock(data):
        assert drop_documents(data, frozenset({"a"}), {"list": b"2"}) == 2
    assert count_of(data, read_manifest(data)) == 3
    assert {key[0] for key in found(data, "ごみ")} == {"b"}


def test_the_mean_vector_follows_what_is_added_changed_and_dropped(
    tmp_path: Path, settings: IndexSettings
) -> None:
    data = DataFolder(tmp_path)
    build(data, corpus_of(["図書館は九時に開く。"], "a"), settings)
    build(data, joined(corpus_of(RULES, "a"), corpus_of(RULES[:1], "b")), settings)
    with writer_lock(data):
        drop_documents(data, frozenset({"b"}), {})
    other = DataFolder(tmp_path / "other")
    build(other, corpus_of(RULES, "a"), IndexSettings())
    means = [open_current(each).legs.mean() for each in (data, other)]
    assert means[0] == pytest.approx(means[1], abs=1e-6)


def test_a_fitting_index_in_milvus_is_left_alone(tmp_path: Path, settings: IndexSettings) -> None:
    data = DataFolder(tmp_path)
    build(data, BOTH, settings)
    assert build(data, BOTH, settings).reasons == ()


def test_moving_to_milvus_embeds_nothing_again(tmp_path: Path, settings: IndexSettings) -> None:
    data, encoder = DataFolder(tmp_path), CountingEncoder()
    build(data, BOTH, IndexSettings())
    summary = build_index(BOTH, lambda: encoder, data, settings)
    assert encoder.asked == []
    assert summary.reasons == ("設定のstoreが変わりました。",)


def test_a_store_that_is_not_there_is_told_and_the_search_goes_on_without(tmp_path: Path) -> None:
    data = DataFolder(tmp_path)
    settings = IndexSettings(store="http://127.0.0.1:1")
    with pytest.raises(StoreUnavailable, match=r"127\.0\.0\.1:1"):
        build(data, BOTH, settings)
    assert not (data.index / "CURRENT").exists()


def test_while_the_store_is_away_nothing_is_found_and_the_outcome_says_so(
    tmp_path: Path,
) -> None:
    data = DataFolder(tmp_path)
    build(data, BOTH, IndexSettings())
    away = Connection("http://127.0.0.1:1", Patience(connect_s=0.5))
    legs = MilvusLegs(away, "gone", np.zeros(64, np.float32))
    outcome = Searcher(replace(open_current(data), legs=legs), HashingEncoder()).search("ごみ")
    assert outcome.hits == ()
    (told,) = outcome.degraded
    assert told == STORE_AWAY.format((away.trouble() or "").partition("（期待")[0])


@pytest.mark.parametrize(
    ("setting", "store"),
    [
        ("https://milvus:19530", "https://milvus:19530"),
        ("/srv/store.db", "/srv/store.db"),
        ("store.db", "/data/store.db"),
    ],
)
def test_a_relative_path_counts_from_the_data_folder(setting: str, store: str) -> None:
    assert store_of(DataFolder(Path("/data")), setting) == store


def test_one_store_has_one_connection_until_it_is_closed() -> None:
    first = connection_to("http://127.0.0.1:1")
    assert connection_to("http://127.0.0.1:1") is first
    disconnect("http://127.0.0.1:1")
    assert connection_to("http://127.0.0.1:1") is not first
    disconnect("http://127.0.0.1:1")


def test_a_collection_that_was_lost_is_filled_again(
    tmp_path: Path, settings: IndexSettings
) -> None:
    data = DataFolder(tmp_path)
    build(data, corpus_of(RULES, "a"), settings)
    writer_of(data, read_manifest(data)).drop()
    build(data, BOTH, settings)
    assert count_of(data, read_manifest(data)) == 6


def test_back_on_this_machine_the_collection_is_removed_behind_the_readers(
    tmp_path: Path, settings: IndexSettings
) -> None:
    data = DataFolder(tmp_path)
    build(data, BOTH, settings)
    stored = read_manifest(data).stored
    build(data, BOTH, IndexSettings())
    connection = connection_to(settings.store or "")
    assert stored is not None
    assert stored.collection in connection.call("list_collections")
    build(data, BOTH, IndexSettings())
    assert stored.collection not in connection.call("list_collections")
    assert found(data, "ごみ")[0] == "a@66-78"


def test_what_a_damaged_index_has_in_milvus_goes_with_it(
    tmp_path: Path, settings: IndexSettings
) -> None:
    data = DataFolder(tmp_path)
    build(data, BOTH, settings)
    stored = read_manifest(data).stored
    next(data.index.rglob("vectors-sum.npy")).write_bytes(b"")
    with writer_lock(data):
        assert drop_documents(data, frozenset({"a"}), {}) is None
    assert stored is not None
    assert stored.collection not in connection_to(settings.store or "").call("list_collections")
