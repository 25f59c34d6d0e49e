"""The measurements as a report in Japanese."""

import os
import platform
from collections.abc import Iterator, Sequence
from importlib.metadata import version

import numpy as np

from evals.formatting import markdown_table, number
from evals.scale.adding import Added
from evals.scale.building import DEPTH, WORDS
from evals.scale.forms import FormScore
from evals.scale.histogram import grown, likeness_table, likenesses, question_table
from evals.scale.making import DOCUMENTS_PER_CITY, Pattern
from evals.scale.measuring import Measured, Order, Sized
from evals.scale.sources import Asked

_MB = 1e6
_COLUMNS = {
    "dense": "ベクトル",
    "words": "キーワード",
    "fusion and reading": "統合と本文の読み出し",
    "whole": "全体",
}
_HEAD = """# 大きな文書集での検索

`python -m evals scale` が書きます。実物の文章 {real:,} の分布から合成した文章を索引に入れ、
質問して測ります（1つのスレッド、質問は1つずつ）。時間は中央値（p50）と95％点（p95）で、
質問の埋め込み（1問ごとに一定）を含みません。読み方と設計の理由は
[docs/scale.md](../docs/scale.md) にあります。"""

_MEMORY = """メモリは、開いて質問したことで増えた分です。「写像」はファイルのページで、
ほかに要るときは OS が取り返します。"""
_TIMES = "![大きさと質問の時間](../docs/scale-times.svg)"
_NEIGHBOURS = "![近傍までの距離、実物と合成](../docs/scale-neighbours.svg)"


def report(measured: Measured, asked: Asked) -> str:
    """Write the whole report in Markdown; `asked` are the real questions."""
    head = _HEAD.format(real=len(measured.pattern.real))
    return "\n\n".join((head, _circumstances(measured.order), *_sections(measured, asked)))


def _circumstances(order: Order) -> str:
    """Tell what a figure may hang on beside the code."""
    faiss, numpy = version("faiss-cpu"), version("numpy")
    versions = f"Python {platform.python_version()}、FAISS {faiss}、NumPy {numpy}"
    asked = f"語数ごとに{order.questions:,}問、乱数の種 {order.seed}"
    return f"{versions}、{os.cpu_count()}コア、{asked}。"


def _sections(measured: Measured, asked: Asked) -> Iterator[str]:
    yield f"## 作る、開く\n\n{_MEMORY}\n\n{size_table(measured.sizes)}"
    yield f"## 質問にかかる時間\n\n{time_table(measured.sizes)}"
    yield _TIMES
    questions = measured.order.questions * len(WORDS)
    told = f"最も近い{DEPTH}件（総当たり）のうち見つけた割合、{questions:,}問の平均です。"
    city = f"1市は{DOCUMENTS_PER_CITY:,}文書です。–は、1市分しかない大きさです。"
    yield f"## 見つけたもの\n\n{told}{city}\n\n{recall_table(measured.sizes)}"
    yield f"## 文書を加える\n\n{adding_table(measured.added)}"
    if measured.forms:
        size = f"文章 {measured.order.middle:,}"
        yield f"## FAISSの形（{size}）\n\n{form_table(measured.forms)}"
    yield from _likeness(measured, asked)


def size_table(sizes: Sequence[Sized]) -> str:
    """Write a line a size: seconds, megabytes on the disk by part, and in memory."""
    disk = ("本文", "転置索引", "ベクトル", "計")
    memory = ("固有", "写像")
    head = (
        "文章",
        "合成（秒）",
        "索引を書く（秒）",
        *(f"ディスク {part}（MB）" for part in disk),
        "開く（秒）",
        *(f"メモリ {kind}（MB）" for kind in memory),
    )
    return markdown_table(head, map(_size_row, sizes))


def _size_row(each: Sized) -> list[str]:
    built, searched, disk = each.built, each.searched, each.built.disk
    return [
        f"{built.passages:,}",
        number(built.making_s, 1),
        number(built.build_s, 1),
        *(number(size / _MB, 1) for size in (disk.texts, disk.postings, disk.vectors, disk.whole)),
        number(searched.open_s, 2),
        *(number(size / _MB) for size in (searched.anonymous, searched.mapped)),
    ]


def time_table(sizes: Sequence[Sized]) -> str:
    """Write a line a size and number of words: p50 and p95 in milliseconds by part."""
    head = ("文章", "質問の語数", *(f"{part} p50／p95（ミリ秒）" for part in _COLUMNS.values()))
    rows = [
        [f"{each.built.passages:,}", words, *(_both(parts[name]) for name in _COLUMNS)]
        for each in sizes
        for words, parts in each.searched.times_ms.items()
    ]
    return markdown_table(head, rows)


def _both(pair: tuple[float, float]) -> str:
    return "／".join(f"{value:.2f}" for value in pair)


def recall_table(sizes: Sequence[Sized]) -> str:
    """Write a line a size: what was found of the exact nearest, and within one city."""
    head = ("文章", f"recall@{DEPTH}", f"1市に絞った recall@{DEPTH}")
    rows = [
        [
            f"{each.built.passages:,}",
            number(each.searched.recall, 3),
            number(each.searched.filtered_recall, 3),
        ]
        for each in sizes
    ]
    return markdown_table(head, rows)


def adding_table(added: Added) -> str:
    """Write what adding cost, in one line."""
    head = ("加える前の文章", "加えた文章", "加える（秒）", "埋め込みだけ（秒）", "比")
    seconds = (number(added.adding_s, 2), number(added.embedding_s, 2))
    return markdown_table(
        head, [[f"{added.before:,}", f"{added.fresh:,}", *seconds, number(added.times, 2)]]
    )


def form_table(scores: Sequence[FormScore]) -> str:
    """Write a line a form and value of its knob."""
    head = ("形", "設定", "作る（秒）", "MB", f"recall@{DEPTH}", "p50（ミリ秒）", "p95（ミリ秒）")
    return markdown_table(head, map(_form_row, scores))


def _form_row(each: FormScore) -> list[str]:
    again = "、16ビットで並べ直し" if each.form.reranked else ""
    return [
        f"{each.form.name}{again}",
        f"{each.form.knob} {each.value}" if each.form.knob else "–",
        number(each.build_s, 1),
        number(each.size / _MB),
        number(each.recall, 3),
        *(number(value, 2) for value in (each.p50_ms, each.p95_ms)),
    ]


def _likeness(measured: Measured, asked: Asked) -> Iterator[str]:
    """Write how like the real passages and questions the made ones are."""
    real, alike = measured.pattern.real, measured.alike
    same = likeness_table(likenesses(real, alike))
    told = f"実物と同じ数（{len(real):,}）を作って比べます。"
    yield f"## 合成した文章は実物に似ているか\n\n{told}\n\n{same}"
    yield _NEIGHBOURS
    half = likeness_table(grown(real, seed=measured.order.seed))
    yield f"実物の半分から全体の数を作り、実物の全体と比べます。\n\n{half}"
    table = question_table(real, asked, alike, measured.alike_queries)
    yield f"質問です。語のdfの割合は、質問の語が現れる文章の割合の平均です。\n\n{table}"
    yield f"{_words_told(measured.pattern)}{_shake_told(measured.pattern)}"


def _words_told(pattern: Pattern) -> str:
    law = pattern.heaps
    return (
        f"語彙の数は V ＝ {law.factor:.1f} × n^{law.exponent:.3f}（n は延べ語数、Heaps の法則）"
        f"に従って増やします。実物への当てはめの誤差は最大{law.misfit:.1%}です。"
    )


def _shake_told(pattern: Pattern) -> str:
    shake = pattern.shake
    width = float(np.mean(pattern.cloud.gaps))
    return (
        f"ベクトルは、近傍2つへ合わせて最大{shake.pull:.0%}寄せ、最も近いものまでの距離（平均{width:.3f}）の"
        f"{shake.noise:g}倍の雑音を加えたものです。"
    )
