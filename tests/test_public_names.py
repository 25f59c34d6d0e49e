"""The names that other packages and outside callers may rely on."""

import subprocess
import sys
from importlib import import_module

import pytest

NAMES = {
    "assistant": [
        "Answer", "Assistant", "Basis", "BodiesBook", "Change", "ChangeBook", "ChangeKind",
        "ChangeView", "Citation", "Corpus", "DocumentView", "DutyBook", "DutyLine",
        "FeedbackReason", "FeedbackStore", "FigureChart", "FigureTable", "HoldingView",
        "KIND_NAMES", "LibraryDesk", "MachishirubeError", "Nearest", "QuestionError", "Role",
        "Ruby", "Settings", "Side", "SourceCell", "SourceRow", "SourceTable", "SourceUnit",
        "SourceView", "Starter", "Status", "TermView", "TieView", "TimelineView", "Turn",
        "UserError", "Verdict", "Views", "WebSettings", "add_readings", "clean_question",
        "find_starters", "load_settings", "open_assistant", "suggest", "without_paths",
    ],
    "corpus": [
        "Alias", "Basis", "Body", "Calendar", "Cell", "ChangeKind", "Computed", "ComputedKind",
        "Corpus", "CorpusError", "Course", "DataFolder", "Document",
        "DocumentError", "Duty", "Fact", "FactKind", "Goal", "ItemTie", "Label", "Link", "Loss",
        "LossKind", "MachishirubeError", "Member", "Notation", "Note", "Office", "Omission",
        "Organisation", "Placed", "Point", "Precision", "PrintedDate", "QuoteMismatch", "Quoted",
        "Remark", "Revision", "Roadmap", "RoadmapItem", "Role", "Section", "SectionKind",
        "SettingsError", "Side", "Situation", "Step", "Table", "Term", "Theme", "TieKind",
        "UserError", "load_corpus",
    ],
    "index": [
        "BackgroundEncoder", "BuildSummary", "Busy", "Encoder", "FaissStore", "Filter",
        "Generation", "HashingEncoder", "Hit", "HybridRetriever", "IndexDamaged",
        "IndexMissing", "IndexSettings", "ModelMissing", "Morpheme", "Outcome", "Passage",
        "Searcher", "SentenceEncoder", "build_index", "check_current", "current_number",
        "expected_index", "fold", "morphemes", "open_current", "read_manifest",
        "tokenise", "writer_lock",
    ],
}  # fmt: skip


@pytest.mark.parametrize("package", NAMES)
def test_a_package_offers_exactly_these_names(package: str) -> None:
    assert sorted(import_module(package).__all__) == NAMES[package]


@pytest.mark.parametrize("package", NAMES)
def test_every_offered_name_is_there(package: str) -> None:
    module = import_module(package)
    assert [name for name in NAMES[package] if not hasattr(module, name)] == []


def test_an_unknown_name_of_the_assistant_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'assistant' has no attribute 'answer'"):
        import_module("assistant").answer  # noqa: B018


def test_importing_the_assistant_imports_nothing_of_it() -> None:
    code = "import assistant, sys; print([m for m in sys.modules if m.startswith('assistant.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
