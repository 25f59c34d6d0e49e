import json
from pathlib import Path

import pytest

from evals.benchmark import Benchmark, Entry, Query, read_benchmark
from evals.errors import BenchmarkError
from evals.retrieval import RecordsSource, measure
from index.encoder import HashingEncoder
from index.settings import IndexSettings

ENTRIES = (
    Entry("1", "図書館は月曜日に休館します。", "休館日"),
    Entry("2", "粗大ごみは電話で申し込みます。" + "分別の方法は品目によります。" * 40, "ごみ"),
    Entry("3", "", "保育園の入園申請"),
)
QUERIES = (Query("a", "図書館の休館日"), Query("b", "保育園の入園申請"), Query("c", "判定なし"))


def write(folder: Path, **changed: str) -> Path:
    entries = [{"id": e.id, "title": e.title, "text": e.text} for e in ENTRIES]
    queries = [{"id": q.id, "text": q.text, "answers": ["…"]} for q in QUERIES]
    files = {
        "corpus.jsonl": "\n".join(map(json.dumps, entries)) + "\n",
        "queries.jsonl": "\n".join(map(json.dumps, queries)),
        "qrels.tsv": "query-id\tcorpus-id\tscore\na\t1\t1\r\nb\t3\t2\n",
    }
    for name, text in (files | {name.replace("_", "."): t for name, t in changed.items()}).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_folder_is_read_and_other_fields_are_not(tmp_path: Path) -> None:
    expected = Benchmark(ENTRIES, QUERIES, {"a": {"1": 1.0}, "b": {"3": 2.0}})
    assert read_benchmark(write(tmp_path)) == expected


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("corpus_jsonl", '{"id": "1"}', r"corpus\.jsonl の 1 行目の「text」"),
        ("corpus_jsonl", '{"id": "1", "text": "x"}\n{', r"corpus\.jsonl の 2 行目を読めません"),
        ("corpus_jsonl", '{"id": "1", "text": "x"}\n' * 2, "2 行目の id「1」は空か、前の行"),
        ("queries_jsonl", "", r"queries\.jsonl は空です"),
        ("qrels_tsv", "a\t9\t1", r"qrels\.tsv の 1 行目の id「9」は corpus\.jsonl にありません"),
        ("qrels_tsv", "z\t1\t1", "id「z」は queries.jsonl にありません"),
        ("qrels_tsv", "a\t1", "1 行目を読めません.*タブで区切った"),
        ("qrels_tsv", "a\t1\tnan", "1 行目を読めません"),
        ("qrels_tsv", "a\t1\t0", r"qrels\.tsv は空です.*0 より大きい"),
    ],
)
def test_a_broken_folder_is_refused_with_the_line(
    tmp_path: Path, file: str, text: str, told: str
) -> None:
    with pytest.raises(BenchmarkError, match=told):
        read_benchmark(write(tmp_path, **{file: text}))


def test_an_absent_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"corpus\.jsonl を開けません"):
        read_benchmark(tmp_path)


def test_a_record_is_a_section_under_its_title() -> None:
    source = RecordsSource.of(ENTRIES)
    text = source.documents[0].text
    assert [text[s.start : s.end] for s in source.sections] == [
        ENTRIES[0].text,
        ENTRIES[1].text,
        "保育園の入園申請",
    ]
    assert source.sections[1].path == ("ごみ",)


def test_a_folder_goes_through_the_products_index() -> None:
    """Two judged questions, both with their record first; a long record counts once."""
    benchmark = Benchmark(ENTRIES, QUERIES, {"a": {"1": 1.0}, "b": {"3": 2.0}})
    figures = measure(benchmark, HashingEncoder(), IndexSettings(window_chars=100))
    counts = {name: figures[name] for name in ("documents", "queries", "left_out")}
    assert counts == {"documents": 3, "queries": 2, "left_out": 1}
    shares = [figures[name] for name in ("hit@1", "recall@10", "nDCG@10", "MRR@10")]
    assert shares == [1.0, 1.0, 1.0, 1.0]
    assert json.loads(json.dumps(figures)) == figures
