"""Wires corpus, index and model into an assistant, or refuses with the command that mends."""

from functools import partial
from typing import TYPE_CHECKING

from assistant.documents import settled
from assistant.settings import Settings
from assistant.synonym_file import own_file
from corpus import Corpus, load_corpus
from corpus.added import Library
from corpus.state import DataFolder

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.engine import Assistant
    from index.encoder import Encoder
    from index.generations import Generation
    from index.reranking import Reranker
    from index.searcher import Searcher
    from index.settings import IndexSettings

_MEND_MODEL = "「machishirube build」を実行してください。"


def open_assistant(
    data: DataFolder, settings: Settings, *, wait_for_model: bool = True
) -> "Assistant":
    """Open an assistant on every document and the current index.

    With `wait_for_model` false the model is loaded only by the assistant's `warm_up`, and after it
    the reranker that the settings may name; until then answers come from words alone and are marked
    degraded.

    Raises ModelMissing or IndexMissing (run `build`) and IndexDamaged (run `build --force`).
    """
    from assistant.engine import Assistant
    from assistant.synonyms import load_synonyms

    corpus, searcher = open_parts(data, settings, wait_for_model=wait_for_model)
    return Assistant(corpus, searcher, settings.answer, synonyms=load_synonyms(own_file(data)))


def open_parts(
    data: DataFolder, settings: Settings, *, wait_for_model: bool = True
) -> "tuple[Corpus, Searcher]":
    """Open every document and the index that was made from them; see `open_assistant`."""
    require_model(data, settings.index)
    require_reranker(data, settings.index)
    # One thread: more fight with FAISS over two cores.
    load = partial(load_encoder, data, settings.index, threads=1)
    corpus, generation = open_index(data, settings)
    if wait_for_model:
        return corpus, _searcher(generation, load(), settings, load_reranker(data, settings.index))
    return corpus, _loading(generation, load, data, settings)


def open_index(
    data: DataFolder, settings: Settings, known: Corpus | None = None
) -> "tuple[Corpus, Generation]":
    """Open the documents and the index of one library; `known` documents are not read again."""

    def both(library: Library) -> "tuple[Corpus, Generation]":
        corpus = load_corpus(data=data, library=library, known=known)
        return corpus, open_generation(data, settings, corpus)

    return settled(data, both)


def open_generation(data: DataFolder, settings: Settings, corpus: Corpus) -> "Generation":
    """Open the current index; IndexMissing where it does not fit the documents and settings."""
    from index.build import expected_index
    from index.generations import open_current

    return open_current(data, expected_index(corpus.documents, data, settings.index))


def open_searcher(data: DataFolder, settings: Settings, corpus: Corpus) -> "Searcher":
    """Open the current index of a given corpus for search, with its models loaded."""
    require_model(data, settings.index)
    require_reranker(data, settings.index)
    generation = open_generation(data, settings, corpus)
    encoder = load_encoder(data, settings.index, threads=1)
    return _searcher(generation, encoder, settings, load_reranker(data, settings.index))


def _searcher(
    generation: "Generation",
    encoder: "Encoder",
    settings: Settings,
    reranker: "Reranker | None",
) -> "Searcher":
    from index.searcher import Searcher

    return Searcher(generation, encoder, settings.index, reranker)


def _loading(
    generation: "Generation", load: "Callable[[], Encoder]", data: DataFolder, settings: Settings
) -> "Searcher":
    """Give a searcher whose models load in the background as soon as its encoder is started."""
    from index.encoder import BackgroundEncoder
    from index.reranking import BackgroundReranker

    named = settings.index.reranker
    if named is None:
        return _searcher(generation, BackgroundEncoder(load), settings, None)
    reranker = BackgroundReranker(lambda: _cross_encoder(data, named, settings.index))

    def load_both() -> "Encoder":
        try:
            return load()
        finally:  # one after the other: they import the same libraries
            reranker.start()

    return _searcher(generation, BackgroundEncoder(load_both), settings, reranker)


def require_model(data: DataFolder, settings: "IndexSettings") -> None:
    """Raise ModelMissing unless the model that the settings name is there and complete."""
    from index.bundled import is_prepared
    from index.errors import ModelMissing
    from index.modelfolder import find_folder, model_of

    if settings.model is not None:
        find_folder(model_of(data, settings.model))
    elif not is_prepared(data.model):
        seen = "壊れているか古くなっています" if data.model.exists() else "まだありません"
        raise ModelMissing(
            f"埋め込みモデルが{seen}（{data.model}）",
            "変換済みの埋め込みモデル",
            _MEND_MODEL,
        )


def require_reranker(data: DataFolder, settings: "IndexSettings") -> None:
    """Raise ModelMissing where the settings name a reranker that is not there."""
    from index.modelfolder import find_folder, place_of

    if settings.reranker is not None:
        find_folder(place_of(data, settings.reranker), "reranker")


def load_reranker(data: DataFolder, settings: "IndexSettings") -> "Reranker | None":
    """Load the reranker that the settings name (seconds), None if they name none.

    Raises ModelMissing if that fails.
    """
    named = settings.reranker
    return None if named is None else _cross_encoder(data, named, settings)


def _cross_encoder(data: DataFolder, named: str, settings: "IndexSettings") -> "Reranker":
    from index.modelfolder import place_of
    from index.reranking import CrossEncoderReranker

    return CrossEncoderReranker(place_of(data, named), dtype=settings.dtype)


def load_encoder(
    data: DataFolder, settings: "IndexSettings", *, threads: int | None = None
) -> "Encoder":
    """Load the model that the settings name (seconds). Raises ModelMissing if that fails."""
    from index.encoder import SentenceEncoder
    from index.errors import ModelMissing
    from index.modelfolder import model_of

    try:
        return SentenceEncoder(
            model_of(data, settings.model),
            settings.query_prompt,
            settings.passage_prompt,
            dtype=settings.dtype,
            threads=threads,
        )
    except ModelMissing as error:
        if settings.model is not None:
            raise
        seen = f"埋め込みモデルを読み込めません（{data.model}）"
        raise ModelMissing(seen, "変換済みの埋め込みモデル", _MEND_MODEL) from error
