import pytest
from pydantic import ValidationError

from corpus.errors import DocumentError
from corpus.formats.limits import DEFAULT_LIMITS, Limits, check_length


def test_a_text_may_be_as_long_as_the_limit() -> None:
    check_length("abc", "a.txt", Limits(max_characters=3))


def test_a_longer_text_is_refused_with_both_figures() -> None:
    with pytest.raises(DocumentError, match=r"4 文字あります（期待：3 文字まで）.*max_characters"):
        check_length("abcd", "a.txt", Limits(max_characters=3))


def test_unknown_limits_are_refused() -> None:
    with pytest.raises(ValidationError, match="max_byte"):
        Limits.model_validate({"max_byte": 1})


@pytest.mark.parametrize("name", Limits.model_fields)
def test_no_limit_may_be_zero(name: str) -> None:
    with pytest.raises(ValidationError, match=name):
        Limits.model_validate({name: 0})


@pytest.mark.parametrize("name", Limits.model_fields)
@pytest.mark.parametrize("value", [10**20, float("inf"), float("nan")])
def test_no_limit_may_be_beyond_what_a_system_takes(name: str, value: float) -> None:
    with pytest.raises(ValidationError, match=name):
        Limits.model_validate({name: value})


@pytest.mark.parametrize("name", sorted({*Limits.model_fields} - {"max_seconds", "max_processes"}))
def test_a_large_limit_may_be_set(name: str) -> None:
    assert getattr(Limits.model_validate({name: 2**53}), name) == 2**53


def test_the_defaults_hold_a_long_plan() -> None:
    assert (DEFAULT_LIMITS.max_pages, DEFAULT_LIMITS.max_characters) == (1_000, 5_000_000)
