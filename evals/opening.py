"""Opening the product for measurement."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from assistant.console import note
from corpus.state import DataFolder
from evals.reference import Reference, read_originals

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from assistant.settings import Settings
    from index.encoder import Encoder
    from index.searcher import Searcher
    from index.settings import IndexSettings


@dataclass(frozen=True, slots=True)
class Opened:
    """The product as it is measured; `searcher` and `encoder` are those of the assistant.

    `settings` hold in any data folder.
    """

    assistant: "Assistant"
    searcher: "Searcher"
    encoder: "Encoder"
    settings: "Settings"


def open_parts(data_dir: Path | None = None) -> "tuple[Assistant, Encoder]":
    """Open the assistant, and give the model object that it embeds questions with."""
    opened = open_measured(data_dir)
    return opened.assistant, opened.encoder


def open_measured(data_dir: Path | None = None) -> Opened:
    """Open the assistant with its model loaded; what is outdated is prepared first.

    The questions are about the documents of the program. Where an operator added or removed some,
    the index is made in a folder of its own, with the same model and settings.
    """
    from assistant.documents import current_library
    from assistant.settings import load_settings
    from index.modelfolder import model_of

    data = DataFolder.choose(data_dir)
    settings = load_settings(data)
    library = current_library(data)
    if not (library.documents or library.hidden):
        return _opened(data, settings)
    note("加えた文書を除き、付属の文書だけで測ります。")
    index = settings.index.model_copy(update={"model": model_of(data, settings.index.model)})
    with TemporaryDirectory() as folder:
        return _opened(DataFolder(Path(folder)), settings.model_copy(update={"index": index}))


def _opened(data: DataFolder, settings: "Settings") -> Opened:
    """Prepare what is outdated and open the documents of the program."""
    from assistant.engine import Assistant
    from assistant.opening import open_searcher
    from assistant.preparing import bring_up_to_date
    from corpus import load_corpus
    from index.modelfolder import model_of

    bring_up_to_date(data, settings, report=note)
    corpus = load_corpus()
    searcher = open_searcher(data, settings, corpus)
    assert searcher.encoder is not None  # for the types: with `wait_for_model` it is there
    assistant = Assistant(corpus, searcher, settings.answer)
    if settings.index.model is not None:  # a relative folder counts from the data folder
        index = settings.index.model_copy(update={"model": model_of(data, settings.index.model)})
        settings = settings.model_copy(update={"index": index})
    return Opened(assistant, searcher, searcher.encoder, settings)


def reference_of() -> Reference:
    """Read the shipped documents as the product reads them, and once more from their files."""
    from assistant.phrases import closed_phrases
    from corpus import load_corpus

    corpus = load_corpus()
    return Reference.build(
        corpus.documents,
        corpus.sections,
        originals=read_originals(),
        phrases=closed_phrases(),
    )


def encoder_of(data: DataFolder, settings: "IndexSettings") -> "Encoder":
    """Load the embedding model that the settings name, or the bundled one, prepared if need be."""
    from assistant.opening import load_encoder
    from index.bundled import prepare_model

    if settings.model is None:
        prepare_model(data, report=note)
    return load_encoder(data, settings)
