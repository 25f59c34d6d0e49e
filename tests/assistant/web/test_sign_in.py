"""Sessions of the operator, by a clock of the test."""

from dataclasses import dataclass

import pytest

from assistant.web.sign_in import IDLE_S, LONGEST_S, SignIn
from assistant.web.tries import TooManyTries
from tests.assistant.web.desk_site import Clock

HERE = "10.0.0.1"


@dataclass
class Word:
    """A password in memory."""

    word: str = "right"

    @property
    def is_set(self) -> bool:
        return bool(self.word)

    @property
    def version(self) -> str:
        return self.word

    def fits(self, password: str) -> bool:
        return password == self.word


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def word() -> Word:
    return Word()


@pytest.fixture
def sign_in(word: Word, clock: Clock) -> SignIn:
    return SignIn(word, clock)


def entered(sign_in: SignIn) -> str:
    key = sign_in.enter("right", HERE)
    assert key
    return key


def test_the_right_password_begins_a_session_of_its_own(sign_in: SignIn) -> None:
    one, other = entered(sign_in), entered(sign_in)
    assert one != other
    assert [sign_in.holds(key) for key in (one, other, "", "x")] == [True, True, False, False]


def test_a_wrong_password_begins_none(sign_in: SignIn) -> None:
    assert sign_in.enter("wrong", HERE) is None


def test_a_session_ends_when_it_is_left(sign_in: SignIn) -> None:
    key = entered(sign_in)
    sign_in.leave(key)
    assert not sign_in.holds(key)


def test_a_session_ends_eight_hours_behind_its_last_use(sign_in: SignIn, clock: Clock) -> None:
    key = entered(sign_in)
    for _ in range(3):
        clock.now += IDLE_S - 1
        assert sign_in.holds(key)
    clock.now += IDLE_S
    assert not sign_in.holds(key)


def test_a_session_ends_with_its_password(sign_in: SignIn, word: Word) -> None:
    key = entered(sign_in)
    word.word = "other"
    assert not sign_in.holds(key)


def test_a_session_that_is_used_all_the_time_ends_a_day_behind_its_beginning(
    sign_in: SignIn, clock: Clock
) -> None:
    """A cookie that was taken must not be good for ever."""
    key = entered(sign_in)
    for _ in range(23):
        clock.now += 60 * 60
        assert sign_in.holds(key)
    clock.now = LONGEST_S
    assert not sign_in.holds(key)


def test_too_many_wrong_tries_from_one_place_are_not_looked_at(sign_in: SignIn) -> None:
    for _ in range(5):
        assert sign_in.enter("wrong", HERE) is None
    with pytest.raises(TooManyTries, match=r"^60$"):
        sign_in.enter("right", HERE)
    assert sign_in.enter("right", "10.0.0.2")


def test_right_tries_do_not_count(sign_in: SignIn) -> None:
    for _ in range(20):
        entered(sign_in)
