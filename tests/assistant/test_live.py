"""The page's assistant follows the library that other processes change."""

from pathlib import Path

import pytest

from assistant.adding import rebuild, remove_documents
from assistant.engine import Assistant
from assistant.live import LiveAssistant
from assistant.opening import open_index
from assistant.settings import Settings
from corpus.state import DataFolder
from index.encoder import HashingEncoder
from index.searcher import Searcher
from tests.assistant.libraries import TOOLS, add, files

QUESTION = "道路の点検はだれがしますか"


def cited(answering: LiveAssistant | Assistant) -> set[str]:
    """Give the documents that an answer to the question cites."""
    return {citation.document for citation in answering.ask(QUESTION).citations}


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def live(data: DataFolder, said: list[str]) -> LiveAssistant:
    rebuild(data, TOOLS)
    settings = Settings()
    corpus, generation = open_index(data, settings)
    live = LiveAssistant(
        data, settings, Searcher(generation, HashingEncoder(), settings.index), corpus, said.append
    )
    assert live.refresh()  # what was there before it began to look
    said.clear()
    return live


def test_without_a_change_nothing_is_loaded(live: LiveAssistant, said: list[str]) -> None:
    corpus = live.corpus
    assert not live.refresh()
    assert (live.corpus is corpus, said) == (True, [])


def test_an_added_document_answers_from_then_on(
    live: LiveAssistant, data: DataFolder, tmp_path: Path, said: list[str]
) -> None:
    assert "road" not in cited(live)
    add(data, *files(tmp_path))
    assert live.refresh()
    answer = live.ask(QUESTION)
    assert [citation.document for citation in answer.citations] == ["road"]
    assert list(answer.asof)[2:] == ["park", "road"]
    assert said == ["文書の変更を読み込みました（4件）。"]


def test_a_removed_document_is_gone_and_a_running_question_keeps_what_it_began_with(
    live: LiveAssistant, data: DataFolder, tmp_path: Path
) -> None:
    add(data, *files(tmp_path))
    live.refresh()
    running = live._current
    remove_documents(data, frozenset({"road"}))
    live.refresh()
    assert "road" in cited(running)
    assert "road" not in cited(live)


def test_documents_that_stay_are_not_read_again(
    live: LiveAssistant, data: DataFolder, tmp_path: Path
) -> None:
    park, road = files(tmp_path)
    add(data, park)
    live.refresh()
    before = live.corpus.document("park")
    add(data, road)
    live.refresh()
    assert live.corpus.document("park") is before


def test_a_library_that_cannot_be_opened_is_told_once_and_the_old_one_stays(
    live: LiveAssistant, data: DataFolder, said: list[str]
) -> None:
    (data.index / "CURRENT").unlink()
    assert [live.refresh(), live.refresh()] == [False, False]
    assert len(said) == 1
    assert said[0].startswith(
        "変更された文書を読み込めないため、前の文書のまま続けます：索引がまだ"
    )
    assert len(live.corpus.documents) == 2
