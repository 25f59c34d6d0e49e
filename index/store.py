"""LlamaIndex's vector store interface over a shelf: filters, deletion and re-adding work.

LlamaIndex's own FAISS stores cannot filter or delete, and its mapped one hands a freed number to
the next node, so that a node answers with another's vector. Here numbers are never reused.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from llama_index.core.schema import (
    BaseNode,
    MetadataMode,
    NodeRelationship,
    RelatedNodeInfo,
    TextNode,
)
from llama_index.core.vector_stores.types import (
    BasePydanticVectorStore,
    FilterCondition,
    FilterOperator,
    MetadataFilter,
    MetadataFilters,
    VectorStoreQuery,
    VectorStoreQueryMode,
    VectorStoreQueryResult,
)
from numpy.typing import NDArray
from pydantic import PrivateAttr

from index.legs import LocalLegs
from index.records import Passage
from index.shelf import Shelf
from index.shelf_files import load_shelf, save_shelf
from index.wire import Row, passage_of, row_of

SEARCH_TEXT = "search_text"
Mask = NDArray[np.bool_]


def node_of(passage: Passage, embedding: list[float] | None = None) -> TextNode:
    """Turn a passage into a LlamaIndex node: id is the key, text verbatim, ref doc the document."""
    return _node(row_of(passage), embedding)


def passage_from(node: BaseNode) -> Passage:
    """Turn a node made by `node_of` back into its passage."""
    return passage_of(_row(node))


def _node(row: Row, embedding: list[float] | None = None) -> TextNode:
    """Make the node of a row. Metadata stays out of the text that models see."""
    metadata = {**row.metadata, SEARCH_TEXT: row.search_text}
    source = {NodeRelationship.SOURCE: RelatedNodeInfo(node_id=row.document)}
    return TextNode(
        id_=row.node,
        text=row.text,
        embedding=embedding,
        metadata=metadata,
        excluded_embed_metadata_keys=list(metadata),
        excluded_llm_metadata_keys=list(metadata),
        relationships=source if row.document else {},
    )


def _row(node: BaseNode) -> Row:
    """Make the row of a node, of ours or of another maker."""
    text = node.get_content(MetadataMode.NONE)
    metadata = {key: value for key, value in node.metadata.items() if key != SEARCH_TEXT}
    document = node.ref_doc_id or ""
    search = node.metadata.get(SEARCH_TEXT, text)
    return Row(node.node_id, document, text, search, {"document": document, **metadata})


class FaissStore(BasePydanticVectorStore):
    """FAISS inner product on unit vectors, texts and metadata in SQLite."""

    stores_text: bool = True
    dimension: int
    _shelf: Shelf = PrivateAttr()

    def __init__(self, dimension: int, *, shelf: Shelf | None = None) -> None:
        super().__init__(dimension=dimension, stores_text=True)  # type: ignore[call-arg]  # pydantic field
        self._shelf = shelf if shelf is not None else Shelf(dimension)

    @classmethod
    def class_name(cls) -> str:
        """Name the class in LlamaIndex's serialisation."""
        return "MachishirubeFaissStore"

    @classmethod
    def open(cls, folder: Path) -> "FaissStore":
        """Read a store that `persist` wrote."""
        shelf = load_shelf(folder)
        return cls(shelf.dimension, shelf=shelf)

    @classmethod
    def of(cls, legs: LocalLegs) -> "FaissStore":
        """Copy the passages of an open index, in reading order."""
        vectors = legs.vectors()
        shelf = Shelf(vectors.shape[1])
        shelf.add([row_of(passage) for passage in legs.passages(range(len(legs)))], vectors)
        return cls(shelf.dimension, shelf=shelf)

    @property
    def client(self) -> Shelf:
        """The shelf behind this store."""
        return self._shelf

    def add(self, nodes: Sequence[BaseNode], **kwargs: Any) -> list[str]:
        """Add nodes with embeddings; a node id that is there already is replaced."""
        if nodes:
            vectors = [node.get_embedding() for node in nodes]
            self._shelf.add([_row(node) for node in nodes], np.asarray(vectors, dtype=np.float32))
        return [node.node_id for node in nodes]

    def delete(self, ref_doc_id: str, **delete_kwargs: Any) -> None:
        """Delete every node of a document."""
        rows = self._shelf.rows.items()
        self._shelf.remove([number for number, row in rows if row.document == ref_doc_id])

    def delete_nodes(
        self,
        node_ids: list[str] | None = None,
        filters: MetadataFilters | None = None,
        **delete_kwargs: Any,
    ) -> None:
        """Delete the nodes that have one of the ids and pass the filters."""
        if node_ids is not None or filters is not None:
            self._shelf.remove(self._selected(node_ids, filters))

    def clear(self) -> None:
        """Delete every node."""
        self._shelf.remove(list(self._shelf.rows))

    def get_nodes(
        self, node_ids: list[str] | None = None, filters: MetadataFilters | None = None
    ) -> list[BaseNode]:
        """Give the nodes that have one of the ids and pass the filters, in reading order."""
        return [_node(self._shelf.rows[n]) for n in self._selected(node_ids, filters)]

    def query(self, query: VectorStoreQuery, **kwargs: Any) -> VectorStoreQueryResult:
        """Find the nearest nodes; `similarities` are cosines."""
        if query.mode is not VectorStoreQueryMode.DEFAULT or query.query_embedding is None:
            raise ValueError(f"query mode {query.mode} needs index.retriever.HybridRetriever")
        vector = np.asarray(query.query_embedding, dtype=np.float32)
        near = self._shelf.search(vector, query.similarity_top_k, self._mask(query))
        nodes = [_node(self._shelf.rows[item.id]) for item in near]
        similarities = [item.similarity for item in near]
        return VectorStoreQueryResult(nodes, similarities, [node.node_id for node in nodes])

    def persist(self, persist_path: str, fs: Any = None) -> None:
        """Write the store into a folder; a crash leaves what was there."""
        if fs is not None:
            raise ValueError("only the local file system can be synced and swapped")
        save_shelf(self._shelf, Path(persist_path))

    def _selected(self, node_ids: list[str] | None, filters: MetadataFilters | None) -> list[int]:
        """Give the ids of the nodes that have one of the node ids and pass the filters."""
        mask = self._filtered(filters)
        if node_ids is not None:
            mask = mask & self._nodes_in(node_ids)
        return [int(number) for number in self._shelf.ids()[mask]]

    def _mask(self, query: VectorStoreQuery) -> Mask | None:
        """Turn the restrictions of a query into a mask over positions."""
        if query.filters is None and query.node_ids is None and query.doc_ids is None:
            return None
        mask = self._filtered(query.filters)
        if query.node_ids is not None:
            mask = mask & self._nodes_in(query.node_ids)
        if query.doc_ids is not None:
            mask = mask & self._shelf.holds("document", query.doc_ids)
        return mask

    def _nodes_in(self, node_ids: list[str]) -> Mask:
        """Tell for each position whether its node is one of these."""
        wanted = [found for node in node_ids if (found := self._shelf.id_of(node)) is not None]
        return np.isin(self._shelf.ids(), np.asarray(wanted, dtype=np.int64))

    def _filtered(self, filters: MetadataFilters | None) -> Mask:
        """Tell for each position whether it passes the filters."""
        if filters is None or not filters.filters:
            return np.ones(len(self._shelf), dtype=bool)
        masks = [
            self._filtered(part) if isinstance(part, MetadataFilters) else self._passes(part)
            for part in filters.filters
        ]
        if filters.condition is FilterCondition.OR:
            return np.asarray(np.logical_or.reduce(masks))
        every = np.asarray(np.logical_and.reduce(masks))
        return ~every if filters.condition is FilterCondition.NOT else every

    def _passes(self, part: MetadataFilter) -> Mask:
        """Tell for each position whether it passes one filter."""
        test = _TESTS.get(part.operator)
        if test is None:
            raise ValueError(f"filter operator {part.operator.value} is not supported")
        values = self._shelf.column(part.key)
        return np.fromiter((test(value, part.value) for value in values), bool, len(values))


def _ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    """Make an order test that an absent value fails."""
    return lambda value, bound: value is not None and compare(value, bound)


_TESTS: dict[FilterOperator, Callable[[Any, Any], bool]] = {
    FilterOperator.EQ: lambda value, wanted: bool(value == wanted),
    FilterOperator.NE: lambda value, wanted: bool(value != wanted),
    FilterOperator.GT: _ordered(lambda value, bound: value > bound),
    FilterOperator.GTE: _ordered(lambda value, bound: value >= bound),
    FilterOperator.LT: _ordered(lambda value, bound: value < bound),
    FilterOperator.LTE: _ordered(lambda value, bound: value <= bound),
    FilterOperator.IN: lambda value, wanted: value in wanted,
    FilterOperator.NIN: lambda value, wanted: value not in wanted,
    FilterOperator.CONTAINS: lambda value, wanted: value is not None and wanted in value,
    FilterOperator.IS_EMPTY: lambda value, _: value is None or value == [],
}
