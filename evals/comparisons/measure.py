"""`python -m evals measure`: every before/after table of the shared material, in every format."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus.errors import DocumentError
from corpus.formats.blocks import Extract
from corpus.formats.reading import read_file
from evals.comparisons.rendering import render
from evals.comparisons.scoring import TableScore, score_table
from evals.comparisons.source import read_source

PATTERN = "*_*_*.md"
_HEAD = "| 表 | 形式 | セル一致 | 空白を除き一致 | 改行も一致 | 対の保持 | （新設） |"


def measure_tables(
    folder: Path, *, scratch: Path | None = None, told: Callable[[str], None] | None = None
) -> tuple[TableScore, ...]:
    """Render and read every table of a folder; `told` hears of each table in Japanese.

    A file that the product refuses to read scores nothing, and the reason is told.
    """
    say = told or (lambda text: None)
    scores: list[TableScore] = []
    with tempfile.TemporaryDirectory(dir=scratch) as made:
        for path in sorted(folder.glob(PATTERN)):
            table = read_source(path)
            say(f"{table.name}：{len(table.rows)} 行")
            for name, file in render(table, path, Path(made)).items():
                try:
                    extract = read_file(file)
                except DocumentError as error:
                    say(f"エラー：{error}")
                    extract = Extract("", (), 0, name)
                scores.append(score_table(table, name, extract))
    return tuple(scores)


def table_report(scores: Sequence[TableScore]) -> str:
    """Print the scores as a Markdown table: first every format in all, then each table."""
    formats = list(dict.fromkeys(score.format for score in scores))
    lines = ["# 新旧対照表の読み取り", "", _HEAD, "| --- " * 7 + "|"]
    for name in formats:
        lines.append(_line("全体", name, [s for s in scores if s.format == name]))
    lines += [_line(s.table, s.format, [s]) for s in scores]
    return "\n".join(lines)


def _line(table: str, name: str, scores: Sequence[TableScore]) -> str:
    """Print one line: counts found of counts there are."""
    cells, rows = sum(s.cells for s in scores), sum(s.rows for s in scores)
    counts = (
        (sum(s.equal for s in scores), cells),
        (sum(s.spaced for s in scores), cells),
        (sum(s.lines for s in scores), cells),
        (sum(s.kept for s in scores), rows),
        (sum(s.recognised for s in scores), sum(s.marks for s in scores)),
    )
    return f"| {table} | {name} | " + " | ".join(f"{found} / {of}" for found, of in counts) + " |"
