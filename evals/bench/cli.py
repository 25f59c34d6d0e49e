"""`python -m evals.bench`: the budgets of the design as a Markdown table. It never fails."""

import platform
import sys
from collections.abc import Sequence

from assistant.console import note, say, speak_utf8
from assistant.parser import JapaneseParser, path_argument
from corpus.errors import MachishirubeError
from corpus.state import DataFolder
from evals.bench.chat import measure_chat
from evals.bench.commands import measure_commands
from evals.bench.embedding import measure_embedding
from evals.bench.long_pdf import measure_long_pdf
from evals.bench.questions import measure_questions
from evals.formatting import markdown_table


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 0 also beyond a budget, for times depend on the machine."""
    speak_utf8()
    parser = JapaneseParser(
        prog="python -m evals.bench", description="所要時間とメモリを測ります。"
    )
    parser.add_argument(
        "--data-dir", type=path_argument, metavar="フォルダー", help="データフォルダー"
    )
    try:
        parsed = parser.parse_args(sys.argv[1:] if arguments is None else list(arguments))
        data_dir = DataFolder.choose(parsed.data_dir).root
        rows = []
        # Questions first: they prepare the model and the index, so that the page starts anew.
        measures = (
            measure_questions,
            measure_commands,
            measure_chat,
            measure_long_pdf,
            measure_embedding,
        )
        for measure in measures:
            for measurement in measure(data_dir):
                note(f"{measurement.what}: {measurement.figure}")
                rows.append(measurement.row())
    except MachishirubeError as error:
        note(f"エラー：{error}")
        return error.exit_code
    say(f"{platform.platform()}, Python {platform.python_version()}\n")
    say(markdown_table(["what", "budget", "measured", "within"], rows))
    return 0
