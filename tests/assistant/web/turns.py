"""Turns without a server."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from assistant import WebSettings
from assistant.doubles import ScriptedAssistant
from assistant.records import Answer
from assistant.web.parts import Parts
from assistant.web.readiness import Readiness
from assistant.web.render import render_turn
from assistant.web.talk import Exchange
from assistant.web.talks import Talks
from corpus import Corpus

NOW = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)


def until(state: Callable[[], bool]) -> None:
    """Wait for what another thread is about to do."""
    end = time.monotonic() + 10
    while not state():
        assert time.monotonic() < end
        time.sleep(0.005)


def rendered(answer: Answer, corpus: Corpus | None = None, number: int = 1) -> str:
    """Render an answer as a turn of the conversation "key"."""
    settings = WebSettings.model_validate({})
    assistant = ScriptedAssistant(corpus or Corpus((), ()))
    parts = Parts(assistant, Readiness(), settings, Talks(keep_s=60, most=9))
    return render_turn(parts, "key", number, Exchange(answer, NOW))
