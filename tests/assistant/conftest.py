"""Fixtures for the tests of the assistant."""

from pathlib import Path

import pytest
from hypothesis import settings

from assistant.engine import Assistant
from assistant.lexicon import Lexicon
from assistant.read import Reader
from corpus import Corpus, load_corpus
from corpus.state import DataFolder
from index.build import build_index
from index.encoder import HashingEncoder, SentenceEncoder
from index.generations import Generation, open_current
from index.searcher import Searcher
from tests.assistant import samples

# Two cores are shared by many processes: a slow example says nothing about the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """An empty data folder."""
    return DataFolder(tmp_path / "data")


@pytest.fixture(scope="session")
def small() -> Corpus:
    """The made-up documents of two cities."""
    return samples.small_corpus()


@pytest.fixture(scope="session")
def lexicon(small: Corpus) -> Lexicon:
    """Their words."""
    return Lexicon(small)


@pytest.fixture(scope="session")
def reader(small: Corpus, lexicon: Lexicon) -> Reader:
    """A reader of questions about them."""
    return Reader(small, lexicon)


@pytest.fixture(scope="session")
def generation(tmp_path_factory: pytest.TempPathFactory, small: Corpus) -> Generation:
    """Their index."""
    return samples.built(tmp_path_factory.mktemp("small"), small)


@pytest.fixture(scope="session", params=["words", "words and vectors"])
def helper(request: pytest.FixtureRequest, generation: Generation) -> Assistant:
    """An assistant over them: what it answers must not hang on the vectors of a double."""
    return samples.assistant(generation, None if request.param == "words" else HashingEncoder())


@pytest.fixture(scope="session")
def originals() -> Corpus:
    """The documents that come with the program."""
    return load_corpus()


@pytest.fixture(scope="session")
def product(
    tmp_path_factory: pytest.TempPathFactory, originals: Corpus, sentence_encoder: SentenceEncoder
) -> Assistant:
    """An assistant over them with the bundled model, indexed once for the run."""
    data = DataFolder(tmp_path_factory.mktemp("product"))
    build_index(originals, lambda: sentence_encoder, data)
    return Assistant(originals, Searcher(open_current(data), sentence_encoder))
