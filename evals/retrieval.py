"""Measures the product's own index and search on a retrieval folder."""

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.records import Document, Section, SectionKind
from corpus.state import DataFolder
from evals.benchmark import Benchmark, Entry, Query, read_benchmark
from evals.metrics import ranking
from evals.statistics import percentile

if TYPE_CHECKING:
    from index.encoder import Encoder
    from index.searcher import Searcher
    from index.settings import IndexSettings

NAME = "benchmark"
DEPTH = 10
Ranked = tuple[str, ...]
Score = Callable[[Sequence[str], Mapping[str, float], int], float | None]


@dataclass(frozen=True, slots=True)
class RecordsSource:
    """The records of a benchmark as one document for `build_index`."""

    documents: tuple[Document, ...]
    sections: tuple[Section, ...]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> "RecordsSource":
        """Make each record a section, its title the path; without a text the title is the text."""
        texts: list[str] = []
        sections: list[Section] = []
        start = 0
        for entry in entries:
            text = entry.text if entry.text.strip() else entry.title
            end = start + len(text)
            sections.append(
                Section(NAME, start, end, SectionKind.PARAGRAPH, (entry.title,), sheet=1)
            )
            texts.append(text)
            start = end + 1
        return cls((_document("\n".join(texts)),), tuple(sections))


def _document(text: str) -> Document:
    return Document(
        id=NAME,
        title=NAME,
        city="",
        publisher="",
        date=None,
        sheets=1,
        reader=NAME,
        text=text,
        sha256="",
    )


def measure_folder(folder: Path, data_dir: Path | None = None) -> dict[str, Any]:
    """Measure a folder with the product's model and settings; the index is made aside."""
    from assistant.settings import load_settings
    from evals.opening import encoder_of

    benchmark = read_benchmark(folder)
    data = DataFolder.choose(data_dir)
    settings = load_settings(data).index
    encoder = encoder_of(data, settings)
    return {"benchmark": folder.name, "model": encoder.name} | measure(benchmark, encoder, settings)


@dataclass(frozen=True, slots=True)
class Run:
    """What was found for each judged question, best first, with its judgements.

    `index_s` are the seconds of building the index without loading the model, `times_ms` those of
    each question with embedding and search.
    """

    ranked: tuple[Ranked, ...]
    grades: tuple[Mapping[str, float], ...]
    index_s: float
    times_ms: tuple[float, ...]

    def scores(self, score: Score, depth: int = DEPTH) -> list[float]:
        """Give the score of each question."""
        pairs = zip(self.ranked, self.grades, strict=True)
        return [value for r, g in pairs if (value := score(r, g, depth)) is not None]

    def mean(self, score: Score, depth: int = DEPTH) -> float | None:
        """Give the mean score, None without questions."""
        values = self.scores(score, depth)
        return round(sum(values) / len(values), 4) if values else None


def run_benchmark(benchmark: Benchmark, encoder: "Encoder", settings: "IndexSettings") -> Run:
    """Index the records in a temporary folder and search every judged question."""
    judged = _judged(benchmark)
    with tempfile.TemporaryDirectory() as aside:
        searcher, index_s = _indexed(benchmark.entries, encoder, settings, DataFolder(Path(aside)))
        sections = RecordsSource.of(benchmark.entries).sections
        pairs = zip(sections, benchmark.entries, strict=True)
        names = {section.start: entry.id for section, entry in pairs}
        ranked, times = _searched(searcher, judged, names)
    grades = tuple(benchmark.grades[query.id] for query in judged)
    return Run(tuple(ranked), grades, index_s, tuple(times))


def _judged(benchmark: Benchmark) -> list[Query]:
    return [q for q in benchmark.queries if _relevant(benchmark.grades.get(q.id, {}))]


def measure(
    benchmark: Benchmark, encoder: "Encoder", settings: "IndexSettings"
) -> dict[str, float | int | None]:
    """Run a benchmark and give its figures; see `Run` for the times."""
    run = run_benchmark(benchmark, encoder, settings)
    return {
        "documents": len(benchmark.entries),
        "queries": len(run.ranked),
        "left_out": len(benchmark.queries) - len(run.ranked),
        "hit@1": run.mean(ranking.hit, 1),
        "recall@10": run.mean(ranking.recall),
        "nDCG@10": run.mean(ranking.ndcg),
        "MRR@10": run.mean(ranking.reciprocal_rank),
        "index_seconds": round(run.index_s, 2),
        "query_p50_ms": _rounded(percentile(run.times_ms, 50)),
        "query_p95_ms": _rounded(percentile(run.times_ms, 95)),
    }


def _indexed(
    entries: Sequence[Entry], encoder: "Encoder", settings: "IndexSettings", data: DataFolder
) -> tuple["Searcher", float]:
    """Build and open the index of the records; seconds are those of the build."""
    from index.build import build_index
    from index.generations import open_current
    from index.searcher import Searcher

    started = time.perf_counter()
    build_index(RecordsSource.of(entries), lambda: encoder, data, settings)
    elapsed_s = time.perf_counter() - started
    return Searcher(open_current(data), encoder, settings), elapsed_s


def _searched(
    searcher: "Searcher", queries: Sequence[Query], names: Mapping[int, str]
) -> tuple[list[Ranked], list[float]]:
    """Give the ranked record ids and the milliseconds of each question."""
    ranked: list[Ranked] = []
    times: list[float] = []
    for query in queries:
        started = time.perf_counter()
        outcome = searcher.search(query.text, top_k=2 * searcher.settings.candidates)
        times.append((time.perf_counter() - started) * 1000)
        found = _distinct(names[hit.passage.section.start] for hit in outcome.hits)
        ranked.append(tuple(islice(found, DEPTH)))
    return ranked, times


def _distinct(names: Iterator[str]) -> Iterator[str]:
    """Keep the first of each name: a record counts by its best window."""
    return iter(dict.fromkeys(names))


def _relevant(grades: Mapping[str, float]) -> bool:
    return any(grade > 0 for grade in grades.values())


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
