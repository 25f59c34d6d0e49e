"""Wrong passwords are counted for each place and, more gently, for all together."""

import pytest

from assistant.web.tries import MOST_KNOWN, MOST_WRONG_IN_ALL, TooManyTries, Tries, place_of
from tests.assistant.web.desk_site import Clock

OPERATOR, STRANGER = "10.0.0.1", "203.0.113.7"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tries(clock: Clock) -> Tries:
    return Tries(clock)


def crowd(tries: Tries, clock: Clock) -> None:
    """Let many strangers try once each, an eighth of a second behind another."""
    for number in range(MOST_WRONG_IN_ALL):
        tries.count(f"203.0.{number // 200}.{number % 200}")
        clock.now += 0.125


def waits(tries: Tries, address: str) -> int:
    with pytest.raises(TooManyTries, match=r"^\d+$") as told:
        tries.count(address)
    return told.value.wait_s


def test_five_tries_a_minute_are_looked_at(tries: Tries, clock: Clock) -> None:
    for _ in range(5):
        tries.count(STRANGER)
        clock.now += 1
    assert waits(tries, STRANGER) == 55
    clock.now += 55
    tries.count(STRANGER)


def test_a_stranger_holds_up_nobody_else(tries: Tries) -> None:
    for _ in range(5):
        tries.count(STRANGER)
    tries.count(OPERATOR)


def test_a_right_try_does_not_count(tries: Tries) -> None:
    for _ in range(20):
        tries.was_right(tries.count(OPERATOR))


def test_many_places_together_are_held_up_for_a_short_while(tries: Tries, clock: Clock) -> None:
    crowd(tries, clock)
    assert waits(tries, OPERATOR) == 48
    clock.now += 48
    tries.count(OPERATOR)


def test_a_crowd_does_not_hold_up_a_place_that_was_right_before(tries: Tries, clock: Clock) -> None:
    tries.was_right(tries.count(OPERATOR))
    crowd(tries, clock)
    for _ in range(5):
        tries.count(OPERATOR)
    assert waits(tries, OPERATOR) == 60


def test_what_is_kept_does_not_grow_without_end(tries: Tries, clock: Clock) -> None:
    for number in range(10_000):
        tried = tries.count(f"10.0.{number // 250}.{number % 250}")
        if number % 2:
            tries.was_right(tried)
        clock.now += 2
    assert (len(tries._tries), len(tries._known)) == (15, MOST_KNOWN)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3::9", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_a_household_is_one_place(address: str, place: str) -> None:
    """A network of IPv6 has more addresses than anybody could count."""
    assert place_of(address) == place
