"""What each part of the search is worth: variants of it against the whole, question by question."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from evals.benchmark import Benchmark
from evals.formatting import markdown_table
from evals.metrics import ranking
from evals.retrieval import DEPTH, Run, Score, run_benchmark
from evals.statistics import Interval, bootstrap_mean

if TYPE_CHECKING:
    from index.encoder import Encoder
    from index.settings import IndexSettings

FIGURES: tuple[tuple[str, Score, int], ...] = (
    ("hit@1", ranking.hit, 1),
    ("recall@10", ranking.recall, DEPTH),
    ("nDCG@10", ranking.ndcg, DEPTH),
)


@dataclass(frozen=True, slots=True)
class Variant:
    """A search that differs from the whole in one thing: settings, the model, or the headings."""

    name: str
    settings: Mapping[str, float | int] = field(default_factory=dict)
    adapted: bool = True
    headings: bool = True


WHOLE = Variant("今の設定")
VARIANTS = (
    Variant("はじめの形（モデルの補正なし）", {"dense_weight": 0.65}, adapted=False),
    Variant("モデルの補正なし、中心化あり", {"centring": 0.5}, adapted=False),
    Variant("中心化あり（平均の半分を引く）", {"centring": 0.5}),
    Variant("見出しなし", headings=False),
    Variant("ベクトルだけ", {"dense_weight": 1.0}),
    Variant("キーワードだけ", {"dense_weight": 0.0}),
    Variant("ベクトルの重み 0.4", {"dense_weight": 0.4}),
    Variant("ベクトルの重み 0.65", {"dense_weight": 0.65}),
    Variant("ベクトルの重み 0.8", {"dense_weight": 0.8}),
    Variant("BM25 k1=0.9、b=0.4", {"k1": 0.9, "b": 0.4}),
    Variant("BM25 k1=2.0、b=0.75", {"k1": 2.0}),
    Variant("各方法の候補 30件", {"candidates": 30}),
)


@dataclass(frozen=True, slots=True)
class Bench:
    """What variants run on; the encoders are with and without the adapter."""

    settings: "IndexSettings"
    adapted: "Encoder"
    plain: "Encoder"

    def run(self, benchmark: Benchmark, variant: Variant) -> Run:
        """Search a benchmark with a variant."""
        if not variant.headings:
            bare = tuple(replace(entry, title="") for entry in benchmark.entries)
            benchmark = replace(benchmark, entries=bare)
        settings = self.settings.model_copy(update=dict(variant.settings))
        encoder = self.adapted if variant.adapted else self.plain
        return run_benchmark(benchmark, encoder, settings)


def tables(
    bench: Bench, benchmarks: Mapping[str, Benchmark], report: Callable[[str], None]
) -> Iterator[str]:
    """Give one Markdown section a benchmark: the whole, and every variant against it."""
    for name, benchmark in benchmarks.items():
        report(f"{name}：{WHOLE.name}")
        whole = bench.run(benchmark, WHOLE)
        rows = [_row(WHOLE, whole, None)]
        for variant in VARIANTS:
            report(f"{name}：{variant.name}")
            rows.append(_row(variant, bench.run(benchmark, variant), whole))
        head = ["", *(figure for figure, _, _ in FIGURES)]
        size = f"文章 {len(benchmark.entries):,}、質問 {len(whole.ranked):,}"
        yield f"## {name}（{size}）\n\n{markdown_table(head, rows)}"


def _row(variant: Variant, run: Run, whole: Run | None) -> list[str]:
    """Write the figures of a variant, each with its difference from the whole."""
    return [variant.name, *(_cell(run, whole, score, depth) for _, score, depth in FIGURES)]


def _cell(run: Run, whole: Run | None, score: Score, depth: int) -> str:
    values = run.scores(score, depth)
    mean = f"{_mean(values):.3f}"
    if whole is None:
        return mean
    pairs = zip(values, whole.scores(score, depth), strict=True)
    differences = [mine - its for mine, its in pairs]
    bounds = bootstrap_mean(differences)
    if bounds is None:
        return mean
    return f"{mean}（{_mean(differences):+.3f}、{_span(bounds)}）"


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _span(bounds: Interval) -> str:
    return f"{bounds.low:+.3f}〜{bounds.high:+.3f}"
