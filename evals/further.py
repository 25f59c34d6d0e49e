"""A further document in every format: how many of its questions are answered from each file.

A folder holds `document.<format>` files and `questions.jsonl` with id, question, quotes (verbatim,
white space aside, empty where the document does not answer) and the formats that hold the answer.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.engine import Assistant
from assistant.records import Answer, Status
from corpus.formats.reading import read_file
from corpus.interpret import interpret
from corpus.library import READERS, Corpus
from corpus.provenance import find_changes_only_mark, find_city, find_date, find_title
from corpus.records import Document
from corpus.state import DataFolder
from corpus.text import squash
from index.build import build_index
from index.encoder import Encoder
from index.generations import open_current
from index.searcher import Searcher

FORMATS = ("docx", "pdf", "html", "md", "txt", "xlsx", "csv")


class Asked(BaseModel):
    """A question about the document; no quotes: the document does not answer it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    question: str
    quotes: tuple[str, ...]
    formats: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class FormatScore:
    """How one file did: questions answered of those it answers, refused of those it does not."""

    format: str
    answered: int
    answerable: int
    refused: int
    unanswerable: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question asked of one file."""

    format: str
    asked: Asked
    answer: Answer
    right: bool


def read_questions(folder: Path) -> tuple[Asked, ...]:
    """Read questions.jsonl of a folder."""
    lines = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(Asked.model_validate(json.loads(line)) for line in lines if line.strip())


def corpus_of(file: Path) -> Corpus:
    """Read one file as `add` would, into a corpus of its own."""
    extract = read_file(file)
    city = find_city(extract)
    document = Document(
        id=f"further-{file.suffix[1:]}",
        title=find_title(extract, file.name),
        city=city,
        publisher=city,
        date=find_date(extract),
        sheets=extract.sheets,
        reader=f"{extract.reader}+{READERS}",
        text=extract.text,
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        changes_only_mark=find_changes_only_mark(extract),
    )
    return Corpus((document,), interpret(document, extract), {document.id: extract})


def ask_every_format(
    folder: Path, encoder: Callable[[], Encoder], scratch: Path
) -> tuple[Outcome, ...]:
    """Ask each file of the folder its questions; `scratch` takes one index a format."""
    questions = read_questions(folder)
    outcomes: list[Outcome] = []
    for form in FORMATS:
        corpus, data = corpus_of(folder / f"document.{form}"), DataFolder(scratch / form)
        build_index(corpus, encoder, data)
        helper = Assistant(corpus, Searcher(open_current(data), encoder()))
        for asked in questions:
            if form in asked.formats or not asked.quotes:
                answer = helper.ask(asked.question)
                outcomes.append(Outcome(form, asked, answer, is_right(asked, answer)))
    return tuple(outcomes)


def is_right(asked: Asked, answer: Answer) -> bool:
    """Tell whether an answer holds every expected quote, or refuses where there is none."""
    if not asked.quotes:
        return answer.status in {Status.UNANSWERABLE, Status.CLARIFY}
    if answer.status not in {Status.ANSWERED, Status.PARTIAL}:
        return False
    told = squash("\n".join([answer.answer, *(c.quote for c in answer.citations)]))
    return all(squash(quote) in told for quote in asked.quotes)


def score(outcomes: Sequence[Outcome]) -> tuple[FormatScore, ...]:
    """Count by format, in the order of FORMATS."""
    return tuple(_score(form, [o for o in outcomes if o.format == form]) for form in FORMATS)


def _score(form: str, outcomes: Sequence[Outcome]) -> FormatScore:
    answerable = [o for o in outcomes if o.asked.quotes]
    others = [o for o in outcomes if not o.asked.quotes]
    return FormatScore(
        form,
        sum(o.right for o in answerable),
        len(answerable),
        sum(o.right for o in others),
        len(others),
    )


def score_report(scores: Sequence[FormatScore]) -> str:
    """Lay the counts out as a Markdown table."""
    rows = [
        f"| {s.format} | {s.answered} / {s.answerable} | {s.refused} / {s.unanswerable} |"
        for s in scores
    ]
    return "\n".join(["| format | answered | refused |", "| --- | --- | --- |", *rows])
