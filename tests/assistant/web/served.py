"""The scripted page as a process of its own.

HOST PORT [FILE whose appearance ends loading] [FILE whose appearance exchanges the documents]
[name=value of a setting …].
"""

import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant import Answer, Turn, WebSettings
from assistant.doubles import ScriptedAssistant
from assistant.web import serve
from corpus import MachishirubeError, load_corpus
from tests.assistant.web.sample import SLOW, exchanged, script


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class Slow(ScriptedAssistant):
    """Takes its time for one question."""

    def ask(self, question: str, history: Sequence[Turn] = (), **given: Any) -> Answer:
        if question.startswith(SLOW):
            time.sleep(6)
        return ScriptedAssistant.ask(self, question, history, **given)


def main(
    host: str, port: str, gate: str | None = None, change: str | None = None, **settings: str
) -> int:
    corpus = load_corpus()
    assistant = Slow(corpus, script(corpus))

    def load() -> None:
        while gate and not Path(gate).exists():
            time.sleep(0.05)

    def follow() -> None:
        while change and not Path(change).exists():
            time.sleep(0.05)
        assistant.corpus = exchanged()

    assistant.load = load
    if change:
        threading.Thread(target=follow, daemon=True).start()

    try:
        serve(
            lambda: assistant,
            WebSettings.model_validate({"host": host, "port": int(port), **settings}),
            say,
        )
    except MachishirubeError as error:
        say(str(error))
        return error.exit_code
    return 0


if __name__ == "__main__":
    named = [each.split("=", 1) for each in sys.argv[1:] if "=" in each]
    sys.exit(main(*(each for each in sys.argv[1:] if "=" not in each), **dict(named)))
