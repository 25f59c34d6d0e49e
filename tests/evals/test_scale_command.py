from pathlib import Path

import pytest

from corpus.state import DataFolder
from evals.cli import main
from evals.commands.scale import Likeness, scale
from index.encoder import HashingEncoder
from tests.evals.test_scale_making import real
from tests.evals.test_scale_queries import asked


def prepare(data: DataFolder, folder: Path | None) -> Likeness:
    return Likeness(HashingEncoder(32), real(), asked())


@pytest.mark.parametrize("sizes", ["viele", "10000;20000", "1", "20000000", ""])
def test_an_impossible_size_is_one_japanese_line(
    sizes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["scale", "--sizes", sizes]) == 2
    told = capsys.readouterr().err
    assert "エラー：--sizes：500〜10,000,000 の整数をコンマで区切って指定してください" in told


def test_the_help_tells_every_option_in_japanese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["scale", "--help"])
    told = capsys.readouterr().out
    assert "合成した大きな文書集で、検索の速さ、メモリ、正しさを測ります。" in told
    assert all(name in told for name in ("--sizes", "--aside", "--forms", "--write"))


def test_a_folder_without_a_benchmark_is_told_before_anything_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["scale", str(tmp_path)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("エラー：")
    assert "corpus.jsonl を開けません" in line


def test_the_command_measures_the_sizes_it_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scale(["--sizes", "500,700", "--aside", str(tmp_path), "--forms"], prepare)
    told = capsys.readouterr()
    assert "| 500 | 6 | " in told.out
    assert "| 700 | 20 | " in told.out
    assert "## FAISSの形（文章 700）" in told.out
    assert "文章 700：質問しています" in told.err
    assert list(tmp_path.iterdir()) == []
