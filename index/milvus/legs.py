"""Both legs of a search in Milvus."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamaged
from index.legs import Scores
from index.manifest import REBUILD
from index.milvus.client import Connection
from index.milvus.filters import expression_of, numbers_among, quoted
from index.milvus.schema import READ_FIELDS, ordinal_of, passage_from
from index.milvus.terms import line_of, word_of
from index.records import Filter, Passage
from index.units import units_of

MOST_HITS = 16_384
"""What Milvus gives at most for one question; a larger k is cut to it."""
_READ_AT_ONCE = 1_000
_WORDS = {"metric_type": "BM25"}
_VECTORS = {"metric_type": "IP"}
Weights = tuple[float, float]
_Hit = Mapping[str, Any]  # pymilvus': number, distance, entity
_Ask = Callable[[int, str], Sequence[_Hit]]


class MilvusLegs:
    """Searches one collection; safe from several threads. It is loaded when first asked.

    `live` names the documents with their numbers (None: all are in). Others are never found, though
    they may still be stored, like an earlier state of a document under another number:
    the engine counts their words, in df and N and in BM25, until they are deleted and the engine
    has compacted. Cosines are exact; which of two equal scores is the k-th, the engine decides.

    BM25 is that of the engine, over its own parts: a server keeps one statistic for the collection,
    milvus-lite one for each flushed part. Both hash words to 32 bits, so among 100,000 terms about
    one pair scores as one term.
    """

    def __init__(
        self,
        connection: Connection,
        collection: str,
        mean: NDArray[np.float32],
        live: Mapping[str, int] | None = None,
        *,
        k1: float = 1.5,
    ) -> None:
        """Take the mean passage vector (dimension,) and the k1 that the collection has."""
        self._connection = connection
        self._collection = collection
        self._mean = mean
        self._live = live
        self._alive = frozenset((live or {}).values())
        self._attached = False
        self._k1 = k1
        self._size: int | None = None
        self._held: dict[str, int] = {}

    def attach(self) -> None:
        """Have the engine load the collection; StoreRefused where there is none."""
        self._connection.call("load_collection", works=True, collection_name=self._collection)
        self._attached = True

    def near(self, vector: NDArray[np.float32], k: int, where: Filter) -> Scores:
        """Find the k nearest, with cosines; raises IndexMissing on a vector of another dimension.

        Exact where the collection's dense index is FLAT.
        """
        unit = self._unit(vector)
        asked = {"data": [unit], "anns_field": "vector", "search_params": _VECTORS}
        return self._found(k, where, lambda limit, text: self._search(limit, text, **asked))

    def worded(self, terms: Sequence[str], k: int, where: Filter) -> Scores:
        """Find at most k that hold a term, with BM25 scores above 0.

        milvus-lite 3.2 gives the negative of a score, a server the score (knowhere's sparse index),
        and an idf of log(1 + x) is never negative, so the sign says nothing. Both multiply Lucene's
        formula by k1 + 1; without it no score exceeds `most`.
        """
        if not terms:
            return {}
        asked = {"data": [line_of(terms)], "anns_field": "weights", "search_params": _WORDS}
        found = self._found(k, where, lambda limit, text: self._search(limit, text, **asked))
        scores = {number: abs(score) / (self._k1 + 1) for number, score in found.items()}
        return _ordered({number: score for number, score in scores.items() if score > 0})

    def most(self, terms: Sequence[str]) -> float:
        """Sum up how rare the terms are among all stored passages, remembered from the first call.

        Exact on a server. milvus-lite is asked through its BM25 index, where df is exact up to
        MOST_HITS passages, and a larger one counts as that.
        """
        if self._size is None:
            self._size = self._count("")
        if not terms or not self._size:
            return 0.0
        unknown = sorted({term for term in terms if term not in self._held})
        if unknown:
            local = self._connection.target.local
            self._held |= self.held_by_search(unknown) if local else self.held_by_match(unknown)
        held = [min(self._held[term], self._size) for term in terms]
        return sum(math.log(1 + (self._size - df + 0.5) / (df + 0.5)) for df in held)

    def mean(self) -> NDArray[np.float32]:
        """Give the mean passage vector."""
        return self._mean

    def passages(self, numbers: Sequence[int]) -> list[Passage]:
        """Read passages; raises IndexDamaged where one is gone or not of this program."""
        found: dict[int, Passage] = {}
        for start in range(0, len(numbers), _READ_AT_ONCE):
            some = list(numbers[start : start + _READ_AT_ONCE])
            fields = ["number", *READ_FIELDS]
            for entity in self._call("get", ids=some, output_fields=fields):
                found[entity["number"]] = _passage(entity)
        gone = [number for number in numbers if number not in found]
        if gone:
            seen = f"Milvusに本文の区切り（{gone[0]}）がありません"
            raise IndexDamaged(seen, "索引とそろったコレクション", REBUILD)
        return [found[number] for number in numbers]

    def hybrid(
        self,
        vector: NDArray[np.float32],
        terms: Sequence[str],
        k: int,
        where: Filter,
        weights: Weights = (0.65, 0.35),
    ) -> Scores:
        """Let the engine merge both legs (weights of vectors and of words), best first.

        It scales each score by arctangent, so the sums are not those of `index.fusion`.
        """
        unit = self._unit(vector)
        legs: list[tuple[Any, str, Mapping[str, str], float]] = [
            (unit, "vector", _VECTORS, weights[0])
        ]
        if terms:
            legs.append((line_of(terms), "weights", _WORDS, weights[1]))
        return self._found(k, where, lambda limit, text: self._merged(legs, limit, text))

    def held_by_match(self, terms: Sequence[str]) -> dict[str, int]:
        """Count the passages that hold each term by TEXT_MATCH; milvus-lite reads every row."""
        return {term: self._count(f"text_match(terms, {quoted(word_of(term))})") for term in terms}

    def held_by_search(self, terms: Sequence[str]) -> dict[str, int]:
        """Count the passages that hold each term by what BM25 finds, at most MOST_HITS."""
        words = [word_of(term) for term in terms]
        asked: dict[str, Any] = {"data": words, "anns_field": "weights", "search_params": _WORDS}
        answers = self._call("search", limit=MOST_HITS, output_fields=["number"], **asked)
        return {term: len(hits) for term, hits in zip(terms, answers, strict=True)}

    def _found(self, k: int, where: Filter, ask: _Ask) -> Scores:
        """Search with a filter and without documents that are not live.

        The second question, which names every live document, comes only where dead ones took the
        places of others.
        """
        if where.documents is not None and self._live is not None:
            where = replace(where, documents=where.documents & self._live.keys())
        text = expression_of(where)
        if k < 1 or text is None:
            return {}
        limit = min(k, MOST_HITS)
        hits = ask(limit, text)
        kept: Sequence[_Hit] = [hit for hit in hits if self._is_live(hit)]
        if len(kept) < len(hits) == limit:
            alive = numbers_among("ordinal", sorted(self._alive))
            kept = ask(limit, f"{text} and {alive}" if text else alive) if self._alive else []
        return _ordered({hit["number"]: float(hit["distance"]) for hit in kept})

    def _is_live(self, hit: _Hit) -> bool:
        return self._live is None or ordinal_of(hit["number"]) in self._alive

    def _search(self, limit: int, text: str, **asked: Any) -> Sequence[_Hit]:
        hits: Sequence[_Hit] = self._call(
            "search", filter=text, limit=limit, output_fields=["number"], **asked
        )[0]
        return hits

    def _merged(
        self, legs: Sequence[tuple[Any, str, Mapping[str, str], float]], limit: int, text: str
    ) -> Sequence[_Hit]:
        from pymilvus import (  # type: ignore[import-untyped]  # no types
            AnnSearchRequest,
            WeightedRanker,
        )

        requests = [
            AnnSearchRequest([data], name, dict(metric), limit, expr=text or None)
            for data, name, metric, _ in legs
        ]
        hits: Sequence[_Hit] = self._call(
            "hybrid_search",
            reqs=requests,
            ranker=WeightedRanker(*(weight for *_, weight in legs)),
            limit=limit,
            output_fields=["number"],
        )[0]
        return hits

    def _unit(self, vector: NDArray[np.float32]) -> list[float]:
        unit: list[float] = units_of(vector[np.newaxis], len(self._mean))[0].tolist()
        return unit

    def _count(self, where: str) -> int:
        found = self._call("query", filter=where, output_fields=["count(*)"])
        return int(found[0]["count(*)"])

    def _call(self, method: str, *, works: bool = False, **arguments: Any) -> Any:
        if not self._attached:
            self.attach()
        return self._connection.call(
            method, works=works, collection_name=self._collection, **arguments
        )


def _ordered(scores: Scores) -> Scores:
    """Put the best first, equal ones by number."""
    return dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))


def _passage(entity: Mapping[str, Any]) -> Passage:
    try:
        return passage_from(entity)
    except (KeyError, ValueError, TypeError) as error:
        seen = f"Milvusの本文の区切り（{entity.get('number')}）が読めません：{error}"
        raise IndexDamaged(seen, "この版で作ったコレクション", REBUILD) from error
