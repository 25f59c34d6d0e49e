"""The hybrid search as a LlamaIndex retriever, so that its query engines can take it."""

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle

from index.records import Filter, Outcome
from index.searcher import Searcher
from index.store import node_of


class HybridRetriever(BaseRetriever):
    """Gives passages as nodes; raw scores are in the metadata as `dense`, `lexical`, `reranked`."""

    def __init__(self, searcher: Searcher, *, top_k: int = 10, where: Filter | None = None) -> None:
        super().__init__()
        self._searcher = searcher
        self._top_k = top_k
        self._where = where

    def search(self, query: str) -> Outcome:
        """Search and give our own record, which also says what was done without."""
        return self._searcher.search(query, top_k=self._top_k, where=self._where)

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        """Search for LlamaIndex."""
        outcome = self.search(query_bundle.query_str)
        found = []
        for hit in outcome.hits:
            node = node_of(hit.passage)
            extra = {
                "dense": hit.dense,
                "lexical": hit.lexical,
                "reranked": hit.reranked,
                "degraded": list(outcome.degraded),
            }
            node.metadata.update(extra)
            node.excluded_embed_metadata_keys.extend(extra)
            node.excluded_llm_metadata_keys.extend(extra)
            found.append(NodeWithScore(node=node, score=hit.score))
        return found
