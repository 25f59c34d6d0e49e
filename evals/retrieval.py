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


def measure(
    benchmark: Benchmark, encoder: "Encoder", settings: "IndexSettings"
) -> dict[str, float | int | None]:
    """Index the records in a temporary folder, search every judged question, give the figures.

    Times are seconds for the index without loading the model, and milliseconds a question with
    embedding and search.
    """
    judged = [q for q in benchmark.queries if _relevant(benchmark.grades.get(q.id, {}))]
    with tempfile.TemporaryDirectory() as aside:
        searcher, index_s = _indexed(benchmark.entries, encoder, settings, DataFolder(Path(aside)))
        names = {
            section.start: entry.id
            for section, entry in zip(
                RecordsSource.of(benchmark.entries).sections, benchmark.entries, strict=True
            )
        }
        ranked, times = _searched(searcher, judged, names)
    grades = [benchmark.grades[query.id] for query in judged]
    return {
        "documents": len(benchmark.entries),
        "queries": len(judged),
        "left_out": len(benchmark.queries) - len(judged),
        "hit@1": _mean(ranking.hit, ranked, grades, 1),
        "recall@10": _mean(ranking.recall, ranked, grades),
        "nDCG@10": _mean(ranking.ndcg, ranked, grades),
        "MRR@10": _mean(ranking.reciprocal_rank, ranked, grades),
        "index_seconds": round(index_s, 2),
        "query_p50_ms": _rounded(percentile(times, 50)),
        "query_p95_ms": _rounded(percentile(times, 95)),
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


def _mean(
    score: Callable[[Sequence[str], Mapping[str, float], int], float | None],
    ranked: Sequence[Ranked],
    grades: Sequence[Mapping[str, float]],
    depth: int = DEPTH,
) -> float | None:
    pairs = zip(ranked, grades, strict=True)
    values = [value for r, g in pairs if (value := score(r, g, depth)) is not None]
    return round(sum(values) / len(values), 4) if values else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
