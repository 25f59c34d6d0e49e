"""The scripted page as a process of its own.

HOST PORT [FILE whose appearance ends loading] [FILE whose appearance exchanges the documents].
"""

import sys
import threading
import time
from pathlib import Path

from assistant import WebSettings
from assistant.doubles import ScriptedAssistant
from assistant.web import serve
from corpus import MachishirubeError, load_corpus
from tests.assistant.web.sample import exchanged, script


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(host: str, port: str, gate: str | None = None, change: str | None = None) -> int:
    corpus = load_corpus()
    assistant = ScriptedAssistant(corpus, script(corpus))

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
            WebSettings.model_validate({"host": host, "port": int(port)}),
            say,
        )
    except MachishirubeError as error:
        say(str(error))
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
