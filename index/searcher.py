"""Hybrid search: vectors and words, fused; words alone while the model is still loading."""

from dataclasses import dataclass, field

from index.encoder import Encoder, EncoderNotReady
from index.errors import IndexMissing, StoreUnavailable
from index.fusion import fuse
from index.generations import Generation
from index.legs import Scores
from index.milvus.errors import StoreRefused
from index.records import Filter, Hit, Outcome
from index.reranking import Reranker, rerank
from index.settings import IndexSettings
from index.tokens import tokenise

LEXICAL_ONLY = "意味検索を準備中のため、キーワード検索だけで答えています"
STORE_AWAY = "本文の検索ができないため、文書の記録だけから答えています（{}）"


@dataclass(frozen=True, slots=True)
class Searcher:
    """Searches one generation; safe from several threads. Without an encoder words alone count."""

    generation: Generation
    encoder: Encoder | None
    settings: IndexSettings = field(default_factory=IndexSettings)
    reranker: Reranker | None = None

    def search(self, query: str, *, top_k: int = 10, where: Filter | None = None) -> Outcome:
        """Find at most top_k passages that pass the filter, best first, ties in reading order.

        Each leg hands over `candidates` passages at most, and a reranker puts the best
        `rerank_depth` of what was fused in order, those beyond top_k too. While a store outside
        cannot be asked, nothing is found and the outcome says so. Raises IndexMissing if the index
        was made with another model than the encoder's.
        """
        try:
            return self._search(query, top_k, where or Filter())
        except (StoreUnavailable, StoreRefused) as error:
            return Outcome((), (STORE_AWAY.format(error.seen),))

    def _search(self, query: str, top_k: int, where: Filter) -> Outcome:
        """Ask both legs and merge what they find."""
        legs = self.generation.legs
        terms = tokenise(query)
        lexical = legs.worded(terms, self.settings.candidates, where)
        dense, degraded = self._dense(query, where)
        fused = fuse(dense, lexical, dense_weight=self.settings.dense_weight, most=legs.most(terms))
        top_k = max(top_k, 0)
        looked_at = self.settings.rerank_depth if self.reranker and top_k else 0
        best = fused[: max(top_k, looked_at)]
        found = legs.passages([item.position for item in best])
        hits = tuple(
            Hit(passage, item.score, dense.get(item.position), lexical.get(item.position))
            for passage, item in zip(found, best, strict=True)
        )
        if self.reranker:
            hits, without = rerank(self.reranker, query, hits, looked_at)
            degraded += without
        return Outcome(hits[:top_k], degraded)

    def _dense(self, query: str, where: Filter) -> tuple[Scores, tuple[str, ...]]:
        """Give similarities by position, and what had to be done without.

        Taking the mean passage off the question holds back hubs, passages that are near to any
        question (after Suzuki et al. 2013, "Centering Similarity Measures to Reduce Hubs"). The
        bundled model's adapter has learnt that already, others gain by it.
        """
        if self.encoder is None:
            return {}, (LEXICAL_ONLY,)
        try:
            vector = self.encoder.encode_queries([query])[0]
        except EncoderNotReady:
            return {}, (LEXICAL_ONLY,)
        self._fits(self.encoder.name)
        legs = self.generation.legs
        if self.settings.centring:
            vector = vector - self.settings.centring * legs.mean()
        return legs.near(vector, self.settings.candidates, where), ()

    def _fits(self, name: str) -> None:
        """Refuse an encoder whose vectors are not comparable with the stored ones."""
        made_with = self.generation.manifest.model
        if name != made_with:
            raise IndexMissing(
                f"索引は埋め込みモデル{made_with}で作られています。",
                f"使用中のモデル{name}で作った索引",
                "「machishirube build」を実行してください。",
            )
