"""A further document with questions in the format of the question set: counts by kind.

A folder holds `document.<format>` files and `questions.jsonl`. Only counts are reported, so that
nobody writes rules for questions that judge them.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant import phrases
from assistant.engine import Assistant
from corpus.state import DataFolder
from evals.further import FORMATS, corpus_of
from evals.question_set import load_questions
from evals.reference import Reference
from evals.runner import ask_all
from evals.scores import Scored, score, total
from index.build import build_index
from index.encoder import Encoder
from index.generations import open_current
from index.searcher import Searcher

SCORES = ("correct", "cited", "precision", "grounded", "refused")


@dataclass(frozen=True, slots=True)
class FormatCases:
    """The scored questions of one file."""

    format: str
    cases: tuple[Scored, ...]


def is_set(folder: Path) -> bool:
    """Tell whether a folder's questions are in the format of the question set."""
    with (folder / "questions.jsonl").open(encoding="utf-8") as lines:
        return "must" in json.loads(next(lines))


def ask_set(folder: Path, encoder: Callable[[], Encoder], scratch: Path) -> tuple[FormatCases, ...]:
    """Ask each file of the folder all questions; `scratch` takes one index a format."""
    files = [folder / f"document.{form}" for form in FORMATS]
    return tuple(
        _ask_file(file, folder, encoder, scratch / file.suffix[1:])
        for file in files
        if file.is_file()
    )


def _ask_file(
    file: Path, folder: Path, encoder: Callable[[], Encoder], scratch: Path
) -> FormatCases:
    """Ask one file; what the document holds is that of the file as it was read."""
    corpus, data = corpus_of(file), DataFolder(scratch)
    build_index(corpus, encoder, data)
    helper = Assistant(corpus, Searcher(open_current(data), encoder()))
    reference = Reference.build(corpus.documents, corpus.sections, phrases=phrases.closed_phrases())
    asked = load_questions(folder / "questions.jsonl", lambda text: True)
    return FormatCases(file.suffix[1:], score(ask_all(helper, asked).results, reference))


def set_report(formats: Sequence[FormatCases]) -> str:
    """Lay the counts out as a Markdown table: a row for each format, and for each of its kinds."""
    head = ["| format | kind | " + " | ".join(SCORES) + " |", "| --- " * (len(SCORES) + 2) + "|"]
    rows = []
    for each in formats:
        kinds = dict.fromkeys(case.result.question.kind.value for case in each.cases)
        rows.append(_row(each.format, "", each.cases))
        for kind in sorted(kinds):
            cases = [c for c in each.cases if c.result.question.kind.value == kind]
            rows.append(_row("", kind, cases))
    return "\n".join([*head, *rows])


def _row(form: str, kind: str, cases: Sequence[Scored]) -> str:
    """Lay out one row of counts."""
    cells = []
    for name in SCORES:
        share = total(cases, name)
        cells.append(f"{share.hits} / {share.total}" if share.total else "–")
    return f"| {form} | {kind} | " + " | ".join(cells) + " |"
