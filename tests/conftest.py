"""Fixtures for the whole suite."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from corpus.state import DataFolder
from index.bundled import prepare_model
from index.encoder import SentenceEncoder

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Take Debian's Chromium, or playwright's own where Debian's is not installed.

    It drives the chat page and prints PDFs; a process can start playwright only once.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(FLAGS)
        )
        yield browser
        browser.close()
