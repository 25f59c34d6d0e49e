"""What the routes of the site work with."""

from dataclasses import dataclass

from assistant import WebSettings
from assistant.web.readiness import Readiness
from assistant.web.seam import Answering


@dataclass(frozen=True, slots=True)
class Parts:
    """The assistant, how far its loading has come, and the operator's settings of the page."""

    assistant: Answering
    readiness: Readiness
    settings: WebSettings
