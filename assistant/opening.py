"""Wires corpus, index and model into an assistant, or refuses with the command that mends."""

from functools import partial
from typing import TYPE_CHECKING

from assistant.settings import Settings
from corpus import Corpus, load_corpus
from corpus.state import DataFolder

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from index.encoder import Encoder
    from index.searcher import Searcher
    from index.settings import IndexSettings

_MEND_MODEL = "「machishirube build」を実行してください。"


def open_assistant(
    data: DataFolder, settings: Settings, *, wait_for_model: bool = True
) -> "Assistant":
    """Open an assistant on the documents of the program and the current index.

    With `wait_for_model` false the model is loaded only by the assistant's `warm_up`; until then
    answers come from words alone and are marked degraded.

    Raises ModelMissing or IndexMissing (run `build`) and IndexDamaged (run `build --force`).
    """
    from assistant.engine import Assistant

    corpus = load_corpus()
    searcher = open_searcher(data, settings, corpus, wait_for_model=wait_for_model)
    return Assistant(corpus, searcher, settings.answer)


def open_searcher(
    data: DataFolder, settings: Settings, corpus: Corpus, *, wait_for_model: bool = True
) -> "Searcher":
    """Open the current index for search; see `open_assistant` for arguments and errors."""
    from index.build import expected_index
    from index.encoder import BackgroundEncoder
    from index.generations import open_current
    from index.searcher import Searcher

    require_model(data, settings.index)
    generation = open_current(data, expected_index(corpus.documents, data, settings.index))
    # One thread: more fight with FAISS over two cores.
    load = partial(load_encoder, data, settings.index, threads=1)
    encoder = load() if wait_for_model else BackgroundEncoder(load)
    return Searcher(generation, encoder, settings.index)


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
