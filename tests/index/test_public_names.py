import subprocess
import sys

import pytest

import index

HEAVY = {"torch", "llama_index", "faiss", "bm25s", "sentence_transformers", "scipy"}
NAMES = """
BackgroundEncoder BuildSummary Busy Encoder FaissStore Filter Generation HashingEncoder Hit
HybridRetriever IndexDamaged IndexMissing IndexSettings ModelMissing Morpheme Outcome Passage
Searcher SentenceEncoder build_index check_current current_number expected_index fold morphemes
open_current read_manifest tokenise writer_lock
"""


def loaded_by(statement: str) -> set[str]:
    """Run a statement in a fresh interpreter and give the heavy packages that it loaded."""
    command = [sys.executable, "-c", f"{statement}; import sys; print(*sys.modules)"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return HEAVY & set(result.stdout.split())


def test_the_public_names_are_these() -> None:
    assert sorted(NAMES.split()) == index.__all__ == dir(index)


@pytest.mark.parametrize("name", index.__all__)
def test_every_public_name_loads(name: str) -> None:
    assert getattr(index, name).__name__ == name


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = index.nothing


@pytest.mark.parametrize(
    ("statement", "loaded"),
    [
        ("import index", set()),
        ("from index import read_manifest, check_current, expected_index, IndexSettings", set()),
        ("from index import Searcher, open_current, tokenise; tokenise('住民')", set()),
    ],
)
def test_what_needs_no_vectors_loads_nothing_heavy(statement: str, loaded: set[str]) -> None:
    assert loaded_by(statement) == loaded


def test_keyword_search_needs_neither_torch_nor_llama_index() -> None:
    statement = "import index.segments, numpy, pathlib, tempfile; "
    made = "index.segments.write_segment(pathlib.Path(tempfile.mkdtemp()) / 's', (), 2)"
    assert loaded_by(statement + made) == {"faiss"}
