from collections.abc import Mapping, Sequence

from evals.ablation import VARIANTS, WHOLE, Bench, Variant, tables
from evals.benchmark import Benchmark, Entry, Query
from index.encoder import HashingEncoder
from index.settings import IndexSettings

ENTRIES = (
    Entry("a", "燃えるごみは朝八時までに出します。", "ごみ"),
    Entry("b", "図書館は月曜日に休みます。", "休館日"),
    Entry("c", "住民票は市民課で受け取れます。", "窓口"),
)
QUERIES = (Query("1", "燃えるごみは何時まで"), Query("2", "朝の休館日"), Query("3", "住民票の窓口"))
GRADES = {"1": {"a": 1.0}, "2": {"b": 1.0}, "3": {"c": 1.0}}
TOWN = Benchmark(ENTRIES, QUERIES, GRADES)
BENCH = Bench(IndexSettings(), HashingEncoder(), HashingEncoder(32))


def test_a_variant_changes_one_thing_of_the_whole() -> None:
    run = BENCH.run(TOWN, Variant("", {"dense_weight": 0.0}))
    assert [ranked[0] for ranked in run.ranked] == ["a", "b", "c"]


def test_without_headings_a_word_of_the_heading_finds_nothing() -> None:
    found = [
        BENCH.run(TOWN, Variant("", {"dense_weight": 0.0}, headings=headings)).scores(first, 1)
        for headings in (True, False)
    ]
    assert found == [[1.0, 1.0, 1.0], [1.0, 0.0, 1.0]]


def first(ranked: Sequence[str], grades: Mapping[str, float], depth: int) -> float:
    return float(bool(ranked) and ranked[0] in grades)


def test_every_variant_stands_beside_the_whole_with_its_difference() -> None:
    told: list[str] = []
    (section,) = tables(BENCH, {"町": TOWN}, told.append)
    lines = section.split("\n")
    assert lines[0] == "## 町（文章 3、質問 3）"
    assert lines[2] == "|  | hit@1 | recall@10 | nDCG@10 |"
    assert lines[4] == "| 今の設定 | 1.000 | 1.000 | 1.000 |"
    assert lines[-1] == (
        "| 各方法の候補 30件 | 1.000（+0.000、+0.000〜+0.000）"
        " | 1.000（+0.000、+0.000〜+0.000） | 1.000（+0.000、+0.000〜+0.000） |"
    )
    assert told == [f"町：{each.name}" for each in (WHOLE, *VARIANTS)]
