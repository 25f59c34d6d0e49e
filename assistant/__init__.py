"""Answers questions from the corpus; the names below are imported when first used.

Importing this package loads neither the model's libraries nor the web framework.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from assistant.opening import open_assistant
    from assistant.question import QuestionError, clean_question
    from assistant.records import Answer, Status, Turn
    from assistant.settings import Settings, load_settings

__all__ = [
    "Answer",
    "Assistant",
    "QuestionError",
    "Settings",
    "Status",
    "Turn",
    "clean_question",
    "load_settings",
    "open_assistant",
]

_HOME = {
    "Answer": "assistant.records",
    "Assistant": "assistant.engine",
    "QuestionError": "assistant.question",
    "Settings": "assistant.settings",
    "Status": "assistant.records",
    "Turn": "assistant.records",
    "clean_question": "assistant.question",
    "load_settings": "assistant.settings",
    "open_assistant": "assistant.opening",
}


def __getattr__(name: str) -> Any:
    """Import a public name from its module on first use."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
