"""The operator's password is kept as a salted hash that only its owner may read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.operator_password import OperatorPassword
from corpus.errors import MachishirubeError, UserError
from corpus.state import DataFolder

RIGHT = "長い合言葉をここに書きます"


def test_without_a_password_none_fits(data: DataFolder) -> None:
    password = OperatorPassword(data)
    assert (password.is_set, password.fits(""), password.version) == (False, False, "")


def test_only_the_same_password_fits(data: DataFolder) -> None:
    password = OperatorPassword(data)
    password.set(RIGHT)
    assert password.is_set
    assert [password.fits(each) for each in (RIGHT, RIGHT + " ", "", "x" * 5_000)] == [
        True, False, False, False,
    ]  # fmt: skip


def test_the_file_is_the_owners_alone_and_does_not_hold_the_password(data: DataFolder) -> None:
    OperatorPassword(data).set(RIGHT)
    assert data.operator.stat().st_mode & 0o777 == 0o600
    assert RIGHT.encode() not in data.operator.read_bytes()
    assert [path.name for path in data.root.iterdir()] == ["operator.json"]


def test_a_short_or_endless_password_is_refused(data: DataFolder) -> None:
    for wrong in ("x" * 11, "x" * 1_001):
        with pytest.raises(UserError, match="12文字以上、1,000文字以内"):
            OperatorPassword(data).set(wrong)
    assert not data.operator.exists()


def test_equal_passwords_have_different_hashes(data: DataFolder) -> None:
    password = OperatorPassword(data)
    password.set(RIGHT)
    first = password.version, data.operator.read_bytes()
    password.set(RIGHT)
    assert password.version != first[0]
    assert data.operator.read_bytes() != first[1]


def test_removing_tells_whether_there_was_one(data: DataFolder) -> None:
    password = OperatorPassword(data)
    password.set(RIGHT)
    assert (password.remove(), password.remove(), password.is_set) == (True, False, False)


@pytest.mark.parametrize("content", [b"", b"{}", b'{"salt":"00","hash":"00"}', b"\xff"])
def test_a_damaged_file_is_told_with_its_remedy(data: DataFolder, content: bytes) -> None:
    data.root.mkdir()
    data.operator.write_bytes(content)
    with pytest.raises(MachishirubeError, match="operator set」で設定し直して"):
        OperatorPassword(data).fits(RIGHT)
    assert OperatorPassword(data).version == ""


@settings(max_examples=5)
@given(st.text(min_size=12, max_size=40))
def test_any_long_text_is_a_password(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    password = OperatorPassword(DataFolder(tmp_path_factory.mktemp("any")))
    password.set(text)
    assert [password.fits(text), password.fits(text + "x")] == [True, False]
