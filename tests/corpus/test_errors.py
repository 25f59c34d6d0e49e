import pytest

from corpus import (
    CorpusError,
    DocumentError,
    MachishirubeError,
    QuoteMismatch,
    SettingsError,
    UserError,
)


def test_a_failure_is_told_in_three_parts() -> None:
    error = MachishirubeError("見たこと", "期待", "直し方")
    assert str(error) == "見たこと（期待：期待）対処：直し方"
    assert (error.seen, error.expected, error.remedy) == ("見たこと", "期待", "直し方")


@pytest.mark.parametrize(
    ("kind", "exit_code"),
    [
        (MachishirubeError, 1), (CorpusError, 1), (QuoteMismatch, 1),
        (UserError, 2), (DocumentError, 2), (SettingsError, 2),
    ],
)  # fmt: skip
def test_what_the_caller_can_mend_has_exit_code_two(
    kind: type[MachishirubeError], exit_code: int
) -> None:
    assert kind("一", "二", "三").exit_code == exit_code
    assert issubclass(kind, MachishirubeError)
