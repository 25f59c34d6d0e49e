"""Opens the baselines over the documents and the index of an opened product."""

from typing import TYPE_CHECKING

from evals.baselines.answering import Baseline
from evals.baselines.llamaindex import top_nodes
from evals.baselines.searching import best_block, best_by_vectors, best_by_words, best_section
from evals.remembering import RememberingEncoder

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

    from corpus import Corpus
    from evals.opening import Opened
    from index.encoder import Encoder
    from index.searcher import Searcher


def baselines_of(opened: "Opened") -> tuple[Baseline, ...]:
    """Open every baseline with the model of the product; its nodes are embedded here (seconds)."""
    from index.encoder import SentenceEncoder

    encoder = opened.encoder
    assert isinstance(encoder, SentenceEncoder)  # for the types: it was opened with a model
    return baselines(opened.assistant.corpus, opened.searcher, encoder, encoder.embedding)


def baselines(
    corpus: "Corpus", searcher: "Searcher", encoder: "Encoder", embedding: "BaseEmbedding"
) -> tuple[Baseline, ...]:
    """Give the baselines; `encoder` and LlamaIndex's `embedding` are of the same model."""
    from index.searcher import Searcher

    remembering = RememberingEncoder(encoder)
    generation = searcher.generation
    hybrid = Searcher(generation, remembering, searcher.settings)
    finds = {
        "LlamaIndex defaults, top 2 nodes": top_nodes(corpus, embedding, remembering),
        "BM25 alone, best passage": best_by_words(generation),
        "dense alone, best passage": best_by_vectors(generation, remembering),
        "hybrid, top section": best_section(hybrid),
        "hybrid, top section and those beside it": best_block(hybrid, corpus),
    }
    return tuple(Baseline(name, corpus, find) for name, find in finds.items())
