"""The chat page. Nothing heavy is imported until `serve` is called."""

from assistant.web.seam import Answering
from assistant.web.server import serve

__all__ = ["Answering", "serve"]
