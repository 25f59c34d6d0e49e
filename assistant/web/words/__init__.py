"""Every fixed word of the page, in one place: one module a page, one name space for all."""

from assistant.web.words.changes import *  # noqa: F403 - templates say words.NAME
from assistant.web.words.chat import *  # noqa: F403 - templates say words.NAME
from assistant.web.words.duties import *  # noqa: F403 - templates say words.NAME
from assistant.web.words.feedback import *  # noqa: F403 - templates say words.NAME
from assistant.web.words.figures import *  # noqa: F403 - templates say words.NAME
from assistant.web.words.guide import *  # noqa: F403 - templates say words.NAME
from assistant.web.words.operator import *  # noqa: F403 - templates say words.NAME
from assistant.web.words.record import *  # noqa: F403 - templates say words.NAME
from assistant.web.words.roadmap import *  # noqa: F403 - templates say words.NAME
from assistant.web.words.serving import *  # noqa: F403 - templates say words.NAME
from assistant.web.words.shared import *  # noqa: F403 - templates say words.NAME
from assistant.web.words.source import *  # noqa: F403 - templates say words.NAME
