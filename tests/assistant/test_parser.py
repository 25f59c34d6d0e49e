"""The parser's Japanese."""

import argparse
import re

import pytest

from assistant.parser import JapaneseParser, UsageError, number_between, path_argument


def parser() -> JapaneseParser:
    made = JapaneseParser(prog="試し")
    made.add_argument("word", metavar="語")
    made.add_argument("-k", type=number_between(1, 100), metavar="件数")
    made.add_argument("--side", choices=["after", "before"], metavar="欄")
    made.add_argument("--pair", nargs=2, metavar="値")
    made.add_argument("--some", nargs="+", metavar="値")
    made.add_argument("--where", type=path_argument, metavar="場所")
    made.add_argument("--real", type=int, metavar="数")
    made.add_argument("--flag", action="store_true")
    pair = made.add_mutually_exclusive_group()
    pair.add_argument("--this", action="store_true")
    pair.add_argument("--that", action="store_true")
    return made


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "必要な引数がありません：語（"),
        (["a", "b"], "知らない引数です：b（"),
        (["a", "--sid", "after"], "知らない引数です：--sid after（"),
        (["a", "-k"], "-k には値が1つ必要です（"),
        (["a", "-k", "0"], "-k：1〜100 の整数で指定してください：'0'（"),
        (["a", "-k", "-5"], "-k：1〜100 の整数で指定してください：'-5'（"),
        (["a", "-k", "9" * 5000], "-k：1〜100 の整数で指定してください"),
        (["a", "--side", "左"], "--side に '左' は使えません（使えるもの：'after', 'before'）（"),
        (["a", "--pair", "1"], "--pair には値が2個必要です（"),
        (["a", "--some"], "--some には値が必要です（"),
        (["a", "--where", ""], "--where：空でない場所を指定してください（"),
        (["a", "--real", "x"], "--real は整数で指定してください：'x'（"),
        (["a", "--flag=1"], "--flag は値をとりません：'1'（"),
        (["a", "--this", "--that"], "--that は --this と同時に使えません（"),
    ],
)
def test_a_usage_error_is_told_in_japanese(arguments: list[str], message: str) -> None:
    with pytest.raises(UsageError, match="^" + re.escape(message)):
        parser().parse_args(arguments)


def test_a_usage_error_shows_the_usage_and_the_help() -> None:
    with pytest.raises(UsageError, match=r"（期待：試し \[-h\] .* 語）対処：試し --help で説明を"):
        parser().parse_args([])


def test_the_help_has_japanese_heads() -> None:
    text = parser().format_help()
    assert text.startswith("使い方：試し [-h]")
    assert ("\n引数:\n" in text, "\nオプション:\n" in text) == (True, True)


def test_an_error_of_another_python_is_quoted() -> None:
    with pytest.raises(UsageError, match="引数を読み取れません：something new（"):
        parser().error("something new")


@pytest.mark.parametrize(("text", "number"), [("1", 1), ("007", 7), ("１００", 100)])
def test_a_number_within_its_bounds_is_taken(text: str, number: int) -> None:
    assert number_between(1, 100)(text) == number


def test_a_path_with_nul_is_refused() -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="空でない場所"):
        path_argument("a\0b")
