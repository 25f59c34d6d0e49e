"""What the routes of the site work with."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant import FeedbackStore, LibraryDesk, WebSettings
from assistant.web.readiness import Readiness
from assistant.web.seam import Answering
from assistant.web.talks import Talks

if TYPE_CHECKING:
    from starlette.requests import Request


@dataclass(frozen=True, slots=True)
class Parts:
    """The assistant, how far its loading has come, conversations, the operator's settings.

    Without `desk` documents can be read and not changed, without `feedback` nothing is told.
    """

    assistant: Answering
    readiness: Readiness
    settings: WebSettings
    talks: Talks
    desk: LibraryDesk | None = None
    feedback: FeedbackStore | None = None


def root_of(parts: Parts, request: "Request") -> str:
    """Give the address that handed-on links begin with: the operator's, else the reader's own."""
    return (parts.settings.base_url or str(request.base_url)).rstrip("/") + "/"
