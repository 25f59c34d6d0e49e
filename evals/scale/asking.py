"""Asks a written collection its questions: times, memory and what was found. No model is loaded.

`python -m evals.scale.asking FOLDER` prints one JSON line; a process of its own, so that the memory
is that of searching alone.
"""

import gc
import json
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from evals.scale.building import DEPTH, SEGMENT, Questions, load_questions
from evals.scale.queries import MadeQuery
from evals.statistics import percentile
from index.fusion import fuse
from index.legs import LocalLegs
from index.records import Filter
from index.segments import Segment, open_segment
from index.settings import IndexSettings

STATUS = Path("/proc/self/status")
PARTS = ("dense", "words", "fusion and reading", "whole")


@dataclass(frozen=True, slots=True)
class Searched:
    """What asking showed. Times in milliseconds by words and part (p50, p95), memory in bytes.

    `filtered_recall` is None where every passage is of one city. `anonymous` memory is held by the
    process, `mapped` memory is pages of files that the system takes back when it needs room; both
    are what opening and asking added.
    """

    open_s: float
    times_ms: dict[str, dict[str, tuple[float, float]]]
    recall: float
    filtered_recall: float | None
    anonymous: int
    mapped: int

    @classmethod
    def from_json(cls, line: str) -> "Searched":
        """Read what the process printed."""
        told = json.loads(line)
        times = {
            words: {part: (p50, p95) for part, (p50, p95) in parts.items()}
            for words, parts in told["times_ms"].items()
        }
        return cls(**{**told, "times_ms": times})


def ask_collection(folder: Path) -> Searched:
    """Open a collection and ask every question once, after as many others to warm up."""
    import faiss  # noqa: F401 - its own memory is not that of the collection

    questions = load_questions(folder)
    gc.collect()
    before = resident()
    started = time.perf_counter()
    segment = open_segment(folder / SEGMENT)
    documents = [span.document for span in segment.rows.spans]
    legs = LocalLegs([segment], documents, segment.vectors.dimension)
    open_s = time.perf_counter() - started
    times = {str(n): _timed(legs, asked) for n, asked in questions.by_words.items()}
    recall = _recall(legs, questions)
    after = resident()
    cities = {span.city for span in segment.rows.spans if span.city is not None}
    several = len(cities) > 1  # a filter that lets everything through is none
    filtered = _filtered_recall(legs, segment, questions, min(cities)) if several else None
    grown = [now - then for now, then in zip(after, before, strict=True)]
    return Searched(open_s, times, recall, filtered, *grown)


def resident() -> tuple[int, int]:
    """Give the anonymous and the mapped resident memory of this process in bytes (Linux)."""
    told = STATUS.read_text(encoding="ascii", errors="replace")
    found = [re.search(rf"^{name}:\s+(\d+) kB", told, re.MULTILINE) for name in _KINDS]
    anonymous, mapped = (int(each.group(1)) * 1024 if each else 0 for each in found)
    return anonymous, mapped


_KINDS = ("RssAnon", "RssFile")


def _timed(legs: LocalLegs, asked: Sequence[MadeQuery]) -> dict[str, tuple[float, float]]:
    """Time the parts of a search over questions; the first tenth only warms up."""
    warm = len(asked) // 10
    rows = [_search(legs, one) for one in asked][warm:]
    columns = zip(*rows, strict=True)
    return {
        name: (_short(percentile(each, 50)), _short(percentile(each, 95)))
        for name, each in zip(PARTS, columns, strict=True)
    }


def _search(legs: LocalLegs, one: MadeQuery) -> tuple[float, ...]:
    """Search as `Searcher` does, and give the milliseconds of each part."""
    settings, where = IndexSettings(), Filter()
    marks = [time.perf_counter()]
    dense = legs.near(one.vector, settings.candidates, where)
    marks.append(time.perf_counter())
    words = legs.worded(one.terms, settings.candidates, where)
    marks.append(time.perf_counter())
    weight, most = settings.dense_weight, legs.most(one.terms)
    fused = fuse(dense, words, dense_weight=weight, most=most)
    legs.passages([item.position for item in fused[:DEPTH]])
    marks.append(time.perf_counter())
    parts = np.diff(marks)
    return tuple(1000 * float(each) for each in (*parts, parts.sum()))


def _recall(legs: LocalLegs, questions: Questions) -> float:
    """Give the share of the exact nearest that the vector leg finds among as many."""
    pairs = zip(questions.all(), questions.neighbours, strict=True)
    return float(np.mean([_share(legs, one, rows.tolist(), Filter()) for one, rows in pairs]))


def _share(legs: LocalLegs, one: MadeQuery, exact: Sequence[int], where: Filter) -> float:
    found = legs.near(one.vector, len(exact), where)
    return len(found.keys() & set(exact)) / len(exact)


def _filtered_recall(legs: LocalLegs, segment: Segment, questions: Questions, city: str) -> float:
    """The same among the passages of one city only; a row of the only segment is its number."""
    where = Filter(cities=frozenset({city}))
    own = [span for span in segment.rows.spans if span.city == city]
    inside = np.concatenate([np.arange(s.first, s.first + s.count) for s in own])
    vectors = segment.vectors.read(inside)
    shares = []
    for one in questions.all():
        best = inside[np.argsort(-(vectors @ one.vector), kind="stable")[:DEPTH]]
        shares.append(_share(legs, one, best.tolist(), where))
    return float(np.mean(shares))


def _short(value: float | None) -> float:
    return round(value or 0.0, 2)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(ask_collection(Path(sys.argv[1])))) + "\n")
