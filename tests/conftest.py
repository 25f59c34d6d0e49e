"""Fixtures for the whole suite."""

import os
from pathlib import Path

import pytest

from corpus.state import DataFolder
from index.bundled import prepare_model
from index.encoder import SentenceEncoder


@pytest.fixture(scope="session")
def model_folder() -> Path:
    """The bundled model, converted once into MACHISHIRUBE_TEST_MODEL or build/test-model."""
    root = Path(__file__).parent.parent / "build" / "test-model"
    data = DataFolder(Path(os.environ.get("MACHISHIRUBE_TEST_MODEL", root)).absolute())
    return prepare_model(data, report=print)


@pytest.fixture(scope="session")
def sentence_encoder(model_folder: Path) -> SentenceEncoder:
    """The bundled model, loaded once for the whole run."""
    return SentenceEncoder(str(model_folder))
