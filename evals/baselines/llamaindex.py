"""LlamaIndex as it comes: its splitter, its vector index in memory, its number of nodes."""

from typing import TYPE_CHECKING, Any

from corpus import Corpus
from evals.baselines.answering import Block, Find

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

    from index.encoder import Encoder

CHUNK_TOKENS = 1024
TOP_NODES = 2


def top_nodes(corpus: Corpus, embedding: "BaseEmbedding", encoder: "Encoder") -> Find:
    """Find the two nodes nearest to a question; builds the index, which embeds every node.

    Nodes are those of SentenceSplitter(chunk_size=1024) with its own overlap. `embedding` embeds
    them; `encoder` is the same model and gives the vector of a question, so that it is not
    embedded twice.
    """
    from llama_index.core import QueryBundle, VectorStoreIndex

    nodes = _nodes(corpus)
    retriever = VectorStoreIndex(nodes, embed_model=embedding).as_retriever(
        similarity_top_k=TOP_NODES
    )

    def find(question: str) -> list[Block]:
        vector = encoder.encode_queries([question])[0].tolist()
        found = retriever.retrieve(QueryBundle(question, embedding=vector))
        return [_block(each.node) for each in found]

    return find


def _nodes(corpus: Corpus) -> list[Any]:
    from llama_index.core import Document
    from llama_index.core.node_parser import SentenceSplitter

    texts = [Document(text=each.text, id_=each.id) for each in corpus.documents]
    return list(SentenceSplitter(chunk_size=CHUNK_TOKENS).get_nodes_from_documents(texts))


def _block(node: Any) -> Block:
    """Give the span of a node; the splitter tells where in the document it stands."""
    return Block(node.ref_doc_id, node.start_char_idx, node.end_char_idx)
