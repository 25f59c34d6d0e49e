"""Finds passages: tokens, vectors, BM25, fusion, storage. Names load on first use."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.build import BuildSummary, build_index, expected_index
    from index.encoder import BackgroundEncoder, Encoder, HashingEncoder, SentenceEncoder
    from index.errors import Busy, IndexDamaged, IndexMissing, ModelMissing
    from index.generations import (
        Generation,
        check_current,
        current_number,
        open_current,
        read_manifest,
        writer_lock,
    )
    from index.normalise import fold
    from index.records import Filter, Hit, Outcome, Passage
    from index.retriever import HybridRetriever
    from index.searcher import Searcher
    from index.settings import IndexSettings
    from index.store import FaissStore
    from index.tokens import Morpheme, morphemes, tokenise

_HOMES = {
    "BackgroundEncoder": "encoder",
    "BuildSummary": "build",
    "Busy": "errors",
    "Encoder": "encoder",
    "FaissStore": "store",
    "Filter": "records",
    "Generation": "generations",
    "HashingEncoder": "encoder",
    "Hit": "records",
    "HybridRetriever": "retriever",
    "IndexDamaged": "errors",
    "IndexMissing": "errors",
    "IndexSettings": "settings",
    "ModelMissing": "errors",
    "Morpheme": "tokens",
    "Outcome": "records",
    "Passage": "records",
    "Searcher": "searcher",
    "SentenceEncoder": "encoder",
    "build_index": "build",
    "check_current": "generations",
    "current_number": "generations",
    "expected_index": "build",
    "fold": "normalise",
    "morphemes": "tokens",
    "open_current": "generations",
    "read_manifest": "generations",
    "tokenise": "tokens",
    "writer_lock": "generations",
}

__all__ = [
    "BackgroundEncoder",
    "BuildSummary",
    "Busy",
    "Encoder",
    "FaissStore",
    "Filter",
    "Generation",
    "HashingEncoder",
    "Hit",
    "HybridRetriever",
    "IndexDamaged",
    "IndexMissing",
    "IndexSettings",
    "ModelMissing",
    "Morpheme",
    "Outcome",
    "Passage",
    "Searcher",
    "SentenceEncoder",
    "build_index",
    "check_current",
    "current_number",
    "expected_index",
    "fold",
    "morphemes",
    "open_current",
    "read_manifest",
    "tokenise",
    "writer_lock",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its module on first use: torch, FAISS, LlamaIndex are heavy."""
    if name not in _HOMES:
        raise AttributeError(f"module 'index' has no attribute {name!r}")
    return getattr(import_module(f"index.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """List the public names."""
    return list(__all__)
