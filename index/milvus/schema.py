"""What a collection of Milvus looks like: fields, indexes, and the rows of passages."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from corpus.errors import SettingsError
from index.milvus.filters import NO_SIDE
from index.milvus.terms import line_of
from index.records import Passage
from index.wire import Row, passage_of, row_of

FORMAT = 1
READ_FIELDS = ("node", "document", "text", "search_text", "metadata")
_LONGEST = 65_535  # bytes in a VARCHAR
_TEXTS = {
    "node": 2048,
    "document": 1024,
    "city": 1024,
    "side": 32,
    "text": _LONGEST,
    "search_text": _LONGEST,
}
_START_BITS = 32
_PROPERTY = "machishirube.shape"


@dataclass(frozen=True, slots=True)
class Shape:
    """What is fixed when a collection is made: dimension, BM25's parameters, the dense index.

    FLAT compares with every vector and is exact; HNSW or AUTOINDEX suit millions of passages on a
    server and may miss a neighbour. Both engines want 0 < k1 <= 3.
    """

    dimension: int
    k1: float = 1.5
    b: float = 0.75
    nearest: str = "FLAT"

    def __post_init__(self) -> None:
        if not 0 < self.k1 <= 3:
            seen = f"index.k1が{self.k1:g}です"
            remedy = "設定index.k1を直すか、Milvusを使わない設定にしてください。"
            raise SettingsError(seen, "Milvusでは0より大きく3以下", remedy)

    def described(self) -> str:
        """Write it as the collection's description, by which a reader knows it again.

        milvus-lite forgets descriptions, so it stands among the properties, too.
        """
        return json.dumps({"format": FORMAT, **asdict(self)}, sort_keys=True)


def properties_of(shape: Shape) -> dict[str, str]:
    """Give the properties of a collection."""
    return {_PROPERTY: shape.described()}


def shape_of(found: Mapping[str, Any]) -> Shape | None:
    """Read what `describe_collection` gives; None where it is not one of this format."""
    written = found.get("description") or found.get("properties", {}).get(_PROPERTY)
    try:
        fields = json.loads(written)
        return Shape(**fields) if fields.pop("format") == FORMAT else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def fields_of(shape: Shape) -> Any:
    """Give the pymilvus schema: what Legs search and filter by, and what a passage is made from.

    `weights` is made by the engine out of `terms` (see `index.milvus.terms`).
    """
    from pymilvus import (  # type: ignore[import-untyped]  # no types
        DataType,
        Function,
        FunctionType,
        MilvusClient,
    )

    schema: Any = MilvusClient.create_schema(
        auto_id=False, enable_dynamic_field=False, description=shape.described()
    )
    schema.add_field("number", DataType.INT64, is_primary=True)
    schema.add_field("ordinal", DataType.INT64)
    for name, length in _TEXTS.items():
        schema.add_field(name, DataType.VARCHAR, max_length=length)
    schema.add_field(
        "departments",
        DataType.ARRAY,
        element_type=DataType.VARCHAR,
        max_capacity=1024,
        max_length=1024,
    )
    schema.add_field("metadata", DataType.JSON)
    schema.add_field("vector", DataType.FLOAT_VECTOR, dim=shape.dimension)
    analysed = {"enable_analyzer": True, "enable_match": True}
    standard = {"tokenizer": "standard"}  # the only one that both engines have
    schema.add_field(
        "terms", DataType.VARCHAR, max_length=_LONGEST, analyzer_params=standard, **analysed
    )
    schema.add_field("weights", DataType.SPARSE_FLOAT_VECTOR)
    bm25 = FunctionType.BM25
    schema.add_function(Function("words", bm25, ["terms"], ["weights"]))
    return schema


def indexes_of(shape: Shape, *, local: bool) -> Any:
    """Give the pymilvus index parameters: inner product of unit vectors, and BM25.

    pymilvus sends `params` one by one, as a server takes them; milvus-lite 3.2 reads only what is
    nested once more, and without it scores with its own k1 and b.
    """
    from pymilvus import MilvusClient

    indexes: Any = MilvusClient.prepare_index_params()
    indexes.add_index("vector", index_type=shape.nearest, metric_type="IP")
    scoring: dict[str, Any] = {"bm25_k1": shape.k1, "bm25_b": shape.b}
    indexes.add_index(
        "weights",
        index_type="SPARSE_INVERTED_INDEX",
        metric_type="BM25",
        params={"params": scoring} if local else scoring,
    )
    for name in ("ordinal", "document"):
        indexes.add_index(name, index_type="INVERTED")
    return indexes


def number_of(ordinal: int, passage: Passage) -> int:
    """Number a passage: by document, then by where it starts."""
    if not 0 <= ordinal < 1 << 31 or not 0 <= passage.start < 1 << _START_BITS:
        raise ValueError(f"ordinal {ordinal} or start {passage.start} out of range")
    return ordinal << _START_BITS | passage.start


def ordinal_of(number: int) -> int:
    """Give the document's number in a passage's."""
    return number >> _START_BITS


def entity_of(
    ordinal: int, passage: Passage, vector: list[float], terms: tuple[str, ...]
) -> dict[str, Any]:
    """Turn a passage into a row of the collection."""
    row = row_of(passage)
    return {
        "number": number_of(ordinal, passage),
        "ordinal": ordinal,
        "node": row.node,
        "document": row.document,
        "city": passage.city,
        "side": row.metadata["side"] or NO_SIDE,
        "departments": list(passage.departments),
        "text": row.text,
        "search_text": row.search_text,
        "metadata": row.metadata,
        "vector": vector,
        "terms": line_of(terms),
    }


def passage_from(entity: Mapping[str, Any]) -> Passage:
    """Rebuild the passage of a row; KeyError, ValueError or TypeError on foreign data."""
    return passage_of(Row(*(entity[name] for name in READ_FIELDS)))
