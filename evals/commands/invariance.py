"""`invariance`: the same questions in other circumstances."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import evals
from assistant.console import note, say
from assistant.parser import JapaneseParser, path_argument
from evals.commands.shared import add_data_dir, progress
from evals.invariance import invariance_report
from evals.opening import Opened, open_measured, reference_of
from evals.question_set import HALVES, QuestionSet, load_half
from evals.remembering import RememberingEncoder
from evals.report import settings_line
from evals.runner import Asks, ask_all

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.encoder import Encoder

DISTRACTORS = Path(evals.__file__).parents[1] / "tests" / "distractors"


def invariance(given: Sequence[str]) -> None:
    """Ask both halves over the standard corpus and over each variation of it."""
    parsed = _parser().parse_args(given)
    reference = reference_of()
    halves = HALVES if parsed.half == "all" else (parsed.half,)
    sets = [load_half(name, reference.stands) for name in halves]
    reports = measured(open_measured(parsed.data_dir), sets, parsed.distractors)
    say("\n\n".join(["# Invariance", settings_line(reference), *reports]))


def measured(opened: Opened, sets: Sequence[QuestionSet], distractors: Path) -> list[str]:
    """Ask every set in every circumstance; give one report a set."""
    remembering = RememberingEncoder(opened.encoder, [opened.searcher.generation])
    standard = [ask_all(opened.assistant, each, progress) for each in sets]
    with TemporaryDirectory() as scratch:
        varied = [
            (name, [ask_all(assistant, each, progress) for each in sets])
            for name, assistant in variations(
                Path(scratch), remembering, opened.settings, distractors
            )
        ]
    return [
        invariance_report(run, {name: runs[at] for name, runs in varied})
        for at, run in enumerate(standard)
    ]


def variations(
    folder: Path, encoder: "Encoder", settings: "Settings", distractors: Path
) -> Iterator[tuple[str, Asks]]:
    """Open each variation by its name, one after the other; `folder` takes their indexes."""
    from evals.variations import crowded, renamed

    note("文書の順序、ID、ファイル名を変えています。")
    yield "documents reversed and renamed", renamed(folder, encoder, settings)
    files = sorted(distractors.glob("*.md"))
    if not files:
        note(f"{distractors} に *.md がないため、文書を加えた場合は測りません。")
        return
    note(f"{len(files)} 件の文書を加えています。")
    assistant = crowded(folder, encoder, settings, files)
    ours = {document.id for document in assistant.corpus.documents[: -len(files)]}
    more = sum(section.document not in ours for section in assistant.corpus.sections)
    yield f"with {len(files)} further documents ({more} passages)", assistant


def _parser() -> JapaneseParser:
    parser = JapaneseParser(
        prog="python -m evals invariance",
        description="文書の順序や名前を変えても、ほかの文書を加えても、同じ回答になるかを測ります。",
    )
    parser.add_argument(
        "--half", choices=(*HALVES, "all"), default="all", help="自前の質問集のどちらを使うか"
    )
    parser.add_argument(
        "--distractors",
        type=path_argument,
        default=DISTRACTORS,
        metavar="フォルダー",
        help="加える文書（*.md）のフォルダー",
    )
    add_data_dir(parser)
    return parser
