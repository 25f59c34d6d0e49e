"""`python -m evals`: one command a run, its errors told in one Japanese line."""

import sys
from collections.abc import Callable, Sequence

from assistant.console import note, speak_utf8
from corpus.errors import MachishirubeError
from evals.commands.ablation import ablation
from evals.commands.feedback import import_feedback
from evals.commands.folders import further, measure, retrieval
from evals.commands.invariance import invariance
from evals.commands.questions import questions
from evals.commands.scale import scale
from evals.commands.screenshots import screenshots
from evals.commands.tuning import spoken, tune

Command = Callable[[Sequence[str]], None]
COMMANDS: dict[str, Command] = {
    "retrieval": retrieval,
    "ablation": ablation,
    "measure": measure,
    "further": further,
    "invariance": invariance,
    "import-feedback": import_feedback,
    "scale": scale,
    "screenshots": screenshots,
    "spoken": spoken,
    "tune": tune,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 also for bad scores, 2 for the user's errors, 1 for failures."""
    speak_utf8()
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        if given and given[0] in COMMANDS:
            COMMANDS[given[0]](given[1:])
        else:
            questions(given)
    except MachishirubeError as error:
        note(f"エラー：{error}")
        return error.exit_code
    except OSError as error:
        told = _system_failure(error)
        note(f"エラー：{told}")
        return told.exit_code
    return 0


def _system_failure(error: OSError) -> MachishirubeError:
    """Tell which file the operating system refused."""
    return MachishirubeError(
        f"{error.filename or '入出力'} を読み書きできません",
        "読み書きできるファイルと十分な空き容量",
        "フォルダーがあること、許可、空き容量を確認してください。",
    )
