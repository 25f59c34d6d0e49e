"""The scripted page as a process of its own: HOST PORT [FILE whose appearance ends loading]."""

import sys
import time
from pathlib import Path

from assistant.doubles import ScriptedAssistant
from assistant.web import serve
from corpus import MachishirubeError, load_corpus
from tests.assistant.web.sample import script


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(host: str, port: str, gate: str | None = None) -> int:
    corpus = load_corpus()

    def load() -> None:
        while gate and not Path(gate).exists():
            time.sleep(0.05)

    try:
        serve(
            lambda: ScriptedAssistant(corpus, script(corpus), load),
            host,
            int(port),
            say,
        )
    except MachishirubeError as error:
        say(str(error))
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
