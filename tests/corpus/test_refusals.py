import errno
import os

import pytest

from corpus.refusals import reason_of


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOENT, "見つかりません"),
        (errno.EACCES, "読み取る許可がありません"),
        (errno.ENAMETOOLONG, "名前が長すぎます"),
        (errno.ENOTTY, "読めません（Inappropriate ioctl for device）"),
    ],
)
def test_a_reason_is_told_in_japanese(number: int, reason: str) -> None:
    assert reason_of(OSError(number, os.strerror(number))) == reason


def test_a_failure_without_number_tells_itself() -> None:
    assert reason_of(OSError("disk gone")) == "読めません（disk gone）"
