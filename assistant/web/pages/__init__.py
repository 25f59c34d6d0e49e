"""The pages beside the conversation, one module each with a function `add_routes`."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from assistant.web.parts import Parts

if TYPE_CHECKING:
    from fastapi import FastAPI

_MODULES = (
    "sources",
    "files",
    "furigana",
    "records",
    "changes",
    "duties",
    "figures",
    "roadmap",
    "guide",
    "operator",
    "documents",
    "desk",
    "feedback",
)


def add_pages(site: "FastAPI", parts: Parts) -> None:
    """Add the routes of every page."""
    for name in _MODULES:
        add: Callable[[FastAPI, Parts], None] = import_module(f"{__name__}.{name}").add_routes
        add(site, parts)
