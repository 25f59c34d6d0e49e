"""Real passages, terms, vectors and questions: what made collections are to be like."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus import load_corpus
from evals.benchmark import Entry, read_benchmark
from evals.retrieval import RecordsSource
from evals.spoken_set import Split, SpokenQuestion, fields_of, spoken_benchmark
from index.gathering import Progress, Vectors, embedded, matrix_of, terms_of
from index.intake import Source, all_passages
from index.records import Passage
from index.rows import Terms
from index.settings import IndexSettings
from index.tokens import tokenise

if TYPE_CHECKING:
    from index.encoder import Encoder


@dataclass(frozen=True, slots=True, eq=False)
class Real:
    """Passages in reading order with their search terms and unit vectors (n, dimension).

    `answers` gives the positions of the passages that a record of everyday texts was cut into.
    """

    passages: tuple[Passage, ...]
    terms: tuple[Terms, ...]
    vectors: Vectors
    answers: Mapping[str, tuple[int, ...]]

    def __len__(self) -> int:
        return len(self.passages)


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """Real questions: terms, unit vectors (n, dimension), and the position of what answers each."""

    terms: tuple[Terms, ...]
    vectors: Vectors
    answers: tuple[int, ...]


def no_progress(step: str, done: int, total: int) -> None:
    """Report nothing."""


def read_real(
    encoder: "Encoder", folder: Path | None = None, progress: Progress = no_progress
) -> Real:
    """Cut, tokenise and embed the shipped documents, the everyday texts and a retrieval folder.

    Raises BenchmarkError where the folder is given and cannot be used.
    """
    entries = spoken_benchmark("dev").entries
    spoken = RecordsSource.of(entries)
    sources: list[Source] = [spoken, load_corpus()]
    if folder is not None:
        sources.append(RecordsSource.of(read_benchmark(folder).entries))
    return real_of(sources, encoder, _records(spoken, entries), progress)


def real_of(
    sources: Sequence[Source],
    encoder: "Encoder",
    records: Mapping[int, str] | None = None,
    progress: Progress = no_progress,
) -> Real:
    """Prepare sources as the index does; `records` names those of the first by section start."""
    passages: list[Passage] = []
    vectors: list[Vectors] = []
    answers: dict[str, tuple[int, ...]] = {}
    for number, source in enumerate(sources):
        cut = all_passages(source, IndexSettings().window_chars)
        for position, passage in enumerate(cut if number == 0 else ()):
            name = (records or {}).get(passage.section.start)
            if name is not None:
                answers[name] = (*answers.get(name, ()), position)
        vectors.append(matrix_of(cut, embedded(cut, encoder, progress), encoder.dimension))
        passages.extend(cut)
    terms = tuple(terms_of(passages, progress))
    return Real(tuple(passages), terms, np.concatenate(vectors), answers)


def read_asked(encoder: "Encoder", real: Real, split: Split = "dev") -> Asked:
    """Embed and tokenise the everyday questions of one split, as a search would."""
    return asked_of([one for field in fields_of([split]) for one in field.questions], encoder, real)


def asked_of(questions: Sequence[SpokenQuestion], encoder: "Encoder", real: Real) -> Asked:
    """Embed and tokenise questions; KeyError where what answers one is not among the passages."""
    texts = [one.question for one in questions]
    answers = tuple(_answer(one, real) for one in questions)
    return Asked(tuple(map(tokenise, texts)), encoder.encode_queries(texts), answers)


def _answer(question: SpokenQuestion, real: Real) -> int:
    """Give the position of the window that holds the answer, of the first where none does."""
    windows = real.answers[question.passage]
    held = (each for each in windows if question.answer in real.passages[each].text)
    return next(held, windows[0])


def _records(source: RecordsSource, entries: Sequence[Entry]) -> dict[int, str]:
    return {one.start: each.id for one, each in zip(source.sections, entries, strict=True)}
