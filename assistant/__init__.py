"""Answers questions from the corpus; the names below are imported when first used.

Importing this package loads neither the model's libraries nor the web framework.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from assistant.furigana import Ruby, add_readings
    from assistant.opening import open_assistant
    from assistant.question import QuestionError, clean_question
    from assistant.records import Answer, Change, Citation, Nearest, Role, Status, Turn
    from assistant.revised import KIND_NAMES
    from assistant.settings import Settings, WebSettings, load_settings
    from assistant.views.documents import DocumentView
    from assistant.views.views import Views
    from corpus.errors import MachishirubeError, UserError
    from corpus.records import Basis, ChangeKind, Side

__all__ = [
    "DocumentView",
    "KIND_NAMES",
    "Answer",
    "Assistant",
    "Basis",
    "Change",
    "ChangeKind",
    "Citation",
    "MachishirubeError",
    "Nearest",
    "QuestionError",
    "Role",
    "Ruby",
    "Settings",
    "Side",
    "Status",
    "Turn",
    "UserError",
    "Views",
    "WebSettings",
    "add_readings",
    "clean_question",
    "load_settings",
    "open_assistant",
]

_HOME = {
    "Answer": "assistant.records",
    "Assistant": "assistant.engine",
    "Basis": "corpus.records",
    "Change": "assistant.records",
    "ChangeKind": "corpus.records",
    "Citation": "assistant.records",
    "DocumentView": "assistant.views.documents",
    "KIND_NAMES": "assistant.revised",
    "MachishirubeError": "corpus.errors",
    "Nearest": "assistant.records",
    "QuestionError": "assistant.question",
    "Role": "assistant.records",
    "Ruby": "assistant.furigana",
    "Settings": "assistant.settings",
    "Side": "corpus.records",
    "Status": "assistant.records",
    "Turn": "assistant.records",
    "UserError": "corpus.errors",
    "Views": "assistant.views.views",
    "WebSettings": "assistant.settings",
    "add_readings": "assistant.furigana",
    "clean_question": "assistant.question",
    "load_settings": "assistant.settings",
    "open_assistant": "assistant.opening",
}


def __getattr__(name: str) -> Any:
    """Import a public name from its module on first use."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
