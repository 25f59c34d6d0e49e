"""Measuring how before/after tables are read; LibreOffice is not needed here."""

from pathlib import Path

import pytest

from corpus.errors import UserError
from corpus.formats.reading import read_file
from evals.comparisons.measure import table_report
from evals.comparisons.rendering import convert, write_csv, write_html, write_xlsx
from evals.comparisons.scoring import TableScore, score_table
from evals.comparisons.source import SourceTable, read_source
from evals.errors import BenchmarkError

SOURCE = """# 見本法 新旧対照表

改正前: 20250401 時点

| 改正後 | 改正前 |
| --- | --- |
| （許可） 第三条 許可を受ける。<br>２ 条件を付する。 | （許可） 第三条 届け出る。 |
| 第四条 公開する。 | （新設） |
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "mihon_1_2.md"
    path.write_text(SOURCE, encoding="utf-8")
    return path


@pytest.fixture
def table(source: Path) -> SourceTable:
    return read_source(source)


def test_a_source_is_read_into_cells_of_lines(table: SourceTable) -> None:
    assert (table.title, table.above, table.heads) == (
        "見本法 新旧対照表", ("改正前: 20250401 時点",), ("改正後", "改正前"),
    )  # fmt: skip
    assert table.rows == (
        (("（許可） 第三条 許可を受ける。", "２ 条件を付する。"), ("（許可） 第三条 届け出る。",)),
        (("第四条 公開する。",), ("（新設）",)),
    )
    assert table.new_marks == 1


@pytest.mark.parametrize(
    ("text", "seen"),
    [("# 題名\n", "表の行がありません"), ("|い|ろ|は|\n" * 3, "3 列の行があります")],
)
def test_a_source_of_another_shape_is_refused(text: str, seen: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BenchmarkError, match=seen):
        read_source(path)


@pytest.mark.parametrize(
    ("name", "write"), [("html", write_html), ("csv", write_csv), ("xlsx", write_xlsx)]
)
def test_a_table_that_is_read_whole_scores_in_full(
    name: str, write: object, table: SourceTable, tmp_path: Path
) -> None:
    path = tmp_path / f"mihon.{name}"
    assert callable(write)
    write(table, path)
    score = score_table(table, name, read_file(path))
    assert (score.equal, score.spaced, score.lines, score.kept, score.recognised) == (4, 4, 4, 2, 1)
    assert score.perfect


def test_the_source_itself_is_measured_too(source: Path, table: SourceTable) -> None:
    score = score_table(table, "md", read_file(source))
    assert score.kinds == {"replaced": 1, "added": 2}


def test_a_lost_space_counts_against_equal_cells_alone(source: Path, table: SourceTable) -> None:
    source.write_text(SOURCE.replace("第四条 公開", "第四条公開"), encoding="utf-8")
    score = score_table(table, "md", read_file(source))
    assert (score.equal, score.spaced, score.kept, score.perfect) == (3, 4, 1, False)


def test_a_mark_beside_a_deleted_text_is_not_recognised(source: Path, table: SourceTable) -> None:
    source.write_text(SOURCE.replace("（新設）", "（新説）"), encoding="utf-8")
    assert score_table(table, "md", read_file(source)).recognised == 0


def test_the_report_sums_up_each_format_first() -> None:
    one = TableScore("甲", "md", 4, 4, 4, 3, 2, 2, 1, 1, {})
    two = TableScore("乙", "md", 2, 1, 2, 1, 1, 0, 0, 0, {})
    assert table_report([one, two]).splitlines()[4:] == [
        "| 全体 | md | 5 / 6 | 6 / 6 | 4 / 6 | 2 / 3 | 1 / 1 |",
        "| 甲 | md | 4 / 4 | 4 / 4 | 3 / 4 | 2 / 2 | 1 / 1 |",
        "| 乙 | md | 1 / 2 | 2 / 2 | 1 / 2 | 0 / 1 | 0 / 0 |",
    ]


def test_the_absence_of_libreoffice_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UserError, match="LibreOffice（soffice）がありません"):
        convert(tmp_path / "a.html", "pdf", tmp_path)
