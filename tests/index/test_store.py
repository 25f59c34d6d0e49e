from pathlib import Path

import numpy as np
import pytest
from llama_index.core.schema import TextNode
from llama_index.core.vector_stores.types import (
    FilterCondition,
    FilterOperator,
    MetadataFilter,
    MetadataFilters,
    VectorStoreQuery,
    VectorStoreQueryMode,
)

from index.errors import IndexDamaged, IndexMissing
from index.store import FaissStore, node_of, passage_from
from tests.index.samples import sample_passages

UNITS = np.eye(4, dtype=np.float32).tolist()
FIRST = ["甲", "乙", "丙", "丁"]


def store_of(names: list[str], identity: str = "a") -> FaissStore:
    """Make a store whose node i points along axis i; sides alternate after, before."""
    store = FaissStore(4)
    found = sample_passages(names, identity)
    store.add([node_of(p, UNITS[i]) for i, p in enumerate(found)])
    return store


def ask(store: FaissStore, axis: int, k: int = 1, **extra: object) -> list[str]:
    """Give the texts nearest to an axis."""
    query = VectorStoreQuery(UNITS[axis], similarity_top_k=k, **extra)  # type: ignore[arg-type]
    return [node.get_content() for node in store.query(query).nodes or []]


def where(key: str, value: object, operator: FilterOperator = FilterOperator.EQ) -> MetadataFilters:
    """Make one filter."""
    part = {"key": key, "value": value, "operator": operator}
    return MetadataFilters(filters=[MetadataFilter.model_validate(part)])


def test_a_passage_comes_back_from_its_node() -> None:
    passage = sample_passages()[0]
    node = node_of(passage)
    assert passage_from(node) == passage
    assert (node.node_id, node.ref_doc_id, node.text) == (passage.key, "a", passage.text)


def test_similarities_are_cosines_whatever_the_norms() -> None:
    store = FaissStore(2)
    store.add([node_of(sample_passages()[0], [3.0, 4.0])])
    result = store.query(VectorStoreQuery([0.0, 10.0], similarity_top_k=5))
    assert result.similarities == pytest.approx([0.8])
    assert result.ids == ["a@0-21"]


def test_a_deleted_number_is_never_given_to_another_node() -> None:
    """LlamaIndex's mapped FAISS store answers the third axis with the new node here."""
    store = store_of(FIRST[:3])
    store.delete_nodes(["a@0-1"])
    (new,) = sample_passages(["新"], "b")
    store.add([node_of(new, UNITS[3])])
    assert [ask(store, axis) for axis in (1, 2, 3)] == [["乙"], ["丙"], ["新"]]
    store.delete_nodes(["b@0-1"])
    assert ask(store, 2, k=9) == ["丙", "乙"]


def test_adding_a_node_again_replaces_it() -> None:
    store = store_of(FIRST)
    store.add([node_of(sample_passages(FIRST)[0], UNITS[1])])
    assert (len(store.client), ask(store, 1, k=2)) == (4, ["乙", "甲"])


def test_deleting_a_document_leaves_the_others() -> None:
    store = store_of(FIRST)
    store.add([node_of(sample_passages(["新"], "b")[0], UNITS[0])])
    store.delete("a")
    assert ask(store, 0, k=9) == ["新"]
    store.clear()
    assert ask(store, 0, k=9) == []


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (where("side", "after"), {"甲", "丙"}),
        (where("side", "after", FilterOperator.NE), {"乙", "丁"}),
        (where("document", ["a", "b"], FilterOperator.IN), {"甲", "乙", "丙", "丁"}),
        (where("document", ["a"], FilterOperator.NIN), set()),
        (where("city", "長野市"), set()),
        (where("start", 4, FilterOperator.GTE), {"丙", "丁"}),
        (where("row", 1, FilterOperator.LT), set()),
        (where("page", None, FilterOperator.IS_EMPTY), {"甲", "乙", "丙", "丁"}),
        (where("path", "第2条", FilterOperator.CONTAINS), {"乙"}),
    ],
)
def test_filters_hold_even_where_better_vectors_are_outside(
    filters: MetadataFilters, found: set[str]
) -> None:
    store = store_of(FIRST)
    assert set(ask(store, 1, k=4, filters=filters)) == found
    assert {node.get_content() for node in store.get_nodes(filters=filters)} == found


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (FilterCondition.AND, ["丙"]),
        (FilterCondition.OR, ["甲", "丙", "丁"]),
        (FilterCondition.NOT, ["甲", "乙", "丁"]),
    ],
)
def test_filters_combine(condition: FilterCondition, found: list[str]) -> None:
    parts = [where("side", "after"), where("start", 4, FilterOperator.GTE)]
    filters = MetadataFilters(filters=list(parts), condition=condition)
    assert [n.get_content() for n in store_of(FIRST).get_nodes(filters=filters)] == found


def test_a_query_keeps_to_the_documents_and_nodes_it_names() -> None:
    store = store_of(FIRST)
    assert ask(store, 0, k=9, node_ids=["a@2-3", "gone"]) == ["乙"]
    assert ask(store, 0, k=9, doc_ids=["b"]) == []


def test_an_unsupported_filter_is_refused_rather_than_ignored() -> None:
    with pytest.raises(ValueError, match="text_match is not supported"):
        ask(store_of(FIRST), 0, filters=where("city", "上", FilterOperator.TEXT_MATCH))


def test_an_unsupported_mode_is_refused() -> None:
    with pytest.raises(ValueError, match="HybridRetriever"):
        ask(store_of(FIRST), 0, mode=VectorStoreQueryMode.HYBRID)


def test_a_vector_of_another_length_is_refused_with_the_remedy() -> None:
    with pytest.raises(IndexMissing, match=r"ベクトルが3次元です（期待：索引と同じ4次元）.*build"):
        store_of(FIRST).query(VectorStoreQuery([1.0, 0.0, 0.0]))


def test_a_vector_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="NaN"):
        FaissStore(1).add([TextNode(text="甲", embedding=[float("nan")])])


def test_a_node_of_another_maker_is_kept_with_its_metadata() -> None:
    store = FaissStore(2)
    store.add([TextNode(id_="x", text="甲", metadata={"year": 2025}, embedding=[1.0, 0.0])])
    (node,) = store.get_nodes(filters=where("year", 2025))
    assert (node.node_id, node.metadata["year"], node.ref_doc_id) == ("x", 2025, None)


def test_a_persisted_store_answers_as_before_and_goes_on_counting(tmp_path: Path) -> None:
    store = store_of(FIRST)
    store.delete_nodes(["a@6-7"])
    store.persist(str(tmp_path / "店"))
    again = FaissStore.open(tmp_path / "店")
    assert ask(again, 0, k=9) == ask(store, 0, k=9) == ["甲", "乙", "丙"]
    again.add([node_of(sample_passages(["新"], "b")[0], UNITS[3])])
    assert (again.client.next_id, ask(again, 3)) == (5, ["新"])


def test_persisting_again_leaves_one_pair_of_files(tmp_path: Path) -> None:
    store = store_of(FIRST)
    store.persist(str(tmp_path))
    store.persist(str(tmp_path))
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".faiss", ".sqlite"]


@pytest.mark.parametrize("pattern", ["*.sqlite", "*.faiss"])
@pytest.mark.parametrize("content", [None, b"", b"x" * 5000])
def test_missing_and_damaged_files_are_reported_with_the_remedy(
    pattern: str, content: bytes | None, tmp_path: Path
) -> None:
    store_of(FIRST).persist(str(tmp_path))
    (path,) = tmp_path.glob(pattern)
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(IndexDamaged, match="machishirube build --force"):
        FaissStore.open(tmp_path)


def test_files_of_two_writings_do_not_pass_for_one(tmp_path: Path) -> None:
    store_of(FIRST).persist(str(tmp_path / "a"))
    store_of(FIRST[:2]).persist(str(tmp_path / "b"))
    (old,), (new,) = (tmp_path.glob("a/*.faiss"), tmp_path.glob("b/*.faiss"))
    old.write_bytes(new.read_bytes())
    with pytest.raises(IndexDamaged, match="件数または番号が合いません"):
        FaissStore.open(tmp_path / "a")
