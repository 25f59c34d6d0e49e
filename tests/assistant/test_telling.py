from pathlib import Path

import pytest

from assistant.adding import Change
from assistant.intake import Counts, Fate, Result
from assistant.telling import MOST_LOSSES, ranges, record_of, told, total_line
from corpus.added import Lost
from corpus.errors import DocumentError
from tests.corpus.test_added import entry

FILE = Path("計画\n.txt")
COUNTS = Counts(12, 3, 2, 1)


def lost(*losses: tuple[int, str]) -> Result:
    unreadable = tuple(Lost(sheet=sheet, what=what) for sheet, what in losses)
    told = {"unreadable": unreadable, "notes": ("拡張子が違います",)}
    added = entry("a", encoding="cp932").model_copy(update=told)
    return Result(FILE, Fate.ADDED, "a", added, COUNTS)


def test_an_added_document_is_told_with_what_was_found_and_what_was_lost() -> None:
    assert list(told(lost((3, "図"), (1, "図"), (2, "図"), (7, "図"), (7, "印")))) == [
        "追加しました：a（計画<U+000A>.txt）「計画」",
        "    TXT（cp932）　1枚、12区分、新旧の対応 3件、表 2件、担当 1件",
        "    注意：拡張子が違います",
        "    読み取れなかったもの：",
        "        1〜3、7枚目：図",
        "        7枚目：印",
    ]


def test_that_nothing_was_lost_is_said_too() -> None:
    assert list(told(lost()))[-1] == "    読み取れなかったもの：なし"


def test_many_kinds_of_losses_are_cut() -> None:
    lines = list(told(lost(*((1, f"図{number}") for number in range(MOST_LOSSES + 5)))))
    assert lines[-1] == "        ほか 5種類（--json ですべて出ます）"


def test_a_failure_is_told_with_its_three_parts() -> None:
    error = DocumentError("見た", "期待", "対処")
    assert list(told(Result(FILE, Fate.FAILED, error=error))) == [
        "追加できませんでした：計画<U+000A>.txt",
        "    エラー：見た（期待：期待）対処：対処",
    ]


@pytest.mark.parametrize(
    ("numbers", "written"), [([1], "1"), ([2, 1, 3, 3, 9, 5, 6], "1〜3、5〜6、9")]
)
def test_sheets_are_written_as_ranges(numbers: list[int], written: str) -> None:
    assert ranges(numbers) == written


def test_the_last_line_counts_the_fates() -> None:
    failed = Result(FILE, Fate.FAILED)
    assert total_line([lost(), failed, failed]) == "3件：追加 1、失敗 2"


def test_the_record_holds_every_loss_and_the_parts_of_an_error() -> None:
    failed = Result(FILE, Fate.FAILED, error=DocumentError("見た", "期待", "対処"))
    record = record_of(Change((lost((3, "図")), failed), None))
    assert record["index"] is None
    assert record["documents"][0]["unreadable"] == [{"sheet": 3, "what": "図"}]
    assert record["documents"][1]["error"] == {
        "seen": "見た", "expected": "期待", "remedy": "対処",
    }  # fmt: skip
