"""Fixtures for the corpus tests."""

from pathlib import Path

import pytest
from hypothesis import settings

from corpus import Corpus, DataFolder, Document, load_corpus

# Two cores are shared by many processes: a slow example says nothing about the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """An empty data folder."""
    return DataFolder(tmp_path / "data")


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The documents that come with the program."""
    return load_corpus()


@pytest.fixture(scope="session")
def ueda(corpus: Corpus) -> Document:
    """The before/after table."""
    return corpus.document("ueda-kyodo-minaoshi")


@pytest.fixture(scope="session")
def nagano(corpus: Corpus) -> Document:
    """The slides."""
    return corpus.document("nagano-refresh-roadmap")
