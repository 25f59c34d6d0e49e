"""What readers told of answers, as drafts of questions."""

import json
from collections.abc import Sequence
from pathlib import Path

from assistant.console import say
from assistant.parser import JapaneseParser, path_argument
from corpus.errors import UserError
from evals.commands.shared import add_data_dir


def import_feedback(given: Sequence[str]) -> None:
    """Write a draft for each report with the text of its question; raises UserError over a file."""
    from assistant.documents import open_corpus
    from assistant.feedback import FeedbackStore
    from assistant.settings import load_settings
    from corpus.state import DataFolder
    from evals.drafts import drafts_of

    parser = JapaneseParser(
        prog="python -m evals import-feedback",
        description="質問の文のあるご意見から、質問集の下書きを作ります。",
    )
    add_data_dir(parser)
    parser.add_argument(
        "--output", type=path_argument, required=True, metavar="ファイル", help="書き出し先"
    )
    parsed = parser.parse_args(given)
    data = DataFolder.choose(parsed.data_dir)
    store = FeedbackStore(data, load_settings(data).feedback.retention_days)
    reports = store.reports()
    drafts = list(drafts_of(reports, open_corpus(data)))
    _write(parsed.output, [json.dumps(draft, ensure_ascii=False) for draft in drafts])
    say(
        f"{len(reports):,}件のご意見から、下書き {len(drafts):,}件を {parsed.output} に書きました。"
        "「下書き」とある項目を埋め、draft の項目を消すと、質問集として使えます。"
    )


def _write(path: Path, lines: Sequence[str]) -> None:
    """Write a new file: one that is there may hold drafts that somebody has finished."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write("".join(line + "\n" for line in lines))
    except FileExistsError as error:
        raise UserError(
            f"{path} はすでにあります", "まだないファイル", "別の名前を指定してください。"
        ) from error
