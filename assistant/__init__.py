"""Answers questions from the corpus; the names below are imported when first used.

Importing this package loads neither the model's libraries nor the web framework.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from assistant.feedback import FeedbackReason, FeedbackStore, Verdict
    from assistant.furigana import Ruby, add_readings
    from assistant.library_desk import LibraryDesk
    from assistant.opening import open_assistant
    from assistant.question import QuestionError, clean_question
    from assistant.records import Answer, Change, Citation, Nearest, Role, Status, Turn
    from assistant.revised import KIND_NAMES
    from assistant.settings import Settings, WebSettings, load_settings
    from assistant.shown_paths import without_paths
    from assistant.starters import Starter, find_starters
    from assistant.suggestions import suggest
    from assistant.views.bodies import BodiesBook
    from assistant.views.changes import ChangeBook, ChangeView
    from assistant.views.documents import DocumentView
    from assistant.views.duties import DutyBook, DutyLine
    from assistant.views.figure_charts import FigureChart
    from assistant.views.figures import FigureTable
    from assistant.views.holdings import HoldingView
    from assistant.views.roadmap_records import TieView, TimelineView
    from assistant.views.source_tables import SourceCell, SourceRow, SourceTable
    from assistant.views.sources import SourceUnit, SourceView
    from assistant.views.terms import TermView
    from assistant.views.views import Views
    from corpus.errors import MachishirubeError, UserError
    from corpus.library import Corpus
    from corpus.records import Basis, ChangeKind, Side

__all__ = [
    "KIND_NAMES",
    "Answer",
    "Assistant",
    "Basis",
    "BodiesBook",
    "Change",
    "ChangeBook",
    "ChangeKind",
    "ChangeView",
    "Citation",
    "Corpus",
    "DocumentView",
    "DutyBook",
    "DutyLine",
    "FeedbackReason",
    "FeedbackStore",
    "FigureChart",
    "FigureTable",
    "HoldingView",
    "LibraryDesk",
    "MachishirubeError",
    "Nearest",
    "QuestionError",
    "Role",
    "Ruby",
    "Settings",
    "Side",
    "SourceCell",
    "SourceRow",
    "SourceTable",
    "SourceUnit",
    "SourceView",
    "Starter",
    "Status",
    "TermView",
    "TieView",
    "TimelineView",
    "Turn",
    "UserError",
    "Verdict",
    "Views",
    "WebSettings",
    "add_readings",
    "clean_question",
    "find_starters",
    "load_settings",
    "open_assistant",
    "suggest",
    "without_paths",
]

_HOME = {
    "Answer": "assistant.records",
    "Assistant": "assistant.engine",
    "Basis": "corpus.records",
    "BodiesBook": "assistant.views.bodies",
    "Change": "assistant.records",
    "ChangeBook": "assistant.views.changes",
    "ChangeKind": "corpus.records",
    "ChangeView": "assistant.views.changes",
    "Citation": "assistant.records",
    "Corpus": "corpus.library",
    "DocumentView": "assistant.views.documents",
    "DutyBook": "assistant.views.duties",
    "DutyLine": "assistant.views.duties",
    "FeedbackReason": "assistant.feedback",
    "FeedbackStore": "assistant.feedback",
    "FigureChart": "assistant.views.figure_charts",
    "FigureTable": "assistant.views.figures",
    "HoldingView": "assistant.views.holdings",
    "KIND_NAMES": "assistant.revised",
    "LibraryDesk": "assistant.library_desk",
    "MachishirubeError": "corpus.errors",
    "Nearest": "assistant.records",
    "QuestionError": "assistant.question",
    "Role": "assistant.records",
    "Ruby": "assistant.furigana",
    "Settings": "assistant.settings",
    "Side": "corpus.records",
    "SourceCell": "assistant.views.source_tables",
    "SourceRow": "assistant.views.source_tables",
    "SourceTable": "assistant.views.source_tables",
    "SourceUnit": "assistant.views.sources",
    "SourceView": "assistant.views.sources",
    "Starter": "assistant.starters",
    "Status": "assistant.records",
    "TermView": "assistant.views.terms",
    "TieView": "assistant.views.roadmap_records",
    "TimelineView": "assistant.views.roadmap_records",
    "Turn": "assistant.records",
    "UserError": "corpus.errors",
    "Verdict": "assistant.feedback",
    "Views": "assistant.views.views",
    "WebSettings": "assistant.settings",
    "add_readings": "assistant.furigana",
    "clean_question": "assistant.question",
    "find_starters": "assistant.starters",
    "load_settings": "assistant.settings",
    "open_assistant": "assistant.opening",
    "suggest": "assistant.suggestions",
    "without_paths": "assistant.shown_paths",
}


def __getattr__(name: str) -> Any:
    """Import a public name from its module on first use."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
