from functools import cache
from pathlib import Path

import pytest

from evals.commands.scale import sizes_argument, write
from evals.scale.adding import Added
from evals.scale.asking import Searched
from evals.scale.building import Built, Disk
from evals.scale.forms import Form, FormScore
from evals.scale.measuring import Measured, Order, Sized, measure
from evals.scale.report import (
    adding_table,
    form_table,
    recall_table,
    report,
    size_table,
    time_table,
)
from evals.scale.times import plot_times
from index.encoder import HashingEncoder
from tests.evals.test_scale_making import real
from tests.evals.test_scale_queries import asked

PARTS = {
    "dense": (0.5, 1.0),
    "words": (1.0, 2.0),
    "fusion and reading": (0.25, 0.5),
    "whole": (1.75, 3.0),
}


def sized(passages: int = 10_000, filtered: float | None = None) -> Sized:
    built = Built(passages, 1.5, 2.25, Disk(2_000_000, 1_000_000, 3_500_000))
    times = {"6": PARTS, "20": PARTS}
    return Sized(built, Searched(0.125, times, 0.987, filtered, 12_000_000, 34_000_000))


def rows(table: str) -> list[str]:
    return table.split("\n")[2:]


@pytest.fixture(scope="module")
def aside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("aside")


@cache
def measured(aside: Path) -> Measured:
    order = Order((300, 500), aside, questions=10)
    return measure(real(), asked(), HashingEncoder(32), order, lambda text: None)


def test_sizes_are_told_in_megabytes_and_seconds() -> None:
    assert rows(size_table([sized()])) == [
        "| 10,000 | 1.5 | 2.2 | 2.0 | 1.0 | 3.5 | 6.5 | 0.12 | 12 | 34 |"
    ]


def test_times_are_told_by_size_words_and_part() -> None:
    cells = "0.50／1.00 | 1.00／2.00 | 0.25／0.50 | 1.75／3.00"
    assert rows(time_table([sized(), sized(100_000)])) == [
        f"| 10,000 | 6 | {cells} |",
        f"| 10,000 | 20 | {cells} |",
        f"| 100,000 | 6 | {cells} |",
        f"| 100,000 | 20 | {cells} |",
    ]


def test_without_a_second_city_there_is_no_filtered_recall() -> None:
    assert rows(recall_table([sized(), sized(100_000, 0.9)])) == [
        "| 10,000 | 0.987 | – |",
        "| 100,000 | 0.987 | 0.900 |",
    ]


def test_adding_is_told_beside_embedding_alone() -> None:
    assert rows(adding_table(Added(100_000, 100, 6.0, 4.0))) == [
        "| 100,000 | 100 | 6.00 | 4.00 | 1.50 |"
    ]


def test_forms_are_told_with_their_knob() -> None:
    clusters = Form("IVF64,SQ8", "nprobe", (8,), reranked=True)
    flat = FormScore(Form("Flat"), 0, 0.25, 4_000_000, 1.0, 2.0, 3.0)
    assert rows(form_table([flat, FormScore(clusters, 8, 5.5, 3_000_000, 0.95, 0.5, 0.75)])) == [
        "| Flat | – | 0.2 | 4 | 1.000 | 2.00 | 3.00 |",
        "| IVF64,SQ8、16ビットで並べ直し | nprobe 8 | 5.5 | 3 | 0.950 | 0.50 | 0.75 |",
    ]


def test_every_size_is_written_asked_and_removed(aside: Path) -> None:
    found = measured(aside)
    assert [each.built.passages for each in found.sizes] == [300, 500]
    assert [each.searched.recall for each in found.sizes] == [1.0, 1.0]
    assert list(aside.iterdir()) == []


def test_as_many_real_passages_as_are_to_be_added_are_embedded(aside: Path) -> None:
    added = measured(aside).added
    distinct = {passage.search_text for passage in real().passages}
    assert (added.before, added.fresh) == (500, min(100, len(distinct)))
    assert added.adding_s > 0
    assert added.embedding_s > 0


def test_the_report_has_a_section_for_each_question(aside: Path) -> None:
    text = report(measured(aside), asked())
    assert [line for line in text.split("\n") if line.startswith("#")] == [
        "# 大きな文書集での検索",
        "## 作る、開く",
        "## 質問にかかる時間",
        "## 見つけたもの",
        "## 文書を加える",
        "## 合成した文章は実物に似ているか",
    ]


def test_the_report_and_its_plots_are_written(aside: Path, tmp_path: Path) -> None:
    write("本文", measured(aside), tmp_path / "report.md", tmp_path)
    assert (tmp_path / "report.md").read_text(encoding="utf-8") == "本文\n"
    for name in ("scale-times.svg", "scale-neighbours.svg"):
        assert (tmp_path / name).read_bytes().startswith(b"<?xml")


def test_the_same_times_give_the_same_plot(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.svg", "two.svg", "three.png")]
    for file in files:
        plot_times((sized(), sized(100_000)), file)
    assert files[0].read_bytes() == files[1].read_bytes()
    assert files[2].read_bytes().startswith(b"\x89PNG")


def test_sizes_are_read_in_rising_order_and_once() -> None:
    assert sizes_argument("100000,10000,10000") == (10_000, 100_000)


def test_adding_and_forms_are_measured_at_a_hundred_thousand_at_most() -> None:
    assert Order((10_000, 1_000_000)).middle == 100_000
    assert Order((2_000, 5_000)).middle == 5_000
