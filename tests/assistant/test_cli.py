"""The command as a whole: its errors, its exit codes, its streams."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli import COMMANDS, main
from corpus.errors import CorpusError, MachishirubeError, UserError


class Failing:
    """A command that fails in the way it was made with."""

    NAME = "fail"
    HELP = "失敗します"

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take no arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        raise self.error


class Showing:
    """A command that says which data folder it was given."""

    NAME = "show"
    HELP = "表示します"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take no arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        sys.stdout.write(f"{arguments.data_dir}\n")
        return 0


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "assistant", *arguments]
    return subprocess.run(command, capture_output=True, env=os.environ | environment)


def failing(error: BaseException, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main(["fail"], commands=[Failing(error)])
    return code, capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code"),
    [(UserError("甲", "乙", "丙"), 2), (MachishirubeError("甲", "乙", "丙"), 1),
     (CorpusError("甲", "乙", "丙"), 1)],
)  # fmt: skip
def test_an_error_of_ours_is_one_line_with_three_parts(
    error: MachishirubeError, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failing(error, capsys) == (code, "エラー：甲（期待：乙）対処：丙\n")


def test_an_unexpected_failure_is_one_line_that_names_the_way_to_details(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, told = failing(KeyError("x"), capsys)
    assert code == 1
    assert told.startswith("エラー：予期しない誤りが起きました：KeyError: 'x'（")
    assert told.endswith("--debug を付けてもう一度実行すると、報告に使える詳細が表示されます。\n")


def test_debug_adds_the_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fail", "--debug"], commands=[Failing(KeyError("x"))]) == 1
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_a_full_disk_is_told_in_japanese(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = failing(OSError(28, "No space left on device", "索引"), capsys)
    assert code == 1
    assert told.startswith("エラー：ファイルを読み書きできませんでした：索引（空き容量がありま")


def test_an_interruption_is_told_and_leaves_with_the_code_of_the_signal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert failing(KeyboardInterrupt(), capsys) == (130, "中断しました。\n")


@pytest.mark.parametrize(
    "arguments", [["--data-dir", "甲", "show"], ["show", "--data-dir", "甲"]], ids=" ".join
)
def test_the_data_folder_is_taken_before_and_after_the_command(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments, commands=[Showing()]) == 0
    assert capsys.readouterr().out == "甲\n"


def test_the_data_folder_after_the_command_wins(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--data-dir", "甲", "show", "--data-dir", "乙"], commands=[Showing()])
    assert capsys.readouterr().out == "乙\n"


@pytest.mark.parametrize("arguments", [[], ["知らない"], ["list", "--知らない"], ["ask"]])
def test_a_command_line_that_cannot_be_understood_is_the_users_error(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith("エラー：")


@pytest.mark.parametrize("name", [None, *(command.NAME for command in COMMANDS)])
def test_every_help_is_japanese(name: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([name, "--help"] if name else ["--help"])
    text = capsys.readouterr().out
    assert text.startswith("使い方：machishirube ")
    assert [word for word in ("usage", "options", "positional", "show this") if word in text] == []


def test_the_commands_are_those_of_the_design() -> None:
    names = [command.NAME for command in COMMANDS]
    assert names == [
        "ask", "search", "chat", "add", "remove", "list", "build", "check", "feedback", "operator",
        "purge",
    ]  # fmt: skip


def test_output_is_utf8_in_the_c_locale() -> None:
    done = run("list", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "上田市" in done.stdout.decode("utf-8")


def test_errors_are_utf8_in_the_c_locale() -> None:
    done = run("ask", "", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").startswith("エラー：質問が空です")


def test_a_reader_that_goes_away_is_no_traceback(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "assistant", "list", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_a_data_folder_below_a_file_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert main(["--data-dir", str(tmp_path / "file"), "check"]) == 2
    assert capsys.readouterr().err.endswith("別の場所を指定してください。\n")
